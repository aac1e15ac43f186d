package kith.server.steps;

import java.time.Clock;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.stream.Collectors;
import kith.procedures.condition.Answers;
import kith.procedures.form.Filled;
import kith.procedures.form.FormReading;
import kith.procedures.form.LatestAnswers;
import kith.procedures.history.Answer;
import kith.procedures.pack.Field;
import kith.procedures.pack.Step;
import kith.procedures.position.Offer;
import kith.procedures.position.Position;
import kith.server.directory.Directories;
import kith.server.gate.Action;
import kith.server.gate.Gate;
import kith.server.gate.Outlet;
import kith.server.gate.Permit;
import kith.server.gate.Seen;
import kith.server.gate.Viewer;
import kith.server.people.Children;
import kith.server.people.Siblings;
import kith.server.problem.NotAcceptable;
import kith.server.problem.Problem;
import kith.server.record.Reading;
import kith.server.record.RecordView;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Reads a draft, kept or not yet kept, against its step and the records on which it will stand. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class Sheets {
    private final Gate gate;
    private final Reading reading;
    private final Children children;
    private final Siblings siblings;
    private final Directories directories;
    private final DraftPapers sent;
    private final Clock clock;

    Sheets(
            Gate gate, Reading reading, Children children, Siblings siblings, Directories directories, DraftPapers sent, Clock clock) {
        this.gate = gate;
        this.reading = reading;
        this.children = children;
        this.siblings = siblings;
        this.directories = directories;
        this.sent = sent;
        this.clock = clock;
    }

    /** The draft as its writer sees it, every problem with it worked out. */
    Seen<Sheet> of(Viewer viewer, Draft draft) {
        Step step = step(viewer, draft);
        Map<String, Permit> permits = permits(viewer, step, draft);
        String first = draft.records().getFirst();
        Permit permit = permits.get(first);

        SequencedMap<String, String> names = new LinkedHashMap<>();
        Map<String, Answers> before = new HashMap<>();
        Map<String, Answer.File> files = new HashMap<>();
        boolean asksForFiles = step.form().asksFor(Field.Type.FILE);
        Optional<String> obligation = Optional.empty();
        for (String record : draft.records()) {
            if (NewChild.isNew(record)) {
                String name = draft.typed().one(record + "-given_name");
                names.put(record, name.isEmpty() ? draft.typed().one(record + "-family_name") : name);
                continue;
            }
            names.put(record, children.subject(permits.get(record)).value().shortName());
            RecordView view = reading.record(permits.get(record)).value();
            before.put(record, new LatestAnswers(view.history()));
            if (asksForFiles) {
                view.history().events().forEach(event -> Answer.files(event.answers()).forEach(file -> files.put(file.sha256(), file)));
            }
            if (record.equals(first)) {
                obligation = offer(view.position(), step.id()).stream()
                        .flatMap(offer -> offer.meets().stream())
                        .findFirst();
            }
        }
        Map<String, String> more = new LinkedHashMap<>();
        Map<String, String> left = new LinkedHashMap<>();
        if (step.siblings() && draft.corrects().isEmpty() && draft.record().isPresent()) {
            siblings.of(permit).value().stream()
                    .map(Siblings.Sibling::child)
                    .filter(child -> !names.containsKey(child.record()))
                    .forEach(child -> (isOffered(viewer, step, child.record()) ? more : left).put(child.record(), child.name()));
        }
        if (asksForFiles) {
            files.putAll(sent.of(viewer, draft.id()));
        }
        List<Directories.Member> professionals = step.form().asksFor(Field.Type.PROFESSIONAL, Field.Type.PROFESSIONALS) ? directories.members(permit) : List.of();
        List<Directories.Agency> agencies = step.form().asksFor(Field.Type.AGENCY) ? directories.agencies(permit) : List.of();
        Set<String> known = new HashSet<>();
        professionals.forEach(member -> known.add(member.professional()));
        FormReading.Context context = new FormReading.Context(
                clock.instant(), before, names, known, agencies.stream().map(Directories.Agency::agency).collect(Collectors.toSet()), files);
        Filled filled = FormReading.read(step, draft.typed(), context);
        return permit.seen(new Sheet(
                draft, step, reading.packs(viewer.authority()).latest(), names, more, left, professionals, agencies, context, filled, obligation));
    }

    /** Whether this viewer could record the step on that record now. */
    boolean isOffered(Viewer viewer, Step step, String record) {
        Permit permit = gate.recording(viewer, step, record, Outlet.PAGE);
        return offer(reading.record(permit).value().position(), step.id()).isPresent();
    }

    /** One for each record on which it will stand; for a child who has no record yet, one to open it. */
    Map<String, Permit> permits(Viewer viewer, Step step, Draft draft) {
        Map<String, Permit> permits = new LinkedHashMap<>();
        for (String record : draft.records()) {
            permits.put(
                    record,
                    NewChild.isNew(record)
                            ? gate.permit(viewer, Action.TAKE_CONTACT, Outlet.PAGE)
                            : gate.recording(viewer, step, record, Outlet.PAGE));
        }
        return permits;
    }

    static Optional<Offer> offer(Position position, String step) {
        return position.offers().stream().filter(offer -> offer.step().equals(step)).findFirst();
    }

    /** The step of a draft: the procedures may have dropped it since the draft was begun. */
    Step step(Viewer viewer, Draft draft) {
        return reading.packs(viewer.authority()).latest().step(draft.step()).orElseThrow(() -> new NotAcceptable(new Problem(
                "step_gone",
                "",
                "The procedures have changed since this draft was begun: this step is no longer in them.",
                "Go back to the record to see what it asks for now.")));
    }
}
