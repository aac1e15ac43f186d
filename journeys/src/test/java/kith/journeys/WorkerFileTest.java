package kith.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;

/** A worker and their manager keep the worker's own file together, and a colleague finds nothing of it. */
@ExtendWith(Stage.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class WorkerFileTest {
    private static String file;

    private final People people;

    WorkerFileTest(People people) {
        this.people = people;
    }

    @Test
    @Order(1)
    void the_manager_records_a_session_from_the_workers_page() {
        people.clock().itIs("14 January 2027 at 10:00");
        Person tomos = people.signsIn("Tomos Bevan");
        tomos.follows("Team").follows("Agnieszka Lis").follows("Supervision of Agnieszka Lis");
        assertThat(tomos.heading()).isEqualTo("Agnieszka Lis");
        assertThat(tomos.text()).contains("read by them, whoever manages them and the service managers");
        file = tomos.page().url();
        tomos.records("Record a session", Answers.of(
                "When was it held?", "14 January 2027 at 09:00",
                "How is the workload?", "It is a stretch",
                "What makes it so?", "Four families at court in one month, and Kiran on Mondays.",
                "Which findings of theirs did you look at together, and what came of it?", "Whose voice was missing.",
                "What are they learning, and what do they need?", "Giving evidence.",
                "Will there be another session?", "Yes",
                "By when is the next one held?", "18 January 2027"));
        assertThat(tomos.owed()).contains("Hold the worker's next supervision, by 18 January: You, and whoever else manages them");
        assertThat(tomos.opens("/my-work").text()).contains("Agnieszka Lis", "Hold the worker's next supervision");
    }

    @Test
    @Order(2)
    void the_worker_reads_it_and_adds_words_of_their_own_where_no_script_runs() {
        people.clock().itIs("14 January 2027 at 13:00");
        Person agnieszka = people.withoutJavaScript().signsInAs("Agnieszka Lis");
        agnieszka.follows("My supervision");
        assertThat(agnieszka.text()).contains("Your own supervision, about no child").doesNotContain("Record a session");
        agnieszka.follows("Timeline").follows("Supervision held");
        assertThat(agnieszka.text()).contains("Four families at court in one month");
        agnieszka.follows("Where things stand").records("Add words of your own", Answers.of(
                "Of which day?", "14 January 2027 at 12:00", "What do you want to say?", "I would rather not take a fifth."));

        Person tomos = people.signsIn("Tomos Bevan");
        tomos.opens(file).follows("Timeline").follows("Words added");
        assertThat(tomos.text()).contains("I would rather not take a fifth.", "Agnieszka Lis");
    }

    @Test
    @Order(3)
    void a_colleague_and_another_manager_find_nothing_of_it() {
        people.clock().itIs("14 January 2027 at 15:00");
        for (String name : new String[] {"Kwame Mensah", "Priya Raman", "Yvonne Achebe", "Ruth Castellano"}) {
            Person colleague = people.signsIn(name);
            assertThat(colleague.finds("fifth").text()).as(name).doesNotContain("rather not");
            assertThat(colleague.opens(file).heading()).as(name).startsWith("You cannot see this");
        }
    }
}
