package kith.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Nothing that somebody has typed is lost. */
@ExtendWith(Stage.class)
class DraftTest {
    private final People people;

    DraftTest(People people) {
        this.people = people;
    }

    @Test
    void what_was_typed_when_the_session_had_ended_is_there_after_signing_in() {
        people.clock().itIs("12 January 2027 at 13:00");
        Person agnieszka = people.signsIn("Agnieszka Lis");
        agnieszka.opensTheRecordOf("Kiran Sandhu").follows("Record seeing the child").presses("Start");
        agnieszka.answers(Answers.of("When was the child seen?", "12 January 2027 at 12:15")).presses("Save and continue");
        agnieszka.answers(Answers.of(
                "Where was the child seen?", "In the park, by the café",
                "Did the lead social worker see the child?", "Yes",
                "Was there an interpreter?", "None was needed",
                "Was the child seen alone?", "Yes"));

        agnieszka.page().context().clearCookies();
        agnieszka.presses("Save and continue");
        assertThat(agnieszka.text()).contains("what you typed is kept and will be in your draft");
        agnieszka.types("E-mail address", "agnieszka.lis@demo.kith").types("Password", "not this").presses("Sign in");
        assertThat(agnieszka.errors()).containsExactly("That e-mail address and password do not belong together. Check both and try again");
        agnieszka.signsInAs("Agnieszka Lis");

        assertThat(agnieszka.text()).contains("What you typed on this page is back");
        assertThat(agnieszka.answerTo("Where was the child seen?")).isEqualTo("In the park, by the café");
        agnieszka.presses("Save and continue");
        assertThat(agnieszka.heading()).isEqualTo("The child");
    }

    @Test
    void a_form_is_left_and_taken_up_again_where_it_was_left() {
        people.clock().itIs("12 January 2027 at 14:00");
        Person kwame = people.signsIn("Kwame Mensah");
        kwame.opensTheRecordOf("Danylo Kovalenko").follows("Record that significant harm is suspected").presses("Start");
        kwame.answers(Answers.of("When was this reported?", "12 January 2027 at 13:30")).presses("Save and continue");
        kwame.answers(Answers.of("Who suspects it?", "His teacher")).presses("Save and come back later");

        kwame.follows("My work").follows("Danylo Kovalenko: Suspicion of significant harm, saved");
        assertThat(kwame.answerTo("Day")).isEqualTo("12");
        kwame.presses("Save and continue");
        assertThat(kwame.answerTo("Who suspects it?")).isEqualTo("His teacher");

        kwame.presses("Save and continue");
        assertThat(kwame.errors()).as("every problem at once").hasSizeGreaterThan(3);
        assertThat(kwame.answerTo("Who suspects it?")).isEqualTo("His teacher");
        assertThat(kwame.page().title()).startsWith("Error: ");
    }
}
