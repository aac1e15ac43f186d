package kith.server.search.web;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kith.procedures.pack.Pack;
import kith.procedures.pack.Procedure;
import kith.procedures.pack.Step;
import kith.server.directory.Names;
import kith.server.directory.Directories;
import kith.server.gate.Action;
import kith.server.gate.Gate;
import kith.server.gate.Outlet;
import kith.server.gate.Permit;
import kith.server.gate.Seen;
import kith.server.gate.Viewer;
import kith.server.people.Child;
import kith.server.people.Children;
import kith.server.people.Subject;
import kith.server.record.Leaving;
import kith.server.record.Reading;
import kith.server.record.WayOut;
import kith.server.relocation.ProtectedMoves;
import kith.server.search.Found;
import kith.server.search.Passages;
import kith.server.search.Sought;
import kith.server.web.component.Choice;
import kith.server.web.component.Link;
import kith.server.wording.Said;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What the page of finding shows. */
@Service
public class FindQueries {
    private final Gate gate;
    private final Passages passages;
    private final ProtectedMoves moves;
    private final Children children;
    private final Directories directories;
    private final Reading reading;
    private final WayOut wayOut;
    private final Clock clock;

    FindQueries(
            Gate gate, Passages passages, ProtectedMoves moves, Children children, Directories directories, Reading reading, WayOut wayOut, Clock clock) {
        this.gate = gate;
        this.passages = passages;
        this.moves = moves;
        this.children = children;
        this.directories = directories;
        this.reading = reading;
        this.wayOut = wayOut;
        this.clock = clock;
    }

    /**
     * @param within which record alone is looked through, in words; null for all
     * @param errors by the input that is wrong
     * @param found null where nothing was asked, or not in a way that can be answered
     */
    public record FindPage(FindForm form, String within, List<Choice> steps, List<Choice> agencies, Map<String, String> errors, Result found) {
        public List<Link> problems() {
            return errors.entrySet().stream().map(error -> Link.to("#" + error.getKey() + (error.getKey().equals("words") ? "" : "-day"), error.getValue())).toList();
        }
    }

    /**
     * @param cut whether more may hold the words than could be looked through
     * @param standStill children of whom no more is to be had than whom to ring
     * @param all the same words in all records, where one alone was looked through; else null
     * @param file the same as a spreadsheet
     */
    public record Result(String summary, boolean cut, List<Link> standStill, List<Hit> hits, Link newer, Link older, Link all, Link file) {}

    /** @param more the other passages of the record, or null */
    public record Hit(String name, String href, String facts, String held, String lacking, List<Quote> quotes, Link more) {}

    /** @param source when it happened, who wrote it and for whom */
    public record Quote(Link event, String source, List<Found.Piece> words) {
        String plain() {
            return words.stream().map(Found.Piece::words).collect(Collectors.joining());
        }
    }

    /** Whether the viewer may look at all: asked before what they look for is kept. */
    @Transactional
    public void mayFind(Viewer viewer) {
        gate.permit(viewer, Action.FIND_PEOPLE, Outlet.PAGE);
    }

    @Transactional
    public Seen<FindPage> find(Viewer viewer, FindForm form, Outlet outlet) {
        Permit permit = gate.permit(viewer, Action.FIND_PEOPLE, outlet);
        Names names = directories.names(permit);
        Map<String, String> errors = form.problems();
        String within = form.record().isEmpty()
                ? null
                : Optional.ofNullable(children.among(permit, List.of(form.record())).value().get(form.record())).map(child -> "the record of " + child.name()).orElse("this record");
        Result found = form.isAsked() && errors.isEmpty() ? found(permit, form, names) : null;
        return permit.seen(new FindPage(
                form,
                within,
                steps(reading.packs(viewer.authority()).latest()),
                names.agencies().entrySet().stream()
                        .sorted(Map.Entry.comparingByValue())
                        .map(agency -> Choice.of(agency.getKey(), agency.getValue()))
                        .toList(),
                errors,
                found));
    }

