package kith.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Help is where it is needed: beside the form, from every page, and by keyboard for those who want it. Nothing is recorded on the way. */
@ExtendWith(Stage.class)
class HelpTest {
    private final People people;

    HelpTest(People people) {
        this.people = people;
    }

    @Test
    void from_every_page_somebody_comes_to_help_and_from_there_to_where_it_is_done() {
        people.clock().itIs("12 January 2027 at 10:00");
        Person hannah = people.signsIn("Hannah Whitlock").follows("Help");
        assertThat(hannah.heading()).isEqualTo("Help");
        assertThat(hannah.text()).contains("Write a case note", "What the words mean", "If Kith cannot be reached");

        hannah.follows("What’s new");
        assertThat(hannah.text()).contains("Keyboard shortcuts, for those who turn them on.");
        hannah.follows("Help").follows("Keyboard shortcuts");
        assertThat(hannah.text()).contains("Shortcuts are off in this browser.").doesNotContain("Shortcuts need JavaScript");
        hannah.follows("Help").follows("Out of hours");
        assertThat(hannah.heading()).isEqualTo("Out of hours");
    }

    @Test
    void the_tour_is_walked_where_no_script_runs() {
        people.clock().itIs("12 January 2027 at 10:05");
        Person ruth = people.withoutJavaScript().signsInAs("Ruth Castellano").follows("Help").follows("A tour of Kith");
        List<String> stops = new ArrayList<>(List.of(ruth.heading()));
        while (ruth.page().locator("main a.govuk-button").innerText().strip().equals("Next")) {
            ruth.page().locator("main a.govuk-button").click();
            stops.add(ruth.arrives().heading());
        }

        assertThat(stops).startsWith("What Kith does", "My work").contains("Your part in a child's record").endsWith("When you are stuck").doesNotContain("Your team");
        ruth.opens("/help/shortcuts");
        assertThat(ruth.text()).contains("Shortcuts need JavaScript");
        assertThat(ruth.page().getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Turn shortcuts")).count()).isZero();
    }

    @Test
    void the_passage_of_the_procedures_stands_beside_the_form() {
        people.clock().itIs("12 January 2027 at 10:10");
        Person margaret = people.signsIn("Margaret Ellison").opensTheRecordOf("Maya Ashdown");
        margaret.opens(margaret.page().url().replaceFirst("[?#].*", "") + "/steps/strategy_discussion");
        Locator says = margaret.main().locator("details.kith-says");
        assertThat(says.locator("dl").first().isVisible()).isFalse();

        says.locator("summary").first().click();
        assertThat(says.innerText()).contains("Hold the strategy discussion (Contact received). Limit: within 24 hours; aim: within 4 hours.", "In the chair:");
        says.locator("summary").nth(1).click();

        assertThat(says.innerText()).contains("Joint working protocol, 7.2 and 7.9", "Told of it: service manager.");
        margaret.arrives();
    }

    @Test
    void shortcuts_do_nothing_until_they_are_turned_on_and_never_while_somebody_types() {
        people.clock().itIs("12 January 2027 at 10:15");
        Person hannah = people.signsIn("Hannah Whitlock").opens("/contacts");
        presses(hannah, "?");
        assertThat(hannah.heading()).as("off").isEqualTo("Contacts");

        hannah.opens("/help/shortcuts").presses("Turn shortcuts on");
        assertThat(hannah.text()).contains("Shortcuts are on in this browser.");
        goes(hannah, "**/my-work", "g", "w");
        goes(hannah, "**/find", "g", "f");
        presses(hannah, "/");
        assertThat(hannah.page().locator("#words").evaluate("line => line === document.activeElement")).isEqualTo(true);
        presses(hannah, "g", "w", "n", "?");
        assertThat(hannah.page().locator("#words").inputValue()).isEqualTo("gwn?");
        assertThat(hannah.heading()).isEqualTo("Find");

        hannah.opensTheRecordOf("Maya Ashdown").follows("Timeline");
        presses(hannah, "g", "t");
        assertThat(hannah.page().url()).as("no team is hers").endsWith("/timeline");
        goes(hannah, "**/note", "n");
        assertThat(hannah.heading()).isEqualTo("Case note");
        hannah.main().locator("#fact").fill("Half a sentence");
        hannah.main().getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Save draft")).focus();
        presses(hannah, "g", "f");
        assertThat(hannah.main().locator("#fact").inputValue()).as("what was typed stays").isEqualTo("Half a sentence");
        hannah.presses("Save draft").presses("Throw this draft away");

        hannah.opens("/help/shortcuts").presses("Turn shortcuts off");
        presses(hannah, "g", "w");
        assertThat(hannah.heading()).isEqualTo("Keyboard shortcuts");
    }

    private static void presses(Person person, String... keys) {
        for (String key : keys) {
            person.page().keyboard().press(key);
        }
    }

    private static void goes(Person person, String where, String... keys) {
        presses(person, keys);
        person.page().waitForURL(where);
        person.arrives();
    }
}
