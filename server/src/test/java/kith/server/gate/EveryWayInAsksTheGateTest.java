package kith.server.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import kith.procedures.calendar.Calendar;
import kith.procedures.history.Occurred;
import kith.procedures.position.Obligation;
import kith.server.Browser;
import kith.server.RunningKith;
import kith.server.TestPartnership;
import kith.server.TestPartnership.Colleague;
import kith.server.identifier.Identifiers;
import kith.server.rota.Covering;
import kith.server.steps.StepWork;
import kith.server.web.component.DateParts;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Every way into the server is driven by a viewer who may, and once more for each decision of the gate on its way with that
 * decision turned round: it answers 403, does nothing, and leaves exactly one row in the audit. A way in that this test does
 * not drive makes it fail, so that a later one must join.
 */
@RunningKith
@Import(EveryWayInAsksTheGateTest.TurnedRound.class)
class EveryWayInAsksTheGateTest {
    /** Ways in that show nothing recorded, or that only throw away what the viewer alone has typed. */
    private static final Set<String> WITHOUT_A_RECORD = Set.of(
            // Signing in, and one's own account.
            "GET /sign-in/code", "POST /sign-in/code", "GET /your-account", "GET /your-account/password", "POST /your-account/password",
            "GET /your-account/second-factor", "POST /your-account/second-factor", "POST /your-account/second-factor/recovery-codes",
            "POST /your-account/second-factor/taken-away", "GET /your-account/keys", "POST /your-account/keys",
            "POST /your-account/keys/{key}/ended", "POST /your-account/signed-out-everywhere",
            "GET /sign-in/passkey", "POST /sign-in/passkey", "GET /your-account/passkeys", "POST /your-account/passkeys",
            "POST /your-account/passkeys/{id}/taken-away",
            "GET /", "GET /sign-in", "GET /health", "GET /contacts", "GET /help", "GET /help/tour/{page:[0-9]{1,3}}",
            "GET /help/whats-new", "GET /help/shortcuts", "ANY /error", "GET /assets/{name}", "GET /api/v1/openapi.yaml",
            "GET /drafts/{draft}", "POST /drafts/{draft}/discard");

    /** A policy that refuses one action and notes what it was asked. */
    static final class Turned implements Policy {
        private volatile Optional<Action> refused = Optional.empty();
        private final Set<Action> asked = java.util.Collections.synchronizedSet(EnumSet.noneOf(Action.class));

        @Override
        public Decision decide(Question question) {
            asked.add(question.action());
            return refused.filter(question.action()::equals).isPresent()
                    ? new Decision.Refuse("turned round")
                    : Policy.rules().decide(question);
        }
    }

    @TestConfiguration
    static class TurnedRound {
        @Bean
        @Primary
        Turned turned() {
            return new Turned();
        }
    }

    /** One request by somebody who may make it. */
    private record Call(Colleague who, String method, String path, Map<String, List<String>> form, String json) {
        static Call get(Colleague who, String path) {
            return new Call(who, "GET", path, Map.of(), "");
        }

        static Call post(Colleague who, String path, Map<String, List<String>> form) {
            return new Call(who, "POST", path, form, "");
        }
    }

    /** Makes a request anew for each time that it is driven, with whatever it needs. */
    private interface Way {
        Call call();
    }

    @Autowired
    private ApplicationContext kith;

    @Autowired
    private Turned policy;

    @Autowired
    private JdbcTemplate jdbc;

    @Autowired
    private RequestMappingHandlerMapping requestMappingHandlerMapping;

    @LocalServerPort
    private int port;

    private TestPartnership partnership;
    private String record;
    private int leaves;
    private final Map<Colleague, Browser> browsers = new LinkedHashMap<>();
    private final Map<String, Way> ways = new LinkedHashMap<>();

