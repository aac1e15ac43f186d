package kith.procedures.position;

import java.util.List;

/** What the position may know of linked records (siblings): only their statuses. */
public record Linked(List<Sibling> siblings) {
    public Linked {
        siblings = List.copyOf(siblings);
    }

    public static final Linked NONE = new Linked(List.of());

    /** @param relation "sister", "brother", "half-brother" … as recorded on this record */
    public record Sibling(String record, String relation, List<String> statuses) {
        public Sibling {
            statuses = List.copyOf(statuses);
        }
    }
}
