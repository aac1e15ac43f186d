package kith.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Somebody keeps their own account: a password, codes from an app, a key for a program, a passkey on their own device. Nothing is recorded on the way. */
@ExtendWith(Stage.class)
class AccountTest {
    private static final String BASE_32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    private final People people;

    AccountTest(People people) {
        this.people = people;
    }

    @Test
    void a_passkey_opens_kith_without_password_or_code_until_it_is_taken_away() {
        people.clock().itIs("12 January 2027 at 11:00");
        Person alastair = people.signsIn("Alastair Muir").follows("Your account");
        CDPSession device = device(alastair);
        alastair.opens("/your-account/passkeys").types("What will you know it by?", "Work telephone");
        pressesAndWaits(alastair, "Add a passkey", "/your-account/passkeys");
        assertThat(alastair.text()).contains("Work telephone");

        alastair.presses("Sign out").follows("Sign in with a passkey");
        pressesAndWaits(alastair, "Continue", "/my-work");
        assertThat(alastair.heading()).isEqualTo("My work");

        alastair.opens("/your-account/passkeys").presses("Take away").presses("Sign out").follows("Sign in with a passkey");
        pressesAndWaits(alastair, "Continue", "/sign-in/passkey");
        assertThat(alastair.errors()).singleElement().asString().contains("does not know that passkey");
        device.detach();
    }

    @Test
    void codes_from_an_app_are_set_up_and_asked_for() throws Exception {
        people.clock().itIs("12 January 2027 at 11:05");
        Person alastair = people.signsIn("Alastair Muir").opens("/your-account/password").opens("/your-account/keys").opens("/your-account/second-factor");
        byte[] secret = secret(alastair.main().locator(".kith-key").innerText().replace(" ", ""));
        alastair.types("Six figures from the app", code(secret)).presses("Set up");
        assertThat(alastair.main().locator("ol li").count()).isEqualTo(10);
        String recovery = alastair.main().locator("ol li").first().innerText();
        alastair.follows("I have kept them").presses("Sign out").signsInAs("Alastair Muir");
        assertThat(alastair.heading()).isEqualTo("Enter your code");
        people.clock().itIs("12 January 2027 at 11:07");
        alastair.types("Code", code(secret)).presses("Continue");
        assertThat(alastair.heading()).isEqualTo("My work");

        // So that others find the demo as it was.
        alastair.opens("/your-account/second-factor").types("A code, to show that it is you", recovery).presses("Stop asking me for codes");
        assertThat(alastair.text()).contains("You are not asked for a code any more.");
        people.signsIn("Mei Tan").follows("People and teams");
    }

    private static void pressesAndWaits(Person person, String button, String leadsTo) {
        String before = person.page().url();
        Predicate<String> there = url -> url.endsWith(leadsTo);
        if (there.test(before)) {
            person.page().waitForResponse(response -> response.request().method().equals("POST"), () -> person.button(button).click());
        } else {
            person.button(button).click();
            person.page().waitForURL(there);
        }
        person.arrives();
    }

    /** A telephone that answers at once and is sure of who holds it (CDP, WebAuthn domain). */
    private static CDPSession device(Person person) {
        CDPSession session = person.page().context().newCDPSession(person.page());
        session.send("WebAuthn.enable");
        JsonObject options = new JsonObject();
        options.addProperty("protocol", "ctap2");
        options.addProperty("transport", "internal");
        for (String able : List.of("hasResidentKey", "hasUserVerification", "isUserVerified", "automaticPresenceSimulation")) {
            options.addProperty(able, true);
        }
        JsonObject all = new JsonObject();
        all.add("options", options);
        session.send("WebAuthn.addVirtualAuthenticator", all);
        return session;
    }

    private static byte[] secret(String letters) {
        byte[] secret = new byte[letters.length() * 5 / 8];
        for (int bit = 0; bit < secret.length * 8; bit++) {
            secret[bit / 8] |= (byte) ((BASE_32.indexOf(letters.charAt(bit / 5)) >> 4 - bit % 5 & 1) << 7 - bit % 8);
        }
        return secret;
    }

    /** What an authenticator app shows (RFC 6238). */
    private String code(byte[] secret) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA1");
        mac.init(new SecretKeySpec(secret, "HmacSHA1"));
        Instant now = people.clock().instant();
        byte[] hash = mac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(now.getEpochSecond() / 30).array());
        return String.format("%06d", (ByteBuffer.wrap(hash, hash[19] & 0xf, Integer.BYTES).getInt() & Integer.MAX_VALUE) % 1_000_000);
    }
}
