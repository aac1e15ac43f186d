package kith.procedures.diff;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import kith.procedures.calendar.Term;
import kith.procedures.calendar.Terms;
import kith.procedures.condition.Condition;
import kith.procedures.diff.Change.Effect;
import kith.procedures.diff.Change.Kind;
import kith.procedures.pack.Source;
import kith.procedures.pack.Tightening;
import kith.procedures.words.PackWords;

/** Gathers the changes of one thing, and holds the comparisons that several kinds of thing share. */
final class Noticed {
    private final Change.Thing thing;
    private final String id;
    private final String name;
    private final PackWords before;
    private final PackWords after;
    private final List<Change> changes = new ArrayList<>();

    Noticed(Change.Thing thing, String id, String name, PackWords before, PackWords after) {
        this.thing = thing;
        this.id = id;
        this.name = name;
        this.before = before;
        this.after = after;
    }

    List<Change> changes() {
        return List.copyOf(changes);
    }

    void added(Effect effect, String says) {
        add(Kind.ADDED, effect, says);
    }

    void removed(Effect effect, String says) {
        add(Kind.REMOVED, effect, says);
    }

    void changed(Effect effect, String says) {
        add(Kind.CHANGED, effect, says);
    }

    /** A quoted sentence brings its own full stop. */
    private void add(Kind kind, Effect effect, String says) {
        boolean ended = says.endsWith(".”.") || says.endsWith("?”.") || says.endsWith("..");
        changes.add(new Change(thing, id, name, kind, effect, ended ? says.substring(0, says.length() - 1) : says));
    }

    /** What is said of both where they differ. */
    void compare(String what, String was, String is) {
        if (!was.equals(is)) {
            changed(Effect.DIFFERENT, "%s was “%s” and is now “%s”.".formatted(what, was, is));
        }
    }

    void compare(String what, Optional<String> was, Optional<String> is) {
        if (was.isPresent() && is.isPresent()) {
            compare(what, was.get(), is.get());
        } else if (is.isPresent()) {
            changed(Effect.DIFFERENT, "%s is new: “%s”.".formatted(what, is.get()));
        } else if (was.isPresent()) {
            changed(Effect.DIFFERENT, "%s is gone. It was “%s”.".formatted(what, was.get()));
        }
    }

    void flag(boolean was, boolean is, Effect whenSet, String set, String unset) {
        if (was != is) {
            changed(is ? whenSet : whenSet.reversed(), is ? set : unset);
        }
    }

    /**
     * Members that came and went, whatever their order.
     *
     * @param came a sentence with one blank for the words of those that came
     */
    void members(List<String> was, List<String> is, Function<List<String>, String> wasSaid, Function<List<String>, String> isSaid,
            Effect whenMore, String came, String went) {
        Set<String> more = new LinkedHashSet<>(is);
        was.forEach(more::remove);
        Set<String> fewer = new LinkedHashSet<>(was);
        is.forEach(fewer::remove);
        if (!more.isEmpty()) {
            changed(whenMore, came.formatted(isSaid.apply(List.copyOf(more))));
        }
        if (!fewer.isEmpty()) {
            changed(whenMore.reversed(), went.formatted(wasSaid.apply(List.copyOf(fewer))));
        }
    }

    /** @param what such as "It applies", to be followed by "always" or "if …" */
    void condition(String what, Condition was, Condition is) {
        if (!was.equals(is)) {
            String old = before.onlyIf(was).orElse("always");
            String now = after.onlyIf(is).orElse("always");
            changed(Effect.DIFFERENT, old.equals(now)
                    ? "%s by other answers than before, though the words for them are the same: %s.".formatted(what, now)
                    : "%s in other cases. Before: %s. Now: %s.".formatted(what, old, now));
        }
    }

    /** @param what such as "The limit" */
    void term(String what, Optional<Term> was, Optional<Term> is) {
        if (was.equals(is)) {
            return;
        }
        if (was.isEmpty()) {
            changed(Effect.STRICTER, "%s is new: %s.".formatted(what, Terms.english(is.orElseThrow())));
        } else if (is.isEmpty()) {
            changed(Effect.LOOSER, "%s is gone. It was %s.".formatted(what, Terms.english(was.get())));
        } else {
            Effect effect = effect(was.get(), is.get());
            changed(effect, "%s is %s: it was %s and is now %s.".formatted(
                    what,
                    switch (effect) {
                        case STRICTER -> "shorter";
                        case LOOSER -> "longer";
                        case DIFFERENT -> "counted otherwise, and may fall sooner or later";
                        case REFERENCE -> "written otherwise and falls on the same day";
                    },
                    counted(was.get()),
                    counted(is.get())));
        }
    }

    /** What must first have passed: the longer, the stricter. */
    void notBefore(Optional<Term> was, Optional<Term> is) {
        if (was.equals(is)) {
            return;
        }
        if (was.isEmpty()) {
            changed(Effect.STRICTER, "It is now %s.".formatted(PackWords.notBefore(is.orElseThrow())));
        } else if (is.isEmpty()) {
            changed(Effect.LOOSER, "It may now be done at any time. Before: %s.".formatted(PackWords.notBefore(was.get())));
        } else {
            changed(effect(was.get(), is.get()).reversed(), "How soon it may be done has changed. Before: %s. Now: %s."
                    .formatted(PackWords.notBefore(was.get()), PackWords.notBefore(is.get())));
        }
    }

    /** "8 days" and "8 days beginning with" would otherwise be said alike. */
    private static String counted(Term term) {
        return switch (term) {
            case Term.DaysBeginningWith _, Term.WorkingDaysBefore _ -> Terms.english(term) + " (" + Terms.counting(term) + ")";
            default -> Terms.english(term);
        };
    }

    /** What putting the second term in the first one's place does. */
    static Effect effect(Term was, Term is) {
        boolean neverLater = Tightening.neverLater(is, was);
        boolean neverSooner = Tightening.neverLater(was, is);
        if (neverLater && neverSooner) {
            return Effect.REFERENCE;
        }
        return neverLater ? Effect.STRICTER : neverSooner ? Effect.LOOSER : Effect.DIFFERENT;
    }

    void source(Source was, Source is) {
        String old = PackWords.source(was);
        String now = PackWords.source(is);
        if (!old.equals(now)) {
            changed(Effect.REFERENCE, "Its source was %s and is now %s.".formatted(old, now));
        }
        List<String> more = is.carriesOut().stream().filter(id -> !was.carriesOut().contains(id)).toList();
        List<String> fewer = was.carriesOut().stream().filter(id -> !is.carriesOut().contains(id)).toList();
        if (!more.isEmpty()) {
            changed(Effect.REFERENCE, "It now carries out %s too.".formatted(PackWords.allOf(more)));
        }
        if (!fewer.isEmpty()) {
            changed(Effect.REFERENCE, "It no longer carries out %s.".formatted(PackWords.allOf(fewer)));
        }
    }

    /** A source of its own; one inherited from the procedure is told there. */
    void source(Source was, Source inheritedBefore, Source is, Source inheritedNow) {
        if (!(Objects.equals(was, inheritedBefore) && Objects.equals(is, inheritedNow))) {
            source(was, is);
        }
    }
}
