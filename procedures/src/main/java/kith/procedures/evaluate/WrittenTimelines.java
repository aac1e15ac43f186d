package kith.procedures.evaluate;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import kith.procedures.calendar.Due;
import kith.procedures.history.History;
import kith.procedures.pack.Pack;
import kith.procedures.position.Position;
import org.snakeyaml.engine.v2.nodes.Node;

/** Timelines and moments read as {@code kith evaluate} reads them, for those who hold something to them. */
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
     * @param writing of this text alone; gets everything that is wrong with it, and where
     * @param positions for finding the obligation that an excuse is about
     */
    public static Optional<Told> read(Writing writing, String text, Pack pack, Function<History, Position> positions) {
        Optional<Timeline> read = writing.read(text).map(root -> new TimelineReader(pack, writing, Optional.of(positions)).read(root));
        return read.filter(_ -> writing.problems().isEmpty())
                .map(timeline -> new Told(
                        timeline.at().orElseGet(timeline::lastRecorded),
                        timeline.children().stream().map(Timeline.Child::history).toList()));
    }

    /**
     * The labels of the children of whom it tells, for those who only want to know what is wrong with the text; empty where something is.
     * Nothing is played through, so that an excuse of what was never owed goes unnoticed.
     */
    public static Optional<List<String>> children(Writing writing, String text, Pack pack) {
        Optional<Timeline> read = writing.read(text).map(root -> new TimelineReader(pack, writing, Optional.empty()).read(root));
        return read.filter(_ -> writing.problems().isEmpty())
                .map(timeline -> timeline.children().stream().map(child -> child.history().record()).toList());
    }

    /** When something is due: a day means by its end, a time that instant. Empty, and a problem, where it is neither. */
    public static Optional<Due> due(Writing writing, Node at) {
        return writing.text(at, Moments.FORMS).flatMap(text -> switch (Moments.read(text)) {
            case Moments.Read.Day(LocalDate day) -> Optional.<Due>of(new Due.ByEndOf(day));
            case Moments.Read.Exact(Instant instant) -> Optional.<Due>of(new Due.At(instant));
            case Moments.Read.Wrong(String what, String remedy) -> {
                writing.wrong(at, what, remedy);
                yield Optional.<Due>empty();
            }
        });
    }
}
