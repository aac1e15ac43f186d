package kith.server.steps;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import kith.procedures.form.FormReading;
import kith.procedures.form.Typed;
import kith.procedures.history.Occurred;
import kith.procedures.pack.Step;
import kith.server.gate.Gate;
import kith.server.gate.Outlet;
import kith.server.gate.Permit;
import kith.server.gate.Seen;
import kith.server.gate.Viewer;
import kith.server.identifier.Identifiers;
import kith.server.problem.Refused;
import kith.server.record.KnownNames;
import kith.server.record.Reading;
import kith.server.record.Recording;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * A case note, written on one page. The page has the draft's name before there is a draft: the first thing that comes back from it
 * begins the draft under that name, and whatever comes back twice is recorded once.
 */
@Service
public class NoteWork {
    private final Gate gate;
    private final Reading reading;
    private final Recording recording;
    private final Drafts drafts;
    private final Sheets sheets;
    private final StepWork work;
    private final Clock clock;

    NoteWork(Gate gate, Reading reading, Recording recording, Drafts drafts, Sheets sheets, StepWork work, Clock clock) {
        this.gate = gate;
        this.reading = reading;
        this.recording = recording;
        this.drafts = drafts;
        this.sheets = sheets;
        this.work = work;
        this.clock = clock;
    }

    /** The note that the viewer has begun on this record; else a blank one, dated today and kept nowhere yet. */
    @Transactional
    public Seen<Sheet> begunOrBlank(Viewer viewer, String record) {
        Draft draft = drafts.own(viewer).stream()
                .filter(begun -> isNote(begun) && begun.record().equals(Optional.of(record)))
                .findFirst()
                .orElseGet(() -> blank(viewer, record, Identifiers.next()));
        return sheets.of(viewer, draft);
    }

    /** The draft of that name, or the blank one that it was before anything of it was kept. */
    @Transactional
    public Seen<Sheet> sheet(Viewer viewer, String record, String draftId) {
        Draft draft = drafts.own(viewer, draftId).orElseGet(() -> blank(viewer, record, draftId));
        if (!isNote(draft) || !draft.record().equals(Optional.of(record))) {
            throw new Refused();
        }
        return sheets.of(viewer, draft);
    }

    /** Whether a draft is a note that is being written for the first time: one that corrects another is looked at page by page. */
    public static boolean isNote(Draft draft) {
        return draft.step().equals(KnownNames.CASE_NOTE) && draft.corrects().isEmpty();
    }

    /**
     * Keeps what stands on the page, whatever it is.
     *
     * @param asked the inputs of the page
     * @param chosen the brothers and sisters who are ticked
     * @return false where the note has been recorded meanwhile: then there is nothing left to keep
     */
    @Transactional
    public boolean keep(Viewer viewer, String record, String draftId, Typed typed, Set<String> asked, List<String> chosen) {
        Step step = step(viewer);
        Permit permit = gate.recording(viewer, step, record, Outlet.PAGE);
        if (drafts.ownLocked(viewer, draftId).isEmpty()) {
            if (recording.isRecorded(permit, draftId)) {
                return false;
            }
            drafts.begin(viewer, blank(viewer, record, draftId));
        }
        work.choose(viewer, draftId, chosen);
        work.keep(viewer, draftId, AsForTheFirst.spelledOut(step, record, chosen, typed), asked);
        return true;
    }

    /** Whether the note that was written under that name stands on the record. */
    @Transactional
    public boolean isRecorded(Viewer viewer, String record, String draftId) {
        Step step = step(viewer);
        return recording.isRecorded(gate.recording(viewer, step, record, Outlet.PAGE), draftId);
    }

    private Draft blank(Viewer viewer, String record, String draftId) {
        SequencedMap<String, Place> places = new LinkedHashMap<>();
        places.put(record, new Place(Optional.empty(), Optional.empty()));
        return new Draft(
                draftId,
                viewer.professional(),
                viewer.role(),
                Optional.of(record),
                step(viewer).id(),
                places,
                reading.packs(viewer.authority()).latest().version(),
                Optional.empty(),
                today(),
                clock.instant(),
                clock.instant());
    }

    /** Most notes are written on the day itself. The hour is left to the writer. */
    private Typed today() {
        LocalDate today = LocalDate.ofInstant(clock.instant(), Occurred.LONDON);
        Map<String, List<String>> typed = new HashMap<>();
        typed.put(FormReading.OCCURRED + "-day", List.of(Integer.toString(today.getDayOfMonth())));
        typed.put(FormReading.OCCURRED + "-month", List.of(Integer.toString(today.getMonthValue())));
        typed.put(FormReading.OCCURRED + "-year", List.of(Integer.toString(today.getYear())));
        return new Typed(typed);
    }

    private Step step(Viewer viewer) {
        return reading.packs(viewer.authority()).latest().step(KnownNames.CASE_NOTE).orElseThrow(Refused::new);
    }
}
