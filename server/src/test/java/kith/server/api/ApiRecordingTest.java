package kith.server.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import kith.procedures.form.Typed;
import kith.server.record.Overtaken;
import kith.server.steps.StepWork;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@Import(Partners.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ApiRecordingTest {
    private static final String CONCERN =
            """
            {"step": "harm_concern", "occurred": {"at": "2026-03-03T09:15:00Z"}, "answers": {
              "what": {"text": "A new bruise 🟣 <script>alert(1)</script> \\u202eעברית"},
              "suspected_by": {"text": "The class teacher"},
              "harm_suspected_at": {"on": "2026-03-03"},
              "immediate_danger": {"yes": false},
              "complex": {"yes": false}}}
            """;
    private static final String DECISION =
            """
            {"step": "referral_decision", "occurred": {"at": "2026-03-02T15:00:00+00:00"}, "answers": {
              "treated_as": {"choice": "referral"},
              "referral_received": {"day": "2026-03-02"},
              "acknowledged": {"yes": false}, "acknowledged_reason": {"text": "They did not leave a number"},
              "history_checked": {"yes": true},
              "outcome": {"choice": "assessment"},
              "reasons": {"text": "The family asks for help"},
              "immediate_protection": {"yes": false},
              "family_told": {"yes": true}}}
            """;

    @DynamicPropertySource
    static void database(DynamicPropertyRegistry registry) {
        Partners.register(registry);
    }

    @Autowired
    private Partners partners;

    @Autowired
    private Environment environment;

    @Autowired
    private JdbcTemplate jdbc;

    @Autowired
    private StepWork stepWork;

    private Caller caller;

    @BeforeAll
    void enrol() {
        partners.enrol();
        caller = new Caller(environment.getProperty("local.server.port"));
    }

    private int events(String record) {
        return jdbc.queryForObject("select count(*)::int from event where record = ?", Integer.class, record);
    }

    @Test
    void a_recorded_step_can_be_read_back_as_it_was_sent_and_meets_its_obligation() {
        String record = partners.childInDanger("Ada", "Recorded");

        Caller.Answer recorded = caller.record("team_manager", record, "a", DECISION);

        assertThat(recorded.status()).isEqualTo(201);
        assertThat(recorded.raw().headers().firstValue("Location")).hasValue(recorded.text("/href"));
        Caller.Answer event = caller.get("team_manager", recorded.text("/href"));
        assertThat(event.text("/type")).isEqualTo("referral_decision.recorded");
        assertThat(event.text("/occurred/at")).isEqualTo("2026-03-02T15:00:00Z");
        assertThat(event.text("/answers/acknowledged_reason/text")).isEqualTo("They did not leave a number");
        assertThat(event.text("/answers/outcome/choice")).isEqualTo("assessment");
        assertThat(caller.get("team_manager", "/api/v1/records/" + record + "/position").body().get("obligations").valueStream())
                .filteredOn(one -> one.get("rule").stringValue().equals("decide_on_referral"))
                .singleElement()
                .satisfies(one -> assertThat(one.at("/state/by").stringValue()).isEqualTo(recorded.text("/event")));
    }

    private static String contact(String household) {
        return """
                {"step": "contact", "occurred": {"at": "2026-03-02T10:00:00Z"}, "answers": {
                  "worry": {"text": "He was found alone"}, "child_now": {"text": "At school"},
                  "harm_suspected": {"yes": false}, "source": {"choice": "anonymous"},
                  "household": {"entries": %s},
                  "family_knows": {"yes": true}, "agreement": {"choice": "agreed"}}}
                """.formatted(household);
    }

    @Test
    void the_entries_of_a_group_are_recorded_and_read_in_their_order() {
        String record = partners.child("Cai", "Recorded");

        Caller.Answer recorded = caller.record("front_door_worker", record, "entries", contact("""
                [{"who": {"person": {"name": "Gran", "born": "1960-02-29"}}, "relation": {"text": "Grandmother"}}, {"who": {"person": {"description": "Whom they call Lee", "age": 30}}, "relation": {"text": "Uncle"}}]"""));

        assertThat(recorded.status()).as(recorded.raw().body()).isEqualTo(201);
        Caller.Answer event = caller.get("front_door_worker", recorded.text("/href"));
        assertThat(event.text("/answers/household/entries/0/who/person/born")).isEqualTo("1960-02-29");
        assertThat(event.text("/answers/household/entries/1/who/person/description")).isEqualTo("Whom they call Lee");
    }

    private static String moved(String livesAt) {
        return """
                {"step": "moved_in", "occurred": {"on": "2026-03-02"}, "answers": {
                  "home_authority": {"text": "Testland"}, "home_contact": {"text": "Their duty desk"}, "plan": {"choice": "child_in_need"},
                  "lives_at": %s,
                  "lives_with": {"text": "Her mother"}, "stay": {"choice": "permanent"}, "who_visits": {"text": "They do, every month"},
                  "school_place": {"choice": "registered"}}}
                """.formatted(livesAt);
    }

    @Test
    void an_address_is_recorded_and_read_back_with_its_postcode_as_it_is_written() {
        String record = partners.child("Fay", "Recorded");

        Caller.Answer recorded = caller.record("team_manager", record, "address", moved("""
                {"address": {"lines": ["Flat 3", "12 Mill Lane"], "town": "Aylesbury", "postcode": "hp201uy", "uprn": "10023"}}"""));

        assertThat(recorded.status()).as(recorded.raw().body()).isEqualTo(201);
        Caller.Answer event = caller.get("team_manager", recorded.text("/href"));
        assertThat(event.body().at("/answers/lives_at").toString())
                .isEqualTo("{\"address\":{\"lines\":[\"Flat 3\",\"12 Mill Lane\"],\"town\":\"Aylesbury\",\"postcode\":\"HP20 1UY\",\"uprn\":\"10023\"}}");

        Caller.Answer none = caller.record("team_manager", partners.child("Gus", "Recorded"), "none", moved("{\"no_fixed_address\": true}"));
        assertThat(none.status()).as(none.raw().body()).isEqualTo(201);
        assertThat(caller.get("team_manager", none.text("/href")).body().at("/answers/lives_at/no_fixed_address").booleanValue()).isTrue();
    }

    @Test
    void an_address_that_is_none_is_refused_with_what_would_be_one() {
        String record = partners.child("Hal", "Recorded");

        for (String bad : List.of("{\"address\": \"12 Mill Lane\"}", "{\"address\": {\"lines\": [], \"town\": \"Aylesbury\"}}", "{\"address\": {\"lines\": [\"12 Mill Lane\"]}}",
                "{\"address\": {\"lines\": [\"a\", \"b\", \"c\"], \"town\": \"Aylesbury\"}}", "{\"address\": {\"lines\": [\"a\"], \"town\": \"Aylesbury\", \"county\": \"Bucks\"}}")) {
            Caller.Answer refused = caller.record("team_manager", record, "wrong", moved(bad));
            assertThat(refused.status()).as(bad).isEqualTo(422);
            assertThat(refused.body().at("/problems/0/where").stringValue()).isEqualTo("/answers/lives_at");
            assertThat(refused.body().at("/problems/0/what").stringValue())
                    .isEqualTo("An address is an object with one or two lines, a town and, if they are known, a postcode and a UPRN.");
            assertThat(refused.body().at("/problems/0/do").stringValue()).contains("\"lines\": [\"12 Mill Lane\"], \"town\": \"Aylesbury\"");
        }
        assertThat(caller.record("team_manager", record, "wrong", moved("{\"no_fixed_address\": false}")).body().at("/problems/0/what").stringValue())
                .isEqualTo("That there is no fixed address is said as true.");
        Map.of("\"postcode\": \"HP20\"", "Enter a full postcode", "\"uprn\": \"12x\"", "A UPRN has at most 12 figures").forEach((part, said) -> {
            Caller.Answer refused = caller.record(
                    "team_manager", record, "wrong", moved("{\"address\": {\"lines\": [\"12 Mill Lane\"], \"town\": \"Aylesbury\", " + part + "}}"));
            assertThat(problems(refused)).containsExactly("answer_not_accepted /answers/lives_at");
            assertThat(refused.raw().body()).contains(said);
        });
        assertThat(caller.record("team_manager", record, "wrong", moved("{\"text\": \"12 Mill Lane\"}")).raw().body()).contains("address, or no_fixed_address");
    }

    private static String shared(String agency) {
        return """
                {"step": "risk_shared", "occurred": {"at": "2026-03-02T11:00:00Z"}, "answers": {
                  "decision": {"choice": "share"}, "reasons": {"text": "They visit the same home"}, "involved": {"text": "The school"},
                  "children_services": {"text": "The duty team"}, "adult_services": {"text": "Nobody, there is no need"}, "new_agency_told": %s,
                  "need_to_know": {"text": "They see the father every week"}, "lawful_basis": {"choice": "public_task"}, "policy": {"yes": true},
                  "agreement": {"choice": "agreed"}, "explained": {"text": "All of it"}}}
                """.formatted(agency);
    }

    @Test
    void an_agency_is_one_of_the_directorys_and_is_read_back_by_its_identifier() {
        String record = partners.child("Ivy", "Recorded");
        Caller.Answer seen = caller.record("team_manager", record, "seen", """
                {"step": "risk_seen", "occurred": {"at": "2026-03-02T10:00:00Z"}, "answers": {
                  "agency": {"choice": "police"}, "kind": {"choice": "noticed"}, "seen": {"text": "A new dog"}, "person": {"text": "Her father"},
                  "standing": {"choice": "current"}, "change": {"choice": "new"}, "adult_changed": {"yes": false}, "child_changed": {"yes": false},
                  "own_assessment": {"text": "It does not"}, "others_affected": {"yes": true}, "new_agency": {"yes": true}}}
                """);
        assertThat(seen.status()).as(seen.raw().body()).isEqualTo(201);

        Caller.Answer unknown = caller.record("team_manager", record, "agency", shared("{\"agency\": \"navy\"}"));
        assertThat(unknown.status()).isEqualTo(422);
        assertThat(problems(unknown)).containsExactly("answer_not_accepted /answers/new_agency_told");
        assertThat(unknown.raw().body()).contains("Choose one of the partnership's agencies");
        assertThat(caller.record("team_manager", record, "agency", shared("{\"agency\": 3}")).raw().body()).contains("An agency is an identifier of the directory.");
        assertThat(problems(caller.record("team_manager", record, "agency", shared("{\"text\": \"force\"}")))).hasSize(1);

        Caller.Answer recorded = caller.record("team_manager", record, "agency-right", shared("{\"agency\": \"force\"}"));
        assertThat(recorded.status()).as(recorded.raw().body()).isEqualTo(201);
        assertThat(caller.get("team_manager", recorded.text("/href")).text("/answers/new_agency_told/agency")).isEqualTo("force");
    }

    private static String paper(String file) {
        return """
                {"step": "court_paper_asked", "occurred": {"on": "2026-03-02"}, "answers": {
                  "paper": {"text": "The order of 2 March"}, "copy": {"file": %s}, "marked": {"yes": true},
                  "reader": {"text": "The school"}, "permission": {"choice": "court"}}}
                """.formatted(file);
    }

    @Test
    void a_file_is_sent_in_base64_and_read_by_way_of_its_event_by_whoever_may_read_that() {
        String record = partners.child("Eve", "Recorded");
        String content = java.util.Base64.getEncoder().encodeToString("%PDF-1.7 It is ordered".getBytes());

        Caller.Answer recorded = caller.record("team_manager", record, "paper", paper("{\"name\": \"order.exe\", \"content\": \"" + content + "\"}"));

        assertThat(recorded.status()).as(recorded.raw().body()).isEqualTo(201);
        assertThat(caller.record("team_manager", record, "paper", paper("{\"name\": \"order.exe\", \"content\": \"" + content + "\"}")).status()).isEqualTo(200);
        Caller.Answer event = caller.get("team_manager", recorded.text("/href"));
        assertThat(event.text("/answers/copy/file/name")).isEqualTo("order.exe.pdf");
        assertThat(event.text("/answers/copy/file/type")).isEqualTo("application/pdf");
        String at = recorded.text("/href") + "/files/" + event.text("/answers/copy/file/sha256");
        assertThat(caller.raw(caller.request("team_manager", at).GET()).body()).isEqualTo("%PDF-1.7 It is ordered");
        assertThat(caller.get("police", at).status()).isEqualTo(403);
        assertThat(caller.get("team_manager", recorded.text("/href") + "/files/" + "0".repeat(64)).status()).isEqualTo(403);
    }

    @Test
    void a_file_that_is_not_taken_is_a_problem_of_its_question() {
        String record = partners.child("Fay", "Recorded");
        String page = java.util.Base64.getEncoder().encodeToString("<html>".getBytes());
        for (String bad : List.of(
                "{}", "3", "{\"name\": \"a.pdf\"}", "{\"name\": \"a.pdf\", \"content\": \"§\"}", "{\"name\": \"a.pdf\", \"content\": \"" + page + "\"}",
                "{\"name\": \"a.pdf\", \"size\": 3, \"type\": \"application/pdf\", \"sha256\": \"" + "0".repeat(64) + "\"}")) {
            assertThat(problems(caller.record("team_manager", record, "bad", paper(bad)))).as(bad).contains("answer_not_understood /answers/copy");
        }
    }

    @Test
    void what_is_wrong_with_an_entry_is_said_of_that_entry() {
        String record = partners.child("Dee", "Recorded");

        Caller.Answer wrong = caller.record("front_door_worker", record, "wrong", contact("""
                [{"who": {"person": {"name": "Gran", "born_not_known": true}}, "relation": {"yes": true}, "kin": {"text": "?"}}]"""));
        assertThat(problems(wrong)).contains(
                "answer_of_other_kind /answers/household/entries/0/relation", "question_not_known /answers/household/entries/0/kin");

        wrong = caller.record("front_door_worker", record, "wrong", contact("""
                [{"who": {"person": {"name": "Gran", "born_not_known": true}}, "relation": {"text": "Grandmother"}}, {"who": {"person": {"name": "Lee", "born": "2900-01-01"}}}]"""));
        assertThat(problems(wrong)).containsExactlyInAnyOrder(
                "answer_missing /answers/household/entries/1/relation", "answer_not_accepted /answers/household/entries/1/who");

        for (String bad : List.of("[]", "{}", "[{}]", "[3]", "[{\"who\": {\"entries\": [{\"who\": {\"text\": \"x\"}}]}}]",
                "[{\"who\": {\"person\": {\"name\": \"Lee\"}}}]", "[{\"who\": {\"person\": {\"name\": \"Lee\", \"born\": \"1990-02-30\"}}}]",
                "[{\"who\": {\"person\": {\"name\": \"Lee\", \"age\": -1}}}]", "[{\"who\": {\"person\": {\"name\": \"Lee\", \"description\": \"tall\"}}}]", "null")) {
            assertThat(caller.record("front_door_worker", record, "wrong", contact(bad)).status()).as(bad).isEqualTo(422);
        }
        assertThat(caller.record("front_door_worker", record, "wrong", contact(
                "[" + "{\"who\": {\"person\": {\"name\": \"x\", \"age\": 3}}, \"relation\": {\"text\": \"y\"}},".repeat(50) + "{\"who\": {\"person\": {\"name\": \"x\", \"age\": 3}}, \"relation\": {\"text\": \"y\"}}]")).status()).isEqualTo(422);
    }

    private static List<String> problems(Caller.Answer answer) {
        return answer.body().get("problems").valueStream()
                .map(problem -> problem.get("code").stringValue() + " " + problem.get("where").stringValue())
                .toList();
    }

    @Test
    void text_of_every_kind_comes_back_as_it_was_written() {
        String record = partners.child("Bea", "Recorded");

        Caller.Answer recorded = caller.record("team_manager", record, "a", CONCERN);

        assertThat(caller.get("team_manager", recorded.text("/href")).text("/answers/what/text"))
                .isEqualTo("A new bruise 🟣 <script>alert(1)</script> \u202eעברית");
    }

    @Test
    void the_same_key_again_records_nothing_and_gives_the_same_answer() {
        String record = partners.child("Cai", "Repeated");
        Caller.Answer first = caller.record("team_manager", record, "key-1", CONCERN);
        int before = events(record);

        Caller.Answer again = caller.record("team_manager", record, "key-1", CONCERN.replaceAll("\\s+\"", " \""));

        assertThat(again.status()).isEqualTo(200);
        assertThat(again.raw().body()).isEqualTo(first.raw().body());
        assertThat(events(record)).isEqualTo(before);
    }

    @Test
    void the_same_key_with_another_body_is_refused_even_if_that_body_is_wrong() {
        String record = partners.child("Dee", "Repeated");
        caller.record("team_manager", record, "key-1", CONCERN);
        int before = events(record);

        for (String other : List.of(CONCERN.replace("class teacher", "head teacher"), "{\"step\": \"harm_concern\"}")) {
            Caller.Answer answer = caller.record("team_manager", record, "key-1", other);
            assertThat(answer.status()).isEqualTo(409);
            assertThat(answer.code()).isEqualTo("idempotency_key_reused");
        }
        assertThat(events(record)).isEqualTo(before);
    }

    @Test
    void two_people_may_choose_the_same_key() {
        String record = partners.child("Eli", "Repeated");

        Caller.Answer one = caller.record("team_manager", record, "key-1", CONCERN);
        Caller.Answer other = caller.record("front_door_worker", record, "key-1", CONCERN.replace("teacher", "nurse"));

        assertThat(List.of(one.status(), other.status())).containsExactly(201, 201);
        assertThat(one.text("/event")).isNotEqualTo(other.text("/event"));
    }

    @Test
    void one_request_sent_many_times_at_once_is_recorded_once() throws Exception {
        String record = partners.child("Flo", "Repeated");
        int before = events(record);

        List<Caller.Answer> answers = atOnce(6, n -> caller.record("team_manager", record, "key-1", CONCERN));

        assertThat(answers).extracting(answer -> answer.text("/event")).containsOnly(answers.getFirst().text("/event"));
        assertThat(answers).extracting(Caller.Answer::status).containsOnlyOnce(201).contains(200);
        assertThat(events(record)).isEqualTo(before + 1);
    }

    @Test
    void of_two_who_start_from_the_same_point_one_is_told_which_event_now_stands() throws Exception {
        String record = partners.childInDanger("Gus", "Overtaken");
        int before = events(record);

        List<Caller.Answer> answers = atOnce(4, n -> caller.record("team_manager", record, "key-" + n, DECISION));

        assertThat(events(record)).isEqualTo(before + 1);
        String standing = answers.stream().filter(answer -> answer.status() == 201).findFirst().orElseThrow().text("/event");
        assertThat(answers).filteredOn(answer -> answer.status() != 201).hasSize(3).allSatisfy(late -> {
            assertThat(late.status()).isEqualTo(409);
            assertThat(late.code()).isEqualTo("overtaken");
            assertThat(late.text("/problems/0/what")).contains(standing);
        });
    }

    @Test
    void a_step_that_follows_an_event_which_is_no_longer_the_latest_is_overtaken() {
        String record = partners.child("Hal", "Overtaken");
        caller.record("team_manager", record, "a", CONCERN);
        String first = concern(record).get("follows").stringValue();
        String second = caller.record("team_manager", record, "b", CONCERN).text("/event");

        Caller.Answer late = caller.record(
                "team_manager", record, "c", CONCERN.replaceFirst("\\{", "{\"follows\": \"" + first + "\","));

        assertThat(late.status()).isEqualTo(409);
        assertThat(late.code()).isEqualTo("overtaken");
        assertThat(late.text("/problems/0/what")).contains(second);
    }

    @Test
    void a_page_and_a_program_that_start_from_the_same_point_conflict() {
        String record = partners.childInDanger("Hew", "Overtaken");
        String draft = stepWork.begin(partners.viewer("team_manager"), record, "referral_decision");
        stepWork.keep(partners.viewer("team_manager"), draft, decisionAsTyped(record), Set.of());
        int before = events(record);

        caller.record("team_manager", record, "a", DECISION);

        assertThatThrownBy(() -> stepWork.record(partners.viewer("team_manager"), draft)).isInstanceOf(Overtaken.class);
        assertThat(events(record)).isEqualTo(before + 1);
    }

    private static Typed decisionAsTyped(String record) {
        return new Typed(Map.ofEntries(
                Map.entry("occurred-day", List.of("2")),
                Map.entry("occurred-month", List.of("3")),
                Map.entry("occurred-year", List.of("2026")),
                Map.entry("occurred-time", List.of("15:00")),
                Map.entry("treated_as", List.of("contact_only")),
                Map.entry("acknowledged", List.of("yes")),
                Map.entry("history_checked", List.of("yes")),
                Map.entry(record + "~outcome", List.of("advice")),
                Map.entry(record + "~reasons", List.of("They asked what to do")),
                Map.entry("immediate_protection", List.of("no")),
                Map.entry("family_told", List.of("yes"))));
    }

    private tools.jackson.databind.JsonNode concern(String record) {
        return caller.get("team_manager", "/api/v1/records/" + record + "/position").body().get("offers").valueStream()
                .filter(offer -> offer.get("step").stringValue().equals("harm_concern"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void everything_wrong_with_a_request_is_said_at_once_with_where_it_is() {
        String record = partners.child("Ida", "Wrong");
        int before = events(record);

        Caller.Answer answer = caller.record(
                "team_manager",
                record,
                "a",
                """
                {"step": "harm_concern", "occurred": {"at": "2999-03-03T09:15:00Z"}, "records": {}, "answers": {
                  "what": {"choice": "text"},
                  "harm_suspected_at": {"on": "1066-10-14"},
                  "immediate_danger": {"yes": "perhaps"},
                  "complex": {"yes": false},
                  "safety_now": {"text": "Nothing to say"},
                  "colour": {"text": "blue"}}}
                """);

        assertThat(answer.status()).isEqualTo(422);
        List<String> problems = new ArrayList<>();
        answer.body().get("problems").forEach(one -> problems.add(one.get("where").stringValue() + " " + one.get("code").stringValue()));
        assertThat(problems)
                .containsExactlyInAnyOrder(
                        "/records property_not_known",
                        "/occurred answer_not_accepted",
                        "/answers/what answer_of_other_kind",
                        "/answers/suspected_by answer_missing",
                        "/answers/harm_suspected_at answer_not_accepted",
                        "/answers/immediate_danger answer_not_understood",
                        "/answers/safety_now question_not_asked",
                        "/answers/colour question_not_known");
        assertThat(events(record)).isEqualTo(before);
    }

    @Test
    void who_may_not_record_a_step_is_refused_and_the_refusal_is_audited() {
        String record = partners.child("Jo", "Refused");
        int before = events(record);

        assertThat(caller.record("social_worker", record, "a", DECISION).status()).isEqualTo(403);
        assertThat(caller.record("police", record, "a", CONCERN).status()).isEqualTo(403);
        assertThat(caller.record("team_manager", "nosuchrecord", "a", CONCERN).status()).isEqualTo(403);

        assertThat(events(record)).isEqualTo(before);
        assertThat(jdbc.queryForObject(
                        "select count(*)::int from audit where record = ? and outcome = 'refused' and action = 'RECORD_STEP' and outlet = 'API'",
                        Integer.class,
                        record))
                .isEqualTo(2);
    }

    @Test
    void about_a_day_and_nobody_knows_are_kept_as_they_are() {
        String record = partners.child("Kit", "Approximate");
        String about = CONCERN.replace(
                "{\"at\": \"2026-03-03T09:15:00Z\"}", "{\"about\": \"2026-03-02\", \"words\": \"over the weekend or just after\"}");
        String unknown = CONCERN.replace("{\"at\": \"2026-03-03T09:15:00Z\"}", "{\"unknown\": true}");

        assertThat(caller.get("team_manager", caller.record("team_manager", record, "a", about).text("/href")).text("/occurred/words"))
                .isEqualTo("over the weekend or just after");
        assertThat(caller.get("team_manager", caller.record("team_manager", record, "b", unknown).text("/href"))
                        .body().at("/occurred/unknown").booleanValue())
                .isTrue();
    }

    @Test
    void bodies_and_headers_that_make_no_sense_are_problems_and_never_a_failure() {
        String record = partners.child("Lu", "Wrong");
        int before = events(record);
        List<String> nonsense = List.of(
                "", "[]", "null", "{", "{} {}", "{\"step\": 1}", "{\"step\": \"a\", \"step\": \"b\"}", "{\"\\u0000\\ud800\": 1}",
                "[".repeat(2000), "{\"step\": \"harm_concern\\u0000\"}", "{\"step\": \"harm_concern\", \"answers\": []}",
                "{\"step\": \"harm_concern\", \"answers\": {\"\\ud800\": {\"text\": \"\\ud800\"}}, \"occurred\": 3}",
                "{\"step\": \"harm_concern\", \"episode\": \"\\u0000\", \"follows\": {}}",
                "{\"step\": \"harm_concern\", \"occurred\": {\"about\": \"2026-01-01\", \"words\": \"\\u0000\"}}",
                "{\"step\": \"harm_concern\", \"answers\": {\"what\": {\"number\": \"1e999999999\"}, \"complex\": {}}}");
        for (String body : nonsense) {
            Caller.Answer answer = caller.record("team_manager", record, "a", body);
            assertThat(answer.status()).as(body).isIn(400, 422);
        }
        Caller.Answer noKey = caller.send(
                "post",
                caller.request("team_manager", "/api/v1/records/" + record + "/events")
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(CONCERN)));
        Caller.Answer noJson = caller.send(
                "post",
                caller.request("team_manager", "/api/v1/records/" + record + "/events")
                        .header("Idempotency-Key", "a")
                        .header("Content-Type", "text/plain")
                        .POST(HttpRequest.BodyPublishers.ofString(CONCERN)));
        Caller.Answer huge = caller.record("team_manager", record, "a", "{\"step\": \"" + "x".repeat(16_000_000) + "\"}");

        assertThat(noKey.code()).isEqualTo("idempotency_key_needed");
        assertThat(caller.record("team_manager", record, "two words", CONCERN).code()).isEqualTo("idempotency_key_needed");
        assertThat(noJson.status()).isEqualTo(415);
        assertThat(huge.status()).isEqualTo(413);
        assertThat(events(record)).isEqualTo(before);
    }

    private interface Numbered {
        Caller.Answer of(int n);
    }

    private static List<Caller.Answer> atOnce(int times, Numbered call) throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(times)) {
            List<Callable<Caller.Answer>> calls = new ArrayList<>();
            for (int i = 0; i < times; i++) {
                int n = i;
                calls.add(() -> call.of(n));
            }
            List<Caller.Answer> answers = new ArrayList<>();
            for (Future<Caller.Answer> answer : threads.invokeAll(calls)) {
                answers.add(answer.get());
            }
            return answers;
        }
    }
}
