package kith.procedures.diff;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import kith.procedures.condition.Condition;
import kith.procedures.diff.Change.Effect;
import kith.procedures.pack.Field;
import kith.procedures.pack.Form;
import kith.procedures.pack.Procedure;
import kith.procedures.pack.Step;
import kith.procedures.words.PackWords;

/** What became of steps and their questions. */
final class StepDiff {
    private final PackWords before;
    private final PackWords after;
    private final FieldDiff fields;

    StepDiff(PackWords before, PackWords after) {
        this.before = before;
        this.after = after;
        this.fields = new FieldDiff(before, after);
    }

    List<Change> added(Step step) {
        Noticed noticed = noticed(step);
        noticed.added(Effect.DIFFERENT, "New. %s, recorded by the %s, with %d questions. Source: %s.".formatted(
                PackWords.kind(step), after.roles(step.by()), step.form().fields().size(), PackWords.source(step.source())));
        return noticed.changes();
    }

    List<Change> removed(Step step) {
        Noticed noticed = noticed(step);
        noticed.removed(Effect.DIFFERENT, "No longer there.");
        return noticed.changes();
    }

    List<Change> changed(Step was, Procedure home, Step is, Procedure homeNow) {
        Noticed noticed = noticed(is);
        if (!was.procedure().equals(is.procedure())) {
            noticed.changed(Effect.DIFFERENT, "It moved here from “%s”.".formatted(home.name()));
        }
        noticed.compare("Its name", was.name(), is.name());
        noticed.compare("What people choose in order to record it", was.action(), is.action());
        noticed.compare("What the timeline says of it", was.done(), is.done());
        noticed.compare("The question when it happened", was.occurredLabel(), is.occurredLabel());
        noticed.compare("The guidance beside the form", was.guidance(), is.guidance());
        noticed.compare("Its kind", PackWords.kind(was), PackWords.kind(is));
        noticed.members(was.by(), is.by(), before::everyRole, after::everyRole, Effect.DIFFERENT,
                "May now be recorded by: %s.", "May no longer be recorded by: %s.");
        noticed.condition("It is offered", was.offered(), is.offered());
        noticed.flag(was.anytime(), is.anytime(), Effect.DIFFERENT,
                "It can now be recorded at any time.", "It can no longer be recorded at any time, only while the procedure is open.");
        noticed.flag(was.repeats(), is.repeats(), Effect.DIFFERENT,
                "It can now be recorded more than once.", "It can now be recorded only once.");
        noticed.flag(was.siblings(), is.siblings(), Effect.DIFFERENT,
                "It can now be recorded for several children at once.", "It can now be recorded for one child only.");
        noticed.members(was.participants(), is.participants(), before::everyRole, after::everyRole, Effect.DIFFERENT,
                "May now be shown the record in order to take part: %s.", "May no longer be shown the record in order to take part: %s.");
        noticed.compare("How widely it may be seen", PackWords.sensitivity(was.sensitivity()), PackWords.sensitivity(is.sensitivity()));
        noticed.compare("What it does to who may see the record", before.access(was), after.access(is));
        meeting(noticed, was.meeting(), is.meeting());
        approvals(noticed, was, is);
        sections(noticed, was.form(), is.form());
        noticed.source(was.source(), home.source(), is.source(), homeNow.source());
        List<Change> changes = new ArrayList<>(noticed.changes());
        changes.addAll(questions(was, is));
        return changes;
    }

    private void meeting(Noticed noticed, Optional<Step.Meeting> was, Optional<Step.Meeting> is) {
        noticed.compare("The chair",
                was.map(meeting -> before.pack().roleName(meeting.chair())), is.map(meeting -> after.pack().roleName(meeting.chair())));
        SequencedMap<String, Step.Quorum> old = quorum(was);
        SequencedMap<String, Step.Quorum> now = quorum(is);
        now.forEach((name, quorum) -> {
            if (!old.containsKey(name)) {
                noticed.changed(Effect.STRICTER, "The quorum now needs %s too: %s.".formatted(name, after.roles(quorum.anyOf())));
            } else {
                noticed.members(old.get(name).anyOf(), quorum.anyOf(), before::everyRole, after::everyRole, Effect.LOOSER,
                        "For %s in the quorum these count now too: %%s.".formatted(literally(name)),
                        "For %s in the quorum these no longer count: %%s.".formatted(literally(name)));
            }
        });
        old.keySet().stream().filter(name -> !now.containsKey(name))
                .forEach(name -> noticed.changed(Effect.LOOSER, "The quorum no longer needs %s.".formatted(name)));
    }

