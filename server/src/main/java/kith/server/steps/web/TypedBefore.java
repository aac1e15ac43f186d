package kith.server.steps.web;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import kith.procedures.form.Typed;
import kith.server.gate.Viewer;
import kith.server.steps.Sheet;
import kith.server.steps.StepWork;
import kith.server.web.TakesBack;
import org.springframework.stereotype.Component;

/** Keeps in a draft what was typed on one of its pages before the session ended. */
@Component
class TypedBefore implements TakesBack {
    private final StepWork work;
    private final NoteSaving notes;

    TypedBefore(StepWork work, NoteSaving notes) {
        this.work = work;
        this.notes = notes;
    }

    @Override
    public void takeBack(Viewer viewer, String draft, String section, Map<String, List<String>> typed) {
        Map<String, List<String>> answers = new HashMap<>(typed);
        answers.keySet().removeIf(name -> !StepPages.isAnswer(name));
        Typed before = new Typed(answers);
        if (section.equals(NotePages.PAGE)) {
            Typed all = new Typed(typed);
            notes.save(viewer, draft, new NoteSaving.Posted(all.one("record"), all.one("writer"), all.all("child"), before));
            return;
        }
        Sheet sheet = work.sheet(viewer, draft).value();
        work.keep(viewer, draft, before, FormView.inputs(sheet, section, before));
    }
}
