package kith.server.steps.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import kith.procedures.form.FormReading;
import kith.procedures.form.Typed;
import kith.procedures.pack.Field;
import kith.server.gate.Viewer;
import kith.server.steps.Sheet;
import kith.server.steps.StepWork;
import org.springframework.stereotype.Component;

/** Puts headings into a box with which its writer can begin. What somebody has written is never replaced by them. */
@Component
class Headings {
    /** What the name of the list of headings begins with; the input of the box follows. So does it after the same in the button's value. */
    static final String CHOSEN = "headings:";

    private final StepWork work;

    Headings(StepWork work) {
        this.work = work;
    }

    /** @param go the value of the button that was pressed */
    static boolean isOne(String go) {
        return go.startsWith(CHOSEN);
    }

    /** Whether the box is free for headings: nothing stands in it, or others that nobody has written under. */
    static boolean mayBePut(Field field, String typed) {
        return typed.isBlank() || field.templates().stream().anyMatch(template -> alike(template.text(), typed));
    }

    /** A browser sends line breaks as it likes. */
    private static boolean alike(String headings, String typed) {
        return headings.strip().equals(typed.replace("\r\n", "\n").strip());
    }

    /** @return what follows the page's address: the box, and where it was not free that it was left as it is */
    String put(Viewer viewer, String draft, String go, HttpServletRequest request) {
        Sheet sheet = work.sheet(viewer, draft).value();
        String input = go.substring(CHOSEN.length());
        Field field = box(sheet, input).orElseThrow(StepPages::formChanged);
        Optional<Field.Template> chosen = field.templates().stream()
                .filter(template -> template.id().equals(request.getParameter(CHOSEN + input)))
                .findFirst();
        if (!mayBePut(field, sheet.draft().typed().one(input))) {
            return "?written#" + input;
        }
        chosen.ifPresent(template -> work.keep(viewer, draft, new Typed(Map.of(input, List.of(template.text() + "\n"))), Set.of(input)));
        return "#" + input;
    }

    /** The question of that input; those of the entries of a group have no headings. */
    private static Optional<Field> box(Sheet sheet, String input) {
        return sheet.step().form().fields().stream()
                .filter(field -> !field.templates().isEmpty())
                .filter(field -> sheet.withAll().children().keySet().stream().anyMatch(record -> FormReading.input(field, record).equals(input)))
                .findFirst();
    }
}
