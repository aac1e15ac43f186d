package kith.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Media;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Somebody who must tell a court how it was reads a record as it was on a day. They only read here. */
@ExtendWith(Stage.class)
class OnAPastDayTest {
    private final People people;

    OnAPastDayTest(People people) {
        this.people = people;
    }

    @Test
    void how_it_was_on_a_past_day_is_read_and_printed() {
        people.clock().itIs("12 January 2027 at 11:00");
        reads(people.signsIn("Hannah Whitlock"));
    }

    @Test
    void the_same_where_no_script_runs() {
        people.clock().itIs("12 January 2027 at 11:30");
        Person hannah = people.withoutJavaScript();
        hannah.signsInAs("Hannah Whitlock");
        reads(hannah);
    }

    private static void reads(Person hannah) {
        hannah.opensTheRecordOf("Maya Ashdown").follows("As it was on a day");
        hannah.types("Day", "12").types("Month", "1").types("Year", "2028").presses("Show");
        assertThat(hannah.errors()).containsExactly("The day must be today or in the past");

        hannah.types("Year", "2027").presses("Show");
        assertThat(hannah.main().locator("h2").first().innerText()).isEqualTo("As it was on 12 January 2027");
        assertThat(hannah.text()).contains("46 Lime Kiln Road, Aylesbury", "Social worker: Hannah Whitlock", "Child protection plan, neglect");

        hannah.page().emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
        assertThat(hannah.page().locator(".kith-no-print:visible").count()).isZero();
        hannah.page().emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.SCREEN));

        hannah.follows("Isla Ashdown");
        assertThat(hannah.heading()).isEqualTo("Isla Ashdown");
        assertThat(hannah.main().locator("h2").first().innerText()).isEqualTo("As it was on 12 January 2027");
    }
}
