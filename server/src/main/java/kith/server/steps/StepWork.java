package kith.server.steps;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.stream.Collectors;
import kith.procedures.calendar.Calendar;
import kith.procedures.condition.Answers;
import kith.procedures.condition.FieldRef;
import kith.procedures.form.Filled;
import kith.procedures.form.FormReading;
import kith.procedures.form.LatestAnswers;
import kith.procedures.form.Typed;
import kith.procedures.form.TypedAgain;
import kith.procedures.history.Answer;
import kith.procedures.history.Event;
import kith.procedures.history.Facts;
import kith.procedures.history.Occurred;
import kith.procedures.history.Standing;
import kith.procedures.pack.Field;
import kith.procedures.pack.Step;
import kith.procedures.position.Offer;
import kith.server.gate.Action;
import kith.server.gate.Gate;
import kith.server.gate.Outlet;
import kith.server.gate.Permit;
import kith.server.gate.Seen;
import kith.server.gate.Viewer;
import kith.server.identifier.Identifiers;
import kith.server.people.Children;
import kith.server.people.Siblings;
import kith.server.problem.NotAcceptable;
import kith.server.problem.Problem;
import kith.server.problem.Refused;
import kith.server.record.KnownNames;
import kith.server.record.NewEvent;
import kith.server.record.OfficeHours;
import kith.server.record.Overtaken;
import kith.server.record.Paper;
import kith.server.record.PaperReading;
import kith.server.record.Papers;
import kith.server.record.Reading;
import kith.server.record.RecordView;
import kith.server.record.Recording;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Begins, keeps, checks and records the draft of a step. */
@Service
public class StepWork {
    /** The step at the front door: the one step that can be recorded about a child who has no record yet. */
    public static final String CONTACT = KnownNames.CONTACT;

    private final Gate gate;
    private final Reading reading;
    private final Recording recording;
    private final Drafts drafts;
    private final Siblings siblings;
    private final Sheets sheets;
    private final DraftPapers sent;
    private final Papers papers;
    private final Calendar calendar;
    private final Clock clock;

    StepWork(
            Gate gate,
            Reading reading,
            Recording recording,
            Drafts drafts,
            Siblings siblings,
            Sheets sheets,
            DraftPapers sent,
            Papers papers,
            Calendar calendar,
            Clock clock) {
        this.gate = gate;
        this.reading = reading;
        this.recording = recording;
        this.drafts = drafts;
        this.siblings = siblings;
        this.sheets = sheets;
        this.sent = sent;
        this.papers = papers;
        this.calendar = calendar;
        this.clock = clock;
    }

    /** Begins a draft of a step that is offered on the record now; one already begun from the same place is taken up again. */
    @Transactional
    public String begin(Viewer viewer, String record, String stepId) {
        Step step = step(viewer, stepId);
        Permit permit = gate.recording(viewer, step, record, Outlet.PAGE);
        Offer offer = Sheets.offer(reading.record(permit).value().position(), stepId).orElseThrow(() -> notOffered(step));
        Place place = new Place(offer.episode(), offer.follows());
        for (Draft begun : drafts.own(viewer)) {
            if (begun.corrects().isEmpty() && begun.step().equals(stepId) && begun.record().equals(Optional.of(record)) && place.equals(begun.places().get(record))) {
                return begun.id();
            }
        }
        SequencedMap<String, Place> places = new LinkedHashMap<>();
        places.put(record, place);
        Map<String, List<String>> start = new HashMap<>(prefilled(step, reading.record(permit).value()));
        if (stepId.equals(KnownNames.HANDOVER)) {
            start.putAll(handedOverNow(step, record));
        }
        return begin(viewer, record, stepId, places, Optional.empty(), new Typed(start));
    }

