package kith.server.record;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import kith.procedures.history.Answer;
import kith.procedures.history.Event;
import kith.procedures.history.Facts;
import kith.procedures.pack.Access;
import kith.procedures.pack.Field;
import kith.procedures.pack.Pack;
import kith.procedures.pack.Packs;
import kith.procedures.pack.Sensitivity;
import kith.procedures.pack.Step;
import kith.server.gate.Viewer;

/**
 * How far an event reaches among those who only take part: whether one of them may read it, and which of its answers. The
 * mask applies it to a history; what is kept for finding applies the same in SQL.
 */
public final class Reach {
    private final Event event;
    /** As it was when the form was filled in and as it is now: the stricter of the two counts. */
    private final List<Step> steps;

    private Reach(Event event, List<Step> steps) {
        this.event = event;
        this.steps = steps;
    }

    public static Reach of(Event event, Packs packs) {
        return new Reach(event, steps(event.subject(), event.packVersion(), packs));
    }

    private static List<Step> steps(String subject, Optional<String> version, Packs packs) {
        return Stream.concat(packs.step(subject, version).stream(), packs.latest().step(subject).stream()).toList();
    }

    /** @param version of the pack, or empty for any that is not known */
    record Form(String step, Optional<String> version, List<String> participants) {}

    /** Every form whose events are {@linkplain #ordinary() ordinary}, for what asks it in SQL. */
    static List<Form> ordinary(Packs packs) {
        List<Form> forms = new ArrayList<>();
        packs.versions().stream().flatMap(Reach::stepsOf).distinct().forEach(step ->
                Stream.concat(packs.versions().stream().map(pack -> Optional.of(pack.version())), Stream.of(Optional.<String>empty())).forEach(version -> {
                    List<Step> asked = steps(step, version, packs);
                    if (ordinary(asked)) {
                        forms.add(new Form(step, version, asked.getLast().participants()));
                    }
                }));
        return forms;
    }

    private static Stream<String> stepsOf(Pack pack) {
        return pack.procedures().stream().flatMap(procedure -> procedure.steps().stream()).map(Step::id);
    }

    private static boolean ordinary(List<Step> steps) {
        return !steps.isEmpty() && steps.stream().allMatch(step -> step.sensitivity() == Sensitivity.ORDINARY);
    }

    /** Who the child is: for whoever sees the record at all. */
    public boolean everybody() {
        return event.subject().equals("person");
    }

    /** Whether those who take part in the step, and its author, may read it. */
    public boolean ordinary() {
        return ordinary(steps);
    }

    /** The roles that take part in the step as it is now. */
    public List<String> participants() {
        return steps.isEmpty() ? List.of() : steps.getLast().participants();
    }

    /** Whether a viewer who only takes part may read it. */
    boolean includes(Viewer viewer) {
        return everybody()
                || isOpenedTo(viewer)
                || event.author().agency().equals(viewer.agency()) && !viewer.agencyKind().equals("social_care")
                || ordinary() && (participants().contains(viewer.role()) || viewer.persons().contains(event.author().person()));
    }

    /** Whether the event itself was opened to the viewer, and still is. */
    private boolean isOpenedTo(Viewer viewer) {
        return viewer.opened().contains(event.id())
                && Access.of(steps.isEmpty() ? List.of() : steps.getFirst().access(), Access.Opens.class).stream()
                        .anyMatch(opens -> opens.extent() == Access.Extent.ITSELF);
    }

    static boolean isThroughFreeze(Step step) {
        return !Access.of(step.access(), Access.ThroughFreeze.class).isEmpty();
    }

    boolean freezes() {
        return steps.stream().anyMatch(step -> !Access.of(step.access(), Access.Freezes.class).isEmpty());
    }

    /** Whether a viewer for whom the record stands still may read it: what they themself recorded on it since, and what was opened to them. */
    boolean includesThroughFreeze(Viewer viewer) {
        return isOpenedTo(viewer)
                || event.author().person().equals(viewer.professional()) && !steps.isEmpty() && steps.stream().allMatch(Reach::isThroughFreeze);
    }

    /** The event for whoever sees the whole record but what is protected in it, or for lawyers; empty where all of it is. */
    Optional<Event> withoutProtected() {
        if (steps.stream().anyMatch(step -> isKept(step.sensitivity()))) {
            return Optional.empty();
        }
        return Optional.of(without(asked -> asked.stream().anyMatch(field -> isKept(field.sensitivity()))));
    }

    private static boolean isKept(Sensitivity sensitivity) {
        return sensitivity == Sensitivity.PROTECTED || sensitivity == Sensitivity.LEGAL;
    }

    /** What a viewer who may read it, and only takes part, reads of it: an author all, others what is open. */
    Event to(Viewer viewer) {
        return viewer.persons().contains(event.author().person()) ? event : open();
    }

    /** The event without its sensitive answers. Why something was withdrawn may be about another child, and no form asks it. */
    public Event open() {
        if (event.fact().equals(Facts.WITHDRAWN)) {
            return with(Map.of());
        }
        return without(Reach::isSensitive);
    }

    private Event without(Predicate<List<Field>> hidden) {
        if (steps.isEmpty()) {
            return event;
        }
        Map<String, Answer> shown = new HashMap<>();
        event.answers().forEach((id, answer) -> {
            if (!hidden.test(asked(id))) {
                withoutEntries(id, answer, hidden).ifPresent(left -> shown.put(id, left));
            }
        });
        return shown.equals(event.answers()) ? event : with(shown);
    }

    private Event with(Map<String, Answer> shown) {
        return new Event(
                event.id(),
                event.type(),
                event.episode(),
                event.occurred(),
                event.recorded(),
                event.author(),
                shown,
                event.corrects(),
                event.occasion(),
                event.packVersion());
    }

    /** A reason is as sensitive as the answer whose reason it is. What no form asks any more, nobody can say is harmless. */
    private static boolean isSensitive(List<Field> asked) {
        return asked.isEmpty() || asked.stream().anyMatch(field -> field.sensitivity() != Sensitivity.ORDINARY);
    }

    private List<Field> asked(String answer) {
        return steps.stream().flatMap(step -> step.form().asks(answer).stream()).toList();
    }

    /** An entry of which nothing is left is not there: how many there were could tell what they said. */
    private Optional<Answer> withoutEntries(String group, Answer answer, Predicate<List<Field>> hidden) {
        if (!(answer instanceof Answer.Entries(List<Map<String, Answer>> entries))) {
            return Optional.of(answer);
        }
        List<Field.Group> groups = asked(group).stream().flatMap(field -> field.group().stream()).toList();
        List<Map<String, Answer>> left = new ArrayList<>();
        for (Map<String, Answer> entry : entries) {
            Map<String, Answer> shown = new HashMap<>(entry);
            shown.keySet().removeIf(id -> hidden.test(groups.stream().flatMap(each -> each.asks(id).stream()).toList()));
            if (!shown.isEmpty()) {
                left.add(shown);
            }
        }
        return left.isEmpty() ? Optional.empty() : Optional.of(new Answer.Entries(left));
    }
}
