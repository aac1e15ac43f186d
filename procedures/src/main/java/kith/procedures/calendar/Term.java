package kith.procedures.calendar;

/**
 * A length of time together with its way of counting (england.yaml, {@code deadline.counting}). Written in packs as
 * {@code 24 hours}, {@code 15 working days}, {@code 6 weeks}, {@code 3 months}, {@code 8 days beginning with},
 * {@code next working day}, {@code 2 working days before}, {@code as stated},
 * {@code the later of 24 hours and next working day}.
 */
public sealed interface Term {
    /** Elapsed hours, through nights, weekends, holidays and clock changes. */
    record Hours(int hours) implements Term {}

    /** Days, the trigger's day being day 0. */
    record Days(int days) implements Term {}

    /** Days of which the trigger's day is day 1. */
    record DaysBeginningWith(int days) implements Term {}

    /** Working days, the trigger's day being day 0. */
    record WorkingDays(int days) implements Term {}

    /** The end of the first working day after the trigger's day. */
    record NextWorkingDay() implements Term {}

    /** So many working days before the anchor's day, counting back with that day as day 0. */
    record WorkingDaysBefore(int days) implements Term {}

    record Weeks(int weeks) implements Term {}

    /**
     * The very moment or day from which it counts: a court's, an order's, an agreed meeting's. It is kept as it was stated
     * and never worked out.
     */
    record AsStated() implements Term {}

    /** Whichever of two ends later ("within 24 hours or the next working day"). */
    record LaterOf(Term one, Term other) implements Term {}

    /** Whichever of two ends sooner. */
    record SoonerOf(Term one, Term other) implements Term {}

    /** Calendar months, clamped to the month's end: 30 November and three months give 28 February. */
    record Months(int months) implements Term {}
}
