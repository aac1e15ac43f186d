package kith.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Somebody who has a keyboard and no mouse: they go from stop to stop by Tab, choose by arrows, and press Enter. */
record Keyboard(Person person) {
    /** More than any page has. */
    private static final int MOST_STOPS = 250;
    private static final Set<String> PARTS_OF_A_DATE = Set.of("Day", "Month", "Year", "Time, 24-hour clock");

    /** Where the focus is, as a screen reader would say it: kind, label, the question around it, whether it can be seen. */
    private static final String FOCUSED = """
            (() => {
              const it = document.activeElement;
              const words = node => node ? node.innerText.trim().split('\\n')[0].replace(/ \\(optional\\)$/, '') : '';
              const label = it.labels && it.labels.length ? it.labels[0] : it;
              const set = it.closest('fieldset');
              const style = getComputedStyle(it);
              const seen = style.outlineStyle !== 'none' || style.boxShadow !== 'none' || ['radio', 'checkbox'].includes(it.type);
              return [it.type || it.tagName, words(label), words(set && set.querySelector('legend')), seen ? 'seen' : ''];
            })()""";

    private record Stop(String kind, String label, String question, boolean seen) {}

    /** Goes to a link or a button by its name and presses it. */
    Keyboard goesTo(String name) {
        for (int i = 0; i < MOST_STOPS; i++) {
            if (next().label().equals(name)) {
                return pressesEnter();
            }
        }
        throw new AssertionError("“" + name + "” is not reached by the Tab key on " + page().title());
    }

    /** Answers page by page, each from its top to its button, until the answers are there to check. */
    Keyboard worksThrough(Answers answers) {
        List<Answers.Answer> left = new ArrayList<>(answers.all());
        while (!person.heading().equals("Check your answers")) {
            answersThePage(left, "Save and continue");
            assertThat(person.errors()).as("what is wrong on “%s”", person.heading()).isEmpty();
        }
        assertThat(left).as("answers to questions that were not asked").isEmpty();
        return this;
    }

    /** Answers what the page asks and presses its button. */
    Keyboard answersThePage(List<Answers.Answer> left, String button) {
        Set<Answers.Answer> given = new java.util.HashSet<>();
        for (int i = 0; i < MOST_STOPS; i++) {
            Stop stop = next();
            if (stop.kind().equals("submit") && stop.label().equals(button)) {
                left.removeAll(given);
                return pressesEnter();
            }
            answerTo(stop, left).ifPresent(answer -> {
                gives(answer.answer(), stop);
                given.add(answer);
            });
        }
        throw new AssertionError("“" + button + "” is not reached by the Tab key on " + page().title());
    }

    private static Optional<Answers.Answer> answerTo(Stop stop, List<Answers.Answer> left) {
        boolean within = stop.kind().equals("radio") || stop.label().equals("Why not?") || PARTS_OF_A_DATE.contains(stop.label());
        String question = within ? stop.question() : stop.label();
        return left.stream()
                .filter(answer -> answer.question().equals(question))
                .filter(answer -> !stop.label().equals("Why not?") || answer.answer().startsWith("No: "))
                .findFirst();
    }

    private void gives(String answer, Stop stop) {
        if (stop.kind().equals("radio")) {
            chooses(answer.startsWith("No: ") ? "No" : answer, stop);
        } else if (stop.label().equals("Why not?")) {
            page().keyboard().insertText(answer.substring("No: ".length()));
        } else if (PARTS_OF_A_DATE.contains(stop.label())) {
            page().keyboard().insertText(SaidDate.read(answer).part(stop.label()));
        } else {
            page().keyboard().insertText(answer);
        }
    }

    private void chooses(String option, Stop first) {
        Stop at = first;
        for (int i = 0; !at.label().equals(option); i++) {
            if (i == MOST_STOPS) {
                throw new AssertionError("“" + first.question() + "” has no answer “" + option + "”");
            }
            page().keyboard().press("ArrowDown");
            at = here();
        }
        page().keyboard().press("Space");
    }

    private Keyboard pressesEnter() {
        String before = person.main().innerHTML();
        page().keyboard().press("Enter");
        page().waitForCondition(() -> !person.main().innerHTML().equals(before));
        person.arrives();
        return this;
    }

    private Stop next() {
        page().keyboard().press("Tab");
        Stop stop = here();
        if (stop.kind().equals("BODY")) {
            throw new AssertionError("The Tab key has gone through the whole of " + page().title());
        }
        assertThat(stop.seen()).as("the focus can be seen on “%s” of “%s”", stop.label(), page().title()).isTrue();
        return stop;
    }

    private Stop here() {
        List<?> said = (List<?>) page().evaluate(FOCUSED);
        return new Stop(said.get(0).toString(), said.get(1).toString(), said.get(2).toString(), said.get(3).equals("seen"));
    }

    private Page page() {
        return person.page();
    }
}
