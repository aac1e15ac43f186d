package kith.server.arrival;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import kith.procedures.history.Answer;
import kith.procedures.history.Facts;
import kith.procedures.history.Occurred;
import kith.procedures.pack.Step;
import kith.server.record.AnswerWords;
import kith.server.record.EventWords;

/**
 * What is to stand on one child's record.
 *
 * @param faults why nothing of it can be carried; empty where it can
 * @param happened in the order in which it happened, what is of one day in the order of the mapping
 * @param siblings other people of the old system, with what they are to this one
 * @param runs names of what has no end in the old system
 * @param tally what came of the rows
 */
record Planned(
        Caseload.Person person, String kind, List<String> faults, List<Happened> happened, Map<String, String> siblings, Set<String> runs, Tally tally) {

    /**
     * An event to be.
     *
     * @param submission the same whenever the row arrives
     * @param step whose form the answers are of; empty for events outside any form
     * @param corrects the submission of what it approves
     * @param file the name of the file in the folder that it holds
     */
    record Happened(
            String submission,
            String type,
            Occurred occurred,
            Map<String, Answer> answers,
            Optional<Step> step,
            Optional<String> corrects,
            Optional<String> file) {}

    /** The type of an event that is kept in words. Its answers are {@link #TABLE} and {@link #WORDS}. */
    static String inWords(String table) {
        return EventWords.BROUGHT + table + "." + Facts.RECORDED;
    }

    static final String TABLE = "table";

    /** What a row said and no question of the step asks. */
    static final String WORDS = AnswerWords.BROUGHT;

    static final String FILE = "file";
}
