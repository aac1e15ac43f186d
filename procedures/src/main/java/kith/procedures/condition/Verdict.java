package kith.procedures.condition;

/** What a condition comes to. Only {@code YES} fires a rule. */
public enum Verdict {
    YES,
    NO,
    /** An answer that would decide it has not been given. */
    UNANSWERED
}
