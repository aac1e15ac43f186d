package kith.server.steps.web;

import java.util.List;
import java.util.Set;
import kith.procedures.form.Typed;
import kith.server.gate.Viewer;
import kith.server.problem.Refused;
import kith.server.steps.NoteWork;
import kith.server.steps.Sheet;
import org.springframework.stereotype.Component;

/** Keeps what comes back from the page of a note: at a button, by itself while it is written, or after signing in again. */
@Component
class NoteSaving {
    /**
     * What came back.
     *
     * @param writer for whom the page was made
     * @param children the brothers and sisters who are ticked
     */
    record Posted(String record, String writer, List<String> children, Typed typed) {}

    private final NoteWork notes;

    NoteSaving(NoteWork notes) {
        this.notes = notes;
    }

    /** @return false where the note has been recorded already */
    boolean save(Viewer viewer, String draft, Posted posted) {
        // What one person wrote before the session ended is not for the next who signs in at the same desk.
        if (!posted.writer().equals(viewer.professional()) || !draft.matches("[0-9a-z]{20}")) {
            throw new Refused();
        }
        Sheet sheet = notes.sheet(viewer, posted.record(), draft).value();
        Set<String> asked = NoteView.inputs(sheet, posted.typed());
        if (posted.typed().values().keySet().stream().anyMatch(name -> !asked.contains(name) && posted.typed().ticked(name))) {
            throw StepPages.formChanged();
        }
        return notes.keep(viewer, posted.record(), draft, posted.typed(), asked, posted.children());
    }
}
