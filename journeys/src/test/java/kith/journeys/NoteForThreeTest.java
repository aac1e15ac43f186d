package kith.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;

/** A note for two sisters and a brother, with one sentence that is true of him alone. */
@ExtendWith(Stage.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class NoteForThreeTest {
    private static final String COMMON = "All three were in school on time.";
    private static final String OF_ROBIN = "He has new shoes.";

    private final People people;

    NoteForThreeTest(People people) {
        this.people = people;
    }

    @Test
    @Order(1)
    void is_written_on_one_page_in_few_clicks() {
        people.clock().itIs("12 January 2027 at 15:00");
        Person hannah = people.signsIn("Hannah Whitlock").opensTheRecordOf("Maya Ashdown");

        Pace pace = new Pace(hannah.page());
        pace.clicks(hannah.button("Write a case note"));
        hannah.page().waitForLoadState();
        pace.types(hannah.box("Time, 24-hour clock"), "14:40")
                .clicks(hannah.choice("What was it?", "Call"))
                .clicks(hannah.choice("Did it come about?", "Yes"))
                .types(hannah.box("Who was there, or whom did you try to reach?"), "School office")
                .types(hannah.box("What happened?"), COMMON)
                .clicks(child(hannah, "Isla Ashdown"))
                .clicks(child(hannah, "Robin Ashdown"))
                .types(onlyFor(hannah, "Robin"), OF_ROBIN)
                .clicks(hannah.button("Record"));
        hannah.arrives();

        assertThat(hannah.text()).contains("Recorded. It stands on the record under your name.");
        assertThat(pace.clicks()).isLessThanOrEqualTo(11);
        System.out.println("A note for three: " + pace);
        stands(hannah);
    }

    @Test
    @Order(2)
    void saves_itself_while_it_is_written_and_is_found_on_another_device() {
        people.clock().itIs("12 January 2027 at 15:20");
        Person hannah = people.signsIn("Hannah Whitlock").opensTheRecordOf("Isla Ashdown").presses("Write a case note");
        hannah.choice("What was it?", "Visit").click();
        hannah.box("Where?").fill("At home");
        hannah.box("What happened?").fill("Half a sentence, and then the telephone");
        hannah.page().getByRole(AriaRole.STATUS).filter(new Locator.FilterOptions().setHasText("Saved at ")).waitFor();

        Person elsewhere = people.withoutJavaScript().signsInAs("Hannah Whitlock").follows("My work").follows("Isla Ashdown: Case note, saved");
        assertThat(elsewhere.answerTo("What happened?")).isEqualTo("Half a sentence, and then the telephone");
        assertThat(elsewhere.answerTo("Where?")).isEqualTo("At home");
        elsewhere.presses("Throw this draft away");
    }

    @Test
    @Order(3)
    void is_written_where_no_script_runs() {
        people.clock().itIs("12 January 2027 at 15:40");
        Person hannah = people.withoutJavaScript().signsInAs("Hannah Whitlock").opensTheRecordOf("Maya Ashdown").presses("Write a case note");
        hannah.box("Time, 24-hour clock").fill("14:50");
        hannah.choice("What was it?", "Call").check();
        hannah.choice("Did it come about?", "Yes").check();
        hannah.box("Who was there, or whom did you try to reach?").fill("School office");
        child(hannah, "Isla Ashdown").check();
        child(hannah, "Robin Ashdown").check();
        onlyFor(hannah, "Robin").fill(OF_ROBIN);
        hannah.presses("Record");
        assertThat(hannah.errors()).containsExactly("Write an answer to “What happened?”");
        assertThat(onlyFor(hannah, "Robin").inputValue()).isEqualTo(OF_ROBIN);

        hannah.box("What happened?").fill(COMMON);
        hannah.presses("Record");

        stands(hannah);
    }

    /** The latest note on each child's record says what is common, and Robin's what is his alone. */
    private static void stands(Person person) {
        for (String name : List.of("Maya Ashdown", "Isla Ashdown", "Robin Ashdown")) {
            person.opensTheRecordOf(name).follows("Timeline").follows("Case note");
            assertThat(person.fact("What happened?")).isEqualTo(COMMON);
            assertThat(person.text().contains(OF_ROBIN)).as(name).isEqualTo(name.startsWith("Robin"));
        }
    }

    private static Locator child(Person person, String name) {
        return person.main().getByRole(AriaRole.CHECKBOX, new Locator.GetByRoleOptions().setName(Labels.beginning(name)));
    }

    private static Locator onlyFor(Person person, String name) {
        return person.main()
                .getByRole(AriaRole.GROUP, new Locator.GetByRoleOptions().setName(Labels.whole("Only for " + name)))
                .getByRole(AriaRole.TEXTBOX, new Locator.GetByRoleOptions().setName(Labels.question("What is true of this child alone?")));
    }
}
