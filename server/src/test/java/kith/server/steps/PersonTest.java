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

/** Somebody who is not in the directory is named or described, and every mistake stands at its input. */
@RunningKith
class PersonTest {
    private static final String WHO = "household.1.who-";

    @Autowired
    private ApplicationContext kith;

    @LocalServerPort
    private int port;

    private Browser browser;
    private String draft;

    @BeforeAll
    void a_contact_with_somebody_in_the_household() {
        draft = new TestPartnership(kith).enrol().contactDraft(List.of("Ada"), "Quillfeather");
        browser = new Browser(port);
        browser.signIn(Colleague.FRONT_DOOR_WORKER.signIn(), TestPartnership.PASSWORD);
    }

    private Browser.Page family() {
        return browser.open("/drafts/" + draft + "/family");
    }

    private Browser.Page type(String... typed) {
        Map<String, List<String>> form = new LinkedHashMap<>(family().typed());
        form.keySet().removeIf(name -> name.startsWith(WHO));
        form.put("household.1.relation", List.of("Uncle"));
        for (int i = 0; i < typed.length; i += 2) {
            form.put(WHO + typed[i], List.of(typed[i + 1]));
        }
        return browser.post("/drafts/" + draft + "/family", form);
    }

    private String checked() {
        return browser.open("/drafts/" + draft + "/check").html().select("main").text();
    }

    @Test
    void every_mistake_stands_at_its_input_and_what_was_typed_stays() {
        Browser.Page page = type("description", "", "born-day", "31", "born-month", "2", "born-year", "1990", "age", "old");
        assertThat(page.errors()).containsOnlyKeys("#" + WHO + "name", "#" + WHO + "born", "#" + WHO + "age");
        page.errors().keySet().forEach(link -> {
            assertThat(page.html().getElementById(link.substring(1))).as(link).isNotNull();
            assertThat(page.html().getElementById(link.substring(1) + "-error").text()).contains(page.errors().get(link));
        });
        assertThat(page.typed()).containsEntry(WHO + "born-year", List.of("1990")).containsEntry(WHO + "age", List.of("old"));
    }

    @Test
    void a_name_and_a_date_of_birth_are_read_on_one_line() {
        assertThat(type("name", "Marlon Reid", "born-day", "3", "born-month", "5", "born-year", "1990").status()).isBetween(300, 399);
        assertThat(checked()).contains("Marlon Reid, born 3 May 1990");
    }

    @Test
    void somebody_whose_name_nobody_knows_is_described_without_any_script() {
        assertThat(type("description", "Tall, drives a white van", "born-not-known", "yes").status()).isBetween(300, 399);
        assertThat(checked()).contains("Name not known (Tall, drives a white van), date of birth not known");
        assertThat(family().html().select("input[name=" + WHO + "name-not-known]").hasAttr("checked"))
                .as("the box that shows the description").isTrue();

        Browser.Page both = type("name", "Marlon Reid", "description", "Tall, drives a white van", "age", "35");
        assertThat(both.errors()).containsOnlyKeys("#" + WHO + "name");
        assertThat(both.typed()).containsEntry(WHO + "description", List.of("Tall, drives a white van"));
    }
}
