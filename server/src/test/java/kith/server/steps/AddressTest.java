package kith.server.steps;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import kith.server.Browser;
import kith.server.RunningKith;
import kith.server.TestPartnership;
import kith.server.TestPartnership.Colleague;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** An address is asked for line by line, and every mistake stands at its line. */
@RunningKith
class AddressTest {
    @Autowired
    private ApplicationContext kith;

    @LocalServerPort
    private int port;

    private Browser browser;
    private String draft;

    @BeforeAll
    void a_family_that_moved_in() {
        TestPartnership partnership = new TestPartnership(kith).enrol();
        draft = partnership.draft(Colleague.TEAM_MANAGER, partnership.contact("Ada", "Quillfeather"), "moved_in", Map.of());
        browser = new Browser(port);
        browser.signIn(Colleague.TEAM_MANAGER.signIn(), TestPartnership.PASSWORD);
    }

    private Browser.Page type(String... typed) {
        Map<String, List<String>> form = new LinkedHashMap<>(browser.open("/drafts/" + draft + "/here").typed());
        form.keySet().removeIf(name -> name.startsWith("lives_at"));
        for (int i = 0; i < typed.length; i += 2) {
            form.put("lives_at-" + typed[i], List.of(typed[i + 1]));
        }
        return browser.post("/drafts/" + draft + "/here", form);
    }

    private String checked() {
        return browser.open("/drafts/" + draft + "/check").html().select("main").text();
    }

    @Test
    void every_mistake_stands_at_its_line_and_what_was_typed_stays() {
        Browser.Page page = type("line1", "12 Mill Lane", "postcode", "HP20", "uprn", "12x");
        assertThat(page.errors()).containsOnlyKeys("#lives_at-town", "#lives_at-postcode", "#lives_at-uprn");
        page.errors().keySet().forEach(link -> {
            assertThat(page.html().getElementById(link.substring(1))).as(link).isNotNull();
            assertThat(page.html().getElementById(link.substring(1) + "-error").text()).contains(page.errors().get(link));
        });
        assertThat(page.typed()).containsEntry("lives_at-line1", List.of("12 Mill Lane")).containsEntry("lives_at-postcode", List.of("HP20"));
    }

    @Test
    void it_is_shown_on_one_line_with_its_postcode_as_it_is_written() {
        assertThat(type("line1", "Flat 3", "line2", "12 Mill Lane", "town", "Aylesbury", "postcode", "hp201uy", "uprn", "10023").status()).isBetween(300, 399);
        assertThat(checked()).contains("Flat 3, 12 Mill Lane, Aylesbury, HP20 1UY (UPRN 10023)");
    }

    @Test
    void nobody_needs_an_address_to_say_that_there_is_no_fixed_one() {
        assertThat(type("none", "yes").status()).isBetween(300, 399);
        assertThat(checked()).contains("No fixed address");
        assertThat(browser.open("/drafts/" + draft + "/here").html().select("input[name=lives_at-none]").hasAttr("checked")).isTrue();
        assertThat(type("none", "yes", "town", "Aylesbury").errors()).containsOnlyKeys("#lives_at");
    }
}
