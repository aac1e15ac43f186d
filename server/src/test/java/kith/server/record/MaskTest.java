package kith.server.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kith.procedures.calendar.EnglandCalendar;
import kith.procedures.history.Answer;
import kith.procedures.history.Author;
import kith.procedures.history.Event;
import kith.procedures.history.History;
import kith.procedures.history.Occurred;
import kith.procedures.pack.Loaded;
import kith.procedures.pack.Pack;
import kith.procedures.pack.PackLoader;
import kith.procedures.pack.Packs;
import kith.procedures.position.CompiledPacks;
import kith.procedures.position.Holder;
import kith.procedures.position.Linked;
import kith.procedures.position.Position;
import kith.procedures.position.Positions;
import kith.server.gate.Level;
import kith.server.gate.Viewer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What somebody who only takes part may read of a form stays hidden when the form changes. */
class MaskTest {
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final Viewer TEACHER = new Viewer(
            "testshire", "teacher", "Ada Teacher", "school", "The school", "education", "school", "school_safeguarding", "Safeguarding", "visits");
    private static final String SAFE = "ordinary";
    private static final Map<String, Answer> ANSWERS = Map.of(
            "safe", new Answer.YesNo(false),
            "safe_reason", new Answer.Text("A man was hiding in the kitchen."),
            "seen", new Answer.Text("At school."));

    @TempDir
    Path folder;

    private Pack then;

    @BeforeEach
    void a_form_with_a_sensitive_question_is_filled_in() throws IOException {
        then = pack("2026-09-01", SAFE, """
                          safe: {type: yes_no, label: Is the child safe?, sensitivity: sensitive, reason_when_no: true}
                          seen: {type: text, label: Where was the child seen?}
                """);
    }

    @Test
    void the_reason_of_a_sensitive_answer_is_as_sensitive_as_the_answer() throws IOException {
        assertThat(read(new Packs(List.of(then)))).containsOnlyKeys("seen");
    }

    @Test
    void an_answer_that_was_sensitive_when_it_was_given_stays_so_when_the_question_is_asked_openly() throws IOException {
        assertThat(read(new Packs(List.of(then, pack("2026-10-01", SAFE, """
                          safe: {type: yes_no, label: Is the child safe?, reason_when_no: true}
                          seen: {type: text, label: Where was the child seen?}
                """))))).containsOnlyKeys("seen");
    }

    @Test
    void an_answer_becomes_as_sensitive_as_the_question_is_asked_now() throws IOException {
        assertThat(read(new Packs(List.of(then, pack("2026-10-01", SAFE, """
                          safe: {type: yes_no, label: Is the child safe?, sensitivity: sensitive, reason_when_no: true}
                          seen: {type: text, label: Where was the child seen?, sensitivity: protected}
                """))))).isEmpty();
    }

    @Test
    void an_answer_to_a_question_that_no_form_knows_any_more_is_hidden() throws IOException {
        Pack now = pack("2026-10-01", SAFE, """
                          seen: {type: text, label: Where was the child seen?}
                """);
        assertThat(read(new Packs(List.of(then, now)))).containsOnlyKeys("seen");
        assertThat(read(new Packs(List.of(now)))).containsOnlyKeys("seen");
    }

    @Test
    void a_step_that_is_sensitive_in_either_version_is_not_shown_at_all() throws IOException {
        Pack now = pack("2026-10-01", "legal", """
                          seen: {type: text, label: Where was the child seen?}
                """);
        assertThat(Mask.history(history(ANSWERS), new Packs(List.of(then, now)), TEACHER, Level.SUMMARY, false).events()).isEmpty();
    }

    @Test
    void a_file_under_a_sensitive_question_is_not_there_to_be_asked_for() throws IOException {
        Answer.File order = new Answer.File("order.pdf", 3, "application/pdf", "ab".repeat(32));
        then = pack("2026-09-01", SAFE, """
                          safe: {type: file, label: The order, sensitivity: legal}
                          papers:
                            type: group
                            label: Papers
                            each: paper
                            questions:
                              which: {type: text, label: Which?}
                              copy: {type: file, label: The paper, sensitivity: sensitive}
                          seen: {type: file, label: The report}
                """);
        Map<String, Answer> shown = read(new Packs(List.of(then)), Map.of(
                "safe", order,
                "papers", new Answer.Entries(List.of(Map.of("which", new Answer.Text("The order"), "copy", order))),
                "seen", new Answer.File("report.pdf", 3, "application/pdf", "cd".repeat(32))));
        assertThat(Answer.files(shown)).extracting(Answer.File::name).containsExactly("report.pdf");
    }

    private static final Answer PEOPLE = new Answer.Entries(List.of(
            Map.of("name", new Answer.Text("A man in hiding"), "kin", new Answer.Text("Uncle"), "told", new Answer.YesNo(false), "told_reason", new Answer.Text("He is in hiding")),
            Map.of("name", new Answer.Text("A woman in hiding"), "told", new Answer.YesNo(false)),
            Map.of("kin", new Answer.Text("Grandmother"))));

    private Pack people(String from, String sensitivity, String ofKin) throws IOException {
        return pack(from, SAFE, """
                          people:
                            type: group
                            label: Who was there?
                            each: person
                            sensitivity: %s
                            questions:
                              name: {type: text, label: Name, sensitivity: third_party}
                              kin: {type: text, label: What are they to the child?, sensitivity: %s}
                              told: {type: yes_no, label: Were they told?, sensitivity: sensitive, reason_when_no: true}
                """.formatted(sensitivity, ofKin));
    }

