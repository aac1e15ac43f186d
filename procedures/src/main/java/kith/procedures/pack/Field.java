package kith.procedures.pack;

import java.util.List;
import java.util.Optional;
import kith.procedures.condition.Condition;

/**
 * A question of a form.
 *
 * @param perChild asked once for each child of the occasion, not once for all
 * @param required when an answer must be given ({@link Condition.Always} for always, empty for never)
 * @param shown when the question applies; empty for always
 * @param reasonWhenNo for a yes/no question: "no" needs a reason, kept as {@code <id>_reason}
 * @param sensitivity ordinary, sensitive, third_party, protected or legal
 * @param notBefore for a date: the question of the same form whose date this may not precede, or {@code occurred} for when the
 *     step happened
 * @param prefilledFrom {@code step.field} whose latest answer is offered as a start
 * @param carriesOut ids of the catalogue's requirements that asking this carries out
 */
public record Field(
        String id,
        Type type,
        String label,
        Optional<String> hint,
        boolean perChild,
        Optional<Condition> required,
        Optional<Condition> shown,
        boolean reasonWhenNo,
        boolean mayBeFuture,
        Optional<String> notBefore,
        List<Option> options,
        Sensitivity sensitivity,
        Optional<String> prefilledFrom,
        List<String> carriesOut) {

    /** The name of the first question of every form: when the step happened. */
    public static final String OCCURRED = "occurred";

    public Field {
        options = List.copyOf(options);
        carriesOut = List.copyOf(carriesOut);
    }

    public enum Type {
        TEXT,
        LONG_TEXT,
        YES_NO,
        CHOICE,
        CHOICES,
        DATE,
        DATE_TIME,
        NUMBER,
        PROFESSIONAL,
        PROFESSIONALS
    }

    /** @param censusCode the code under which the children in need census wants this answer, where it does */
    public record Option(String code, String label, Optional<String> hint, Optional<String> censusCode) {}

    /** The companion question of a "no" that needs a reason. */
    public String reasonField() {
        return id + "_reason";
    }
}
