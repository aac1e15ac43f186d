package kith.server.record;

import java.util.List;
import java.util.Optional;
import kith.server.problem.Problem;

/**
 * Something written in a text area outside a step's form, read as a form reads its long answers: control characters and half
 * characters cannot be stored or read, everything else stays as it was written.
 *
 * @param where the name of the input
 * @param about the question, as the page asks it
 * @param text what was written, without blanks around it; empty where nothing was
 */
public record Written(String where, String about, String text) {
    /** In characters, as for a form's long answers. */
    public static final int LONG = 20_000;

    public static Written of(String where, String about, String typed) {
        StringBuilder kept = new StringBuilder(typed.length());
        typed.replace("\r\n", "\n").codePoints().forEach(point -> {
            boolean control = Character.isISOControl(point) && point != '\n' && point != '\t';
            if (!control && Character.getType(point) != Character.SURROGATE) {
                kept.appendCodePoint(point);
            }
        });
        return new Written(where, about, kept.toString().strip());
    }

    public boolean isEmpty() {
        return text.isEmpty();
    }

    /** Whether it is longer than so many characters, as a problem. */
    public Optional<Problem> tooLong(int limit) {
        int length = text.codePointCount(0, text.length());
        return length <= limit
                ? Optional.empty()
                : Optional.of(new Problem(
                        "answer_too_long",
                        where,
                        "The answer to “%s” is %,d characters long.".formatted(about, length),
                        "Shorten it to %,d.".formatted(limit)));
    }

    /** That nothing was written where something must be, or too much. */
    public List<Problem> problems(Problem ifEmpty, int limit) {
        return isEmpty() ? List.of(ifEmpty) : tooLong(limit).stream().toList();
    }
}
