package kith.procedures.pack;

import java.util.List;

/** What became of loading a pack: all of it, or everything that is wrong with it. */
public sealed interface Loaded {
    record Ready(Pack pack) implements Loaded {}

    /** @param problems never empty, in the order of files and lines */
    record Faulty(List<Problem> problems) implements Loaded {
        public Faulty {
            problems = List.copyOf(problems);
        }
    }
}
