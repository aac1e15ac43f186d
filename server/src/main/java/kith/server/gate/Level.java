package kith.server.gate;

/** How much of a record a viewer sees. */
public enum Level {
    NOTHING,
    /** Who the child is, and whom to ring: the record stands still for the sake of somebody's safety. */
    WHO_TO_RING,
    /** Who the child is, what is asked of the viewer, and what the viewer's agency gave or took part in. */
    SUMMARY,
    FULL
}
