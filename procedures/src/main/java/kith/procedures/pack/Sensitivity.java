package kith.procedures.pack;

/** How widely an event or answer may be seen, from the widest to the strictest. */
public enum Sensitivity {
    ORDINARY,
    SENSITIVE,
    THIRD_PARTY,
    LEGAL,
    PROTECTED
}
