package kith.server.record.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import kith.procedures.form.Typed;
import kith.procedures.history.Answer;
import kith.procedures.history.Event;
import kith.procedures.history.Occurred;
import kith.procedures.pack.Sensitivity;
import kith.server.Browser;
import kith.server.RunningKith;
import kith.server.TestPartnership;
import kith.server.TestPartnership.Colleague;
import kith.server.gate.Action;
import kith.server.gate.Gate;
import kith.server.gate.Outlet;
import kith.server.gate.Viewer;
import kith.server.identifier.Identifiers;
import kith.server.record.NewEvent;
import kith.server.record.Recording;
import kith.server.steps.StepWork;
import kith.server.wording.Said;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.support.TransactionTemplate;

/** A record says when the child was last seen, and by when somebody must visit; and the same goes on paper to where there is no signal. */
@RunningKith
class VisitsTest {
    private static final LocalDate TODAY = LocalDate.now(Occurred.LONDON);

    @Autowired
    private ApplicationContext kith;

    @LocalServerPort
    private int port;

    private TestPartnership partnership;
    private Browser browser;
    private String record;

    @BeforeAll
    void enrol() {
        partnership = new TestPartnership(kith).enrol();
        browser = new Browser(port);
        browser.signIn(Colleague.TEAM_MANAGER.signIn(), TestPartnership.PASSWORD);
    }

    @BeforeEach
    void a_child() {
        record = partnership.contact(List.of("Ada", "Bea"), "Quillfeather").getFirst();
    }

    /** Records a step of a day so many days ago. */
    private void record(String step, int daysAgo, Map<String, String> answers) {
        record(Colleague.TEAM_MANAGER, step, daysAgo, answers);
    }

    private void record(Colleague who, String step, int daysAgo, Map<String, String> answers) {
        StepWork work = kith.getBean(StepWork.class);
        String draft = partnership.draft(who, record, step, answers);
        LocalDate day = TODAY.minusDays(daysAgo);
        Map<String, List<String>> occurred = new HashMap<>();
        occurred.put("occurred-day", List.of("" + day.getDayOfMonth()));
        occurred.put("occurred-month", List.of("" + day.getMonthValue()));
        occurred.put("occurred-year", List.of("" + day.getYear()));
        work.keep(partnership.viewer(who), draft, new Typed(occurred), Set.of());
        work.record(partnership.viewer(who), draft);
    }

    private void noteOfVisit(int daysAgo, String seen, String alone) {
        record("case_note", daysAgo, Map.of("kind", "visit", "reached", "yes", "seen", seen, "seen_alone", alone));
    }

    private String page(String path) {
        return browser.open("/records/" + record + path).html().select("main").text();
    }

    private static String day(int daysAgo) {
        return Said.day(TODAY.minusDays(daysAgo));
    }

    @Test
    void nothing_is_said_of_visits_where_there_are_none_and_none_is_owed() {
        assertThat(page("")).doesNotContain("Last seen", "Nothing recorded says");
    }

    @Test
    void a_visit_that_is_owed_and_has_not_come_is_said_with_how_its_time_is_counted_and_that_nobody_has_said_why() {
        record("private_fostering_notified", 30, Map.of());

        assertThat(page(""))
                .contains("Nothing recorded says that the child was seen.")
                .containsPattern("Visit the child and the carer: was due by [0-9]+ \\w+( [0-9]+)?\\. .*7 working days")
                .containsPattern("Visit the child and the carer, by .* late, not done yet\\. Nobody has said why\\.");
    }

    @Test
    void a_visit_says_that_the_child_was_seen_and_by_when_the_next_is_due() {
        record("private_fostering_notified", 30, Map.of());
        partnership.allocate(record, Colleague.SOCIAL_WORKER);
        record(Colleague.SOCIAL_WORKER, "private_fostering_visit", 4, Map.of("seen_alone", "yes"));

        assertThat(page(""))
                .contains("Last seen " + day(4) + ", time not known, alone.")
                .containsPattern("Visit the child again: due by .*6 weeks")
                .containsPattern("Visit the child and the carer, by .* late, and done");
    }

    @Test
    void a_note_of_a_visit_counts_where_the_child_was_seen_and_not_where_the_child_was_not() {
        noteOfVisit(5, "yes", "no");
        noteOfVisit(2, "no", "no");
        record("case_note", 1, Map.of("kind", "call", "reached", "yes"));

        assertThat(page("")).contains("Last seen " + day(5) + ", time not known, not alone.");
    }