    @BeforeAll
    void drivers() {
        partnership = new TestPartnership(kith).enrol();
        record = partnership.contact("Ada", "Quillfeather");
        String at = "/records/" + record;
        Colleague manager = Colleague.TEAM_MANAGER;

        way("GET /my-work", () -> Call.get(manager, "/my-work"));
        way("POST /my-work/looked-at", () -> Call.post(manager, "/my-work/looked-at", form("latest", "2026-03-03T10:00:00Z")));
        String aside = "/my-work/aside/{record}/{obligation}";
        way("GET " + aside, () -> Call.get(Colleague.SOCIAL_WORKER, aside()));
        way("POST " + aside, () -> Call.post(Colleague.SOCIAL_WORKER, aside(), form("until", nextWorkingDay(), "reason", "The school answers then")));
        way("POST " + aside + "/taken-up", () -> Call.post(Colleague.SOCIAL_WORKER, aside() + "/taken-up", Map.of()));
        way("POST /records/{record}/pin", () -> Call.post(manager, at + "/pin", form("pinned", "yes")));
        way("GET /team", () -> Call.get(manager, "/team"));
        String person = "/team/people/{professional}";
        way("GET " + person, () -> Call.get(manager, "/team/people/" + Colleague.TEAM_MANAGER.signIn()));
        way("GET " + person + "/supervision", () -> Call.get(manager, "/team/people/" + Colleague.FRONT_DOOR_WORKER.signIn() + "/supervision"));
        way("GET /my-supervision", () -> Call.get(manager, "/my-supervision"));
        way("POST " + person, () -> Call.post(
                manager,
                "/team/people/" + Colleague.TEAM_MANAGER.signIn(),
                form("submission", Identifiers.next(), "child", record, "taker", Colleague.SOCIAL_WORKER.signIn())));
        String absences = person + "/absences";
        way("GET " + absences, () -> Call.get(manager, "/team/people/" + Colleague.TEAM_MANAGER.signIn() + "/absences"));
        way("POST " + absences, () -> Call.post(manager, "/team/people/" + Colleague.TEAM_MANAGER.signIn() + "/absences", leave()));
        way("GET " + absences + "/{absence}", () -> Call.get(manager, absence()));
        way("POST " + absences + "/{absence}", () -> Call.post(manager, absence(), leave()));
        way("POST " + absences + "/{absence}/ended", () -> Call.post(manager, absence() + "/ended", Map.of()));
        way("GET /team/people/{professional}/looks", () -> Call.get(manager, "/team/people/" + Colleague.TEAM_MANAGER.signIn() + "/looks"));
        way("GET /team/rota", () -> Call.get(manager, "/team/rota"));
        way("POST /team/rota", () -> Call.post(
                manager, "/team/rota", form("team", "first_response", "duty-" + nextWorkingDay() + "-day", Colleague.FRONT_DOOR_WORKER.signIn())));
        way("POST /team/rota/hours", () -> Call.post(manager, "/team/rota/hours", form("team", "first_response", "hours", "office")));
        way("GET /front-door", () -> Call.get(manager, "/front-door"));
        way("GET /front-door/contact", () -> Call.get(Colleague.FRONT_DOOR_WORKER, "/front-door/contact"));
        way("POST /front-door/contact", () -> Call.post(
                Colleague.FRONT_DOOR_WORKER, "/front-door/contact", form("rows", "1", "new-1-given_name", "Unheard", "new-1-family_name", "Of")));
        way("GET /held-back", () -> Call.get(manager, "/held-back"));
        way("POST /held-back/{hold}", () -> Call.post(manager, "/held-back/" + hold(), form("decision", "kept_back", "because", "They need not know")));
        way("GET /find", () -> Call.get(manager, "/find"));
        way("POST /find", () -> Call.post(manager, "/find", form("words", "ada")));
        way("GET /find/{search}", () -> Call.get(manager, search()));
        way("GET /find/{search}.csv", () -> Call.get(manager, search() + ".csv"));
        way("GET /my-work/lists/{list:team|told|invited}", () -> Call.get(manager, "/my-work/lists/told"));
        way("GET /my-work.csv", () -> Call.get(manager, "/my-work.csv"));
        way("GET /front-door.csv", () -> Call.get(manager, "/front-door.csv"));
        way("GET /records/{record}/chronology.csv", () -> Call.get(manager, at + "/chronology.csv"));
        way("GET /who-to-ring", () -> Call.get(manager, "/who-to-ring"));

        way("GET /emergency-access", () -> Call.get(Colleague.SOCIAL_WORKER, "/emergency-access"));
        way("POST /emergency-access", () -> Call.post(Colleague.SOCIAL_WORKER, "/emergency-access", emergency()));

        way("GET /single-point-of-contact", () -> Call.get(Colleague.SINGLE_POINT_OF_CONTACT, "/single-point-of-contact"));
        way("POST /single-point-of-contact/files", () -> Call.post(Colleague.SINGLE_POINT_OF_CONTACT, "/single-point-of-contact/files", Map.of()));
        way("POST /single-point-of-contact/links", () -> Call.post(Colleague.SINGLE_POINT_OF_CONTACT, "/single-point-of-contact/links", protectedMove()));

        way("GET /handover", () -> Call.get(manager, "/handover"));
        way("GET /partnership", () -> Call.get(manager, "/partnership"));

        way("GET /records/{record}", () -> Call.get(manager, at));
        way("GET /records/{record}/timeline", () -> Call.get(manager, at + "/timeline"));
        way("GET /records/{record}/chronology", () -> Call.get(manager, at + "/chronology"));
        String significance = "/records/{record}/events/{event}/significance";
        way("GET " + significance, () -> Call.get(manager, at + "/events/" + event(record, "contact.recorded") + "/significance"));
        way("POST " + significance, () -> Call.post(
                manager,
                at + "/events/" + event(record, "contact.recorded") + "/significance",
                form("submission", Identifiers.next(), "significant", "yes", "comment", "The first time that he was left alone")));
        String withdrawal = "/records/{record}/events/{event}/withdrawal";
        way("GET " + withdrawal, () -> Call.get(manager, at + "/events/" + recordedNote() + "/withdrawal"));
        way("POST " + withdrawal, () -> Call.post(
                manager, at + "/events/" + recordedNote() + "/withdrawal", form("submission", Identifiers.next(), "reason", "It is about another child")));
        way("GET /records/{record}/steps", () -> Call.get(manager, at + "/steps"));
        way("GET /records/{record}/events/{event}", () -> Call.get(manager, at + "/events/" + event(record, "contact.recorded")));
        way("GET /records/{record}/events/{event}/files/{file}", () -> Call.get(manager, at + paper()));
        way("GET /records/{record}/obligations/{obligation}", () -> Call.get(manager, at + "/obligations/" + obligation()));
        way("GET /records/{record}/allocation", () -> Call.get(manager, at + "/allocation"));
        way("POST /records/{record}/allocation", () -> Call.post(
                manager, at + "/allocation", form("submission", Identifiers.next(), "professional", Colleague.SOCIAL_WORKER.signIn())));
        String reason = "/records/{record}/obligations/{obligation}/{kind:late-reason|excuse}";
        way("GET " + reason, () -> Call.get(manager, at + "/obligations/" + obligation() + "/excuse"));
        way("POST " + reason, () -> Call.post(
                manager,
                "/records/" + record + "/obligations/" + obligation() + "/late-reason",
                form("submission", Identifiers.next(), "reason", "The line was down")));

        way("GET /records/{record}/steps/{step}", () -> Call.get(manager, at + "/steps/harm_concern"));
        way("POST /records/{record}/steps/{step}", () -> Call.post(manager, at + "/steps/harm_concern", Map.of()));
        way("POST /records/{record}/events/{event}/correction", () -> Call.post(
                manager, at + "/events/" + event(record, "contact.recorded") + "/correction", Map.of()));
        way("GET /drafts/{draft}/already-written", () -> Call.get(manager, "/drafts/" + concern() + "/already-written"));
        way("POST /drafts/{draft}/already-written", () -> Call.post(
                manager, "/drafts/" + concern() + "/already-written", form("section", "suspicion", "box", "what", "take", "nothing")));
        way("GET /drafts/{draft}/{section}", () -> Call.get(manager, "/drafts/" + concern() + "/suspicion"));
        way("POST /drafts/{draft}/{section}", () -> Call.post(manager, "/drafts/" + concern() + "/check", Map.of()));
        way("GET /records/{record}/looked-at", () -> Call.get(manager, at + "/looked-at"));
        way("GET /records/{record}/closing", () -> Call.get(manager, at + "/closing"));
        way("GET /records/{record}/legal-status", () -> Call.get(manager, at + "/legal-status"));
        way("GET /records/{record}/on", () -> Call.get(manager, at + "/on?day=2026-03-03"));
        way("GET /records/{record}/visit-pack", () -> Call.get(manager, at + "/visit-pack"));
        way("GET /records/{record}/note", () -> Call.get(manager, at + "/note"));
        way("GET /drafts/{draft}/case-note", () -> Call.get(manager, "/drafts/" + note() + "/case-note"));
        way("POST /drafts/{draft}/case-note", () -> Call.post(
                manager, "/drafts/" + note() + "/case-note", form("record", record, "writer", manager.signIn(), "kind", "call")));
        way("GET /drafts/{draft}/check", () -> Call.get(manager, "/drafts/" + concern() + "/check"));

        String assessed = assessed();
        String approval = "/records/" + assessed + "/events/" + event(assessed, "assessment.recorded") + "/approval";
        way("GET /records/{record}/events/{event}/approval", () -> Call.get(manager, approval));
        way("POST /records/{record}/events/{event}/approval", () -> Call.post(
                manager, approval, form("submission", Identifiers.next(), "decision", "return", "comment", "Say more")));

        Colleague administrator = Colleague.SYSTEMS_ADMINISTRATOR;
        way("GET /administration", () -> Call.get(administrator, "/administration"));
        way("POST /administration/{what:people|teams|agencies|duties|second-factors|resets|keys}", () -> Call.post(
                administrator, "/administration/agencies", form("agency-name", "Agency " + Identifiers.next(), "kind", "health")));

        way("POST /api/v1/find", () -> new Call(manager, "POST", "/api/v1/find", Map.of(), "{\"name\": \"ada\"}"));
        String leaver = "/administration/leavers/{professional}";
        way("GET " + leaver, () -> Call.get(administrator, "/administration/leavers/" + Colleague.POLICE.signIn()));
        way("POST " + leaver, () -> Call.post(administrator, "/administration/leavers/" + holder(), form("taker", Colleague.SOCIAL_WORKER.signIn())));

        way("GET /api/v1/partnership", () -> Call.get(manager, "/api/v1/partnership"));
        way("GET /api/v1/records/{record}", () -> Call.get(manager, "/api/v1" + at));
        way("GET /api/v1/records/{record}/events", () -> Call.get(manager, "/api/v1" + at + "/events"));
        way("GET /api/v1/records/{record}/events/{event}", () -> Call.get(
                manager, "/api/v1" + at + "/events/" + event(record, "contact.recorded")));
        way("GET /api/v1/records/{record}/events/{event}/files/{file}", () -> Call.get(manager, "/api/v1" + at + paper()));
        way("GET /api/v1/records/{record}/position", () -> Call.get(manager, "/api/v1" + at + "/position"));
        way("GET /api/v1/records/{record}/obligations/{obligation}", () -> Call.get(
                manager, "/api/v1" + at + "/obligations/" + obligation()));
        way("GET /api/v1/work", () -> Call.get(manager, "/api/v1/work"));
        way("POST /api/v1/records/{record}/events", () -> new Call(
                manager,
                "POST",
                "/api/v1" + at + "/events",
                Map.of(),
                """
                {"step": "harm_concern", "occurred": {"on": "2026-03-03"}, "answers": {
                  "what": {"text": "A bruise"},
                  "suspected_by": {"text": "The class teacher"},
                  "harm_suspected_at": {"on": "2026-03-03"},
                  "immediate_danger": {"yes": false},
                  "complex": {"yes": false}}}
                """));
    }

