package kith.procedures.pack;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import kith.procedures.condition.ConditionCompiler;

/**
 * What loading and checking packs worked out, kept with that from which it was worked out, for the next time. Each answer rests on
 * its key alone, so that a check that takes answers over finds the same as one that begins with nothing.
 */
public final class Kept {
    /** A file's text, under the name by which problems call the file. */
    record Text(String file, String content) {}

    /** @param layers the texts of which it was merged: the lowest pack's first */
    record File(List<Text> layers, Located.Mapping tree) {}

    /** @param problems found in making the tree, which may be there all the same */
    record Parsed(Optional<Located.Mapping> tree, List<Problem> problems) {}

    /** @param base the layers of the same file in the pack below; empty where it is new */
    record Layers(List<Text> base, Text own) {}

    /** A procedure's text among all that it can name. Names are compared as they are, because {@link #names} gives those that are alike once. */
    record Reads(Names names, List<Text> layers) {}

    record Read(Procedure procedure, List<Problem> problems) {}

    /** Whatever was worked out before and asked for again, or worked out now. */
    static final class Answers<Q, A> {
        private final Map<Q, A> before;
        private final Map<Q, A> now = new ConcurrentHashMap<>();

        private Answers(Map<Q, A> before) {
            this.before = before;
        }

        A get(Q question, Function<Q, A> answer) {
            A known = now.get(question);
            if (known == null) {
                known = before.containsKey(question) ? before.get(question) : answer.apply(question);
                now.put(question, known);
            }
            return known;
        }
    }

    final Answers<Text, Parsed> files;
    final Answers<Layers, Parsed> merged;
    final Answers<List<Text>, List<Problem>> shapes;
    final Answers<List<Text>, Declared.Gathered> declared;
    final Answers<Names.Made, Names> names;
    final Answers<Reads, Read> procedures;
    final Answers<Exploration.Question, Optional<Exploration.Hole>> holes;
    final ConditionCompiler conditions;

    private Kept(
            Answers<Text, Parsed> files,
            Answers<Layers, Parsed> merged,
            Answers<List<Text>, List<Problem>> shapes,
            Answers<List<Text>, Declared.Gathered> declared,
            Answers<Names.Made, Names> names,
            Answers<Reads, Read> procedures,
            Answers<Exploration.Question, Optional<Exploration.Hole>> holes,
            ConditionCompiler conditions) {
        this.files = files;
        this.merged = merged;
        this.shapes = shapes;
        this.declared = declared;
        this.names = names;
        this.procedures = procedures;
        this.holes = holes;
        this.conditions = conditions;
    }

    /** For the first time. */
    public static Kept nothing() {
        return new Kept(
                new Answers<>(Map.of()),
                new Answers<>(Map.of()),
                new Answers<>(Map.of()),
                new Answers<>(Map.of()),
                new Answers<>(Map.of()),
                new Answers<>(Map.of()),
                new Answers<>(Map.of()),
                new ConditionCompiler(Map.of()));
    }

    /** For the next time: what was asked for this time, and nothing older. */
    public Kept next() {
        return new Kept(
                new Answers<>(files.now),
                new Answers<>(merged.now),
                new Answers<>(shapes.now),
                new Answers<>(declared.now),
                new Answers<>(names.now),
                new Answers<>(procedures.now),
                new Answers<>(holes.now),
                conditions);
    }
}