    @Test
    void a_correction_of_whether_the_child_was_seen_is_what_counts() {
        noteOfVisit(5, "yes", "yes");
        noteOfVisit(2, "yes", "yes");
        StepWork work = kith.getBean(StepWork.class);
        String event = partnership.view(Colleague.TEAM_MANAGER, record).history().events().getLast().id();
        String draft = work.beginCorrection(partnership.viewer(Colleague.TEAM_MANAGER), record, event);
        work.keep(
                partnership.viewer(Colleague.TEAM_MANAGER), draft,
                new Typed(Map.of(record + "~seen", List.of("no"), record + "~seen_reason", List.of("It was her sister"))), Set.of());
        work.record(partnership.viewer(Colleague.TEAM_MANAGER), draft);

        assertThat(page("")).contains("Last seen " + day(5));
    }

    /** As it comes by a way in that does not ask again when it happened. */
    private void append(String type, String about, Map<String, Answer> answers) {
        Viewer viewer = partnership.viewer(Colleague.TEAM_MANAGER);
        String pack = partnership.view(Colleague.TEAM_MANAGER, record).packs().latest().version();
        NewEvent event = new NewEvent(
                record, type, Optional.empty(), Optional.empty(), new Occurred.Unknown(), answers, Optional.of(about), Optional.empty(),
                Optional.of(pack), Sensitivity.ORDINARY);
        kith.getBean(TransactionTemplate.class).executeWithoutResult(_ -> kith.getBean(Recording.class).append(
                List.of(kith.getBean(Gate.class).permit(viewer, Action.RECORD_STEP, record, Set.of("team_manager"), Outlet.PAGE)),
                Identifiers.next(),
                List.of(event)));
    }

    private Event last(String type) {
        return partnership.view(Colleague.TEAM_MANAGER, record).history().events().stream().filter(event -> event.type().equals(type)).toList().getLast();
    }

    @Test
    void an_old_visit_that_is_put_right_today_and_once_more_does_not_become_the_last_on_which_the_child_was_seen() {
        noteOfVisit(20, "yes", "no");
        Event old = last("case_note.recorded");
        noteOfVisit(3, "yes", "no");
        append("case_note.corrected", old.id(), old.answers());
        append("case_note.corrected", last("case_note.corrected").id(), old.answers());

        assertThat(page("")).contains("Last seen " + day(3));
        assertThat(page("/visit-pack")).contains("Last seen " + day(3));
    }

    @Test
    void who_lives_there_and_what_was_agreed_are_not_printed_once_they_were_withdrawn() {
        Event contact = last("contact.recorded");
        append("contact.corrected", contact.id(), with(contact.answers(), "household", new Answer.Entries(List.of(Map.of("relation", new Answer.Text("Her uncle Invented"))))));
        assertThat(page("/visit-pack")).contains("Her uncle Invented");

        append("contact.withdrawn", contact.id(), Map.of("reason", new Answer.Text("It was about another child")));

        assertThat(page("/visit-pack")).doesNotContain("Her uncle Invented");
        assertThat(page("/chronology")).doesNotContain("Contact received");
    }

    private static Map<String, Answer> with(Map<String, Answer> answers, String field, Answer answer) {
        Map<String, Answer> all = new HashMap<>(answers);
        all.put(field, answer);
        return all;
    }

    @Test
    void the_visit_pack_has_what_must_be_known_there_and_room_for_every_question_of_the_note_in_its_order() {
        record("private_fostering_notified", 30, Map.of());
        noteOfVisit(5, "yes", "yes");

        Browser.Page pack = browser.open("/records/" + record + "/visit-pack");

        assertThat(pack.html().select("main").text())
                .contains("Bea Quillfeather", "ring the police on 999", "Visit the child and the carer: was due", "Last seen " + day(5), "The last visits", "Written in a test");
        List<String> asked = kith.getBean(StepWork.class)
                .sheet(partnership.viewer(Colleague.TEAM_MANAGER), kith.getBean(StepWork.class).begin(partnership.viewer(Colleague.TEAM_MANAGER), record, "case_note"))
                .value().step().form().fields().stream().map(field -> field.label()).toList();
        List<String> room = pack.html().select(".kith-blank__question").eachText();
        assertThat(room.subList(1, room.size())).isEqualTo(asked);
    }

    @Test
    void whoever_sees_only_a_part_of_the_record_is_not_told_that_nobody_has_seen_the_child() {
        record("harm_concern", 1, Map.of());
        noteOfVisit(1, "yes", "yes");
        Browser police = new Browser(port);
        police.signIn(Colleague.POLICE.signIn(), TestPartnership.PASSWORD);

        assertThat(police.open("/records/" + record + "/visit-pack").html().select("main").text())
                .contains("Ada Quillfeather", "Your note")
                .doesNotContain("Last seen", "Nothing recorded says", "The last visits");
    }
}
