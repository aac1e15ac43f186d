package kith.server.record;

import java.util.Optional;
import kith.procedures.history.Answer;
import kith.procedures.history.Event;
import kith.procedures.history.Facts;
import kith.procedures.pack.Packs;
import kith.procedures.pack.Step;

/** What an event is called on a timeline. */
public final class EventWords {
    /** How the subject begins of a row of an old system that is no step of a procedure; the table's name follows. What one row of it is, is its answer {@code table}. */
    public static final String BROUGHT = "brought_";

    private EventWords() {}

    /** In the words of the form that was filled in. */
    public static String title(Event event, Packs packs) {
        Optional<Step> step = packs.step(event.subject(), event.packVersion());
        return switch (event.fact()) {
            case Facts.RECORDED -> step.map(Step::done).orElseGet(() -> event.type().startsWith(BROUGHT) ? brought(event) : plain(event));
            case Facts.CORRECTED -> named(step, event) + " corrected";
            case Facts.WITHDRAWN -> named(step, event) + " withdrawn";
            case Facts.APPROVED -> named(step, event) + " approved";
            case Facts.RETURNED -> named(step, event) + " sent back";
            default -> switch (event.type()) {
                case Facts.HOLDER_ALLOCATED -> "Record allocated";
                case Facts.OBLIGATION_EXCUSED -> "Excused, with the reason";
                case Facts.OBLIGATION_LATE_REASON_GIVEN -> "Reason for lateness given";
                case Facts.CHRONOLOGY_MARKED -> new Answer.YesNo(true).equals(event.answers().get("significant"))
                        ? "Marked as significant"
                        : "No longer marked as significant";
                case Facts.RECORD_OPENED -> "Record opened";
                case "person.described" -> "Who the child is";
                case "sibling.linked" -> "Brother or sister linked";
                default -> plain(event);
            };
        };
    }

    private static String named(Optional<Step> step, Event event) {
        return step.map(Step::name).orElse(plain(event));
    }

    private static String brought(Event event) {
        return (event.answers().get("table") instanceof Answer.Text(String table) ? table : "Entry") + ", from the old system";
    }

    /** An event of a type that this version does not know is kept and shown by its name. */
    private static String plain(Event event) {
        String words = event.type().replace('_', ' ').replace('.', ' ');
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }
}