    private void way(String mapping, Way way) {
        ways.put(mapping, way);
    }

    private static Map<String, List<String>> form(String... inputs) {
        Map<String, List<String>> form = new LinkedHashMap<>();
        for (int i = 0; i < inputs.length; i += 2) {
            form.put(inputs[i], List.of(inputs[i + 1]));
        }
        return form;
    }

    /** A child's record that is flagged, and a file of a move. */
    private Map<String, List<String>> protectedMove() {
        jdbc.update(
                "insert into status (authority, record, status, begun_by, words, tone, since) values (?, ?, 'moved_here', 'event', 'Contact', 'red', current_date) on conflict do nothing",
                TestPartnership.AUTHORITY,
                record);
        jdbc.update("insert into record (authority, record, kind, reference, opened) values (?, 'file', 'relocation', 'K-FILE', now()) on conflict do nothing", TestPartnership.AUTHORITY);
        return form("record", record, "file", "file");
    }

    /** About a child whom the front door knows, and nobody else. */
    private Map<String, List<String>> emergency() {
        return form(
                "submission", Identifiers.next(), "why", "She is at the desk of a hospital", "given_name", "Dora", "family_name", "Unknown",
                "born-day", "1", "born-month", "2", "born-year", "2020");
    }

    /** A day that is nobody's leave yet. */
    private Map<String, List<String>> leave() {
        LocalDate day = LocalDate.ofInstant(kith.getBean(Clock.class).instant(), Occurred.LONDON).plusDays(++leaves);
        return form(
                "kind", "leave", "cover", "nobody",
                "first-day", String.valueOf(day.getDayOfMonth()), "first-month", String.valueOf(day.getMonthValue()), "first-year", String.valueOf(day.getYear()),
                "last-day", String.valueOf(day.getDayOfMonth()), "last-month", String.valueOf(day.getMonthValue()), "last-year", String.valueOf(day.getYear()));
    }

