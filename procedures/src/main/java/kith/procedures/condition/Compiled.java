package kith.procedures.condition;

import java.util.List;

/** What became of a condition's text. */
public sealed interface Compiled {
    record Ready(Condition condition) implements Compiled {}

    record Faulty(List<Fault> faults) implements Compiled {
        public Faulty {
            faults = List.copyOf(faults);
        }
    }

    /**
     * @param offset where in the text, in code points from 0
     * @param what what is wrong, without a full stop
     * @param remedy what to do, a sentence without its full stop
     */
    record Fault(int offset, String what, String remedy) {}
}
