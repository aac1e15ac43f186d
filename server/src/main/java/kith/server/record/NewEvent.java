package kith.server.record;

import java.util.Map;
import java.util.Optional;
import kith.procedures.history.Answer;
import kith.procedures.history.Occurred;
import kith.procedures.pack.Sensitivity;

/**
 * An event about to be appended.
 *
 * @param claim the place in the history that only one event can take; empty where any number may stand beside each other
 */
public record NewEvent(
        String record,
        String type,
        Optional<String> episode,
        Optional<String> claim,
        Occurred occurred,
        Map<String, Answer> answers,
        Optional<String> corrects,
        Optional<String> occasion,
        Optional<String> packVersion,
        Sensitivity sensitivity) {

    /** An event about the record as a whole, outside any procedure. */
    public static NewEvent ofRecord(String record, String type, Occurred occurred, Map<String, Answer> answers) {
        return new NewEvent(
                record,
                type,
                Optional.empty(),
                Optional.empty(),
                occurred,
                answers,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Sensitivity.ORDINARY);
    }
}
