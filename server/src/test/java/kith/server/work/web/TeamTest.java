package kith.server.work.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import kith.server.Browser;
import kith.server.RunningKith;
import kith.server.TestPartnership;
import kith.server.TestPartnership.Colleague;
import kith.server.identifier.Identifiers;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** A manager sees what nobody holds and who holds how much, and no child is left without anybody when a worker leaves. */
@RunningKith
class TeamTest {
    private static final String LEAVER = "/team/people/" + Colleague.SOCIAL_WORKER.signIn();

    @Autowired
    private ApplicationContext kith;

    @LocalServerPort
    private int port;

    private TestPartnership partnership;
    private Browser manager;
    private List<String> records;

    @BeforeAll
    void enrol() {
        partnership = new TestPartnership(kith).enrol();
        manager = signedIn(Colleague.SERVICE_MANAGER);
    }

    @BeforeEach
    void two_children_to_be_assessed() {
        records = partnership.contact(List.of("Ada", "Bea"), "Quillfeather");
        records.forEach(record -> partnership.record(
                Colleague.TEAM_MANAGER, record, "referral_decision", Map.of("treated_as", "referral", "outcome", "assessment")));
    }

    private Browser signedIn(Colleague colleague) {
        Browser browser = new Browser(port);
        assertThat(browser.signIn(colleague.signIn(), TestPartnership.PASSWORD).status()).isEqualTo(200);
        return browser;
    }

    private Element team() {
        return manager.open("/team?team=aylesbury").html().select("main").first();
    }

    private int figure(String label) {
        Element row = team().select("tr:contains(Invented social worker)").first();
        return Integer.parseInt(row.select("td[data-label=" + label + "]").text());
    }

    private boolean isWithoutSocialWorker(String record) {
        return !team().select("a[href=/records/" + record + "/allocation]").isEmpty();
    }

    @Test
    void what_has_no_social_worker_is_on_top_until_somebody_has_it() {
        assertThat(records).anyMatch(this::isWithoutSocialWorker);
        int children = figure("Children");
        int owed = figure("To be done");

        records.forEach(record -> partnership.allocate(record, Colleague.SOCIAL_WORKER));

        assertThat(records).noneMatch(this::isWithoutSocialWorker);
        assertThat(figure("Children")).isEqualTo(children + 2);
        assertThat(figure("To be done")).isGreaterThan(owed);
    }

    @Test
    void what_somebody_holds_who_leaves_is_handed_over_with_everything_that_is_owed() {
        records.forEach(record -> partnership.allocate(record, Colleague.SOCIAL_WORKER));
        assertThat(manager.open(LEAVER).typed().get("child")).containsAll(records);

        manager.post(LEAVER, Map.of("submission", List.of(Identifiers.next()), "child", records, "taker", List.of(Colleague.OTHER_SOCIAL_WORKER.signIn())));

        assertThat(manager.open(LEAVER).html().select("input[value=" + records.getFirst() + "]")).isEmpty();
        assertThat(partnership.position(records.getFirst()).open())
                .filteredOn(obligation -> obligation.owner().equals("social_worker"))
                .isNotEmpty()
                .allMatch(obligation -> obligation.holder().toString().contains(Colleague.OTHER_SOCIAL_WORKER.signIn()));
    }

    @Test
    void nothing_is_handed_over_to_nobody_and_what_was_ticked_comes_back() {
        records.forEach(record -> partnership.allocate(record, Colleague.SOCIAL_WORKER));
        manager.get(LEAVER);

        Browser.Page again = manager.post(LEAVER, Map.of("submission", List.of(Identifiers.next()), "child", List.of(records.getFirst())));

        assertThat(again.status()).isEqualTo(422);
        assertThat(again.errors()).containsOnlyKeys("#taker");
        assertThat(again.typed().get("child")).containsExactly(records.getFirst());
    }

    @Test
    void only_managers_of_social_care_have_the_page_and_a_team_manager_only_the_own_people() {
        for (Colleague other : List.of(Colleague.SOCIAL_WORKER, Colleague.POLICE, Colleague.FRONT_DOOR_WORKER, Colleague.SYSTEMS_ADMINISTRATOR)) {
            Browser browser = signedIn(other);
            assertThat(browser.get("/team").status()).as(other.signIn()).isEqualTo(403);
            assertThat(browser.open("/find").html().select("a[href=/team]")).isEmpty();
        }
        Browser teamManager = signedIn(Colleague.TEAM_MANAGER);
        assertThat(teamManager.open("/team").text()).contains("Invented front door worker").doesNotContain("Invented social worker");
        assertThat(teamManager.get(LEAVER).status()).isEqualTo(403);
    }
}
