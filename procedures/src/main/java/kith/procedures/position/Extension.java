package kith.procedures.position;

import java.time.Instant;
import java.util.Optional;
import kith.procedures.calendar.Due;

/**
 * More time that somebody of a named role has given for an obligation.
 *
 * @param recording the event that gives it
 * @param authorisedBy the event by which it counts: that one, or its approval
 * @param role of whoever authorised it
 * @param at when it was authorised
 * @param until until when it goes
 * @param movesLimit whether it took the limit's place. One that came when the limit had passed, or of which the pack says that the
 *     limit stays, does not: then what passes the limit is late, and authorised
 * @param reason in the words of whoever recorded it
 */
public record Extension(
        String recording, String authorisedBy, String role, Instant at, Due until, boolean movesLimit, Optional<String> reason) {}
