package kith.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Media;
import java.util.List;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What came in late on the Thursday before Easter is known to whoever answers over the holidays, and what they did to whoever opens the office. */
@ExtendWith(Stage.class)
class OverEasterTest {
    private final People people;

    OverEasterTest(People people) {
        this.people = people;
    }

    private Person signsIn(String name, boolean script) {
        return script ? people.signsIn(name) : people.withoutJavaScript().signsInAs(name);
    }

    @ParameterizedTest
    @CsvSource({"Odile, true", "Blanche, false"})
    void a_referral_of_the_afternoon_is_handed_over_until_the_tuesday_and_handed_back(String child, boolean script) {
        people.clock().itIs("25 March 2027 at 16:00");
        Person sam = signsIn("Sam Okafor", script);
        sam.follows("Front door").presses("Record a contact").types("Given name", child).types("Family name", "Tamworth").presses("Continue");
        sam.worksThrough(Contacts.ofConcern("25 March 2027 at 15:45")).presses("Record");
        Pace pace = new Pace(sam.page());
        pace.clicks(sam.link("Hand over out of hours")).clicks(sam.button("Start"));
        sam.arrives();
        pace.clicks(sam.button("Save and continue"));
        sam.arrives();
        pace.types(sam.box("What is live now?"), "A referral of this afternoon. Nobody has seen her yet.")
                .types(sam.box("What may happen before it ends?"), "Her mother's partner may come back drunk.")
                .types(sam.box("What should be done if it does?"), "Ring the police, then go there.")
                .types(sam.box("Name"), "Frances Holloway")
                .types(sam.box("Telephone"), "01632 960111")
                .clicks(sam.button("Save and continue"));
        assertThat(sam.arrives().text()).contains("30 March 2027 at 09:00");
        pace.clicks(sam.button("Record"));
        sam.arrives();
        assertThat(pace.clicks()).isLessThanOrEqualTo(10);
        System.out.println("A handover out of hours: " + pace);

        people.clock().itIs("27 March 2027 at 23:10");
        Person idris = signsIn("Idris Vaughan", script).follows("Out of hours");
        assertThat(idris.text()).contains(child + " Tamworth", "Frances Holloway, 01632 960111", "Her mother's partner may come back drunk.", "30 March 2027 at 09:00");
        idris.page().emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
        assertThat(idris.page().locator(".kith-no-print:visible").count()).isZero();
        idris.page().emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.SCREEN));
        idris.follows("Hand back").startsAlsoAbout();
        idris.worksThrough(Answers.of(
                        "When do you hand it back?", "27 March 2027 at 23:05",
                        "Did anything happen?", "Yes",
                        "What happened, and what was done?", "He came. The police took him away, and I saw her asleep."))
                .presses("Record");

        people.clock().itIs("30 March 2027 at 09:05");
        Person margaret = signsIn("Margaret Ellison", script).follows("Out of hours");
        assertThat(margaret.text())
                .contains("Nothing that you may see is handed over now.")
                .containsSubsequence(List.of(child + " Tamworth", "Handed over by Sam Okafor", "Handed back at 23:10 on 27 March", "The police took him away, and I saw her asleep."));
    }
}
