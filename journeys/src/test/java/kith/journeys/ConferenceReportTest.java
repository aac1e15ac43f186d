package kith.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A report for a conference about a sister and a brother, from what is on their records already. */
@ExtendWith(Stage.class)
class ConferenceReportTest {
    private static final String WORRIED = "What are you worried about?";
    private static final String OWN = "All of this together worries me more than each by itself.";

    private static final String AGNIESZKA = "Agnieszka Lis";

    private final People people;

    ConferenceReportTest(People people) {
        this.people = people;
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void is_written_from_what_is_already_there(boolean script) {
        people.clock().itIs(script ? "12 January 2027 at 11:10" : "12 January 2027 at 11:30");
        Person agnieszka = (script ? people.signsIn(AGNIESZKA) : people.withoutJavaScript().signsInAs(AGNIESZKA)).opensTheRecordOf("Ayaan Warsame");

        Pace pace = new Pace(agnieszka.page());
        pace.clicks(agnieszka.link("Send your agency's report"));
        agnieszka.arrives();
        pace.clicks(also(agnieszka, "Hafsa")).clicks(agnieszka.button("Start"));
        agnieszka.arrives();
        pace.types(agnieszka.box("Day"), "12").types(agnieszka.box("Month"), "1").types(agnieszka.box("Year"), "2027");
        pace.types(agnieszka.box("Time, 24-hour clock"), script ? "11:00" : "11:20").clicks(agnieszka.button("Save and continue"));
        agnieszka.arrives();
        pace.clicks(agnieszka.choice("Which agency is it from?", "Children's social care"));
        takes(agnieszka, pace, "How is your agency involved with the child and family?", 0, 3);
        takes(agnieszka, pace, "What is going well?", 1);
        takes(agnieszka, pace, WORRIED, 2, 5, 6);
        assertThat(agnieszka.answerTo(WORRIED)).contains("(Agency report received, 11 January 2027 at 10:10, Farida Karimi, health practitioner)");
        pace.goesOn(agnieszka.box(WORRIED), OWN);
        assertThat(agnieszka.answerTo(WORRIED)).endsWith(OWN);
        for (Locator view : agnieszka.main().getByRole(AriaRole.GROUP).filter(new Locator.FilterOptions().setHasText("significant harm")).getByLabel("Yes").all()) {
            pace.clicks(view);
        }
        pace.clicks(agnieszka.choice("May all of it be shared with the parents?", "Yes")).clicks(agnieszka.button("Save and continue"));
        agnieszka.arrives();
        assertThat(agnieszka.heading()).isEqualTo("Check your answers");
        System.out.println("A conference report from what is there: " + pace);
        // Others report to the same conference in other hours of the same day: recorded, this would stand in their way.
        agnieszka.presses("Throw this draft away");
    }

    /** Ticks these passages, counted from the latest, and puts them under the question. */
    private static void takes(Person person, Pace pace, String question, int... passages) {
        pace.clicks(person.button("Take from what is already written"));
        person.arrives();
        for (int passage : passages) {
            pace.clicks(person.main().getByRole(AriaRole.CHECKBOX).nth(passage));
        }
        pace.selects(person.main().getByLabel("Put what is ticked under"), question).clicks(person.button("Put it into the draft"));
        person.arrives();
    }

    private static Locator also(Person person, String name) {
        return person.main().getByRole(AriaRole.CHECKBOX, new Locator.GetByRoleOptions().setName(Labels.beginning(name)));
    }
}
