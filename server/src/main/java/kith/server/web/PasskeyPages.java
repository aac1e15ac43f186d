package kith.server.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.util.Optional;
import kith.server.identity.Passkeys;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRequestOptions;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The page on which people sign in with a passkey. It needs the browser's script; whoever has none uses password and code. */
@Controller
class PasskeyPages {
    private static final String ASKED = "kith.passkey-asked";

    private final Passkeys passkeys;
    private final Origin origin;
    private final SignedInSession session;
    private final SigningIn signingIn;
    private final Pages pages;
    private final Clock clock;

    PasskeyPages(Passkeys passkeys, Origin origin, SignedInSession session, SigningIn signingIn, Pages pages, Clock clock) {
        this.passkeys = passkeys;
        this.origin = origin;
        this.session = session;
        this.signingIn = signingIn;
        this.pages = pages;
        this.clock = clock;
    }

    @GetMapping("/sign-in/passkey")
    void ask(HttpServletRequest request, HttpServletResponse response) throws IOException {
        show(request, response, 200, false);
    }

    @PostMapping("/sign-in/passkey")
    void check(@RequestParam(defaultValue = "") String credential, HttpServletRequest request, HttpServletResponse response) throws IOException {
        HttpSession kept = request.getSession();
        Optional<URI> here = origin.of(request);
        Optional<Passkeys.Owner> owner = here.isPresent() && kept.getAttribute(ASKED) instanceof PublicKeyCredentialRequestOptions asked
                ? passkeys.owner(asked, here.get(), credential)
                : Optional.empty();
        // What was asked is answered once.
        kept.removeAttribute(ASKED);
        if (owner.isEmpty()) {
            show(request, response, 401, true);
            return;
        }
        SignedIn who = new SignedIn(owner.get().authority(), owner.get().professional(), SignedIn.How.PASSKEY, clock.instant());
        signingIn.onAuthenticationSuccess(request, response, session.begin(request, response, who));
    }

    private void show(HttpServletRequest request, HttpServletResponse response, int status, boolean wrong) throws IOException {
        Optional<PublicKeyCredentialRequestOptions> options = origin.of(request).map(passkeys::ask);
        options.ifPresent(asked -> request.getSession().setAttribute(ASKED, asked));
        pages.write(
                request,
                response,
                status,
                "page/signInPasskey.jte",
                new Pages.Heading("Sign in with a passkey", null, wrong),
                new PasskeyContent(options.map(Passkeys::json).orElse(null), wrong));
    }
}
