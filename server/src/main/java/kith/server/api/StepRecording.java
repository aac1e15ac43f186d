package kith.server.api;

import java.time.Clock;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import kith.procedures.form.FormReading;
import kith.procedures.form.LatestAnswers;
import kith.procedures.history.Answer;
import kith.procedures.history.Event;
import kith.procedures.history.Facts;
import kith.procedures.pack.Field;
import kith.procedures.pack.Pack;
import kith.procedures.pack.Step;
import kith.procedures.position.Episode;
import kith.procedures.position.Offer;
import kith.server.directory.Directories;
import kith.server.gate.Action;
import kith.server.gate.Gate;
import kith.server.gate.Outlet;
import kith.server.gate.Permit;
import kith.server.gate.Seen;
import kith.server.gate.Viewer;
import kith.server.people.Children;
import kith.server.problem.NotAcceptable;
import kith.server.problem.Problem;
import kith.server.record.Locked;
import kith.server.record.NewEvent;
import kith.server.record.Overtaken;
import kith.server.record.Papers;
import kith.server.record.Reading;
import kith.server.record.RecordView;
import kith.server.record.Recording;
import kith.server.steps.Place;
import kith.server.steps.StepWork;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Records a step that a program sends: the same permits, offers, form and claims as on pages, in one transaction. */
@Service
class StepRecording {
    private final Gate gate;
    private final Reading reading;
    private final Recording recording;
    private final Children children;
    private final Directories directories;
    private final Papers papers;
    private final Clock clock;

    StepRecording(
            Gate gate,
            Reading reading,
            Recording recording,
            Children children,
            Directories directories,
            Papers papers,
            Clock clock) {
        this.gate = gate;
        this.reading = reading;
        this.recording = recording;
        this.children = children;
        this.directories = directories;
        this.papers = papers;
        this.clock = clock;
    }

    /** @param fresh whether this request recorded it; else an earlier one with the same key did */
    record Recorded(String record, String event, boolean fresh) {
        String href() {
            return RecordJson.RECORDS + record + "/events/" + event;
        }
    }

    /** Another recording stands where this was to stand; said in a read of its own, so that its audit is kept. */
    static final class StandsAlready extends RuntimeException {
        private final transient Optional<String> episode;

        private StandsAlready(Optional<String> episode) {
            super("stands already", null, false, false);
            this.episode = episode;
        }
    }

