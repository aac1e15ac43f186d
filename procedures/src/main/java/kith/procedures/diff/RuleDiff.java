package kith.procedures.diff;

import java.util.List;
import java.util.Optional;
import kith.procedures.calendar.Term;
import kith.procedures.calendar.Terms;
import kith.procedures.condition.Condition;
import kith.procedures.diff.Change.Effect;
import kith.procedures.pack.Procedure;
import kith.procedures.pack.Rule;
import kith.procedures.words.PackWords;

/** What became of rules. */
final class RuleDiff {
    private final PackWords before;
    private final PackWords after;

    RuleDiff(PackWords before, PackWords after) {
        this.before = before;
        this.after = after;
    }

    List<Change> added(Rule rule) {
        Noticed noticed = noticed(rule);
        noticed.added(Effect.STRICTER, "New. %s. Source: %s.".formatted(after.inShort(rule), PackWords.source(rule.source())));
        return noticed.changes();
    }

    List<Change> removed(Rule rule) {
        Noticed noticed = noticed(rule);
        noticed.removed(Effect.LOOSER, "No longer there. It said: %s.".formatted(before.inShort(rule)));
        return noticed.changes();
    }

    List<Change> changed(Rule was, Procedure home, Rule is, Procedure homeNow) {
        Noticed noticed = noticed(is);
        if (!was.procedure().equals(is.procedure())) {
            noticed.changed(Effect.DIFFERENT, "It moved here from “%s”.".formatted(home.name()));
        }
        noticed.compare("What must be done", was.sentence(), is.sentence());
        if (!was.must().equals(is.must())) {
            noticed.changed(Effect.DIFFERENT, "It is met by another step: by “%s” before, by “%s” now."
                    .formatted(before.pack().stepName(was.must()), after.pack().stepName(is.must())));
        }
        if (!was.owner().equals(is.owner())) {
            noticed.changed(Effect.DIFFERENT, "It falls to the %s now, before to the %s."
                    .formatted(after.pack().roleName(is.owner()), before.pack().roleName(was.owner())));
        }
        if (!was.ownerNamedIn().equals(is.ownerNamedIn())) {
            noticed.changed(Effect.DIFFERENT, is.ownerNamedIn()
                    .map(named -> "It is held first of all by %s.".formatted(after.namedIn(named)))
                    .orElse("It is held by whoever has the role, before first of all by %s."
                            .formatted(was.ownerNamedIn().map(before::namedIn).orElse(""))));
        }
        noticed.members(was.on(), is.on(), this::happenedBefore, this::happenedNow, Effect.STRICTER,
                "It is now also raised when: %s.", "It is no longer raised when: %s.");
        noticed.condition("It applies", was.condition(), is.condition());
        noticed.flag(was.everyTime(), is.everyTime(), Effect.STRICTER,
                "It now holds each time, before only the first time.", "It now holds only the first time, before each time.");
        noticed.term("The limit", was.limit(), is.limit());
        noticed.term("The aim", was.aim(), is.aim());
        noticed.notBefore(was.notBefore(), is.notBefore());
        if (!was.from().equals(is.from())) {
            noticed.changed(Effect.DIFFERENT, "Its time counts from %s now, before from %s.".formatted(after.start(is), before.start(was)));
        }
        exceptions(noticed, was, is);
        extension(noticed, was, is);
        noticed.members(stops(was), stops(is), this::happenedBefore, this::happenedNow, Effect.LOOSER,
                "Its clock now also stands still once: %s.", "Its clock no longer stands still once: %s.");
        noticed.members(goesOn(was), goesOn(is), this::happenedBefore, this::happenedNow, Effect.STRICTER,
                "Its clock now also goes on once: %s.", "Its clock no longer goes on once: %s.");
        noticed.members(was.cancelledOn(), is.cancelledOn(), this::happenedBefore, this::happenedNow, Effect.LOOSER,
                "The need for it now also ends when: %s.", "The need for it no longer ends when: %s.");
        noticed.flag(was.reasonIfLate(), is.reasonIfLate(), Effect.STRICTER,
                "Being late now needs a reason.", "Being late no longer needs a reason.");
        noticed.members(was.tellIfLate(), is.tellIfLate(), before::everyRole, after::everyRole, Effect.STRICTER,
                "When it is late, these are now told too: %s.", "When it is late, these are no longer told: %s.");
        noticed.flag(was.loosenable(), is.loosenable(), Effect.LOOSER,
                "A local pack may now loosen it.", "A local pack may no longer loosen it.");
        note(noticed, was.note(), is.note());
        noticed.source(was.source(), home.source(), is.source(), homeNow.source());
        return noticed.changes();
    }

    private static void note(Noticed noticed, Optional<String> was, Optional<String> is) {
        if (!was.equals(is)) {
            noticed.changed(Effect.REFERENCE, is.map(note -> "Its note now says: “%s”.".formatted(note))
                    .orElse("Its note is gone."));
        }
    }

