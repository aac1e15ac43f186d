package kith.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.SelectOption;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;

/** A social worker goes on leave: their manager says who covers, who does what is due, and has it no more when the leave is over. */
@ExtendWith(Stage.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class CoverTest {
    private final People people;

    CoverTest(People people) {
        this.people = people;
    }

    @Test
    @Order(1)
    void somebody_of_another_team_covers_for_a_social_worker_and_records_what_happened() {
        people.clock().itIs("12 January 2027 at 12:00");
        covers(people.signsIn("Tomos Bevan"), people.signsIn("Kwame Mensah"), "Kwame Mensah");
    }

    @Test
    @Order(2)
    void the_same_works_where_no_script_runs() {
        people.clock().itIs("12 January 2027 at 12:30");
        covers(people.withoutJavaScript().signsInAs("Tomos Bevan"), people.withoutJavaScript().signsInAs("Hannah Whitlock"), "Hannah Whitlock");
    }

    /** Agnieszka Lis is back when it ends: the other journeys find her at work. */
    private static void covers(Person tomos, Person cover, String name) {
        assertThat(cover.finds("Dunmore").link("Unborn Dunmore").count()).as("found before").isZero();

        tomos.follows("Team").follows("Agnieszka Lis").follows("Leave and sickness");
        assertThat(tomos.presses("Save").errors()).hasSize(3);
        tomos.main().getByLabel("Leave", new Locator.GetByLabelOptions().setExact(true)).check();
        types(tomos, "first", 12);
        types(tomos, "last", 22);
        chooses(tomos, "Who covers?", name + ", Aylesbury social work team");
        tomos.presses("Save");
        assertThat(tomos.text()).contains("Leave, from 12 January until 22 January. " + name + " covers.");
        tomos.follows("Team");
        assertThat(tomos.text()).contains("Away until 22 January; " + name + " covers, 01632 960112.");

        cover.follows("My work");
        assertThat(cover.text()).contains("Covering for Agnieszka Lis until 22 January", "Unborn Dunmore");
        cover.opensTheRecordOf("Unborn Dunmore");
        assertThat(cover.text()).contains("Away until 22 January; " + name + " covers");
        cover.presses("Write a case note");
        cover.choice("What was it?", "Call").check();
        cover.choice("Did it come about?", "Yes").check();
        cover.box("Time, 24-hour clock").fill("11:50");
        cover.box("Who was there, or whom did you try to reach?").fill("The school office");
        cover.box("What happened?").fill("The school asks when the next visit is. Said for Agnieszka that it is next week.");
        cover.presses("Record");
        assertThat(cover.text()).contains("It stands on the record under your name");

        tomos.follows("Agnieszka Lis").follows("Leave and sickness").follows("Change or end").presses("End it");
        assertThat(tomos.text()).contains("Nothing is entered for today or later");
        cover.follows("My work");
        assertThat(cover.text()).doesNotContain("Covering for");
    }

    @Test
    @Order(3)
    void the_duty_rota_says_who_answers_and_where_nobody_does() {
        people.clock().itIs("12 January 2027 at 13:00");
        Person priya = people.signsIn("Priya Raman");
        priya.follows("Team").follows("Duty rota");
        assertThat(priya.text()).contains("12 January 2027 to 25 January 2027").doesNotContain("Nobody is on duty in");
        String place = "Wednesday 20 January, day";
        String who = priya.main().getByLabel(place).locator("option:checked").innerText();
        chooses(priya, place, "Nobody");
        priya.presses("Save the rota");
        assertThat(priya.text()).contains("Nobody is on duty in 1 place of these two weeks.");
        chooses(priya, place, who);
        priya.presses("Save the rota");
        assertThat(priya.text()).doesNotContain("Nobody is on duty in");

        priya.follows("The next two weeks");
        assertThat(priya.text()).contains("Nobody is on duty in 10 places");
        priya.opens("/who-to-ring");
        assertThat(priya.text()).contains("On duty today:");
    }

    /** A day of January 2027. */
    private static void types(Person person, String name, int day) {
        person.main().locator("#" + name + "-day").fill(Integer.toString(day));
        person.main().locator("#" + name + "-month").fill("1");
        person.main().locator("#" + name + "-year").fill("2027");
    }

    private static void chooses(Person person, String label, String option) {
        person.main().getByLabel(label).selectOption(new SelectOption().setLabel(option));
    }
}
