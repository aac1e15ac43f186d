package kith.procedures.diff;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import kith.procedures.diff.Change.Effect;
import kith.procedures.pack.Procedure;
import kith.procedures.words.PackWords;

/** What became of procedures themselves: how they open and close, what is drawn, their statuses. */
final class ProcedureDiff {
    private final PackWords before;
    private final PackWords after;

    ProcedureDiff(PackWords before, PackWords after) {
        this.before = before;
        this.after = after;
    }

    List<Change> changes(Optional<Procedure> was, Optional<Procedure> is) {
        Procedure either = is.or(() -> was).orElseThrow();
        Noticed noticed = new Noticed(Change.Thing.PROCEDURE, either.id(), either.name(), before, after);
        if (was.isEmpty()) {
            noticed.added(Effect.DIFFERENT, "New procedure. %s It opens when: %s. Source: %s.".formatted(
                    either.summary(), opens(either, after), PackWords.source(either.source())));
        } else if (is.isEmpty()) {
            noticed.removed(Effect.DIFFERENT, "The procedure is no longer there.");
        } else {
            compare(noticed, was.get(), is.get());
        }
        return noticed.changes();
    }

    private void compare(Noticed noticed, Procedure was, Procedure is) {
        noticed.compare("Its name", was.name(), is.name());
        noticed.compare("Its summary", was.summary(), is.summary());
        if (was.about() != is.about()) {
            noticed.changed(Effect.DIFFERENT, "It is carried out on %s; before, on %s.".formatted(PackWords.records(is.about()), PackWords.records(was.about())));
        }
        came(noticed, was.opens(), is.opens(), opening -> said(opening, before), opening -> said(opening, after),
                "It now also opens when: %s.", "It no longer opens when: %s.");
        came(noticed, was.closes(), is.closes(), closing -> said(closing, before), closing -> said(closing, after),
                "It now also closes when: %s.", "It no longer closes when: %s.");
        if (!was.stations().equals(is.stations())) {
            noticed.changed(Effect.DIFFERENT, "The stations drawn are now %s; before, %s.".formatted(stations(is), stations(was)));
        }
        noticed.compare("The procedure that it is drawn alongside",
                was.alongside().map(id -> name(before, id)), is.alongside().map(id -> name(after, id)));
        noticed.source(was.source(), is.source());
    }

    private static <T> void came(Noticed noticed, List<T> was, List<T> is, Function<T, String> wasSaid, Function<T, String> isSaid,
            String came, String went) {
        is.stream().filter(each -> !was.contains(each))
                .forEach(each -> noticed.changed(Effect.DIFFERENT, came.formatted(isSaid.apply(each))));
        was.stream().filter(each -> !is.contains(each))
                .forEach(each -> noticed.changed(Effect.DIFFERENT, went.formatted(wasSaid.apply(each))));
    }

    List<Change> statuses(Optional<Procedure> was, Optional<Procedure> is) {
        List<Change> changes = new ArrayList<>();
        PackDiff.pairs(was.map(Procedure::statuses).orElse(List.of()), is.map(Procedure::statuses).orElse(List.of()), Procedure.Status::id)
                .forEach(pair -> {
                    Noticed noticed = new Noticed(Change.Thing.STATUS, pair.either().id(), pair.either().says(), before, after);
                    pair.compare(
                            status -> noticed.added(Effect.DIFFERENT, "New flag. It begins when: %s. It ends when: %s."
                                    .formatted(said(status.begins(), after), said(status.ends(), after))),
                            _ -> noticed.removed(Effect.DIFFERENT, "The flag is no longer there."),
                            (old, status) -> {
                                noticed.compare("What it says", old.says(), status.says());
                                begins(noticed, "It begins when", old.begins(), status.begins());
                                begins(noticed, "It ends when", old.ends(), status.ends());
                                noticed.compare("Its colour", old.tone(), status.tone());
                            });
                    changes.addAll(noticed.changes());
                });
        return changes;
    }

    private void begins(Noticed noticed, String what, Procedure.Opening was, Procedure.Opening is) {
        if (!Objects.equals(was, is)) {
            noticed.changed(Effect.DIFFERENT, "%s: %s. Before: %s.".formatted(what, said(is, after), said(was, before)));
        }
    }

    private static String opens(Procedure procedure, PackWords words) {
        return procedure.opens().stream().map(opening -> said(opening, words)).collect(Collectors.joining("; or "));
    }

    private static String said(Procedure.Opening opening, PackWords words) {
        return words.happened(opening.on()) + words.onlyIf(opening.condition()).map(condition -> ", " + condition).orElse("");
    }

    private static String said(Procedure.Closing closing, PackWords words) {
        return words.happened(closing.on()) + words.onlyIf(closing.condition()).map(condition -> ", " + condition).orElse("")
                + " (“" + closing.because() + "”)";
    }

    private static String stations(Procedure procedure) {
        return procedure.stations().isEmpty()
                ? "none"
                : procedure.stations().stream().map(Procedure.Station::label).collect(Collectors.joining(", "));
    }

    private static String name(PackWords words, String procedure) {
        return words.pack().procedure(procedure).map(Procedure::name).orElse(procedure.replace('_', ' '));
    }
}