    /** Where an entry is changed that holds. */
    private String absence() {
        String at = "/team/people/" + Colleague.TEAM_MANAGER.signIn() + "/absences";
        kith.getBean(Covering.class).enter(partnership.viewer(Colleague.TEAM_MANAGER), Colleague.TEAM_MANAGER.signIn(), typed(leave()));
        return at + "/" + jdbc.queryForList("select absence from absence where ended is null order by first_day desc limit 1", String.class).getFirst();
    }

    private static Covering.Typed typed(Map<String, List<String>> leave) {
        DateParts day = new DateParts(leave.get("first-day").getFirst(), leave.get("first-month").getFirst(), leave.get("first-year").getFirst());
        return new Covering.Typed("leave", day, day, "nobody");
    }

    private String assessed() {
        String other = partnership.contact("Bea", "Marchbanks");
        partnership.record(Colleague.TEAM_MANAGER, other, "referral_decision", Map.of("treated_as", "referral", "outcome", "assessment"));
        partnership.allocate(other, Colleague.SOCIAL_WORKER);
        partnership.record(Colleague.SOCIAL_WORKER, other, "assessment_started", Map.of());
        partnership.record(Colleague.SOCIAL_WORKER, other, "assessment", Map.of("outcome", "no_further_action"));
        return other;
    }

