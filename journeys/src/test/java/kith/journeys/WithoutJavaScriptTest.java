package kith.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Everything works where no script runs and where there is no mouse. */
@ExtendWith(Stage.class)
class WithoutJavaScriptTest {
    private final People people;

    WithoutJavaScriptTest(People people) {
        this.people = people;
    }

    @Test
    void a_contact_is_recorded_and_decided_on_by_keyboard_where_no_script_runs() {
        people.clock().itIs("12 January 2027 at 11:00");
        Keyboard sam = signsIn("sam.okafor@demo.kith");
        sam.goesTo("Front door").goesTo("Record a contact");
        sam.answersThePage(new ArrayList<>(Answers.of("Given name", "Bryony", "Family name", "Keogh").all()), "Continue");
        sam.worksThrough(Contacts.ofConcern("12 January 2027 at 10:45")).goesTo("Record");
        assertThat(sam.person().heading()).isEqualTo("Bryony Keogh");
        assertThat(sam.person().owed()).containsExactly("Decide what happens next, by 13 January: Your team, First Response");

        Keyboard margaret = signsIn("margaret.ellison@demo.kith");
        margaret.goesTo("Find");
        margaret.answersThePage(new ArrayList<>(Answers.of("Name, or words that you remember", "Bryony").all()), "Find");
        margaret.goesTo("Bryony Keogh").goesTo("Decide what happens next").goesTo("Start");
        margaret.worksThrough(Contacts.decidedOnAssessment("12 January 2027 at 10:55")).goesTo("Record");
        assertThat(margaret.person().owed()).contains("Finish the assessment, by 16 March: Aylesbury social work team");
    }

    private Keyboard signsIn(String name) {
        Keyboard keyboard = new Keyboard(people.withoutJavaScript());
        return keyboard.answersThePage(
                new ArrayList<>(Answers.of("E-mail address", name, "Password", People.PASSWORD).all()), "Sign in");
    }
}
