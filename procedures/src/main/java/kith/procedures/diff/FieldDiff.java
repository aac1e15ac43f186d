package kith.procedures.diff;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import kith.procedures.condition.Condition;
import kith.procedures.condition.Conditions;
import kith.procedures.condition.FieldRef;
import kith.procedures.diff.Change.Effect;
import kith.procedures.pack.Field;
import kith.procedures.pack.Form;
import kith.procedures.pack.Pack;
import kith.procedures.pack.Step;
import kith.procedures.words.PackWords;

/** What became of the questions of a form. */
final class FieldDiff {
    private final PackWords before;
    private final PackWords after;
    /** The repeating group whose entries are asked the questions compared; empty for those of a form. */
    private final Optional<Field> group;

    FieldDiff(PackWords before, PackWords after) {
        this(before, after, Optional.empty());
    }

    private FieldDiff(PackWords before, PackWords after, Optional<Field> group) {
        this.before = before;
        this.after = after;
        this.group = group;
    }

    List<Change> added(Step step, Field field) {
        Noticed noticed = noticed(step, field);
        boolean always = field.required().filter(Condition.Always.class::isInstance).isPresent();
        noticed.added(always ? Effect.STRICTER : Effect.DIFFERENT, "New question. %s.%s%s".formatted(
                PackWords.kind(field),
                field.shown().map(shown -> " Asked if %s.".formatted(after.condition(shown))).orElse(""),
                field.required().map(_ -> " Needed: %s.".formatted(lower(after.needed(field)))).orElse(" An answer is not needed.")));
        return noticed.changes();
    }

    /** What became of that which each entry of a group is asked; a kind of answer that changed is told by itself. */
    private List<Change> entries(Step step, Field was, Form.Section page, Field is, Form.Section pageNow) {
        List<Change> changes = new ArrayList<>();
        List<Field> before = was.group().map(Field.Group::questions).orElse(List.of());
        List<Field> after = is.group().map(Field.Group::questions).orElse(List.of());
        FieldDiff within = new FieldDiff(this.before, this.after, Optional.of(is));
        for (Field asked : after) {
            changes.addAll(before.stream().filter(other -> other.id().equals(asked.id())).findFirst()
                    .map(other -> within.changed(step, other, page, asked, pageNow))
                    .orElseGet(() -> within.added(step, asked)));
        }
        before.stream()
                .filter(asked -> after.stream().noneMatch(other -> other.id().equals(asked.id())))
                .forEach(asked -> changes.addAll(within.removed(step, asked)));
        return changes;
    }

    List<Change> removed(Step step, Field field) {
        Noticed noticed = noticed(step, field);
        noticed.removed(Effect.LOOSER, "No longer asked.");
        return noticed.changes();
    }

    List<Change> changed(Step step, Field was, Form.Section page, Field is, Form.Section pageNow) {
        Noticed noticed = noticed(step, is);
        noticed.compare("The question", was.label(), is.label());
        noticed.compare("The hint", was.hint(), is.hint());
        if (was.type() != is.type()) {
            noticed.changed(Effect.DIFFERENT, "The kind of answer was “%s” and is now “%s”.".formatted(kind(was), kind(is)));
        }
        options(noticed, was, is);
        required(noticed, was, is);
        shown(noticed, was.shown(), is.shown());
        noticed.flag(was.perChild(), is.perChild(), Effect.DIFFERENT,
                "It is now asked for each child.", "It is now asked once for all children.");
        noticed.flag(was.reasonWhenNo(), is.reasonWhenNo(), Effect.STRICTER,
                "A no now needs its reason.", "A no no longer needs its reason.");
        noticed.flag(was.mayBeFuture(), is.mayBeFuture(), Effect.LOOSER,
                "The date may now lie in the future.", "The date may no longer lie in the future.");
        if (!was.notBefore().equals(is.notBefore())) {
            noticed.changed(is.notBefore().isPresent() ? Effect.STRICTER : Effect.LOOSER, is.notBefore()
                    .map(date -> "The date may now not precede %s.".formatted(date(after.pack(), step, date)))
                    .orElse("The date no longer has another that it may not precede."));
        }
        noticed.compare("How widely the answer may be seen",
                PackWords.sensitivity(was.sensitivity()), PackWords.sensitivity(is.sensitivity()));
        if (!was.prefilledFrom().equals(is.prefilledFrom())) {
            noticed.changed(Effect.DIFFERENT, is.prefilledFrom()
                    .map(from -> "An earlier answer is now offered as a start: %s.".formatted(origin(from)))
                    .orElse("No earlier answer is offered as a start any more."));
        }
        proposals(noticed, was, is);
        if (!Set.copyOf(was.templates()).equals(Set.copyOf(is.templates()))) {
            noticed.changed(Effect.DIFFERENT, is.templates().isEmpty()
                    ? "There are no headings to begin with any more."
                    : "The headings to begin with are now: %s.".formatted(is.templates().stream()
                            .map(template -> "for %s, “%s”".formatted(lower(template.label()), template.text().replaceAll("\\s+", " ")))
                            .collect(Collectors.joining("; "))));
        }
        if (group.isEmpty() && !page.id().equals(pageNow.id())) {
            noticed.changed(Effect.DIFFERENT, "It moved from the page “%s” to “%s”.".formatted(page.title(), pageNow.title()));
        }
        noticed.compare("What each entry is called", was.group().map(Field.Group::each), is.group().map(Field.Group::each));
        List<Change> changes = new ArrayList<>(noticed.changes());
        changes.addAll(entries(step, was, page, is, pageNow));
        return List.copyOf(changes);
    }

