package kith.journeys;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Answers questions as a person does: finds them by what they ask, and does with each what its kind asks for. An answer is
 * written as it is said: {@code Yes}, {@code No: because she was asleep}, {@code 12 January 2027 at 16:10},
 * {@code 12 January 2027, time not known}, {@code Police; Health}.
 */
record FormFilling(Locator form) {
    private static final Pattern NO_BECAUSE = Pattern.compile("No: (.+)", Pattern.DOTALL);

    /** @return whether the question is asked on this page now */
    boolean answers(Answers.Answer answer) {
        if (answer.child().isEmpty()) {
            return answers(form, answer.question(), answer.answer());
        }
        return group(form, answer.child()).all().stream()
                .anyMatch(child -> answers(child, answer.question(), answer.answer()));
    }

    private static boolean answers(Locator where, String question, String answer) {
        Locator group = group(where, question);
        if (group.isVisible()) {
            chooses(group, answer);
            return true;
        }
        Locator line = where.getByRole(AriaRole.TEXTBOX, named(question));
        if (line.isVisible()) {
            line.fill(answer);
            return true;
        }
        Locator list = where.getByRole(AriaRole.COMBOBOX, named(question));
        if (list.isVisible()) {
            list.selectOption(answer);
            return true;
        }
        return false;
    }

    private static void chooses(Locator group, String answer) {
        if (SaidDate.isSaid(answer) && group.getByRole(AriaRole.TEXTBOX, exactly("Day")).first().isVisible()) {
            writes(group, SaidDate.read(answer));
            return;
        }
        Matcher reason = NO_BECAUSE.matcher(answer);
        boolean radios = group.getByRole(AriaRole.RADIO).first().isVisible();
        if (!radios) {
            for (String one : answer.split("; ")) {
                group.getByRole(AriaRole.CHECKBOX, exactly(one)).check();
            }
        } else if (reason.matches() && own(group, answer).count() == 0) {
            own(group, "No").check();
            group.getByRole(AriaRole.TEXTBOX, exactly("Why not?")).fill(reason.group(1));
        } else {
            own(group, answer).check();
        }
    }

    /** The question's own radio, not that of a question that stands under one of its answers. */
    private static Locator own(Locator group, String option) {
        String name = group.getByRole(AriaRole.RADIO).first().getAttribute("name");
        return group.getByRole(AriaRole.RADIO, exactly(option)).and(group.page().locator("[name='" + name + "']"));
    }

    private static void writes(Locator group, SaidDate date) {
        for (String part : List.of("Day", "Month", "Year")) {
            group.getByRole(AriaRole.TEXTBOX, exactly(part)).fill(date.part(part));
        }
        date.time().ifPresent(time -> group.getByRole(AriaRole.TEXTBOX, exactly("Time, 24-hour clock")).fill(time));
        if (date.timeNotKnown()) {
            group.getByRole(AriaRole.CHECKBOX, exactly("Time not known")).check();
        }
    }

    private static Locator group(Locator where, String name) {
        return where.getByRole(AriaRole.GROUP, named(name));
    }

    private static Locator.GetByRoleOptions named(String question) {
        return new Locator.GetByRoleOptions().setName(Labels.question(question));
    }

    static Locator.GetByRoleOptions exactly(String name) {
        return new Locator.GetByRoleOptions().setName(name).setExact(true);
    }
}