    private Result found(Permit permit, FindForm form, Names names) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Sought sought = form.sought(authors(form.author(), names), now);
        boolean one = !form.record().isEmpty();
        Found found = (permit.outlet() == Outlet.FILE
                        ? passages.forFile(permit, sought)
                        : one ? passages.passages(permit, sought, form.page()) : passages.records(permit, sought, form.page()))
                .value();
        if (permit.outlet() == Outlet.FILE) {
            wayOut.mayLeave(permit, found.records().stream()
                    .flatMap(record -> record.best().stream()
                            .map(said -> Leaving.text(record.record(), said.event(), said.agency(), said.words().stream().map(Found.Piece::words).collect(Collectors.joining()))))
                    .toList());
        }
        long number = one ? found.records().stream().mapToLong(Found.Record::passages).sum() : found.number();
        LocalDate today = Said.dayOf(now);
        return new Result(
                (found.cut() ? "At least " : "") + summary(number, one ? "passage" : "record", form.page()),
                found.cut(),
                one
                        ? List.of()
                        : moves.lookedFor(permit, form.typed()).value().stream().map(child -> Link.to("/records/" + child.record(), child.name())).toList(),
                found.records().stream().map(record -> hit(record, form, names, one, today, sought.asAt())).toList(),
                form.page() > 1 ? Link.to(form.at(form.record(), form.page() - 1, sought.asAt()), "Previous page") : null,
                number > (long) form.page() * Passages.ON_A_PAGE ? Link.to(form.at(form.record(), form.page() + 1, sought.asAt()), "Next page") : null,
                one ? Link.to(form.at("", 1, now), "Look in all records") : null,
                Link.to(FindForm.at(form.search(), ".csv", form.record()), "Download this list (CSV)"));
    }

    private static String summary(long number, String of, int page) {
        long pages = (number + Passages.ON_A_PAGE - 1) / Passages.ON_A_PAGE;
        return Said.count(number, of) + (pages > 1 ? ", page %d of %d".formatted(page, pages) : "");
    }

    private static Hit hit(Found.Record record, FindForm form, Names names, boolean one, LocalDate today, Instant asAt) {
        List<Quote> quotes = record.best().stream()
                .map(extract -> new Quote(
                        Link.to("/records/" + record.record() + "/events/" + extract.event(), extract.title()),
                        extract.happened() + ". " + names.person(extract.author()) + ", " + names.agency(extract.agency()),
                        extract.words()))
                .toList();
        long left = record.passages() - quotes.size();
        return new Hit(
                record.subject().name(),
                "/records/" + record.record(),
                facts(record.subject(), today),
                String.join(", ", record.held()),
                String.join(", ", record.lacking()),
                quotes,
                one || left <= 0 ? null : Link.to(form.at(record.record(), 1, asAt), Said.count(left, "more passage")));
    }

    private static String facts(Subject subject, LocalDate today) {
        return switch (subject) {
            case Child child -> Stream.of(
                            Optional.of(child.age(today)),
                            child.born().map(born -> "born " + Said.day(born)),
                            child.address())
                    .flatMap(Optional::stream)
                    .collect(Collectors.joining(", "));
            case Subject.Partnership() -> "Its own record, about no child";
            case Subject.Worker _ -> "A worker’s own file";
            case Subject.Relocation() -> "A protected move";
        };
    }

    /** Everybody whose name has each of the words. */
    private static Optional<List<String>> authors(String typed, Names names) {
        if (typed.isEmpty()) {
            return Optional.empty();
        }
        List<String> words = List.of(typed.toLowerCase(Locale.UK).split("\\s+"));
        return Optional.of(names.people().entrySet().stream()
                .filter(person -> words.stream().allMatch(person.getValue().toLowerCase(Locale.UK)::contains))
                .map(Map.Entry::getKey)
                .toList());
    }

    /** Every step, by its name; where several have one name, with the procedure's. */
    private static List<Choice> steps(Pack pack) {
        List<Choice> steps = new ArrayList<>();
        Map<String, Long> called = pack.procedures().stream()
                .flatMap(procedure -> procedure.steps().stream())
                .collect(Collectors.groupingBy(Step::name, Collectors.counting()));
        for (Procedure procedure : pack.procedures()) {
            for (Step step : procedure.steps()) {
                steps.add(Choice.of(step.id(), called.get(step.name()) == 1 ? step.name() : step.name() + " (" + procedure.name() + ")"));
            }
        }
        steps.sort(Comparator.comparing(Choice::text));
        return steps;
    }
}