    @Test
    void of_each_entry_only_what_is_not_sensitive_is_shown_and_an_entry_of_which_nothing_is_left_is_not_there() throws IOException {
        then = people("2026-09-01", SAFE, SAFE);
        assertThat(read(new Packs(List.of(then)), Map.of("people", PEOPLE))).isEqualTo(Map.of("people", new Answer.Entries(List.of(
                Map.of("kin", new Answer.Text("Uncle")), Map.of("kin", new Answer.Text("Grandmother"))))));
    }

    @Test
    void a_group_of_whose_entries_nothing_may_be_seen_is_as_if_it_had_not_been_answered() throws IOException {
        then = people("2026-09-01", SAFE, "legal");
        assertThat(read(new Packs(List.of(then)), Map.of("people", PEOPLE))).isEmpty();
        then = people("2026-10-01", "protected", SAFE);
        assertThat(read(new Packs(List.of(then)), Map.of("people", PEOPLE))).isEmpty();
    }

    @Test
    void what_an_entry_says_stays_as_sensitive_as_it_was_and_becomes_as_sensitive_as_it_is() throws IOException {
        then = people("2026-09-01", SAFE, "sensitive");
        assertThat(read(new Packs(List.of(then, people("2026-10-01", SAFE, SAFE))), Map.of("people", PEOPLE))).isEmpty();
        then = people("2026-11-01", SAFE, SAFE);
        assertThat(read(new Packs(List.of(then, people("2026-12-01", SAFE, "sensitive"))), Map.of("people", PEOPLE))).isEmpty();
    }

    @Test
    void entries_under_a_question_that_is_no_group_in_any_form_are_hidden() throws IOException {
        then = pack("2026-09-01", SAFE, """
                          people: {type: text, label: Who was there?}
                """);
        assertThat(read(new Packs(List.of(then)), Map.of("people", PEOPLE))).isEmpty();
    }

    /** Why something is owed quotes the answers on which it rests: “Is the child safe?” is answered no in the visit. */
    @Test
    void why_something_is_owed_is_hidden_where_it_rests_on_an_answer_that_is() throws IOException {
        String asked = """
                          safe: {type: yes_no, label: Is the child safe?, sensitivity: %s, reason_when_no: true}
                          seen: {type: text, label: Where was the child seen?}
                  school_watches:
                    kind: form
                    name: Watching
                    action: Record what the school sees
                    done: School watched
                    by: [school]
                rules:
                  watch:
                    on: visit
                    if: "!visit.safe"
                    must: school_watches
                    sentence: Watch the child
                    owner: school
                    within: {limit: 2 days}
                statuses:
                  unsafe: {begins: {on: visit, if: "!visit.safe"}, ends: {on: school_watches}, says: "Unsafe, {visit.seen}"}
                """;

        then = pack("2026-09-01", SAFE, asked.formatted("sensitive"));
        Position hidden = position();
        assertThat(hidden.obligations()).singleElement().satisfies(owed -> {
            assertThat(owed.sentence()).isEqualTo("Watch the child");
            assertThat(owed.limit()).isPresent();
            assertThat(owed.because() + owed.provided() + owed.counted()).doesNotContain("safe");
            assertThat(owed.causes().answers()).isEmpty();
        });
        assertThat(hidden.statuses()).isEmpty();

        then = pack("2026-10-01", SAFE, asked.formatted(SAFE));
        assertThat(position().obligations()).singleElement().satisfies(owed -> assertThat(owed.provided()).contains("Is the child safe?"));
        assertThat(position().statuses()).isNotEmpty();
    }

    /** As the teacher sees it. */
    private Position position() {
        Packs packs = new Packs(List.of(then));
        History history = history(ANSWERS);
        Position whole = Positions.position(
                history, CompiledPacks.of(packs), role -> new Holder.Team(role), Linked.NONE, EnglandCalendar.standard(), NOON.plusSeconds(60));
        return Mask.position(whole, Mask.history(history, packs, TEACHER, Level.SUMMARY, false), packs, TEACHER, Level.SUMMARY, false);
    }

    private Map<String, Answer> read(Packs packs) {
        return read(packs, ANSWERS);
    }

    private Map<String, Answer> read(Packs packs, Map<String, Answer> answers) {
        return Mask.history(history(answers), packs, TEACHER, Level.SUMMARY, false).events().getFirst().answers();
    }

    private History history(Map<String, Answer> answers) {
        return new History("record", List.of(new Event(
                "event", "visit.recorded", Optional.of("episode"), new Occurred.At(NOON), NOON,
                new Author("worker", "social_care", "worker"),
                answers,
                Optional.empty(), Optional.empty(), Optional.of(then.version()))));
    }

    private Pack pack(String from, String sensitivity, String questions) throws IOException {
        Path visits = folder.resolve(from).resolve("visits");
        Files.createDirectories(visits.resolve("procedures"));
        Files.writeString(visits.resolve("pack.yaml"), """
                pack: visits
                name: Visits
                effective_from: %s
                documents: {manual: {title: Manual}}
                roles: {worker: {name: worker, agency: social_care}, school: {name: teacher, agency: education}}
                """.formatted(from));
        Files.writeString(visits.resolve("procedures/visit.yaml"), """
                procedure: visit
                name: Visit
                summary: A child is visited.
                source: {document: manual, section: "1"}
                opens: [{on: visit}]
                closes: [{on: visit, because: The child was visited}]
                steps:
                  visit:
                    kind: form
                    name: Visit
                    action: Record the visit
                    done: Child visited
                    by: [worker]
                    anytime: true
                    participants: [school]
                    sensitivity: %s
                    form:
                      - section: visit
                        title: The visit
                        questions:
                %s""".formatted(sensitivity, questions));
        return switch (PackLoader.load(folder.resolve(from), "visits")) {
            case Loaded.Ready(Pack pack) -> pack;
            case Loaded.Faulty(var problems) -> throw new AssertionError(problems.toString());
        };
    }
}
