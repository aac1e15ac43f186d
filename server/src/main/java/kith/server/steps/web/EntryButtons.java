package kith.server.steps.web;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import kith.procedures.form.FormReading;
import kith.procedures.form.Typed;
import kith.server.gate.Viewer;
import kith.server.steps.StepWork;
import org.springframework.stereotype.Component;

/** What the buttons of a repeating group do: one more entry, or one fewer. */
@Component
class EntryButtons {
    private final StepWork work;

    EntryButtons(StepWork work) {
        this.work = work;
    }

    /** @param go the value of the button that was pressed */
    static boolean isOne(String go) {
        return go.startsWith(FormView.ADD) || go.startsWith(FormView.REMOVE);
    }

    /**
     * @param groups the inputs of the groups of the page
     * @return the place on the page at which to go on
     */
    String change(Viewer viewer, String draft, Set<String> groups, String go) {
        Typed typed = work.sheet(viewer, draft).value().draft().typed();
        boolean adds = go.startsWith(FormView.ADD);
        String named = go.substring((adds ? FormView.ADD : FormView.REMOVE).length());
        String input = adds ? named : named.substring(0, Math.max(0, named.lastIndexOf('.')));
        if (!groups.contains(input)) {
            throw StepPages.formChanged();
        }
        List<String> keys = new ArrayList<>(FormReading.entries(typed, input));
        String key = adds ? FormReading.freeKey(keys) : named.substring(input.length() + 1);
        String begins = FormReading.entryInput(input, key);
        Set<String> gone = new HashSet<>(Set.of(input));
        typed.values().keySet().stream().filter(name -> name.startsWith(begins)).forEach(gone::add);
        if (!adds) {
            keys.remove(key);
        } else if (keys.size() < FormReading.MOST_ENTRIES) {
            keys.add(key);
        }
        work.keep(viewer, draft, new Typed(Map.of(input, keys)), gone);
        return adds ? input + "." + key : input;
    }
}
