package kith.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
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
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@Import(Partners.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ApiReadingTest {
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
    private RequestMappingHandlerMapping requestMappingHandlerMapping;

    private Caller caller;
    private String record;
    private String endangered;

    @BeforeAll
    void enrol() {
        partners.enrol();
        record = partners.child("Ada", "Quillfeather");
        partners.child("Ben", "Quillfeather");
        endangered = partners.childInDanger("Dot", "Farthing");
        caller = new Caller(environment.getProperty("local.server.port"));
    }

    @Test
    void the_description_names_every_mapping_and_nothing_else() {
        Set<String> mapped = new TreeSet<>();
        requestMappingHandlerMapping.getHandlerMethods().keySet().forEach(mapping -> mapping.getPatternValues().stream()
                .filter(path -> path.startsWith("/api/"))
                .forEach(path -> mapping.getMethodsCondition().getMethods().forEach(method -> mapped.add(method + " " + path))));

        assertThat(mapped).hasSizeGreaterThan(7).isEqualTo(Described.read().operations());
    }

    @Test
    void anybody_may_read_the_description() {
        var raw = caller.raw(caller.request("", "/api/v1/openapi.yaml").GET());

        assertThat(raw.statusCode()).isEqualTo(200);
        assertThat(raw.body()).startsWith("openapi: 3.1.0");
    }

    @Test
    void who_is_not_signed_in_gets_a_problem_that_says_so() {
        Caller.Answer answer = caller.get("", "/api/v1/records/" + record);

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.code()).isEqualTo("sign_in_needed");
    }

    @Test
    void children_are_found_by_name_by_those_who_may_see_them_and_by_nobody_else() {
        assertThat(caller.find("team_manager", "{\"name\": \"quill ada\"}").body().get("records"))
                .singleElement()
                .satisfies(found -> assertThat(found.get("record").stringValue()).isEqualTo(record));
        assertThat(caller.find("police", "{\"name\": \"quillfeather\"}").body().get("records")).isEmpty();
        assertThat(caller.find("administrator", "{\"name\": \"quillfeather\"}").status()).isEqualTo(403);
    }

    @Test
    void a_name_that_no_database_keeps_is_a_problem_and_not_a_failure() {
        for (String body : List.of("{}", "{\"name\": \"\"}", "{\"name\": \"\\t\"}", "{\"name\": \"a\\u0007b\"}", "{\"name\": 7}", "{\"name\": \"" + "x".repeat(101) + "\"}")) {
            Caller.Answer answer = caller.find("team_manager", body);
            assertThat(answer.status()).as(body).isEqualTo(400);
            assertThat(answer.text("/problems/0/where")).isEqualTo("/name");
        }
        assertThat(caller.find("team_manager", "ada").code()).isEqualTo("json_not_understood");
    }

    @Test
    void a_record_says_whose_it_is_without_the_address() {
        Caller.Answer answer = caller.get("team_manager", "/api/v1/records/" + record);

        assertThat(answer.text("/child/given_name")).isEqualTo("Ada");
        assertThat(answer.text("/level")).isEqualTo("full");
        assertThat(answer.raw().body()).doesNotContain("Invented Row");
    }

    @Test
    void the_partnerships_own_record_is_found_by_every_partner() {
        Caller.Answer answer = caller.get("police", "/api/v1/partnership");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text("/partnership/name")).isEqualTo("Buckinghamshire Safeguarding Children Partnership");
        assertThat(answer.text("/level")).isEqualTo("full");
        assertThat(caller.get("police", "/api/v1/records/" + answer.text("/record") + "/position").body().get("offers")).isNotEmpty();
        assertThat(caller.get("administrator", "/api/v1/partnership").status()).isEqualTo(403);
    }

    @Test
    void a_record_that_may_not_be_seen_and_one_that_does_not_exist_are_refused_in_the_same_words() {
        for (String below : List.of("", "/events", "/position", "/events/e", "/obligations/o")) {
            Caller.Answer hidden = caller.get("police", "/api/v1/records/" + record + below);
            Caller.Answer none = caller.get("police", "/api/v1/records/nosuchrecord" + below);
            assertThat(hidden.status()).isEqualTo(403);
            assertThat(hidden.raw().body()).isEqualTo(none.raw().body());
        }
        assertThat(caller.get("team_manager", "/api/v1/records/" + record + "/events/nosuchevent").status()).isEqualTo(403);
        assertThat(caller.get("team_manager", "/api/v1/records/" + record + "/obligations/nosuch").status()).isEqualTo(403);
    }

    @Test
    void every_read_and_every_refusal_leaves_its_row_in_the_audit() {
        String child = partners.child("Cy", "Audited");
        caller.get("team_manager", "/api/v1/records/" + child);
        caller.get("front_door_worker", "/api/v1/records/" + child + "/events");
        caller.get("police", "/api/v1/records/" + child + "/position");

        assertThat(jdbc.queryForList(
                        "select role || ' ' || action || ' ' || outcome from audit where record = ? and outlet = 'API' order by at",
                        String.class,
                        child))
                .containsExactly("team_manager READ_RECORD allowed", "front_door_worker READ_TIMELINE allowed", "police READ_RECORD refused");
    }

    @Test
    void the_history_is_read_page_by_page_in_the_order_of_recording() {
        List<String> types = new ArrayList<>();
        String after = "";
        boolean more = true;
        while (more) {
            Caller.Answer page = caller.get("team_manager", "/api/v1/records/" + record + "/events?limit=1" + after);
            page.body().get("events").forEach(event -> types.add(event.get("type").stringValue()));
            more = page.body().get("more").booleanValue();
            after = "&after=" + page.text("/next");
        }

        assertThat(types).containsExactlyInAnyOrder("person.described", "contact.recorded");
        Caller.Answer later = caller.get("team_manager", "/api/v1/records/" + record + "/events?limit=1" + after);
        assertThat(later.body().get("events")).isEmpty();
        assertThat("&after=" + later.text("/next")).isEqualTo(after);
        assertThat(caller.get("team_manager", "/api/v1/records/" + record + "/events?after=zzz").code()).isEqualTo("cursor_not_known");
        assertThat(caller.get("team_manager", "/api/v1/records/" + record + "/events?limit=0").code()).isEqualTo("limit_not_understood");
    }

    @Test
    void the_position_says_what_must_happen_and_each_obligation_leads_to_its_source_and_causes() {
        Caller.Answer position = caller.get("team_manager", "/api/v1/records/" + record + "/position");

        var obligation = position.body().get("obligations").valueStream()
                .filter(one -> one.get("rule").stringValue().equals("decide_on_referral"))
                .findFirst()
                .orElseThrow();
        assertThat(obligation.at("/limit/by_end_of").stringValue()).isEqualTo("2026-03-03");
        assertThat(obligation.at("/holder/team").stringValue()).isEqualTo("managers");
        Caller.Answer alone = caller.get("team_manager", obligation.get("href").stringValue());
        assertThat(alone.text("/source/section")).isNotEmpty();
        Caller.Answer cause =
                caller.get("team_manager", "/api/v1/records/" + record + "/events/" + alone.text("/causes/events/0"));
        assertThat(cause.text("/type")).isEqualTo("contact.recorded");
        assertThat(cause.text("/answers/source/choice")).isEqualTo("school");
    }

    @Test
    void the_position_can_be_asked_as_it_was_known_before_anything_was_recorded() {
        Caller.Answer then = caller.get("team_manager", "/api/v1/records/" + record + "/position?as_known_at=2026-03-01T00:00:00Z");

        assertThat(then.body().get("obligations")).isEmpty();
        String position = "/api/v1/records/" + record + "/position?as_known_at=";
        assertThat(caller.get("team_manager", position + "yesterday").code()).isEqualTo("instant_not_understood");
        assertThat(caller.get("team_manager", position + "2999-01-01T00:00:00Z").code()).isEqualTo("instant_in_future");
    }

    @Test
    void who_only_takes_part_is_told_nothing_of_events_that_are_hidden_from_them() {
        List<String> seen = new ArrayList<>();
        List<String> all = new ArrayList<>();
        caller.get("police", "/api/v1/records/" + endangered + "/events")
                .body().get("events").forEach(event -> seen.add(event.get("event").stringValue()));
        caller.get("team_manager", "/api/v1/records/" + endangered + "/events")
                .body().get("events").forEach(event -> all.add(event.get("event").stringValue()));
        Caller.Answer position = caller.get("police", "/api/v1/records/" + endangered + "/position");

        assertThat(position.text("/level")).isEqualTo("summary");
        assertThat(all).containsAll(seen).hasSizeGreaterThan(seen.size());
        all.stream().filter(event -> !seen.contains(event)).forEach(hidden -> assertThat(position.raw().body()).doesNotContain(hidden));
    }

    @Test
    void work_is_listed_the_most_urgent_first_page_by_page() {
        List<String> whole = new ArrayList<>();
        caller.get("team_manager", "/api/v1/work").body().get("work").forEach(item -> whole.add(item.get("obligation").stringValue()));
        List<String> paged = new ArrayList<>();
        String after = "";
        do {
            Caller.Answer page = caller.get("team_manager", "/api/v1/work?limit=1" + after);
            page.body().get("work").forEach(item -> paged.add(item.get("obligation").stringValue()));
            after = page.body().has("next") ? "&after=" + page.text("/next") : "";
        } while (!after.isEmpty());

        assertThat(whole).hasSizeGreaterThan(2).doesNotHaveDuplicates();
        assertThat(paged).isEqualTo(whole);
        assertThat(caller.get("team_manager", "/api/v1/work?after=%25%25").code()).isEqualTo("cursor_not_known");
        assertThat(caller.get("administrator", "/api/v1/work").status()).isEqualTo(403);
    }

    @Test
    void what_does_not_exist_and_what_cannot_be_done_are_problems_too() {
        var nowhere = caller.raw(caller.request("team_manager", "/api/v1/nowhere").GET());
        var deleting = caller.raw(caller.request("team_manager", "/api/v1/work").method("DELETE", HttpRequest.BodyPublishers.noBody()));

        assertThat(nowhere.statusCode()).isEqualTo(404);
        assertThat(deleting.statusCode()).isEqualTo(405);
        assertThat(List.of(nowhere, deleting)).allSatisfy(answer -> assertThat(answer.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("application/problem+json")));
    }
}