    /** Begins a contact about children of whom some may have no record yet. */
    @Transactional
    public String beginContact(Viewer viewer, Typed typed) {
        gate.permit(viewer, Action.TAKE_CONTACT, Outlet.PAGE);
        NewChild.Read read = NewChild.read(typed, LocalDate.ofInstant(clock.instant(), Occurred.LONDON));
        if (!read.problems().isEmpty()) {
            throw new NotAcceptable(read.problems());
        }
        // One child who is known: the record is gone on with, and nobody types again what stands there.
        if (read.children().size() == 1 && read.children().getFirst().known().isPresent()) {
            return begin(viewer, read.children().getFirst().known().get(), CONTACT);
        }
        SequencedMap<String, Place> places = new LinkedHashMap<>();
        read.children()
                .forEach(child -> places.put(child.known().orElse(child.id()), new Place(Optional.empty(), Optional.empty())));
        Draft draft = new Draft(
                Identifiers.next(),
                viewer.professional(),
                viewer.role(),
                Optional.empty(),
                CONTACT,
                places,
                reading.packs(viewer.authority()).latest().version(),
                Optional.empty(),
                typed,
                clock.instant(),
                clock.instant());
        drafts.begin(viewer, draft);
        return draft.id();
    }

    /** Answers that the pack lets a form start from, as the record's latest answers have them. */
    private static Map<String, List<String>> prefilled(Step step, RecordView view) {
        LatestAnswers latest = new LatestAnswers(view.history());
        Map<String, List<String>> values = new HashMap<>();
        for (Field field : step.form().fields()) {
            field.prefilledFrom().ifPresent(from -> {
                int dot = from.indexOf('.');
                latest.answer(new FieldRef(from.substring(0, dot), from.substring(dot + 1)))
                        .ifPresent(given -> values.putAll(TypedAgain.of(FormReading.input(field, view.record()), given.answer())));
            });
        }
        return values;
    }

