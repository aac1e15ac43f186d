package kith.server.demo;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SequencedMap;
import kith.procedures.form.Filled;
import kith.procedures.form.FormReading;
import kith.procedures.history.Answer;
import kith.procedures.history.Facts;
import kith.procedures.history.Occurred;
import kith.procedures.pack.Pack;
import kith.procedures.pack.Step;
import kith.procedures.position.Obligation;
import kith.procedures.position.Offer;
import kith.procedures.position.Position;
import kith.server.gate.Action;
import kith.server.gate.Gate;
import kith.server.gate.Outlet;
import kith.server.gate.Permit;
import kith.server.gate.Viewer;
import kith.server.identifier.Identifiers;
import kith.server.people.Children;
import kith.server.people.Siblings;
import kith.server.record.NewEvent;
import kith.server.record.Reading;
import kith.server.record.Recording;

/**
 * Tells the families' stories to an empty record, in the order in which things were recorded, each by its author and
 * through the gate. A scene that its author could not have recorded stops the start: the stories prove the procedures.
 */
final class Telling {
    /** How long after it happened something is recorded, where the story does not say. */
    private static final Duration TYPING = Duration.ofMinutes(25);

    /** A scene of a story, with the moment when it was recorded. */
    record Told(Story story, Story.Scene scene, Moments.Moment happened, Instant typed) {}

    private final Gate gate;
    private final Reading reading;
    private final Recording recording;
    private final Map<String, Viewer> viewers;
    private final Partnership partnership;
    private final Moments moments;
    private final Map<String, String> recordOf = new HashMap<>();
    private final Map<String, Remembered> remembered = new HashMap<>();

    /** @param viewers the partnership's people as viewers, by key */
    Telling(
            Gate gate,
            Reading reading,
            Recording recording,
            Map<String, Viewer> viewers,
            Partnership partnership,
            Moments moments) {
        this.gate = gate;
        this.reading = reading;
        this.recording = recording;
        this.viewers = viewers;
        this.partnership = partnership;
        this.moments = moments;
    }

    /** All scenes of all stories, in the order in which they were recorded. */
    static List<Told> inOrder(List<Story> stories, Moments moments) {
        List<Told> order = new ArrayList<>();
        for (Story story : stories) {
            for (Story.Scene scene : story.scenes()) {
                Moments.Moment happened = moments.read(scene.when());
                Instant typed = scene.typed().map(words -> moments.read(words).instant()).orElseGet(() -> {
                    Instant after = happened.instant().plus(TYPING);
                    return after.isAfter(moments.now()) ? moments.now() : after;
                });
                order.add(new Told(story, scene, happened, typed));
            }
        }
        order.sort(Comparator.comparing(Told::typed));
        return order;
    }

    /** To be called in a transaction: all of the stories are told or none. */
    void tell(List<Story> stories) {
        inOrder(stories, moments).forEach(this::tell);
    }

    private void tell(Told told) {
        Viewer viewer = Optional.ofNullable(viewers.get(told.scene().who())).orElseThrow(() -> wrong(told, "nobody is called that"));
        Recording then = recording.by(Clock.fixed(told.typed(), ZoneOffset.UTC));
        switch (told.scene().deed()) {
            case Story.Records records -> record(told, records, viewer, then);
            case Story.Approves approves -> approve(told, approves, viewer, then);
            case Story.Allocates allocates -> allocate(told, allocates, viewer, then);
            case Story.Explains explains -> explain(told, explains, viewer, then);
        }
    }

    // recording a step -----------------------------------------------------------------------------------------------

