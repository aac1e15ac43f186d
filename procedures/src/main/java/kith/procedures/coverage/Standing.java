package kith.procedures.coverage;

import java.util.List;
import java.util.Optional;

/** Where a requirement stands. */
sealed interface Standing {
    /** @param proofs one of each claim; never empty */
    record CarriedOut(List<Proof> proofs) implements Standing {
        public CarriedOut {
            proofs = List.copyOf(proofs);
        }
    }

    /** Claimed, and nothing would be noticed if some of what claims it were gone or another. @param doubts never empty */
    record NotProven(List<Doubt> doubts) implements Standing {
        public NotProven {
            doubts = List.copyOf(doubts);
        }
    }

    record NotYet() implements Standing {}

    record OutOfScope(String reason) implements Standing {}

    /**
     * @param part what claims it, such as {@code rule send_plan}
     * @param form of a whole step, how far scenarios fill it in
     * @param scenarios those that notice that it is gone
     */
    record Proof(String pack, String part, Optional<Filled> form, List<String> scenarios) {
        public Proof {
            scenarios = List.copyOf(scenarios);
        }
    }

    /**
     * @param questions how many the form asks
     * @param answered how many of them some scenario answers
     */
    record Filled(int questions, int answered) {}

    /** @param unnoticed the changes of it that no scenario notices */
    record Doubt(String pack, String part, List<String> unnoticed) {
        public Doubt {
            unnoticed = List.copyOf(unnoticed);
        }
    }

    /** As JSON and the report name it. */
    default String word() {
        return switch (this) {
            case CarriedOut _ -> "carried_out";
            case NotProven _ -> "not_proven";
            case NotYet _ -> "not_yet";
            case OutOfScope _ -> "out_of_scope";
        };
    }
}
