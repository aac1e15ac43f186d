package kith.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Somebody at a browser, and what they do there. Every page that they come to is checked on arrival. */
record Person(Page page, PageChecks checks) {

    Person {
        checks.watch(page);
    }

    Person opens(String address) {
        page.navigate(address);
        return arrives();
    }

    Person signsInAs(String name) {
        types("E-mail address", name.toLowerCase(java.util.Locale.ROOT).replace(' ', '.') + "@demo.kith");
        types("Password", People.PASSWORD);
        return presses("Sign in");
    }

    Person types(String label, String words) {
        main().getByLabel(label, new Locator.GetByLabelOptions().setExact(true)).fill(words);
        return this;
    }

    Person answers(Answers answers) {
        FormFilling form = new FormFilling(main());
        for (Answers.Answer answer : answers.all()) {
            assertThat(form.answers(answer)).as("asked on “%s”: %s", page.title(), answer.question()).isTrue();
        }
        return this;
    }

    /** @param name how the link begins */
    Person follows(String name) {
        link(name).click();
        return arrives();
    }

    /** @param name how the button begins; the first on the page is meant */
    Person presses(String name) {
        button(name).click();
        return arrives();
    }

    private static Page.GetByRoleOptions beginning(String name) {
        return new Page.GetByRoleOptions().setName(Labels.beginning(name));
    }

    Person arrives() {
        page.waitForLoadState();
        checks.hold(page);
        return this;
    }

    /** Opens a child's record as somebody does who knows the name. */
    Person opensTheRecordOf(String child) {
        return finds(child).follows(child);
    }

    /** Looks for words on the page of finding. */
    Person finds(String words) {
        opens("/find");
        main().locator("#words").fill(words);
        return presses("Find");
    }

    /** Records a step from the record that is open, for this child and the brothers and sisters named. */
    Person records(String action, List<String> alsoAbout, Answers answers) {
        Locator button = page.getByRole(AriaRole.BUTTON, beginning(action));
        if (button.count() > 0) {
            presses(action);
        } else {
            follows(action);
        }
        return startsAlsoAbout(alsoAbout.toArray(String[]::new)).worksThrough(answers).presses("Record");
    }

    /** From the page that introduces a step, for the child whose record it is and the brothers and sisters named. */
    Person startsAlsoAbout(String... names) {
        for (String name : names) {
            main().getByRole(AriaRole.CHECKBOX, new Locator.GetByRoleOptions().setName(Labels.beginning(name))).check();
        }
        return presses("Start");
    }

    Person records(String action, Answers answers) {
        return records(action, List.of(), answers);
    }

    /** Answers page by page until the answers are there to check. */
    Person worksThrough(Answers answers) {
        List<Answers.Answer> left = new ArrayList<>(answers.all());
        while (!heading().equals("Check your answers")) {
            FormFilling form = new FormFilling(main());
            left.removeIf(form::answers);
            String before = page.url();
            presses("Save and continue");
            assertThat(errors()).as("what is wrong on “%s” of %s", heading(), before).isEmpty();
        }
        assertThat(left).as("answers to questions that were not asked").isEmpty();
        return this;
    }

    /** What stands in the box of this label. */
    String answerTo(String label) {
        return main().getByRole(AriaRole.TEXTBOX, new Locator.GetByRoleOptions().setName(Labels.question(label))).first().inputValue();
    }

    List<String> errors() {
        return page.getByRole(AriaRole.ALERT).getByRole(AriaRole.LISTITEM).allInnerTexts();
    }

    String heading() {
        return page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1)).first().innerText();
    }

    /** What must happen next on the record: "Decide what happens next, by 13 January: You". Who is on duty in the team that day is left out. */
    List<String> owed() {
        return rows("main .kith-obligation", row -> row.locator(".kith-obligation__what").innerText().strip()
                + ", " + row.locator(".kith-obligation__due").innerText().strip()
                + ": " + row.locator(".kith-obligation__because").innerText().strip().replaceFirst("(?s)\\. .*", "").replaceFirst(" \\(on duty today: [^)]*\\)", ""));
    }

    /** What is among somebody's work: "Tyler Marsh: Decide what happens next, by 13 January". */
    List<String> work() {
        return rows("main .kith-obligation", row -> row.locator(".kith-obligation__about").innerText().strip()
                + ": " + row.locator(".kith-obligation__what").innerText().strip()
                + ", " + row.locator(".kith-obligation__due").innerText().strip());
    }

    private List<String> rows(String rows, Function<Locator, String> reading) {
        return page.locator(rows).all().stream().map(reading).toList();
    }

    /** What stands under the child's name: plans, enquiries. */
    List<String> flags() {
        return page.locator(".kith-flags").getByRole(AriaRole.LISTITEM).allInnerTexts();
    }

    /** The facts of the page by their names: what the Why page says, what was recorded. */
    String fact(String name) {
        return main().locator(".govuk-summary-list__row")
                .filter(new Locator.FilterOptions().setHas(page.locator("dt", new Page.LocatorOptions().setHasText(
                        Labels.whole(name)))))
                .locator("dd")
                .first()
                .innerText();
    }

    /** Opens the page that says why this must happen. */
    Person asksWhy(String what) {
        page.locator("main .kith-obligation")
                .filter(new Locator.FilterOptions().setHasText(what))
                .getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName(Labels.beginning("Why")))
                .click();
        return arrives();
    }

    /** Decides on something that waits for this person's approval. */
    Person approves(String what, String of) {
        follows("My work");
        page.locator("main .kith-obligation")
                .filter(new Locator.FilterOptions().setHasText(what))
                .filter(new Locator.FilterOptions().setHasText(of))
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(Labels.beginning("Decide")))
                .click();
        arrives().answers(Answers.of("What do you decide?", "Approve")).presses("Record your decision");
        return follows("See the record");
    }

    String text() {
        return main().innerText();
    }

    /** @param name how it begins; the first on the page is meant */
    Locator button(String name) {
        return page.getByRole(AriaRole.BUTTON, beginning(name)).first();
    }

    /** @param name how it begins; the first on the page is meant */
    Locator link(String name) {
        return page.getByRole(AriaRole.LINK, beginning(name)).first();
    }

    Locator box(String label) {
        return main().getByRole(AriaRole.TEXTBOX, new Locator.GetByRoleOptions().setName(Labels.question(label))).first();
    }

    Locator choice(String question, String answer) {
        return main().getByRole(AriaRole.GROUP, new Locator.GetByRoleOptions().setName(Labels.question(question)))
                .getByRole(AriaRole.RADIO, FormFilling.exactly(answer));
    }

    Locator main() {
        return page.getByRole(AriaRole.MAIN);
    }
}
