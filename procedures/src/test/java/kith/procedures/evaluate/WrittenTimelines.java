package kith.procedures.evaluate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import kith.procedures.calendar.Due;
import kith.procedures.history.History;
import kith.procedures.pack.Pack;
import kith.procedures.position.Position;
import org.snakeyaml.engine.v2.nodes.MappingNode;

/** Timelines and moments read as {@code kith evaluate} reads them, for tests of other packages. */
public final class WrittenTimelines {
    private WrittenTimelines() {}

    /**
     * @param at the instant from which it is looked at: its own, or that of the last recording
     * @param children in the timeline's order; the record of each is the child's label
     */
    public record Told(Instant at, List<History> children) {
        public Told {
            children = List.copyOf(children);
        }
    }

    /**
     * The timeline; empty where something is wrong with it.
     *
     * @param positions for finding the obligation that an excuse is about
     * @param problems gets everything that is wrong with it, and where
     */
    public static Optional<Told> read(Path file, Pack pack, Function<History, Position> positions, List<String> problems) {
        Writing writing = new Writing(file.toString());
        Optional<Timeline> read =
                writing.read(text(file)).map((MappingNode root) -> new TimelineReader(pack, writing, positions).read(root));
        writing.problems().forEach(problem -> problems.add(problem.toString()));
        return read.filter(_ -> writing.problems().isEmpty())
                .map(timeline -> new Told(
                        timeline.at().orElseGet(timeline::lastRecorded),
                        timeline.children().stream().map(Timeline.Child::history).toList()));
    }

    /**
     * When something is due: a day means by its end, a time that instant.
     *
     * @throws IllegalArgumentException where it is neither
     */
    public static Due due(String text) {
        return switch (Moments.read(text)) {
            case Moments.Read.Day(LocalDate day) -> new Due.ByEndOf(day);
            case Moments.Read.Exact(Instant instant) -> new Due.At(instant);
            case Moments.Read.Wrong(String what, String remedy) ->
                throw new IllegalArgumentException(what + ". " + remedy);
        };
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
