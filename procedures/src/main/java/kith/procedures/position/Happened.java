package kith.procedures.position;

import java.time.Instant;
import kith.procedures.history.Occurred;

/**
 * "Strategy discussion held on 12 January 2027 at 10:00".
 *
 * @param what in the past tense
 * @param recorded when it was recorded, which is said where nobody knows when it happened
 * @param more what else there is to say
 */
record Happened(String what, Occurred occurred, Instant recorded, String more) implements Words {
    @Override
    public String inWords() {
        return what + " " + Phrases.when(occurred, recorded) + more;
    }
}
