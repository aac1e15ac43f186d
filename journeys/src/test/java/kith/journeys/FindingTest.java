package kith.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Somebody finds a child by what was written, and tells what mattered in the child's life. */
@ExtendWith(Stage.class)
class FindingTest {
    private final People people;

    FindingTest(People people) {
        this.people = people;
    }

    @Test
    void a_passage_is_found_and_what_mattered_is_marked() {
        people.clock().itIs("12 January 2027 at 11:00");
        findAndMark(people.signsIn("Gareth Lindqvist"), "The dog made the difference.");
    }

    @Test
    void the_same_where_no_script_runs() {
        people.clock().itIs("12 January 2027 at 11:30");
        Person gareth = people.withoutJavaScript();
        gareth.signsInAs("Gareth Lindqvist");
        findAndMark(gareth, "It was the dog, said again.");
    }

    private static void findAndMark(Person gareth, String meaning) {
        Pace pace = new Pace(gareth.page());
        pace.clicks(gareth.link("Find"));
        gareth.arrives();
        pace.types(gareth.box("Name, or words that you remember"), "the boy who reads to the dog").clicks(gareth.button("Find"));
        gareth.arrives();
        System.out.println("The boy with the dog: " + pace);
        Locator seun = gareth.main().getByRole(AriaRole.LISTITEM).filter(new Locator.FilterOptions().setHasText("Seun Adeyemi"));
        assertThat(seun.locator("mark").allInnerTexts()).contains("dog");

        gareth.main().getByText("Narrow it down").click();
        gareth.types("Written by", "yvonne").presses("Find");
        assertThat(gareth.main().locator("h2").first().innerText()).contains("record");
        gareth.types("Written by", "nobody of that name").presses("Find");
        assertThat(gareth.main().locator("h2").first().innerText()).isEqualTo("Nothing found");
        gareth.types("Written by", "");
        gareth.main().locator("#from-year").fill("x");
        gareth.presses("Find");
        assertThat(gareth.errors()).containsExactly("Write a real date, like 27 3 2026");

        gareth.opensTheRecordOf("Seun Adeyemi").follows("Chronology");
        assertThat(gareth.main().locator("tbody tr").count()).isGreaterThan(5);
        gareth.main()
                .locator("tr", new Locator.LocatorOptions().setHasText("Core group held"))
                .getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName(Labels.beginning("Mark as significant")))
                .first()
                .click();
        gareth.arrives();
        gareth.main().getByLabel("Yes").check();
        gareth.types("What does it mean for the child?", meaning).presses("Record");
        gareth.main().getByText("Narrow it down").click();
        gareth.main().getByLabel("Only what is significant").check();
        gareth.presses("Show");
        assertThat(gareth.main().locator("tbody tr").allInnerTexts()).isNotEmpty().anySatisfy(row -> assertThat(row).contains(meaning));
        gareth.follows("Timeline");
        assertThat(gareth.text()).contains("Marked as significant");
    }
}