    /** Where an assessment is put aside that has weeks to go. */
    private String aside() {
        String other = partnership.contact("Cora", "Marchbanks");
        partnership.record(Colleague.TEAM_MANAGER, other, "referral_decision", Map.of("outcome", "assessment", "treated_as", "referral"));
        partnership.allocate(other, Colleague.SOCIAL_WORKER);
        partnership.record(Colleague.SOCIAL_WORKER, other, "assessment_started", Map.of());
        return "/my-work/aside/" + other + "/" + jdbc.queryForObject(
                "select obligation from obligation where record = ? and holder_person = ? order by coalesce(aim_from, late_from) desc nulls last limit 1",
                String.class,
                other,
                Colleague.SOCIAL_WORKER.signIn());
    }

    private String nextWorkingDay() {
        return kith.getBean(Calendar.class).workingDaysAfter(LocalDate.ofInstant(kith.getBean(Clock.class).instant(), Occurred.LONDON), 1).toString();
    }

    private String note() {
        return kith.getBean(StepWork.class).begin(partnership.viewer(Colleague.TEAM_MANAGER), record, "case_note");
    }

    private String concern() {
        return partnership.draft(Colleague.TEAM_MANAGER, record, "harm_concern", Map.of());
    }

    private String event(String of, String type) {
        return jdbc.queryForList("select event from event where record = ? and type = ? order by recorded", String.class, of, type)
                .getFirst();
    }

