package kith.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Whoever signs in finds whom to ring, and at night finds who answers at night. */
@ExtendWith(Stage.class)
class WhomToRingTest {
    private final People people;

    WhomToRingTest(People people) {
        this.people = people;
    }

    @Test
    void who_answers_at_that_hour_comes_first() {
        people.clock().itIs("13 January 2027 at 02:15");
        Person ruth = people.signsIn("Ruth Castellano");
        ruth.follows("Contacts");

        assertThat(ruth.heading()).isEqualTo("Contacts");
        assertThat(captions(ruth)).containsExactly("You can reach these now, at 02:15", "Closed now");
        assertThat(names(ruth, 0)).startsWith("Emergency services", "Emergency Social Work Team").contains("Thames Valley Police").doesNotContain("Coroner's office");
        assertThat(ruth.main().locator("tr", new Locator.LocatorOptions().setHasText("Coroner's office")).innerText()).contains("01494 475505", "Thames Valley Police on 101");

        people.clock().itIs("13 January 2027 at 11:00");
        ruth.opens("/contacts");
        assertThat(names(ruth, 0)).startsWith("Emergency services", "Multi-agency safeguarding hub (MASH)").contains("Coroner's office");
        assertThat(names(ruth, 1)).containsExactly("Emergency Social Work Team");
    }

    private static List<String> captions(Person person) {
        return person.main().locator("caption").allInnerTexts();
    }

    /** The first line of each row of that table. */
    private static List<String> names(Person person, int table) {
        return person.main().locator("table").nth(table).locator("tbody th").allInnerTexts().stream().map(words -> words.strip().lines().findFirst().orElse("")).toList();
    }
}
