package kith.server.record;

import kith.procedures.pack.Step;

/**
 * Names of steps and questions from which Kith's pages know more than the language can say: what a visit is, where a note is written,
 * what is taken along. docs/packs.md lists them. Nothing that is owed or allowed turns on them.
 */
public final class KnownNames {
    /** A step: written on a page of its own, for several children at once. */
    public static final String CASE_NOTE = "case_note";

    /** Of yes or no: whether the child was seen. */
    public static final String SEEN = "seen";

    /** Of yes or no: whether the child was seen without the parents. */
    public static final String SEEN_ALONE = "seen_alone";

    /** With entries: who lives there, one by one. */
    public static final String HOUSEHOLD = "household";

    /** With entries: who does what by when. */
    public static final String AGREED_ACTIONS = "agreed_actions";

    private KnownNames() {}

    /** At which the child may be seen. */
    public static boolean isVisit(Step step) {
        return step.id().endsWith("_visit") || step.form().field(SEEN_ALONE).isPresent();
    }
}