    /** What is proposed depends on the order of the proposals too, so that all of them are told. */
    private void proposals(Noticed noticed, Field was, Field is) {
        if (!said(before, was).equals(said(after, is))) {
            noticed.changed(Effect.DIFFERENT, is.proposals().isEmpty()
                    ? "Nothing is proposed any more."
                    : "What is proposed is now worked out so: %s".formatted(String.join(" ", said(after, is))));
        }
    }

    private static List<String> said(PackWords words, Field field) {
        return field.proposals().stream().map(proposal -> words.proposal(field, proposal)).toList();
    }

    private static String kind(Field field) {
        return lower(PackWords.kind(field));
    }

    private void required(Noticed noticed, Field was, Field is) {
        if (was.required().equals(is.required())) {
            return;
        }
        if (is.required().isEmpty()) {
            noticed.changed(Effect.LOOSER, "An answer is no longer needed.");
        } else if (is.required().get() instanceof Condition.Always) {
            noticed.changed(Effect.STRICTER, "An answer is now always needed.");
        } else {
            noticed.changed(was.required().isEmpty() ? Effect.STRICTER : Effect.DIFFERENT,
                    "An answer is now needed if %s.".formatted(after.condition(is.required().get())));
        }
    }

    private void shown(Noticed noticed, Optional<Condition> was, Optional<Condition> is) {
        noticed.condition("It is asked", was.orElse(new Condition.Always()), is.orElse(new Condition.Always()));
    }

    private static void options(Noticed noticed, Field was, Field is) {
        Map<String, Field.Option> old = new LinkedHashMap<>();
        was.options().forEach(option -> old.put(option.code(), option));
        for (Field.Option option : is.options()) {
            Field.Option before = old.remove(option.code());
            if (before == null) {
                noticed.changed(Effect.DIFFERENT, "New option: “%s”.".formatted(option.label()));
            } else {
                noticed.compare("An option", before.label(), option.label());
                noticed.compare("The hint of the option “%s”".formatted(option.label()), before.hint(), option.hint());
                noticed.compare("The census code of the option “%s”".formatted(option.label()), before.censusCode(), option.censusCode());
            }
        }
        old.values().forEach(option -> noticed.changed(Effect.DIFFERENT, "The option “%s” is gone.".formatted(option.label())));
    }

    private String date(Pack pack, Step step, String field) {
        return field.equals(Field.OCCURRED)
                ? "the time when it happened"
                : "the answer to “%s”".formatted(pack.question(
                        new FieldRef(step.id(), group.map(of -> of.id() + ".").orElse("") + field)));
    }

    private String origin(String reference) {
        int dot = reference.indexOf('.');
        return after.answerTo(new FieldRef(reference.substring(0, dot), reference.substring(dot + 1)));
    }

    private static String lower(String words) {
        return words.substring(0, 1).toLowerCase(Locale.UK) + words.substring(1);
    }

    private Noticed noticed(Step step, Field field) {
        return new Noticed(
                Change.Thing.QUESTION,
                step.id() + "." + group.map(of -> of.id() + ".").orElse("") + field.id(),
                "“%s”%s in %s".formatted(
                        field.label(), group.map(of -> " of each entry of “%s”".formatted(of.label())).orElse(""), Conditions.withinSentence(step.name())),
                before,
                after);
    }
}
