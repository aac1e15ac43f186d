package kith.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Media;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Before a visit somebody sees when the child was last seen, and takes along what must be known where there is no signal. */
@ExtendWith(Stage.class)
class VisitPackTest {
    private final People people;

    VisitPackTest(People people) {
        this.people = people;
    }

    @Test
    void says_whom_to_ring_what_is_due_and_what_was_agreed_and_leaves_room_to_write() {
        people.clock().itIs("12 January 2027 at 16:00");
        Person hannah = people.signsIn("Hannah Whitlock").opensTheRecordOf("Maya Ashdown");
        assertThat(hannah.text()).containsPattern("Last seen \\d+ \\w+ 202[67]").contains("Visit the child");

        hannah.follows("Print a visit pack");

        assertThat(hannah.heading()).isEqualTo("Maya Ashdown");
        assertThat(hannah.text())
                .contains("As Kith knew it on 12 January 2027", "ring the police on 999", "Isla Ashdown", "Robin Ashdown", "Hannah Whitlock", "Your note", "What was it?");
        hannah.page().emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
        assertThat(hannah.page().locator(".kith-no-print:visible").count()).isZero();
    }
}
