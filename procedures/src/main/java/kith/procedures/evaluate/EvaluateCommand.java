package kith.procedures.evaluate;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import kith.procedures.calendar.Calendar;
import kith.procedures.calendar.EnglandCalendar;
import kith.procedures.history.History;
import kith.procedures.history.Occurred;
import kith.procedures.pack.Loaded;
import kith.procedures.pack.Pack;
import kith.procedures.pack.PackLoader;
import kith.procedures.pack.Problem;
import kith.procedures.position.CompiledPacks;
import kith.procedures.position.Directory;
import kith.procedures.position.Holder;
import kith.procedures.position.Linked;
import kith.procedures.position.Position;
import kith.procedures.position.Positions;
import org.snakeyaml.engine.v2.nodes.MappingNode;

/** {@code kith evaluate}: what a pack requires of a timeline. */
public final class EvaluateCommand {
    private static final int DONE = 0;
    private static final int PROBLEMS = 1;
    private static final int MISUSED = 2;
    private static final String USAGE = """
            Usage: kith evaluate --pack PACK TIMELINE.yaml [--at INSTANT] [--json] [--packs FOLDER]
              --pack PACK      the partnership's pack, such as buckinghamshire
              --at INSTANT     look at it as known then: 2027-01-12 16:10 in London, or 2027-01-12T16:10Z
              --json           print it for a program
              --packs FOLDER   where the packs are; ./packs where it is not given
            """;

    private EvaluateCommand() {}

    private record Asked(Path packs, String pack, Path timeline, Optional<Instant> at, boolean json) {}

    /** @return the exit code: 0 printed, 1 the pack or the timeline has problems, 2 the command was misused */
    public static int run(List<String> args, PrintStream out, PrintStream err) {
        Optional<Asked> asked = asked(args, err);
        if (asked.isEmpty()) {
            return MISUSED;
        }
        String text;
        try {
            text = Files.readString(asked.get().timeline());
        } catch (IOException unreadable) {
            err.println("The timeline %s cannot be read as UTF-8 text. Check its name.".formatted(asked.get().timeline()));
            return MISUSED;
        }
        return switch (PackLoader.load(asked.get().packs(), asked.get().pack())) {
            case Loaded.Faulty(List<Problem> problems) -> report(problems, err);
            case Loaded.Ready(Pack pack) -> evaluate(pack, text, asked.get(), out, err);
        };
    }

    private static int evaluate(Pack pack, String text, Asked asked, PrintStream out, PrintStream err) {
        CompiledPacks packs = CompiledPacks.of(pack);
        Calendar calendar = EnglandCalendar.standard();
        Directory duty = role -> new Holder.Team("duty " + pack.roleName(role));
        Writing writing = new Writing(asked.timeline().toString());
        Optional<MappingNode> root = writing.read(text);
        Optional<Timeline> read = root.map(node -> new TimelineReader(
                        pack, writing, Optional.of(history -> Positions.position(history, packs, duty, Linked.NONE, calendar, Instant.EPOCH)))
                .read(node));
        if (read.isEmpty() || !writing.problems().isEmpty()) {
            return report(writing.problems(), err);
        }
        Timeline timeline = read.get();
        Instant at = asked.at().or(timeline::at).orElseGet(timeline::lastRecorded);
        List<Evaluated> evaluated = new ArrayList<>();
        for (Timeline.Child child : timeline.children()) {
            History known = child.history().asKnownAt(at);
            Position position = Positions.position(known, packs, duty, Linked.NONE, calendar, at);
            evaluated.add(new Evaluated(child.name(), known, position));
        }
        out.print(asked.json() ? new JsonReport(pack, timeline).print(evaluated) : new TextReport(pack, timeline).print(evaluated));
        return DONE;
    }

    /** @param known the history as it was known then */
    record Evaluated(String name, History known, Position position) {}

    private static int report(List<Problem> problems, PrintStream err) {
        problems.forEach(err::println);
        err.println(problems.size() == 1 ? "1 problem" : problems.size() + " problems");
        return PROBLEMS;
    }

    private static Optional<Asked> asked(List<String> args, PrintStream err) {
        Path packs = Path.of("packs");
        String pack = null;
        Path timeline = null;
        Optional<Instant> at = Optional.empty();
        boolean json = false;
        for (int i = 0; i < args.size(); i++) {
            String arg = args.get(i);
            boolean hasValue = i + 1 < args.size();
            if (arg.equals("--json")) {
                json = true;
            } else if (arg.equals("--pack") && hasValue) {
                pack = args.get(++i);
            } else if (arg.equals("--packs") && hasValue) {
                packs = Path.of(args.get(++i));
            } else if (arg.equals("--at") && hasValue) {
                at = instant(args.get(++i), err);
                if (at.isEmpty()) {
                    return Optional.empty();
                }
            } else if (arg.startsWith("-") || timeline != null) {
                err.print(USAGE);
                return Optional.empty();
            } else {
                timeline = Path.of(arg);
            }
        }
        if (pack == null || timeline == null) {
            err.print(USAGE);
            return Optional.empty();
        }
        return Optional.of(new Asked(packs, pack, timeline, at, json));
    }

    private static Optional<Instant> instant(String text, PrintStream err) {
        return switch (Moments.read(text)) {
            case Moments.Read.Exact(Instant instant) -> Optional.of(instant);
            // All that was recorded on that day is known.
            case Moments.Read.Day(LocalDate day) ->
                Optional.of(day.plusDays(1).atStartOfDay(Occurred.LONDON).toInstant().minusSeconds(1));
            case Moments.Read.Wrong(String what, String remedy) -> {
                err.println("--at: %s. %s.".formatted(what, remedy));
                yield Optional.empty();
            }
        };
    }
}