    /**
     * @throws NotAcceptable with every problem of the request
     * @throws ApiProblem where the key was used for something else
     * @throws StandsAlready where the step has been recorded from the same point, already or at the same moment
     */
    @Transactional
    public Seen<Recorded> record(Viewer viewer, String record, String key, StepRequest request) {
        Pack pack = reading.packs(viewer.authority()).latest();
        Step step = pack.step(request.step()).orElseThrow(() -> stepNotKnown(request));
        Permit permit = gate.recording(viewer, step, record, Outlet.API);
        SubmissionName submission = SubmissionName.of(permit, key, request);
        Locked locked = recording.lock(permit.authority(), List.of(record));
        Optional<Locked.Earlier> earlier = locked.earlier(permit, submission.ofKey()).value();
        if (earlier.isPresent()) {
            if (!earlier.get().submission().equals(submission.whole())) {
                throw ApiProblem.conflict(
                        "idempotency_key_reused",
                        "Idempotency-Key",
                        "This key was sent before with another body. Nothing was recorded now.",
                        "Send a new key for a new request.");
            }
            return permit.seen(new Recorded(record, earlier.get().event(), false));
        }
        RecordView view = locked.view(permit).value();
        StepForm.Accepted accepted = StepForm.read(step, request, record, context(permit, step, view, request));
        Offer offer = offer(view, step, request);
        NewEvent event = new NewEvent(
                record,
                step.id() + "." + Facts.RECORDED,
                offer.episode(),
                StepWork.claim(step, new Place(offer.episode(), offer.follows())),
                accepted.occurred(),
                accepted.answers(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(pack.version()),
                step.sensitivity());
        try {
            Answer.files(accepted.answers()).forEach(file -> papers.keep(permit, record, request.papers().get(file.sha256())));
            String id = recording.append(locked, List.of(permit), submission.whole(), List.of(event)).getFirst();
            return permit.seen(new Recorded(record, id, true));
        } catch (Overtaken _) {
            throw new StandsAlready(offer.episode());
        }
    }

    private static NotAcceptable stepNotKnown(StepRequest request) {
        List<Problem> problems = new java.util.ArrayList<>(request.problems());
        if (problems.stream().noneMatch(problem -> problem.where().equals("/step"))) {
            problems.addFirst(new Problem(
                    "step_not_known", "/step", "The procedures in force have no step of that name.", "Send one that the position offers."));
        }
        return new NotAcceptable(problems);
    }

    private FormReading.Context context(Permit permit, Step step, RecordView view, StepRequest request) {
        Set<String> professionals = new HashSet<>();
        if (step.form().asksFor(Field.Type.PROFESSIONAL, Field.Type.PROFESSIONALS)) {
            directories.members(permit).forEach(member -> professionals.add(member.professional()));
        }
        Set<String> agencies = new HashSet<>();
        if (step.form().asksFor(Field.Type.AGENCY)) {
            directories.agencies(permit).forEach(agency -> agencies.add(agency.agency()));
        }
        return new FormReading.Context(
                clock.instant(),
                Map.of(view.record(), new LatestAnswers(view.history())),
                Map.of(view.record(), children.subject(permit).value().shortName()),
                professionals,
                agencies,
                request.papers().entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, paper -> paper.getValue().file())));
    }

    /** The offer that the request takes up: in the episode it names, or the first; following the event it names, or the latest. */
    private static Offer offer(RecordView view, Step step, StepRequest request) {
        Offer offer = view.position().offers().stream()
                .filter(candidate -> candidate.step().equals(step.id()))
                .filter(candidate -> request.episode().isEmpty() || candidate.episode().equals(request.episode()))
                .findFirst()
                .orElseThrow(() -> standing(view, step, request.episode()).isPresent()
                        ? new StandsAlready(request.episode())
                        : notOffered(step));
        if (request.follows().isPresent() && !request.follows().equals(offer.follows())) {
            throw new StandsAlready(offer.episode());
        }
        return offer;
    }

    private static NotAcceptable notOffered(Step step) {
        return new NotAcceptable(new Problem(
                "step_not_offered",
                "/step",
                step.name() + " cannot be recorded here now.",
                "Read the position: its offers say what can be, and in which episode."));
    }

    /** The latest recording of the step in that episode; without one, in any episode that is open or that it closed. */
    private static Optional<String> standing(RecordView view, Step step, Optional<String> episode) {
        return view.history().events().stream()
                .filter(event -> event.type().equals(step.id() + "." + Facts.RECORDED))
                .filter(event -> view.position().episodes().stream()
                        .filter(candidate -> event.episode().equals(Optional.of(candidate.id())))
                        .anyMatch(candidate -> episode.isPresent()
                                ? episode.get().equals(candidate.id())
                                : candidate.closed().map(Episode.Closed::by).orElse(event.id()).equals(event.id())))
                .max(Comparator.comparing(Event::recorded).thenComparing(Event::id))
                .map(Event::id);
    }

    /** What stands where the request meant to record, for telling so after its own transaction was lost. */
    @Transactional
    public ApiProblem overtaken(Viewer viewer, String record, StepRequest request, StandsAlready stands) {
        Permit permit = gate.permit(viewer, Action.READ_RECORD, record, Set.of(), Outlet.API);
        RecordView view = reading.record(permit).value();
        return overtaken(
                record, view.packs().latest().step(request.step()).flatMap(step -> standing(view, step, stands.episode)));
    }

    private static ApiProblem overtaken(String record, Optional<String> event) {
        return ApiProblem.conflict(
                "overtaken",
                "/follows",
                event.map(id -> "The event " + id + " now stands where yours was to stand.")
                        .orElse("Somebody else's event now stands where yours was to stand."),
                event.map(id -> "Read it at " + RecordJson.RECORDS + record + "/events/" + id
                                + ". If yours must stand too, and the position still offers the step, send it again with a new key, following that event.")
                        .orElse("Read the position to see what is still offered."));
    }
}
