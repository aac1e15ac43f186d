package kith.procedures.scenarios;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import kith.procedures.calendar.Calendar;
import kith.procedures.calendar.Due;
import kith.procedures.calendar.EnglandCalendar;
import kith.procedures.evaluate.WrittenTimelines;
import kith.procedures.history.History;
import kith.procedures.position.CompiledPacks;
import kith.procedures.position.Directory;
import kith.procedures.position.Holder;
import kith.procedures.position.Linked;
import kith.procedures.position.Obligation;
import kith.procedures.position.Position;
import kith.procedures.position.Positions;

/** A timeline of a pack, and what it must come to. */
record Scenario(String name, WrittenTimelines.Told timeline, Expectation expectation) {

    private static final Calendar CALENDAR = EnglandCalendar.standard();
    private static final Directory DUTY = role -> new Holder.Team("duty " + role);

    static Position position(History known, CompiledPacks packs, Instant at) {
        return Positions.position(known, packs, DUTY, Linked.NONE, CALENDAR, at);
    }

    /** Everything in which it comes to something else under that pack; empty where it does not. */
    List<String> failuresUnder(CompiledPacks packs) {
        List<String> failures = new ArrayList<>();
        Set<String> judged = new HashSet<>(expectation.open().keySet());
        expectation.term().ifPresent(term -> {
            judged.addAll(term.inTime());
            judged.addAll(term.late());
            judged.addAll(term.notOwed());
        });
        Set<String> there = new HashSet<>();
        for (History history : timeline.children()) {
            there.add(history.record());
            if (!judged.contains(history.record())) {
                failures.add("nothing is expected of " + history.record());
                continue;
            }
            List<Obligation> obligations = position(history.asKnownAt(timeline.at()), packs, timeline.at()).obligations();
            expectation.term().ifPresent(term -> judge(history.record(), term, obligations, failures));
            if (expectation.open().containsKey(history.record())) {
                judgeOpen(history.record(), obligations, failures);
            }
        }
        judged.stream()
                .filter(child -> !there.contains(child))
                .forEach(child -> failures.add("something is expected of " + child + ", who is not in the timeline"));
        return failures;
    }

    private static void judge(String child, Expectation.OfTerm term, List<Obligation> obligations, List<String> failures) {
        boolean inTime = term.inTime().contains(child);
        boolean late = term.late().contains(child);
        if (inTime && late) {
            failures.add(child + " cannot be both in time and late");
        }
        List<Obligation> ofRule =
                obligations.stream().filter(owed -> owed.rule().equals(term.rule())).toList();
        if (term.notOwed().contains(child) && !ofRule.isEmpty()) {
            failures.add("%s: %s was to ask nothing, and asks %s".formatted(child, term.rule(), ofRule.getFirst().because()));
        }
        if (!inTime && !late) {
            return;
        }
        List<Obligation> meant = ofRule.stream()
                .filter(owed -> due(owed, term.kind()).filter(term.due()::equals).isPresent())
                .toList();
        if (meant.size() != 1) {
            failures.add("%s: %d obligations of %s have the %s %s. It has: %s".formatted(
                    child,
                    meant.size(),
                    term.rule(),
                    term.kind(),
                    term.due(),
                    ofRule.stream().map(owed -> due(owed, term.kind()) + " " + owed.state()).toList()));
            return;
        }
        if (!(meant.getFirst().state() instanceof Obligation.State.Met met)) {
            failures.add("%s: %s is not met but %s".formatted(child, term.rule(), meant.getFirst().state()));
        } else if (term.due().lateAt(met.at()) != late) {
            failures.add("%s: %s was met at %s, which was to be %s".formatted(child, term.rule(), met.at(), late ? "late" : "in time"));
        }
    }

    private static Optional<Due> due(Obligation owed, Expectation.Kind kind) {
        return switch (kind) {
            case AIM -> owed.aim();
            case LIMIT -> owed.limit();
        };
    }

    private void judgeOpen(String child, List<Obligation> obligations, List<String> failures) {
        List<String> expected = expectation.open().get(child).stream().sorted().toList();
        List<String> open = obligations.stream()
                .filter(owed -> owed.state() instanceof Obligation.State.Open)
                .map(Obligation::rule)
                .sorted()
                .toList();
        if (!open.equals(expected)) {
            failures.add("%s: still owed is %s and was to be %s".formatted(child, open, expected));
        }
    }
}
