package kith.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Media;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Somebody who thinks of ending work sees what is open; and what the law says of the child stands on one page. They only read here. */
@ExtendWith(Stage.class)
class ClosingAndCareTest {
    private final People people;

    ClosingAndCareTest(People people) {
        this.people = people;
    }

    @Test
    void what_is_open_before_work_ends_is_named_with_its_holder() {
        people.clock().itIs("12 January 2027 at 16:00");
        Person hannah = people.signsIn("Hannah Whitlock").opensTheRecordOf("Maya Ashdown");

        hannah.follows("Closing: what is open, and begin again");

        assertThat(hannah.heading()).isEqualTo("Maya Ashdown");
        assertThat(hannah.text())
                .containsPattern("\\d+ of \\d+ not done")
                .contains("Agencies told beforehand", "The child told, in words of their own", "Nothing here stops an ending", "Propose to end work with the child");
        hannah.page().emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
        assertThat(hannah.page().locator(".kith-no-print:visible").count()).isZero();
    }

    @Test
    void a_child_who_was_never_looked_after_has_no_status_and_the_page_leads_to_recording_one() {
        people.clock().itIs("12 January 2027 at 16:00");
        Person hannah = people.signsIn("Hannah Whitlock").opensTheRecordOf("Maya Ashdown");

        hannah.follows("Legal status and care");

        assertThat(hannah.text()).contains("What holds today", "The child has not been looked after, and no order is recorded.", "Record that a child is looked after");
    }
}