    /** Whoever hands over does it now, and until the office opens again: two minutes are short. */
    private Map<String, List<String>> handedOverNow(Step step, String record) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MINUTES);
        Map<String, List<String>> values = new HashMap<>(TypedAgain.of(FormReading.OCCURRED, new Answer.When(new Occurred.At(now))));
        step.form().field(KnownNames.UNTIL).ifPresent(until -> values.putAll(TypedAgain.of(
                FormReading.input(until, record), new Answer.When(new Occurred.At(OfficeHours.opensAfter(now, calendar))))));
        return values;
    }

    /** Begins the correction of a recorded step, with everything that it said. */
    @Transactional
    public String beginCorrection(Viewer viewer, String record, String eventId) {
        Permit reader = gate.permit(viewer, Action.READ_EVENT, record, Set.of(), Outlet.PAGE);
        RecordView view = reading.record(reader).value();
        Event event = view.event(eventId).orElseThrow(() -> gate.refusal(reader));
        Step step = step(viewer, event.subject());
        gate.recording(viewer, step, record, Outlet.PAGE);
        Optional<String> begun = drafts.own(viewer).stream()
                .filter(draft -> draft.corrects().equals(Optional.of(eventId)))
                .map(Draft::id)
                .findFirst();
        if (begun.isPresent()) {
            return begun.get();
        }
        Standing standing = Standing.of(view.history()).events().stream()
                .filter(each -> each.id().equals(eventId) || each.lastWordedBy().equals(eventId))
                .findFirst()
                .orElseThrow(() -> gate.refusal(reader));
        Map<String, List<String>> values = new HashMap<>(TypedAgain.of(FormReading.OCCURRED, new Answer.When(standing.occurred())));
        for (Field field : step.form().fields()) {
            String input = FormReading.input(field, record);
            Optional.ofNullable(standing.answer(field.id())).ifPresent(answer -> values.putAll(TypedAgain.of(input, answer)));
            Optional.ofNullable(standing.answer(field.reasonField()))
                    .ifPresent(answer -> values.putAll(TypedAgain.of(input + "_reason", answer)));
        }
        SequencedMap<String, Place> places = new LinkedHashMap<>();
        places.put(record, new Place(event.episode(), Optional.empty()));
        return begin(viewer, record, step.id(), places, Optional.of(eventId), new Typed(values));
    }

    private String begin(
            Viewer viewer, String record, String stepId, SequencedMap<String, Place> places, Optional<String> corrects, Typed typed) {
        Draft draft = new Draft(
                Identifiers.next(),
                viewer.professional(),
                viewer.role(),
                Optional.of(record),
                stepId,
                places,
                reading.packs(viewer.authority()).latest().version(),
                corrects,
                typed,
                clock.instant(),
                clock.instant());
        drafts.begin(viewer, draft);
        return draft.id();
    }

    /** Keeps what was typed, whatever it is: reading it for problems comes after. Inputs not in {@code typed} stay. */
    @Transactional
    public void keep(Viewer viewer, String draftId, Typed typed, Set<String> asked) {
        Draft draft = own(viewer, draftId);
        Map<String, List<String>> all = new HashMap<>(draft.typed().values());
        // An unticked box sends nothing: what this page asked and did not get back is empty now.
        asked.forEach(all::remove);
        all.putAll(typed.values());
        drafts.save(viewer, draft.with(new Typed(all)));
    }

    /** Puts words below those that stand in an input already, whoever saved them in the meantime. */
    @Transactional
    public void append(Viewer viewer, String draftId, String input, String words) {
        String before = own(viewer, draftId).typed().one(input).stripTrailing();
        keep(viewer, draftId, new Typed(Map.of(input, List.of(before.isEmpty() ? words : before + "\n\n" + words))), Set.of(input));
    }

    /**
     * A file that was chosen on a page.
     *
     * @param name as the sender's computer has it
     */
    public record Upload(String name, byte[] content) {}

    /**
     * Keeps the files that came with a page of the draft, or why one was not taken; and throws away those that are not wanted any more.
     *
     * @param asked the inputs of the page that take a file
     * @param uploads what came, by input
     */
    @Transactional
    public void attach(Viewer viewer, String draftId, Set<String> asked, Map<String, Upload> uploads) {
        Draft draft = drafts.ownLocked(viewer, draftId).orElseThrow(StepWork::draftGone);
        Map<String, List<String>> all = new HashMap<>(draft.typed().values());
        asked.forEach(input -> {
            if (draft.typed().ticked(input + "-remove")) {
                all.remove(input);
            }
            all.remove(input + "-remove");
            all.remove(input + "-refused");
        });
        Map<String, Answer.File> before = sent.of(viewer, draftId);
        for (Map.Entry<String, Upload> upload : uploads.entrySet()) {
            String input = upload.getKey();
            switch (PaperReading.read(upload.getValue().name(), upload.getValue().content())) {
                case PaperReading.Read.Taken _ when before.size() + uploads.size() > DraftPapers.MOST -> all.put(input + "-refused", List.of("too_many"));
                case PaperReading.Read.Taken(Paper paper) -> all.put(input, List.of(sent.add(viewer, draftId, paper)));
                case PaperReading.Read.Refused(String code) -> all.put(input + "-refused", List.of(code));
            }
        }
        drafts.save(viewer, draft.with(new Typed(all)));
        sent.keepOnly(viewer, draftId, all.values().stream().flatMap(List::stream).toList());
    }

    /** Says which children a draft is about: the one it was begun from, and those of the siblings that can be included. */
    @Transactional
    public void choose(Viewer viewer, String draftId, List<String> chosen) {
        Draft draft = own(viewer, draftId);
        Step step = sheets.step(viewer, draft);
        SequencedMap<String, Place> places = new LinkedHashMap<>();
        String first = draft.record().orElseThrow(StepWork::notThere);
        places.put(first, draft.places().get(first));
        Permit begun = gate.recording(viewer, step, first, Outlet.PAGE);
        Set<String> kin = siblings.of(begun).value().stream().map(sibling -> sibling.child().record()).collect(Collectors.toSet());
        for (String record : chosen) {
            if (!record.equals(first)) {
                Permit permit = gate.recording(viewer, step, record, Outlet.PAGE);
                if (!kin.contains(record)) {
                    throw gate.refusal(permit);
                }
                Offer offer = Sheets.offer(reading.record(permit).value().position(), draft.step()).orElseThrow(() -> notOffered(step));
                places.put(record, draft.places().getOrDefault(record, new Place(offer.episode(), offer.follows())));
            }
        }
        drafts.save(viewer, draft.with(places));
    }

    /** The draft as its writer sees it, every problem with it worked out. */
    @Transactional
    public Seen<Sheet> sheet(Viewer viewer, String draftId) {
        return sheets.of(viewer, own(viewer, draftId));
    }

    /** Whether it is a note, which has a page of its own; false too where the viewer has no such draft. */
    @Transactional
    public boolean isNote(Viewer viewer, String draftId) {
        return drafts.own(viewer, draftId).filter(NoteWork::isNote).isPresent();
    }

    /** Whether this viewer could record the step on that record now. */
    @Transactional
    public boolean isOffered(Viewer viewer, Step step, String record) {
        return sheets.isOffered(viewer, step, record);
    }

    /**
     * Records the step on every child's record: one occasion, an event on each with that child's own answers.
     *
     * @throws NotAcceptable with every problem when the form is not complete
     * @throws Overtaken when somebody recorded the same step from the same starting point first
     */
    @Transactional
    public String record(Viewer viewer, String draftId) {
        // A second click waits here, and finds no draft any more.
        Draft draft = drafts.ownLocked(viewer, draftId).orElseThrow(StepWork::draftGone);
        Sheet sheet = sheet(viewer, draftId).value();
        Filled filled = sheet.filled();
        if (!filled.problems().isEmpty()) {
            throw new NotAcceptable(filled.problems().stream()
                    .map(problem -> new Problem("answer_not_accepted", problem.input(), problem.message(), ""))
                    .toList());
        }
        Step step = sheet.step();
        Map<String, Permit> permits = sheets.permits(viewer, step, draft);
        Optional<String> occasion = draft.records().size() > 1 ? Optional.of(Identifiers.next()) : Optional.empty();
        Map<String, String> opened = new HashMap<>();
        List<NewEvent> fresh = new ArrayList<>(opening(draft, permits, filled, opened));
        draft.places().forEach((record, place) -> fresh.add(new NewEvent(
                opened.getOrDefault(record, record),
                step.id() + "." + (draft.corrects().isPresent() ? Facts.CORRECTED : Facts.RECORDED),
                place.episode(),
                draft.corrects().isPresent() ? Optional.empty() : claim(step, place),
                filled.occurred().orElseThrow(),
                filled.answersFor(record),
                draft.corrects(),
                occasion,
                Optional.of(sheet.pack().version()),
                step.sensitivity())));
        keepPapers(viewer, draft, permits, filled, opened);
        recording.append(List.copyOf(permits.values()), draft.id(), fresh);
        drafts.discard(viewer, draft.id());
        String first = draft.records().getFirst();
        return opened.getOrDefault(first, first);
    }

    /** Every record keeps the files of its own event: what was sent with the draft, or stands on one of its records already. */
    private void keepPapers(Viewer viewer, Draft draft, Map<String, Permit> permits, Filled filled, Map<String, String> opened) {
        permits.forEach((record, permit) -> Answer.files(filled.answersFor(record)).forEach(file -> papers.keep(
                permit,
                opened.getOrDefault(record, record),
                sent.paper(viewer, draft.id(), file)
                        .or(() -> permits.values().stream()
                                .filter(other -> other.action().onRecord())
                                .flatMap(other -> papers.standing(other, file).stream())
                                .findFirst())
                        .orElseThrow(StepWork::draftGone))));
    }

    /** Opens records for the children of a contact who have none, says who they are, and links brothers and sisters. */
    private List<NewEvent> opening(Draft draft, Map<String, Permit> permits, Filled filled, Map<String, String> opened) {
        List<NewEvent> fresh = new ArrayList<>();
        List<NewChild> unknown = NewChild.read(draft.typed(), LocalDate.ofInstant(clock.instant(), Occurred.LONDON)).children().stream()
                .filter(child -> child.known().isEmpty() && draft.places().containsKey(child.id()))
                .toList();
        Occurred when = filled.occurred().orElseThrow();
        for (NewChild child : unknown) {
            String record = recording.open(permits.get(child.id()), child.expected().isPresent() ? "unborn_child" : "child");
            opened.put(child.id(), record);
            fresh.add(NewEvent.ofRecord(record, Facts.RECORD_OPENED, when, Map.of("reason", new Answer.Text("Contact"))));
            fresh.add(NewEvent.ofRecord(record, Children.DESCRIBED, when, child.described()));
        }
        for (NewChild child : unknown) {
            for (NewChild other : unknown) {
                if (!other.id().equals(child.id())) {
                    fresh.add(NewEvent.ofRecord(
                            opened.get(child.id()),
                            Siblings.LINKED,
                            when,
                            Map.of(
                                    "other", new Answer.Text(opened.get(other.id())),
                                    "relation", new Answer.Text(other.relation()))));
                }
            }
        }
        return fresh;
    }

    /** The same step after the same event can be taken once; a step that opens an episode can be taken any number of times. */
    public static Optional<String> claim(Step step, Place place) {
        return place.episode().map(episode -> episode + "/" + step.id() + "/" + place.follows().orElse("first"));
    }

    /** What now stands where the writer meant to record, with the draft beside it; and the way on, to follow after it. */
    @Transactional
    public Seen<Conflict> conflict(Viewer viewer, String draftId) {
        Sheet sheet = sheet(viewer, draftId).value();
        Draft draft = sheet.draft();
        Map<String, Permit> permits = sheets.permits(viewer, sheet.step(), draft);
        Map<String, Event> standing = new LinkedHashMap<>();
        permits.forEach((record, permit) -> (NewChild.isNew(record)
                        ? Optional.<Event>empty()
                        : latest(reading.record(permit).value(), draft, record))
                .ifPresent(event -> standing.put(record, event)));
        return permits.values().iterator().next().seen(new Conflict(sheet, standing));
    }

    private static Optional<Event> latest(RecordView view, Draft draft, String record) {
        return view.position().offers().stream()
                .filter(offer -> offer.step().equals(draft.step()))
                .flatMap(offer -> offer.follows().stream())
                .filter(follows -> !Optional.of(follows).equals(draft.places().get(record).follows()))
                .findFirst()
                .or(() -> view.history().events().stream()
                        .filter(event -> event.type().equals(draft.step() + "." + Facts.RECORDED))
                        .filter(event -> event.episode().equals(draft.places().get(record).episode()))
                        .max(Comparator.comparing(Event::recorded))
                        .map(Event::id))
                .flatMap(view::event);
    }

    /** Lets the draft follow what has been recorded meanwhile, so that both stand. */
    @Transactional
    public void followLatest(Viewer viewer, String draftId) {
        Conflict conflict = conflict(viewer, draftId).value();
        Draft draft = conflict.sheet().draft();
        SequencedMap<String, Place> places = new LinkedHashMap<>(draft.places());
        conflict.standing().forEach((record, event) ->
                places.computeIfPresent(record, (_, place) -> new Place(place.episode(), Optional.of(event.id()))));
        drafts.save(viewer, draft.with(places));
    }

    /** @param standing what somebody else recorded meanwhile, by record */
    public record Conflict(Sheet sheet, Map<String, Event> standing) {}

    @Transactional
    public Draft discard(Viewer viewer, String draftId) {
        Draft draft = own(viewer, draftId);
        drafts.discard(viewer, draftId);
        return draft;
    }

    private Step step(Viewer viewer, String id) {
        return reading.packs(viewer.authority()).latest().step(id).orElseThrow(StepWork::notThere);
    }

    private Draft own(Viewer viewer, String draft) {
        return drafts.own(viewer, draft).orElseThrow(StepWork::draftGone);
    }

    private static NotAcceptable draftGone() {
        return new NotAcceptable(new Problem(
                "draft_gone",
                "",
                "This draft is no longer there: it has been recorded or thrown away.",
                "Look on the record’s timeline before you write it again."));
    }

    private static Refused notThere() {
        return new Refused();
    }

    private static NotAcceptable notOffered(Step step) {
        return new NotAcceptable(new Problem(
                "step_not_offered",
                step.id(),
                step.name() + " cannot be recorded on this record now: somebody may have recorded it already.",
                "Go back to the record to see where things stand."));
    }
}
