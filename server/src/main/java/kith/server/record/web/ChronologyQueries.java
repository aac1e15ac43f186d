package kith.server.record.web;

import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import kith.procedures.history.Event;
import kith.procedures.history.Standing;
import kith.server.directory.Directories;
import kith.server.directory.Names;
import kith.server.gate.Action;
import kith.server.gate.Gate;
import kith.server.gate.Level;
import kith.server.gate.Outlet;
import kith.server.gate.Permit;
import kith.server.gate.Seen;
import kith.server.gate.Viewer;
import kith.server.people.Children;
import kith.server.record.EventWords;
import kith.server.record.Marking.Mark;
import kith.server.record.Leaving;
import kith.server.record.Reading;
import kith.server.record.RecordView;
import kith.server.record.WayOut;
import kith.server.web.component.Choice;
import kith.server.web.component.Link;
import kith.server.wording.Said;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What the chronology of a record shows, and the page on which somebody says what is significant in it. */
@Service
public class ChronologyQueries {
    private static final int ON_A_PAGE = 120;

    private final Gate gate;
    private final Reading reading;
    private final Children children;
    private final Directories directories;
    private final WayOut wayOut;
    private final Clock clock;

    ChronologyQueries(Gate gate, Reading reading, Children children, Directories directories, WayOut wayOut, Clock clock) {
        this.gate = gate;
        this.reading = reading;
        this.children = children;
        this.directories = directories;
        this.wayOut = wayOut;
        this.clock = clock;
    }

    /**
     * @param steps and agencies of which there is something in it
     * @param errors by the input that is wrong
     * @param more the rest, where there is more than a page; or null
     * @param file the same as a spreadsheet, and the whole of it
     * @param whole whether the viewer sees the whole record
     */
    public record Page(
            Band band, ChronologyForm form, List<Choice> steps, List<Choice> agencies, Map<String, String> errors, List<Line> lines, Link more, Link file, boolean whole) {
        public List<Link> problems() {
            return errors.entrySet().stream().map(error -> Link.to("#" + error.getKey() + "-day", error.getValue())).toList();
        }
    }

    /** @param markAt where to say whether it is significant, or null */
    public record Line(String happened, Link what, String telling, String by, Mark mark, String markAt) {}

    @Transactional
    public Seen<Page> chronology(Viewer viewer, String record, ChronologyForm form, Outlet outlet) {
        Permit permit = gate.permit(viewer, Action.READ_TIMELINE, record, Set.of(), outlet);
        RecordView view = reading.record(permit).value();
        Names names = directories.names(permit);
        boolean whole = permit.level() == Level.FULL;
        List<Chronology.Entry> all = Chronology.of(view, names);
        List<Chronology.Entry> asked = all.stream().filter(form::includes).toList();
        int from = 1 + asked.stream().map(entry -> entry.event().id()).toList().indexOf(form.after());
        int to = outlet == Outlet.FILE ? asked.size() : Math.min(asked.size(), from + ON_A_PAGE);
        if (outlet == Outlet.FILE) {
            wayOut.mayLeave(permit, asked.stream()
                    .map(entry -> Leaving.text(record, entry.event().id(), entry.event().author().agency(), entry.title() + "\n" + entry.telling() + "\n" + entry.mark().comment()))
                    .toList());
        }
        return permit.seen(new Page(
                Band.of(view, children.subject(permit).value(), viewer, Said.dayOf(clock.instant()), Band.Tab.CHRONOLOGY),
                form,
                choices(all, entry -> entry.event().subject(), entry -> entry.title()),
                choices(all, entry -> entry.event().author().agency(), entry -> names.agency(entry.event().author().agency())),
                form.days().problems(),
                asked.subList(from, to).stream().map(entry -> line(entry, record, names, whole && view.isAboutChild())).toList(),
                to < asked.size() ? Link.to(form.query(asked.get(to - 1).event().id()), "What happened later") : null,
                Link.to("/records/" + record + "/chronology.csv" + form.query(""), "Download this chronology (CSV)"),
                whole));
    }

    private static List<Choice> choices(
            List<Chronology.Entry> entries,
            Function<Chronology.Entry, String> value,
            Function<Chronology.Entry, String> words) {
        return entries.stream()
                .map(entry -> Choice.of(value.apply(entry), words.apply(entry)))
                .distinct()
                .sorted(Comparator.comparing(Choice::text))
                .toList();
    }

    private static Line line(Chronology.Entry entry, String record, Names names, boolean mayBeMarked) {
        Event event = entry.event();
        String at = "/records/" + record + "/events/" + event.id();
        return new Line(
                entry.happened(),
                Link.to(at, entry.title()),
                entry.telling(),
                names.person(event.author().person()) + ", " + names.agency(event.author().agency()),
                entry.mark(),
                mayBeMarked ? at + "/significance" : null);
    }

    /** @param marked what was chosen, or stands; empty where nothing was said yet */
    public record Significance(
            String record, String child, String event, String title, String happened, String telling, String submission, String marked, String comment, List<Link> errors) {}

    /** @param typed what was typed before and cannot be kept; null on first sight */
    @Transactional
    public Seen<Significance> significance(Viewer viewer, String record, String event, String submission, Typed typed, List<Link> errors) {
        Permit permit = gate.permit(viewer, Action.MARK_EVENT, record, Set.of(), Outlet.PAGE);
        RecordView view = reading.record(permit).value();
        Event about = view.event(event).filter(_ -> view.isAboutChild()).orElseThrow(() -> gate.refusal(permit));
        Names names = directories.names(permit);
        Chronology.Entry entry = Chronology.of(view, names).stream()
                .filter(each -> each.event().id().equals(event))
                .findFirst()
                .orElseGet(() -> new Chronology.Entry(Standing.ofUncorrected(about), EventWords.title(about, view.packs()), "", Mark.NONE));
        return permit.seen(new Significance(
                record,
                children.subject(permit).value().name(),
                event,
                entry.title(),
                entry.happened(),
                entry.telling(),
                submission,
                typed == null ? entry.mark().equals(Mark.NONE) ? "" : entry.mark().significant() ? "yes" : "no" : typed.significant(),
                typed == null ? entry.mark().comment() : typed.comment(),
                errors));
    }

    record Typed(String significant, String comment) {}
}
