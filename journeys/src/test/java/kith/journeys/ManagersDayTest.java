package kith.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a team manager sees to: what was recorded on the wrong child's record, and the children of a worker who leaves. */
@ExtendWith(Stage.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ManagersDayTest {
    private final People people;

    ManagersDayTest(People people) {
        this.people = people;
    }

    @Test
    @Order(1)
    void something_on_the_wrong_record_is_withdrawn_and_put_back() {
        people.clock().itIs("12 January 2027 at 09:30");
        withdrawsAndPutsBack(people.signsIn("Priya Raman"));
    }

    @Test
    @Order(2)
    void the_same_works_where_no_script_runs() {
        people.clock().itIs("12 January 2027 at 10:30");
        withdrawsAndPutsBack(people.withoutJavaScript().signsInAs("Priya Raman"));
    }

    private static void withdrawsAndPutsBack(Person priya) {
        priya.opensTheRecordOf("Maya Ashdown").follows("Timeline").follows("Strategy discussion held");
        String event = priya.page().url();
        priya.follows("Withdraw this");
        assertThat(priya.text()).contains("What will be otherwise");
        assertThat(priya.presses("Withdraw it").errors()).isNotEmpty();
        priya.types("Why should it not stand?", "Another Maya was meant.").presses("Withdraw it");
        assertThat(priya.text()).contains("Nothing counts it");

        priya.follows("Why it was withdrawn");
        assertThat(priya.text()).contains("Another Maya was meant.");
        priya.follows("Put it back").types("Why should it stand after all?", "It was this Maya.").presses("Put it back");
        priya.opens(event);
        assertThat(priya.text()).doesNotContain("Nothing counts it").contains("Withdraw this");
    }

    /** Nothing is handed over: the stage's other journeys find the children with whom they are. TeamTest hands over. */
    @Test
    @Order(3)
    void the_children_of_a_worker_who_leaves_are_there_to_be_handed_over_together() {
        people.clock().itIs("12 January 2027 at 11:30");
        Person priya = people.signsIn("Priya Raman");
        priya.follows("Team").follows("What was held back");
        assertThat(priya.text()).contains("Nothing waits for you");
        priya.follows("Team");
        assertThat(priya.text()).contains("No social worker yet", "Hannah Whitlock", "In the next two weeks");
        priya.follows("Hannah Whitlock");
        assertThat(priya.text()).contains("Maya Ashdown", "Robin Ashdown", "Who takes over?");

        assertThat(priya.presses("Hand over").errors()).isNotEmpty();
    }
}