    private String recordedNote() {
        partnership.record(Colleague.TEAM_MANAGER, record, "case_note", Map.of("kind", "call", "reached", "yes"));
        return jdbc.queryForList("select event from event where record = ? and type = 'case_note.recorded' order by recorded", String.class, record).getLast();
    }

    /** Somebody new who holds a record, of whom one can say that they leave. */
    private String holder() {
        String professional = Identifiers.next();
        jdbc.update("insert into professional (authority, professional, name) values (?, ?, 'Invented leaver')", TestPartnership.AUTHORITY, professional);
        jdbc.update(
                "insert into membership (authority, professional, role, team, began) values (?, ?, 'social_worker', 'aylesbury', now() - interval '1 hour')",
                TestPartnership.AUTHORITY,
                professional);
        kith.getBean(kith.server.work.Managing.class)
                .allocate(partnership.viewer(Colleague.SERVICE_MANAGER), List.of(partnership.contact("Edith", "Marchbanks")), Identifiers.next(), professional);
        return professional;
    }

    private String paper() {
        if (jdbc.queryForList("select sha256 from paper where record = ?", String.class, record).isEmpty()) {
            String draft = partnership.draft(Colleague.TEAM_MANAGER, record, "court_paper_asked", Map.of());
            StepWork work = kith.getBean(StepWork.class);
            work.attach(partnership.viewer(Colleague.TEAM_MANAGER), draft, Set.of("copy"), Map.of("copy", new StepWork.Upload("order.txt", "It is ordered".getBytes())));
            work.record(partnership.viewer(Colleague.TEAM_MANAGER), draft);
        }
        return "/events/" + event(record, "court_paper_asked.recorded") + "/files/"
                + jdbc.queryForObject("select sha256 from paper where record = ?", String.class, record);
    }

    private String obligation() {
        return partnership.position(record).open().stream()
                .filter(open -> open.rule().equals("decide_on_referral"))
                .map(Obligation::id)
                .findFirst()
                .orElseThrow();
    }

    private String hold() {
        String hold = Identifiers.next();
        jdbc.update(
                "insert into held_back (authority, hold, record, event, item, found, outlet, professional, agency, role, held) values (?, ?, ?, ?, '', 'a name', 'API', ?, 'police', 'police', now())",
                TestPartnership.AUTHORITY,
                hold,
                record,
                hold,
                Colleague.POLICE.signIn());
        return hold;
    }

    private String search() {
        policy.refused = Optional.empty();
        return drive(Call.post(Colleague.TEAM_MANAGER, "/find", form("words", "ada"))).location();
    }

    private Browser.Page drive(Call call) {
        String name = call.who().signIn();
        if (call.path().startsWith("/api/")) {
            return new Browser(port).call(call.method(), call.path(), name, TestPartnership.PASSWORD, call.json());
        }
        Browser browser = browsers.computeIfAbsent(call.who(), _ -> {
            Browser fresh = new Browser(port);
            assertThat(fresh.signIn(name, TestPartnership.PASSWORD).status()).isEqualTo(200);
            return fresh;
        });
        return call.method().equals("GET") ? browser.get(call.path()) : browser.post(call.path(), call.form());
    }

