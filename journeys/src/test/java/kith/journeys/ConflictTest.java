package kith.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Two people do the same thing at once, and neither overwrites the other. */
@ExtendWith(Stage.class)
class ConflictTest {
    private final People people;

    ConflictTest(People people) {
        this.people = people;
    }

    @Test
    void the_second_to_send_the_plan_sees_both_versions_and_records_theirs_as_well() {
        people.clock().itIs("12 January 2027 at 15:00");
        Person hannah = people.signsIn("Hannah Whitlock");
        Person priya = people.signsIn("Priya Raman");
        for (Person sender : List.of(hannah, priya)) {
            sender.opensTheRecordOf("Robin Ashdown").presses("Update and send the plan").presses("Start");
        }
        hannah.worksThrough(plan("12 January 2027 at 14:30", "Breakfast club every day from Monday."));
        priya.worksThrough(plan("12 January 2027 at 14:45", "Breakfast club three days a week."));

        hannah.presses("Record");
        assertThat(hannah.heading()).isEqualTo("Robin Ashdown");
        priya.presses("Record");
        assertThat(priya.heading()).isEqualTo("Somebody was quicker");
        assertThat(priya.text())
                .contains("recorded by Hannah Whitlock")
                .contains("Breakfast club every day from Monday.")
                .contains("Breakfast club three days a week.");

        priya.presses("Record mine as well").follows("Timeline");
        assertThat(priya.text()).contains("14:45 · Priya Raman, team manager").contains("14:30 · Hannah Whitlock, social worker");
    }

    private static Answers plan(String sent, String action) {
        return Answers.of(
                "When was it sent?", sent,
                "What has to change for the child to be safe?", "Robin eats, sleeps and is fetched on time.")
                .about("Action 1",
                "What is to be done?", action,
                "Who does it?", "School",
                "By when?", "1 March 2027",
                "How will we see that it worked?", "He has eaten.")
                .about("",
                "What happens if nothing changes?", "Legal planning meeting.",
                "What is true of it?", "It says exactly who does what; This family and these agencies can do it",
                "Which professionals was it sent to?", "Farida Karimi; Daniel Brightwell",
                "Do the parents have a copy, and the child one made for them?", "Yes");
    }
}
