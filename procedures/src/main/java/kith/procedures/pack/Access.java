package kith.procedures.pack;

import java.util.List;

/** What recording a step does to who may see the record on which it stands. The question named is one of the step's own form. */
public sealed interface Access {

    /** Somebody sees the record, or of it this, for a time. It begins when the step is recorded: nobody saw anything before. */
    record Opens(Extent extent, Whom whom, Lasting lasting) implements Access {}

    /** What was opened for these professionals ends. */
    record Closes(String question) implements Access {}

    /**
     * These professionals see nothing of the record, whatever else they are to it, until they are freed.
     *
     * @param managersToo and neither do their line managers
     */
    record Bars(String question, boolean managersToo) implements Access {}

    /** These professionals are no longer barred. */
    record Frees(String question) implements Access {}

    /**
     * As long as the episode is open that the step opens, the record stands still: whoever saw it learns only whom to ring, and everything owed on
     * it falls to this role, which alone sees it.
     */
    record Freezes(String role) implements Access {}

    /** It can be recorded on a record that stands still. */
    record ThroughFreeze() implements Access {}

    enum Extent {
        /** The whole record, save what is protected. */
        WHOLE,
        /** What somebody sees who is asked to take part. */
        PART,
        /** What is recorded in this step, and who the child is. */
        ITSELF
    }

    sealed interface Whom {
        record Author() implements Whom {}

        /** The professionals whom the question names. */
        record Named(String question) implements Whom {}
    }

    sealed interface Lasting {
        record Hours(int hours) implements Lasting {}

        /** To the end of the day that the question asks for. */
        record Until(String question) implements Lasting {}
    }

    /** Those of the list that are of this kind. */
    static <A extends Access> List<A> of(List<Access> all, Class<A> kind) {
        return all.stream().filter(kind::isInstance).map(kind::cast).toList();
    }
}