    private int rows(String table) {
        return jdbc.queryForObject("select count(*)::int from " + table, Integer.class);
    }

    @Test
    void every_mapping_is_driven_or_shows_nothing_recorded() {
        Set<String> mapped = new TreeSet<>();
        requestMappingHandlerMapping.getHandlerMethods().keySet().forEach(mapping -> mapping.getPatternValues().forEach(path -> {
            var methods = mapping.getMethodsCondition().getMethods();
            if (methods.isEmpty()) {
                mapped.add("ANY " + path);
            }
            methods.forEach(method -> mapped.add(method + " " + path));
        }));
        Set<String> driven = new TreeSet<>(ways.keySet());
        driven.addAll(WITHOUT_A_RECORD);

        assertThat(driven).isEqualTo(mapped);
    }

    @Test
    void no_address_takes_words_about_people() {
        AddressesTellNothing.hold(requestMappingHandlerMapping);
    }

    @TestFactory
    Stream<DynamicTest> each_decision_turned_round_is_a_403_and_one_row_in_the_audit() {
        return ways.entrySet().stream().map(way -> DynamicTest.dynamicTest(way.getKey(), () -> {
            policy.refused = Optional.empty();
            Call plain = way.getValue().call();
            Browser.Page allowed = drive(plain);
            Call once = way.getValue().call();
            policy.asked.clear();
            allowed = plain.method().equals("GET") ? drive(once) : allowed;
            Set<Action> asked = Set.copyOf(plain.method().equals("GET") ? policy.asked : askedBy(once));
            assertThat(allowed.status()).as(allowed.text()).isIn(200, 201, 302, 303);
            AddressesTellNothing.hold(allowed);
            assertThat(asked).as("what the gate is asked").isNotEmpty();
            for (Action action : asked) {
                turnedRound(way.getValue(), action);
            }
        }));
    }

    private Set<Action> askedBy(Call call) {
        drive(call);
        return Set.copyOf(policy.asked);
    }

    private void turnedRound(Way way, Action action) {
        Call call = way.call();
        int events = rows("event");
        int drafts = rows("draft");
        List<String> before = new ArrayList<>(jdbc.queryForList("select audit from audit", String.class));
        policy.refused = Optional.of(action);
        try {
            Browser.Page page = drive(call);

            assertThat(page.status()).as("%s with %s refused", call.path(), action).isEqualTo(403);
            assertThat(page.text()).contains("You cannot see this").doesNotContain("Quillfeather", "Marchbanks");
        } finally {
            policy.refused = Optional.empty();
        }
        List<Map<String, Object>> added = jdbc.queryForList(
                "select action, outcome, reason, professional from audit where audit <> all (?)", (Object) before.toArray(String[]::new));
        assertThat(added).as("%s with %s refused", call.path(), action).containsExactly(Map.of(
                "action", action.name(), "outcome", "refused", "reason", "turned round", "professional", call.who().signIn()));
        assertThat(rows("event")).isEqualTo(events);
        assertThat(rows("draft")).isEqualTo(drafts);
    }

    @Test
    void a_record_that_is_not_there_is_refused_and_audited_like_one_that_may_not_be_seen() {
        String quiet = partnership.contact("Cyril", "Quillfeather");
        Browser police = new Browser(port);
        police.signIn(Colleague.POLICE.signIn(), TestPartnership.PASSWORD);
        int before = rows("audit");

        Browser.Page forbidden = police.get("/records/" + quiet);
        Browser.Page unknown = police.get("/records/" + "z".repeat(20));

        assertThat(forbidden.status()).isEqualTo(403);
        assertThat(unknown.status()).isEqualTo(403);
        assertThat(withoutTokens(unknown)).isEqualTo(withoutTokens(forbidden));
        assertThat(rows("audit")).isEqualTo(before + 2);
    }

    private static String withoutTokens(Browser.Page page) {
        return page.text().replaceAll("name=\"_csrf\" value=\"[^\"]*\"", "name=\"_csrf\"");
    }
}