    /** To stand in a format. */
    private static String literally(String words) {
        return words.replace("%", "%%");
    }

    private static SequencedMap<String, Step.Quorum> quorum(Optional<Step.Meeting> meeting) {
        SequencedMap<String, Step.Quorum> quorum = new LinkedHashMap<>();
        meeting.ifPresent(there -> there.quorum().forEach(each -> quorum.put(each.name(), each)));
        return quorum;
    }

    /** Matched by their ids: the only one of before is the only one of now, whatever they are called. */
    private void approvals(Noticed noticed, Step was, Step is) {
        boolean one = was.approvals().size() == 1 && is.approvals().size() == 1;
        for (Step.Approval old : was.approvals()) {
            is.approvals().stream().filter(now -> one || now.id().equals(old.id())).findFirst().ifPresentOrElse(
                    now -> approval(noticed, old, was, now, is),
                    () -> noticed.changed(Effect.LOOSER, (is.approvals().isEmpty()
                                    ? "It no longer needs approval. Before, the %s approved it."
                                    : "The %s no longer approves it.")
                            .formatted(before.pack().roleName(old.by()))));
        }
        is.approvals().stream()
                .filter(now -> !one && was.approvals().stream().noneMatch(old -> old.id().equals(now.id())))
                .forEach(now -> noticed.changed(Effect.STRICTER, "It now needs approval by the %s: %s.%s".formatted(
                        after.pack().roleName(now.by()), now.sentence(), counting(now))));
    }

    private void approval(Noticed noticed, Step.Approval old, Step was, Step.Approval now, Step is) {
        if (!old.by().equals(now.by())) {
            noticed.changed(Effect.DIFFERENT, "It is approved by the %s now, before by the %s."
                    .formatted(after.pack().roleName(now.by()), before.pack().roleName(old.by())));
        }
        noticed.compare("What is approved", old.sentence(), now.sentence());
        noticed.flag(old.beforeItCounts(), now.beforeItCounts(), Effect.STRICTER,
                "Nothing follows from it now until it is approved.", "It now counts at once, and the approval is owed.");
        noticed.condition("Approval is needed", old.when(), now.when());
        noticed.term("The limit for the approval", old.within().flatMap(Step.Within::limit), now.within().flatMap(Step.Within::limit));
        noticed.term("The aim for the approval", old.within().flatMap(Step.Within::aim), now.within().flatMap(Step.Within::aim));
        noticed.source(old.source(), was.source(), now.source(), is.source());
    }

    private String counting(Step.Approval approval) {
        String when = approval.when() instanceof Condition.Always
                ? ""
                : " Only " + after.onlyIf(approval.when()).orElseThrow() + ".";
        return when + (approval.beforeItCounts() ? " Nothing follows from it until then." : "");
    }

    private static void sections(Noticed noticed, Form was, Form is) {
        Map<String, Form.Section> old = new LinkedHashMap<>();
        was.sections().forEach(section -> old.put(section.id(), section));
        for (Form.Section section : is.sections()) {
            Form.Section before = old.remove(section.id());
            if (before == null) {
                noticed.changed(Effect.DIFFERENT, "The form has a new page: “%s”.".formatted(section.title()));
            } else {
                noticed.compare("A page's title", before.title(), section.title());
                noticed.compare("The help on the page “%s”".formatted(section.title()), before.help(), section.help());
            }
        }
        old.values().forEach(gone -> noticed.changed(Effect.DIFFERENT, "The page “%s” of the form is gone.".formatted(gone.title())));
    }

    private List<Change> questions(Step was, Step is) {
        List<Change> changes = new ArrayList<>();
        for (Field field : is.form().fields()) {
            changes.addAll(was.form().field(field.id())
                    .map(old -> fields.changed(is, old, page(was, old), field, page(is, field)))
                    .orElseGet(() -> fields.added(is, field)));
        }
        was.form().fields().stream()
                .filter(field -> is.form().field(field.id()).isEmpty())
                .forEach(field -> changes.addAll(fields.removed(was, field)));
        return changes;
    }

    private static Form.Section page(Step step, Field field) {
        return step.form().sections().stream()
                .filter(section -> section.fields().contains(field))
                .findFirst()
                .orElseThrow();
    }

    private Noticed noticed(Step step) {
        return new Noticed(Change.Thing.STEP, step.id(), step.name(), before, after);
    }
}