    private void record(Told told, Story.Records deed, Viewer viewer, Recording then) {
        Pack pack = reading.packs(viewer.authority()).latest();
        Step step = pack.step(deed.step()).orElseThrow(() -> wrong(told, "there is no step " + deed.step()));
        if (told.story().isOfPartnership()) {
            find(told, viewer, then);
        }
        boolean opens = recordOf(told, told.scene().about().getFirst()).isEmpty();
        List<Permit> permits = new ArrayList<>();
        List<NewEvent> fresh = new ArrayList<>();
        if (opens) {
            Permit permit = gate.permit(viewer, Action.TAKE_CONTACT, Outlet.PAGE);
            permits.add(permit);
            told.story().children().forEach(child -> open(told, child, permit, then));
            told.story().children().forEach(child -> fresh.addAll(describe(told, child)));
        }
        SequencedMap<String, String> records = new LinkedHashMap<>();
        told.scene().about().forEach(child -> records.put(
                child, recordOf(told, child).orElseThrow(() -> wrong(told, child + " has no record yet"))));
        Filled filled = fill(told, step, deed, records);
        Optional<String> occasion = records.size() > 1 ? Optional.of(Identifiers.next()) : Optional.empty();
        records.values().forEach(record -> {
            Optional<Offer> offer = Optional.empty();
            if (!opens) {
                Permit permit = gate.permit(viewer, Action.RECORD_STEP, record, Set.copyOf(step.by()), Outlet.PAGE);
                permits.add(permit);
                offer = Optional.of(offer(told, step, permit));
            }
            Optional<String> episode = offer.flatMap(Offer::episode);
            String follows = offer.flatMap(Offer::follows).orElse("first");
            fresh.add(new NewEvent(
                    record,
                    step.id() + "." + Facts.RECORDED,
                    episode,
                    episode.map(id -> id + "/" + step.id() + "/" + follows),
                    filled.occurred().orElseThrow(),
                    filled.answersFor(record),
                    Optional.empty(),
                    occasion,
                    Optional.of(pack.version()),
                    step.sensitivity()));
        });
        List<String> events = then.append(permits, Identifiers.next(), fresh);
        for (int i = 0; i < fresh.size(); i++) {
            if (fresh.get(i).packVersion().isPresent()) {
                remembered.get(fresh.get(i).record()).keep(step.id(), events.get(i), fresh.get(i).answers());
            }
        }
    }

    private Filled fill(Told told, Step step, Story.Records deed, SequencedMap<String, String> records) {
        Map<String, String> names = new LinkedHashMap<>();
        records.forEach((child, record) -> names.put(record, child));
        Filled filled = FormReading.read(
                step,
                FormFilling.type(step, told.happened(), deed, records, moments, partnership),
                new FormReading.Context(
                        told.typed(), Map.copyOf(remembered), names, Set.copyOf(partnership.ids().values()), Partnership.agencies()));
        if (!filled.problems().isEmpty()) {
            throw wrong(told, filled.problems().toString());
        }
        return filled;
    }

    private Offer offer(Told told, Step step, Permit permit) {
        return position(permit).offers().stream()
                .filter(offer -> offer.step().equals(step.id()))
                .findFirst()
                .orElseThrow(() -> wrong(told, step.id() + " is not offered"));
    }

    private void find(Told told, Viewer viewer, Recording then) {
        recordOf.computeIfAbsent(told.story().family() + "/" + Story.PARTNERSHIP, _ -> {
            String record = then.ofPartnership(gate.permit(viewer, Action.READ_DIRECTORY, Outlet.PAGE));
            remembered.put(record, new Remembered());
            return record;
        });
    }

    private void open(Told told, Story.Kid child, Permit permit, Recording then) {
        String record = then.open(permit, child.expected().isPresent() ? "unborn_child" : "child");
        recordOf.put(told.story().family() + "/" + child.key(), record);
        remembered.put(record, new Remembered());
    }

    private List<NewEvent> describe(Told told, Story.Kid child) {
        String record = recordOf(told, child.key()).orElseThrow();
        Occurred then = new Occurred.At(told.typed());
        Map<String, Answer> known = new HashMap<>();
        known.put("given_name", new Answer.Text(child.givenName()));
        known.put("family_name", new Answer.Text(child.familyName()));
        known.put("address", new Answer.Text(child.address()));
        child.age().ifPresent(age -> known.put("born", new Answer.Day(moments.bornAt(age))));
        child.expected().ifPresent(words -> known.put("expected", new Answer.Day(moments.read(words).day())));
        child.sex().ifPresent(sex -> known.put("sex", new Answer.Text(sex)));
        child.language().ifPresent(language -> known.put("language", new Answer.Text(language)));
        List<NewEvent> events = new ArrayList<>();
        events.add(NewEvent.ofRecord(record, Children.DESCRIBED, then, known));
        for (Story.Kid other : told.story().children()) {
            if (!other.equals(child)) {
                events.add(NewEvent.ofRecord(
                        record,
                        Siblings.LINKED,
                        then,
                        Map.of(
                                "other", new Answer.Text(recordOf(told, other.key()).orElseThrow()),
                                "relation", new Answer.Text(other.isTo(child)))));
            }
        }
        return events;
    }

