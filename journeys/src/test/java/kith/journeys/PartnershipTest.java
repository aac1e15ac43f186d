package kith.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the partnership keeps about no child is written by one partner, and read by all. */
@ExtendWith(Stage.class)
class PartnershipTest {
    private final People people;

    PartnershipTest(People people) {
        this.people = people;
    }

    @Test
    void what_one_partner_records_every_partner_finds() {
        people.clock().itIs("14 January 2027 at 10:00");
        Person gareth = people.signsIn("Gareth Lindqvist");
        gareth.follows("Partnership").follows("Record something");
        gareth.records("Name the officer who watches over private fostering", Answers.of(
                "From when?", "14 January 2027 at 09:00",
                "Who watches how the duties are done?", "Tomos Bevan"));
        assertThat(gareth.heading()).isEqualTo("Buckinghamshire Safeguarding Children Partnership");
        assertThat(gareth.owed()).contains("Report on private fostering, was due 28 December: Your team, Children's services management");

        Person ruth = people.signsIn("Ruth Castellano");
        ruth.follows("Partnership");
        Locator kept = ruth.main().locator("h2:has-text(\"What is kept here\") + ul a");
        assertThat(kept.allInnerTexts()).anyMatch(words -> words.startsWith("Oversight of private fostering, 14 January 2027"));
        ruth.follows("Oversight of private fostering, 14 January 2027");
        assertThat(ruth.text()).contains("Tomos Bevan");
        ruth.follows("Timeline");
        assertThat(ruth.text()).contains("Officer for private fostering named");
    }
}
