package kith.procedures.rehearsal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import kith.procedures.calendar.Calendar;
import kith.procedures.history.History;
import kith.procedures.pack.Pack;
import kith.procedures.pack.Procedure;
import kith.procedures.position.CompiledPacks;
import kith.procedures.position.Holder;
import kith.procedures.position.Linked;
import kith.procedures.position.Obligation;
import kith.procedures.position.Position;
import kith.procedures.position.Positions;

/**
 * A caseload played through under the pack in force and under another version, as if either had governed from the first day. It
 * counts, and keeps of each record no more than its reference.
 */
public final class Rehearsal {
    private static final int EXAMPLES = 3;

    private final Pack former;
    private final Pack pack;
    private final CompiledPacks before;
    private final CompiledPacks after;
    private final Calendar calendar;
    private final Instant at;
    private final SortedMap<String, Map<String, OfRule>> byProcedure = new TreeMap<>();
    private int records;
    private int touched;
    private int open;
    private int past;

    /** @param at as of which instant something is late */
    public Rehearsal(Pack before, Pack after, Calendar calendar, Instant at) {
        this.former = before;
        this.pack = after;
        this.before = CompiledPacks.of(before);
        this.after = CompiledPacks.of(after);
        this.calendar = calendar;
        this.at = at;
    }

    /** What the change does to what one rule asks. */
    private static final class OfRule {
        final String sentence;
        int asked;
        int askedLate;
        int notAsked;
        int sooner;
        int soonerLate;
        int later;
        int limited;
        int limitedLate;
        int unlimited;
        int anotherAim;
        int anotherWait;
        int anotherOwner;
        int anotherStep;
        final List<String> examples = new ArrayList<>(EXAMPLES);

        OfRule(String sentence) {
            this.sentence = sentence;
        }
    }

    /** @param reference by which people know the record: a few are named as examples */
    public record Case(String reference, History history) {}

    private record Played(String reference, int open, List<Difference> differences) {}

    /** Plays the cases on all processors; the order in which they are counted stays theirs. */
    public void play(List<Case> cases) {
        cases.parallelStream().map(this::played).toList().forEach(this::count);
    }

    private Played played(Case one) {
        Position then = position(one.history(), before);
        Position now = position(one.history(), after);
        return new Played(one.reference(), now.open().size(), Difference.between(then, now));
    }

    private void count(Played played) {
        records++;
        open += played.open();
        boolean present = false;
        for (Difference difference : played.differences()) {
            present |= count(played.reference(), difference);
        }
        touched += present ? 1 : 0;
    }

    /** Who holds a role decides nothing here. */
    private Position position(History history, CompiledPacks packs) {
        return Positions.position(history, packs, Holder.Team::new, Linked.NONE, calendar, at);
    }

    /** @return whether it changes what is owed now */
    private boolean count(String reference, Difference difference) {
        switch (difference) {
            case Difference.Past _ -> {
                past++;
                return false;
            }
            case Difference.Asked(Obligation asked) -> {
                OfRule rule = of(asked, reference);
                rule.asked++;
                rule.askedLate += asked.lateAt(at) ? 1 : 0;
            }
            case Difference.NotAsked(Obligation notAsked) -> of(notAsked, reference).notAsked++;
            case Difference.Moved(Obligation was, Obligation is) -> count(was, is, of(is, reference));
        }
        return true;
    }

    private void count(Obligation was, Obligation is, OfRule rule) {
        Optional<Instant> before = Difference.lateFrom(was.limit());
        Optional<Instant> after = Difference.lateFrom(is.limit());
        int lateAtOnce = is.lateAt(at) && !was.lateAt(at) ? 1 : 0;
        if (before.isEmpty() && after.isPresent()) {
            rule.limited++;
            rule.limitedLate += lateAtOnce;
        } else if (before.isPresent() && after.isEmpty()) {
            rule.unlimited++;
        } else if (before.isPresent() && after.get().isBefore(before.get())) {
            rule.sooner++;
            rule.soonerLate += lateAtOnce;
        } else if (before.isPresent() && after.get().isAfter(before.get())) {
            rule.later++;
        } else if (!Difference.lateFrom(was.aim()).equals(Difference.lateFrom(is.aim()))) {
            rule.anotherAim++;
        } else if (!Difference.lateFrom(was.notBefore()).equals(Difference.lateFrom(is.notBefore()))) {
            rule.anotherWait++;
        }
        rule.anotherOwner += was.owner().equals(is.owner()) ? 0 : 1;
        rule.anotherStep += was.step().equals(is.step()) ? 0 : 1;
    }

    private OfRule of(Obligation obligation, String reference) {
        OfRule rule = byProcedure
                .computeIfAbsent(obligation.procedure(), _ -> new LinkedHashMap<>())
                .computeIfAbsent(obligation.rule(), _ -> new OfRule(obligation.sentence()));
        if (rule.examples.size() < EXAMPLES && !rule.examples.contains(reference)) {
            rule.examples.add(reference);
        }
        return rule;
    }

    /**
     * What came of it, in lines.
     *
     * @param whose the caseload: an authority's name
     */
    public String inWords(String whose) {
        StringBuilder text = new StringBuilder();
        text.append("%s: %s played through. With the change %s open now.\n".formatted(
                whose, counted(records, "record", "records"), counted(open, "obligation is", "obligations are")));
        if (touched == 0) {
            text.append("Nothing that is owed now would change.\n");
        } else {
            text.append("What is owed now would change on %,d of these records.\n".formatted(touched));
        }
        byProcedure.forEach((procedure, rules) -> {
            text.append('\n').append(nameOf(procedure)).append('\n');
            rules.forEach((id, rule) -> append(text, id, rule));
        });
        if (past > 0) {
            text.append("\nIn the past, %s differed: owed or not owed, by another role or due at another time. Nobody has to act on that.\n"
                    .formatted(counted(past, "obligation would have", "obligations would have")));
        }
        return text.toString();
    }

    private String nameOf(String procedure) {
        return pack.procedure(procedure).or(() -> former.procedure(procedure)).map(Procedure::name).orElse(procedure);
    }

    private static void append(StringBuilder text, String id, OfRule rule) {
        text.append("  ").append(rule.sentence).append(" (").append(id).append(")\n");
        line(text, rule.asked, "would be newly owed", rule.askedLate);
        line(text, rule.notAsked, "would no longer be owed", 0);
        line(text, rule.sooner, "would be due sooner", rule.soonerLate);
        line(text, rule.later, "would be due later", 0);
        line(text, rule.limited, "would have a limit, and have none now", rule.limitedLate);
        line(text, rule.unlimited, "would have no limit any more", 0);
        line(text, rule.anotherAim, "would have another aim, and the same limit", 0);
        line(text, rule.anotherWait, "would have to wait until another day", 0);
        line(text, rule.anotherOwner, "would be owed by another role", 0);
        line(text, rule.anotherStep, "would be met by another step", 0);
        text.append("    for example on ").append(String.join(", ", rule.examples)).append('\n');
    }

    private static void line(StringBuilder text, int number, String what, int late) {
        if (number > 0) {
            text.append("    ").append(String.format("%,d", number)).append(' ').append(what);
            if (late > 0) {
                text.append(", ").append(late == number ? (number == 1 ? "and is" : "and all are") : "%,d of them".formatted(late)).append(" late at once");
            }
            text.append('\n');
        }
    }

    private static String counted(int number, String one, String many) {
        return "%,d %s".formatted(number, number == 1 ? one : many);
    }
}