    // approvals, holders, reasons ------------------------------------------------------------------------------------

    private void approve(Told told, Story.Approves deed, Viewer viewer, Recording then) {
        Step step = reading.packs(viewer.authority()).latest().step(deed.step()).orElseThrow();
        Set<String> approvers = Set.copyOf(step.approvers());
        if (approvers.isEmpty()) {
            throw wrong(told, "it needs no approval");
        }
        Map<String, Answer> answers = new HashMap<>();
        answers.put("manner", new Answer.Choice("in_kith"));
        deed.comment().ifPresent(comment -> answers.put("comment", new Answer.Text(comment)));
        onEach(told, Action.APPROVE, approvers, viewer, then, permit -> {
            Obligation owed = position(permit).open().stream()
                    .filter(obligation -> obligation.approves().isPresent() && obligation.step().equals(step.id()))
                    .filter(obligation -> obligation.owner().equals(viewer.role()))
                    .findFirst()
                    .orElseThrow(() -> wrong(told, "no approval is owed"));
            return List.of(new NewEvent(
                    permit.record(),
                    step.id() + "." + Facts.APPROVED,
                    Optional.of(owed.episode()),
                    Optional.empty(),
                    happened(told),
                    answers,
                    owed.approves(),
                    Optional.empty(),
                    Optional.empty(),
                    step.sensitivity()));
        });
    }

    private void allocate(Told told, Story.Allocates deed, Viewer viewer, Recording then) {
        onEach(told, Action.ALLOCATE, Set.of(), viewer, then, permit -> deed.holders().entrySet().stream()
                .map(holder -> NewEvent.ofRecord(
                        permit.record(),
                        Facts.HOLDER_ALLOCATED,
                        happened(told),
                        Map.of(
                                "role", new Answer.Text(holder.getKey()),
                                "person", new Answer.Text(partnership.id(holder.getValue())),
                                "team", new Answer.Text(viewers.get(holder.getValue()).team()))))
                .toList());
    }

    private void explain(Told told, Story.Explains deed, Viewer viewer, Recording then) {
        onEach(told, Action.GIVE_LATE_REASON, Set.of(), viewer, then, permit -> {
            Obligation late = position(permit).obligations().stream()
                    .filter(obligation -> obligation.rule().equals(deed.rule()))
                    .reduce((_, last) -> last)
                    .orElseThrow(() -> wrong(told, "the rule has asked for nothing"));
            return List.of(NewEvent.ofRecord(
                    permit.record(),
                    Facts.OBLIGATION_LATE_REASON_GIVEN,
                    happened(told),
                    Map.of("obligation", new Answer.Text(late.id()), "reason", new Answer.Text(deed.reason()))));
        });
    }

    private void onEach(
            Told told,
            Action action,
            Set<String> roles,
            Viewer viewer,
            Recording then,
            java.util.function.Function<Permit, List<NewEvent>> events) {
        List<Permit> permits = new ArrayList<>();
        List<NewEvent> fresh = new ArrayList<>();
        for (String child : told.scene().about()) {
            String record = recordOf(told, child).orElseThrow(() -> wrong(told, child + " has no record yet"));
            Permit permit = gate.permit(viewer, action, record, roles, Outlet.PAGE);
            permits.add(permit);
            fresh.addAll(events.apply(permit));
        }
        then.append(permits, Identifiers.next(), fresh);
    }

    private Position position(Permit permit) {
        return reading.record(permit).value().position();
    }

    private static Occurred happened(Told told) {
        return told.happened().time().isPresent()
                ? new Occurred.At(told.happened().instant())
                : new Occurred.On(told.happened().day());
    }

    private Optional<String> recordOf(Told told, String child) {
        return Optional.ofNullable(recordOf.get(told.story().family() + "/" + child));
    }

    private static IllegalStateException wrong(Told told, String what) {
        return new IllegalStateException(
                "the story of " + told.story().family() + ", " + told.scene().when() + ", by " + told.scene().who() + ": " + what);
    }
}