    private void exceptions(Noticed noticed, Rule was, Rule is) {
        for (Rule.Exception exception : is.exceptions()) {
            Optional<Rule.Exception> old = of(was, exception.condition());
            if (old.isEmpty()) {
                noticed.changed(now(was.limit(), Optional.of(exception.limit())), "New exception: %s, %s.".formatted(said(exception),
                        after.onlyIf(exception.condition()).orElse("always")));
            } else {
                String clause = after.onlyIf(exception.condition()).orElse("always");
                noticed.term("The limit " + clause, Optional.of(old.get().limit()), Optional.of(exception.limit()));
                noticed.term("The aim " + clause, old.get().aim(), exception.aim());
                noticed.source(old.get().source(), was.source(), exception.source(), is.source());
            }
        }
        was.exceptions().stream().filter(exception -> of(is, exception.condition()).isEmpty()).forEach(exception ->
                noticed.changed(now(Optional.of(exception.limit()), is.limit()), "An exception is gone. It was: %s, %s."
                        .formatted(said(exception), before.onlyIf(exception.condition()).orElse("always"))));
        List<Condition> shared = conditions(is).stream().filter(conditions(was)::contains).toList();
        if (!shared.equals(conditions(was).stream().filter(conditions(is)::contains).toList())) {
            noticed.changed(Effect.DIFFERENT, "Its exceptions are tried in another order; the first that applies governs.");
        }
    }

    private void extension(Noticed noticed, Rule was, Rule is) {
        if (was.extension().isEmpty() || is.extension().isEmpty()) {
            is.extension().ifPresent(extension -> noticed.changed(
                    extension.limitStays() ? Effect.DIFFERENT : Effect.LOOSER, "An extension is new. " + after.extension(extension)));
            was.extension().ifPresent(extension -> noticed.changed(
                    extension.limitStays() ? Effect.DIFFERENT : Effect.STRICTER, "Its extension is gone. It was: " + before.extension(extension)));
            return;
        }
        Rule.Extension old = was.extension().get();
        Rule.Extension now = is.extension().get();
        if (!old.step().equals(now.step())) {
            noticed.changed(Effect.DIFFERENT, "More time is given in another step: in “%s” before, in “%s” now."
                    .formatted(before.pack().stepName(old.step()), after.pack().stepName(now.step())));
        }
        noticed.condition("More time is given", old.condition(), now.condition());
        noticed.members(old.authorisedBy(), now.authorisedBy(), before::everyRole, after::everyRole, Effect.LOOSER,
                "More time may now also be given by: %s.", "More time may no longer be given by: %s.");
        if (!old.until().equals(now.until())) {
            noticed.changed(Effect.DIFFERENT, "More time goes to another end: until %s before, until %s now."
                    .formatted(before.until(old), after.until(now)));
        }
        noticed.term("The latest to which more time may go", old.ceiling(), now.ceiling());
        if (!old.reason().equals(now.reason())) {
            noticed.changed(Effect.DIFFERENT, now.reason().map(after::answerTo).map("Why more time was given is now taken from %s."::formatted)
                    .orElse("Why more time was given is no longer taken from an answer."));
        }
        noticed.flag(old.limitStays(), now.limitStays(), Effect.STRICTER,
                "More time no longer moves the limit: what passes it is late, and authorised.", "More time now moves the limit.");
        noticed.source(old.source(), was.source(), now.source(), is.source());
    }

    private static List<String> stops(Rule rule) {
        return rule.pause().map(Rule.Pause::from).orElse(List.of());
    }

    private static List<String> goesOn(Rule rule) {
        return rule.pause().map(Rule.Pause::until).orElse(List.of());
    }

    private static List<Condition> conditions(Rule rule) {
        return rule.exceptions().stream().map(Rule.Exception::condition).toList();
    }

    /** What it does in the cases of an exception that another limit governs them now. */
    private static Effect now(Optional<Term> was, Optional<Term> is) {
        if (was.isEmpty() || is.isEmpty()) {
            return was.equals(is) ? Effect.REFERENCE : was.isEmpty() ? Effect.STRICTER : Effect.LOOSER;
        }
        return Noticed.effect(was.get(), is.get());
    }

    private static Optional<Rule.Exception> of(Rule rule, Condition condition) {
        return rule.exceptions().stream().filter(exception -> exception.condition().equals(condition)).findFirst();
    }

    private static String said(Rule.Exception exception) {
        return PackWords.by(exception.limit())
                + exception.aim().map(aim -> ", aim " + Terms.english(aim)).orElse("");
    }

    private String happenedBefore(List<String> steps) {
        return PackWords.anyOf(steps.stream().map(before::happened).toList());
    }

    private String happenedNow(List<String> steps) {
        return PackWords.anyOf(steps.stream().map(after::happened).toList());
    }

    private Noticed noticed(Rule rule) {
        return new Noticed(Change.Thing.RULE, rule.id(), rule.sentence(), before, after);
    }
}
