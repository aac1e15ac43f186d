package kith.server.sentinel.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import kith.server.directory.Directories;
import kith.server.directory.Names;
import kith.server.gate.Action;
import kith.server.gate.Gate;
import kith.server.gate.Outlet;
import kith.server.gate.Permit;
import kith.server.gate.Seen;
import kith.server.gate.Viewer;
import kith.server.sentinel.HeldBack;
import kith.server.web.component.Link;
import kith.server.wording.Said;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What waits for a manager because something protected was found in it, and what became of the rest. */
@Service
public class HeldBackQueries {
    private final Gate gate;
    private final HeldBack held;
    private final Directories directories;

    HeldBackQueries(Gate gate, HeldBack held, Directories directories) {
        this.gate = gate;
        this.held = held;
        this.directories = directories;
    }

    /** What was typed for one of them. */
    public record Typed(String decision, String because) {
        static final Typed NOTHING = new Typed("", "");
    }

    /**
     * @param hold for which something was typed, and not all that is needed; empty otherwise
     * @param errors by the input that is wrong
     */
    public record HeldBackPage(List<Waiting> waiting, List<Decided> decided, List<Decided> allTheSame, String hold, Typed typed, Map<String, String> errors) {
        public List<Link> problems() {
            return errors.entrySet().stream().map(error -> Link.to("#" + error.getKey() + "-" + hold, error.getValue())).toList();
        }

        public Typed typed(String of) {
            return of.equals(hold) ? typed : Typed.NOTHING;
        }

        public String error(String of, String input) {
            return of.equals(hold) ? errors.get(input) : null;
        }
    }

    /** @param what "A paper on the record of Ada Example" */
    public record Waiting(String id, String what, Link event, String found, String asked) {}

    public record Decided(String what, Link event, String words) {}

    @Transactional
    public Seen<HeldBackPage> page(Viewer viewer, String hold, Typed typed, Map<String, String> errors) {
        Permit permit = gate.permit(viewer, Action.SEE_TEAM, Outlet.PAGE);
        Names names = directories.names(permit);
        List<HeldBack.AllTheSame> allTheSame = held.recordedAllTheSame(permit).value();
        return held.all(permit).map(all -> new HeldBackPage(
                all.stream().filter(each -> each.decision().isEmpty()).map(each -> waiting(each, names)).toList(),
                all.stream().filter(each -> each.decision().isPresent()).map(each -> decided(each, names)).toList(),
                allTheSame.stream()
                        .map(each -> new Decided(
                                "",
                                Link.to("/records/" + each.record() + "/events/" + each.event(), "On the record of " + each.child()),
                                names.person(each.professional()) + ", " + Said.moment(each.recorded()) + (each.because().isEmpty() ? ", without a reason." : ": " + each.because())))
                        .toList(),
                hold,
                typed,
                errors));
    }

    private static Waiting waiting(HeldBack.Hold hold, Names names) {
        return new Waiting(
                hold.hold(),
                what(hold),
                event(hold),
                hold.found(),
                "%s, %s, asked for it on %s.".formatted(names.person(hold.professional()), names.agency(hold.agency()), Said.moment(hold.held())));
    }

    private static String what(HeldBack.Hold hold) {
        return (hold.paper() ? "A paper on the record of " : "Words on the record of ") + hold.child();
    }

    private static Link event(HeldBack.Hold hold) {
        return Link.to("/records/" + hold.record() + "/events/" + hold.event(), "What was recorded");
    }

    private static Decided decided(HeldBack.Hold hold, Names names) {
        HeldBack.Decision decision = hold.decision().orElseThrow();
        return new Decided(
                what(hold),
                event(hold),
                "%s for %s by %s, %s: %s".formatted(
                        decision.letGo() ? "Let go" : "Kept back", names.agency(hold.agency()), names.person(decision.by()), Said.moment(decision.at()), decision.because()));
    }

    /** @return what is wrong, by input; empty where it was decided */
    @Transactional
    public Map<String, String> decide(Viewer viewer, String hold, Typed typed) {
        // Of a hold that is not there the gate is asked as of a record that is not there.
        Permit permit = gate.permit(viewer, Action.READ_ACCESSES, held.recordOf(viewer.authority(), hold).orElse(hold), Set.of(), Outlet.PAGE);
        Map<String, String> errors = new LinkedHashMap<>();
        if (!Set.of("let_go", "kept_back").contains(typed.decision())) {
            errors.put("decision", "Choose whether it may leave");
        }
        if (typed.because().isEmpty()) {
            errors.put("because", "Say why");
        }
        if (errors.isEmpty()) {
            held.decide(permit, hold, typed.decision().equals("let_go"), typed.because());
        }
        return errors;
    }
}
