package kith.server.steps.web;

import java.time.Clock;
import java.util.List;
import java.util.Set;
import kith.server.gate.Gate;
import kith.server.gate.Outlet;
import kith.server.gate.Permit;
import kith.server.gate.Seen;
import kith.server.gate.Viewer;
import kith.server.people.Siblings;
import kith.server.steps.NoteWork;
import kith.server.steps.Sheet;
import kith.server.steps.StepWork;
import kith.server.web.component.Link;
import kith.server.wording.Said;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What the page of a note shows. */
@Service
public class NoteQueries {
    private final Gate gate;
    private final Siblings siblings;
    private final NoteWork notes;
    private final StepWork work;
    private final Clock clock;

    NoteQueries(Gate gate, Siblings siblings, NoteWork notes, StepWork work, Clock clock) {
        this.gate = gate;
        this.siblings = siblings;
        this.notes = notes;
        this.work = work;
        this.clock = clock;
    }

    /**
     * @param writer whose page it is: what comes back from it is kept for nobody else
     * @param ownOfFirst what is asked of the child of the record alone; empty where there are no others
     * @param written whether headings were asked for where somebody had written already
     * @param saved when the draft was last saved; null where nothing is kept yet
     */
    public record NotePage(
            String draft,
            String record,
            String writer,
            String child,
            String name,
            String guidance,
            FormView.Asked when,
            List<NoteView.Part> parts,
            List<NoteView.Question> ownOfFirst,
            List<NoteView.Child> siblings,
            List<Link> errors,
            String saved,
            boolean takenBack,
            boolean written,
            WhatProcedureSays says) {}

    @Transactional
    public Seen<NotePage> ofRecord(Viewer viewer, String record) {
        return page(viewer, notes.begunOrBlank(viewer, record), false, false, false);
    }

    @Transactional
    public Seen<NotePage> ofDraft(Viewer viewer, String draft, boolean problems, boolean takenBack, boolean written) {
        return page(viewer, work.sheet(viewer, draft), problems, takenBack, written);
    }

    private Seen<NotePage> page(Viewer viewer, Seen<Sheet> seen, boolean problems, boolean takenBack, boolean written) {
        Sheet sheet = seen.value();
        String record = sheet.draft().record().orElseThrow();
        Permit permit = gate.recording(viewer, sheet.step(), record, Outlet.PAGE);
        NoteView view = NoteView.of(sheet, problems);
        return seen.map(_ -> new NotePage(
                sheet.draft().id(),
                record,
                viewer.professional(),
                sheet.children().firstEntry().getValue(),
                sheet.step().name(),
                sheet.step().guidance().orElse(null),
                FormView.when(sheet, problems),
                view.parts(),
                view.ownOfFirst(),
                view.siblings(siblings.of(permit).value(), sheet.draft().records()),
                problems ? view.errors() : List.of(),
                work.isNote(viewer, sheet.draft().id()) ? Said.moment(sheet.draft().saved()) : null,
                takenBack,
                written,
                WhatProcedureSays.of(sheet.step(), sheet.pack(), Said.dayOf(clock.instant()), Set.of())));
    }
}
