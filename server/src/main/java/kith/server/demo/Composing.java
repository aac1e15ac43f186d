package kith.server.demo;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.Function;
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
import kith.server.gate.Viewer;
import kith.server.identifier.Identifiers;
import kith.server.people.Children;
import kith.server.people.Siblings;
import kith.server.record.NewEvent;

/**
 * Makes of a scene the events that its author would have recorded: the form is typed and read as anybody's, and what is not offered, not
 * owed or not theirs by the procedure cannot be recorded. Where the records stand is asked of whoever keeps them.
 */
final class Composing {
    private final Pack pack;
    private final Map<String, Viewer> viewers;
    private final Partnership partnership;
    private final Moments moments;
    private final Map<String, String> recordOf = new HashMap<>();
    private final Map<String, Remembered> remembered = new HashMap<>();

    /** @param viewers the partnership's people as viewers, by key */
    Composing(Pack pack, Map<String, Viewer> viewers, Partnership partnership, Moments moments) {
        this.pack = pack;
        this.viewers = viewers;
        this.partnership = partnership;
        this.moments = moments;
    }

    Viewer viewer(Told told) {
        return Optional.ofNullable(viewers.get(told.scene().who())).orElseThrow(() -> told.wrong("nobody is called that"));
    }

    Step step(Told told, String id) {
        return pack.step(id).orElseThrow(() -> told.wrong("there is no step " + id));
    }

    Optional<String> recordOf(Told told, String child) {
        return Optional.ofNullable(recordOf.get(told.story().family() + "/" + child));
    }

    /** The records that the scene is about, by the key of the child. */
    SequencedMap<String, String> records(Told told) {
        SequencedMap<String, String> records = new LinkedHashMap<>();
        told.scene().about().forEach(child -> records.put(
                child, recordOf(told, child).orElseThrow(() -> told.wrong(child + " has no record yet"))));
        return records;
    }

    void opened(Told told, String child, String record) {
        recordOf.put(told.story().family() + "/" + child, record);
        remembered.put(record, new Remembered());
    }

    /** What later forms may look back to. */
    void recorded(List<NewEvent> fresh, List<String> events) {
        for (int i = 0; i < fresh.size(); i++) {
            if (fresh.get(i).packVersion().isPresent()) {
                String type = fresh.get(i).type();
                remembered.get(fresh.get(i).record()).keep(type.substring(0, type.lastIndexOf('.')), events.get(i), fresh.get(i).answers());
            }
        }
    }

    /** @param stands where a record stood when it was recorded; not asked for records that the scene opens */
    List<NewEvent> events(Told told, Function<String, Position> stands, boolean opens) {
        return switch (told.scene().deed()) {
            case Story.Records records -> recording(told, records, stands, opens);
            case Story.Approves approves -> approving(told, approves, stands);
            case Story.Allocates allocates -> allocating(told, allocates);
            case Story.Explains explains -> explaining(told, explains, stands);
        };
    }

    // recording a step -----------------------------------------------------------------------------------------------

    private List<NewEvent> recording(Told told, Story.Records deed, Function<String, Position> stands, boolean opens) {
        Step step = step(told, deed.step());
        List<NewEvent> fresh = new ArrayList<>();
        if (opens) {
            told.story().children().forEach(child -> fresh.addAll(describing(told, child)));
        }
        SequencedMap<String, String> records = records(told);
        Filled filled = fill(told, step, deed, records);
        Optional<String> occasion = records.size() > 1 ? Optional.of(Identifiers.next()) : Optional.empty();
        records.values().forEach(record -> {
            Optional<Offer> offer = opens ? Optional.empty() : Optional.of(offer(told, step, stands.apply(record)));
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
        return fresh;
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
            throw told.wrong(step.id() + ": " + filled.problems());
        }
        return filled;
    }

    private static Offer offer(Told told, Step step, Position position) {
        return position.offers().stream()
                .filter(offer -> offer.step().equals(step.id()))
                .findFirst()
                .orElseThrow(() -> told.wrong(step.id() + " is not offered"));
    }

    private List<NewEvent> describing(Told told, Story.Kid child) {
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

    private List<NewEvent> approving(Told told, Story.Approves deed, Function<String, Position> stands) {
        Step step = step(told, deed.step());
        if (step.approvers().isEmpty()) {
            throw told.wrong("it needs no approval");
        }
        Map<String, Answer> answers = new HashMap<>();
        answers.put("manner", new Answer.Choice("in_kith"));
        deed.comment().ifPresent(comment -> answers.put("comment", new Answer.Text(comment)));
        return records(told).values().stream()
                .map(record -> {
                    Obligation owed = stands.apply(record).open().stream()
                            .filter(obligation -> obligation.approves().isPresent() && obligation.step().equals(step.id()))
                            .filter(obligation -> obligation.owner().equals(viewer(told).role()))
                            .findFirst()
                            .orElseThrow(() -> told.wrong("no approval is owed"));
                    return new NewEvent(
                            record,
                            step.id() + "." + Facts.APPROVED,
                            Optional.of(owed.episode()),
                            Optional.empty(),
                            told.occurred(),
                            answers,
                            owed.approves(),
                            Optional.empty(),
                            Optional.empty(),
                            step.sensitivity());
                })
                .toList();
    }

    private List<NewEvent> allocating(Told told, Story.Allocates deed) {
        return records(told).values().stream()
                .flatMap(record -> deed.holders().entrySet().stream()
                        .map(holder -> NewEvent.ofRecord(
                                record,
                                Facts.HOLDER_ALLOCATED,
                                told.occurred(),
                                Map.of(
                                        "role", new Answer.Text(holder.getKey()),
                                        "person", new Answer.Text(partnership.id(holder.getValue())),
                                        "team", new Answer.Text(viewers.get(holder.getValue()).team())))))
                .toList();
    }

    private List<NewEvent> explaining(Told told, Story.Explains deed, Function<String, Position> stands) {
        return records(told).values().stream()
                .map(record -> {
                    Obligation late = stands.apply(record).obligations().stream()
                            .filter(obligation -> obligation.rule().equals(deed.rule()))
                            .reduce((_, last) -> last)
                            .orElseThrow(() -> told.wrong("the rule has asked for nothing"));
                    return NewEvent.ofRecord(
                            record,
                            Facts.OBLIGATION_LATE_REASON_GIVEN,
                            told.occurred(),
                            Map.of("obligation", new Answer.Text(late.id()), "reason", new Answer.Text(deed.reason())));
                })
                .toList();
    }
}
