package kith.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.Media;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A day of a social worker, a conference chair, a nurse and a business support officer, each with and without scripts. A manager's day is in
 * {@link ManagersDayTest}, that of whoever is on duty in {@link OverEasterTest}.
 */
@ExtendWith(Stage.class)
class WorkingDaysTest {
    private final People people;

    WorkingDaysTest(People people) {
        this.people = people;
    }

    private Person signsIn(String name, boolean script) {
        return script ? people.signsIn(name) : people.withoutJavaScript().signsInAs(name);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_social_worker_puts_aside_what_can_wait_and_keeps_a_child_at_hand(boolean script) {
        people.clock().itIs("12 January 2027 at 09:05");
        Person kwame = signsIn("Kwame Mensah", script).follows("My work");
        int held = kwame.work().size();
        kwame.follows("Put aside");
        assertThat(kwame.presses("Put aside").errors()).containsExactly("Choose the day on which it is to be back", "Write why it can wait");
        kwame.main().getByRole(AriaRole.RADIO).first().check();
        kwame.types("Why can it wait?", "The school answers tomorrow.").presses("Put aside");
        assertThat(kwame.work()).hasSize(held - 1);
        assertThat(kwame.text()).contains("Put aside by you", "Back on Wednesday 13 January. The school answers tomorrow.");
        assertThat(kwame.presses("Take up again").work()).hasSize(held);

        kwame.opensTheRecordOf("Solomiya Kovalenko").presses("Pin to my work").follows("My work");
        assertThat(kwame.text()).contains("Pinned by you\nSolomiya Kovalenko");
        kwame.follows("Solomiya Kovalenko").presses("Unpin from my work").follows("My work");
        assertThat(kwame.text()).doesNotContain("Pinned by you").contains("Opened last\nSolomiya Kovalenko");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_chair_reads_what_led_to_a_conference_and_begins_its_record(boolean script) {
        people.clock().itIs(script ? "12 January 2027 at 13:10" : "12 January 2027 at 13:40");
        Person yvonne = signsIn("Yvonne Achebe", script).follows("My work");
        assertThat(yvonne.work()).anyMatch(owed -> owed.startsWith("Ayaan and Hafsa Warsame: Hold the initial child protection conference"));
        yvonne.follows("Ayaan and Hafsa Warsame").follows("Chronology");
        assertThat(yvonne.main().locator("tbody tr").count()).isGreaterThan(5);
        yvonne.follows("Agency report received");
        assertThat(yvonne.fact("What are you worried about?")).isNotBlank();

        yvonne.opensTheRecordOf("Ayaan Warsame").presses("Record the conference").startsAlsoAbout("Hafsa");
        yvonne.answers(Answers.of("When was it held?", "12 January 2027 at 13:00")).presses("Save and continue");
        yvonne.follows("My work").follows("Ayaan Warsame: Initial child protection conference, saved");
        assertThat(yvonne.main().locator("input[value='13:00']").count()).isOne();
        yvonne.presses("Throw this draft away");
        assertThat(yvonne.follows("My work").text()).contains("Nothing begun and not recorded.");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_nurse_reports_to_a_conference_and_sees_no_more_than_her_part(boolean script) {
        // Each in its own hour: what was recorded in the first is there before the second begins.
        people.clock().itIs(script ? "12 January 2027 at 12:10" : "12 January 2027 at 12:40");
        Person farida = signsIn("Farida Karimi", script).follows("My work");
        assertThat(farida.text()).contains("You are asked to take part");
        farida.follows("Ayaan and Hafsa Warsame");
        assertThat(farida.text()).contains("You see what concerns your part in the work with this child.").doesNotContain("Who holds this record");

        farida.records("Send your agency's report", Answers.of(
                "When was it finished?", "12 January 2027 at 12:00",
                "Which agency is it from?", "Health",
                "How is your agency involved with the child and family?", "Ayaan has seen the school nurse four times since September.",
                "What is going well?", "He came each time, on his own.",
                "What are you worried about?", "He says that he does not sleep at home.",
                "Is the child suffering or likely to suffer significant harm?", "Yes",
                "May all of it be shared with the parents?", "Yes"));
        assertThat(farida.text()).contains("Recorded. It stands on the record under your name.");

        farida.follows("Find").types("Name, or words that you remember", "does not sleep at home").presses("Find");
        assertThat(farida.text()).contains("Ayaan Warsame", "does not sleep");
        farida.follows("Who to ring");
        assertThat(farida.text()).contains("999");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_business_support_officer_takes_a_call_about_a_child_who_is_known(boolean script) {
        people.clock().itIs(script ? "12 January 2027 at 10:40" : "12 January 2027 at 10:55");
        Person beth = signsIn("Beth Calloway", script).follows("Find");
        beth.types("Name, or words that you remember", "Leila").presses("Find");
        beth.follows("Leila Haddad");
        assertThat(beth.text()).contains("Nobody is allocated yet.", "First Response");

        beth.records("Record a contact", Contacts.ofConcern("12 January 2027 at 10:30"));
        assertThat(beth.text()).contains("Recorded. It stands on the record under your name.");
        beth.follows("Front door");
        assertThat(beth.text()).contains("Leila Haddad");
        beth.page().emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
        assertThat(beth.page().locator(".kith-no-print:visible").count()).isZero();
        beth.page().emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.SCREEN));
        Locator file = beth.main().getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName(Labels.beginning("Download this list")));
        assertThat(beth.page().waitForDownload(file::click).suggestedFilename()).endsWith(".csv");
    }
}
