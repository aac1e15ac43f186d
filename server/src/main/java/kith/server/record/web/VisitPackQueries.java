package kith.server.record.web;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import kith.procedures.history.Answer;
import kith.procedures.history.Event;
import kith.procedures.history.Standing;
import kith.procedures.pack.Field;
import kith.procedures.pack.Pack;
import kith.procedures.pack.Step;
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
import kith.server.people.Siblings;
import kith.server.people.Subject;
import kith.server.record.AnswerWords;
import kith.server.record.EventWords;
import kith.server.record.KnownNames;
import kith.server.record.Reading;
import kith.server.record.RecordView;
import kith.server.wording.Said;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What is taken along on paper to a visit where there is no signal: what must be known there, and room for what is found. */
@Service
public class VisitPackQueries {
    private static final int LAST_VISITS = 2;

    private final Gate gate;
    private final Reading reading;
    private final Children children;
    private final Siblings siblings;
    private final Directories directories;
    private final Clock clock;

    VisitPackQueries(Gate gate, Reading reading, Children children, Siblings siblings, Directories directories, Clock clock) {
        this.gate = gate;
        this.reading = reading;
        this.children = children;
        this.siblings = siblings;
        this.directories = directories;
        this.clock = clock;
    }

    /** Something that was recorded, by its title and when it happened. */
    public record Told(String title, String occurred, List<AnswerWords.Part> parts) {}

    /**
     * A question with room for its answer.
     *
     * @param options to be ticked; empty where it is answered in words
     * @param lines how many are left empty
     */
    public record Blank(String question, List<String> options, int lines) {}

    /**
     * @param ring whom to ring, as a sentence
     * @param household as it was last recorded; null where it was not
     * @param visits for whoever sees the whole record; null elsewhere
     * @param plan what was last agreed; null where nothing was
     * @param room for every question of the note, in its order
     */
    public record VisitPack(
            Band band,
            String printed,
            String ring,
            List<RecordQueries.Holding> holders,
            List<String> siblings,
            Told household,
            Visits visits,
            Told plan,
            List<Told> last,
            List<Blank> room) {}

    @Transactional
    public Seen<VisitPack> pack(Viewer viewer, String record) {
        Permit permit = gate.permit(viewer, Action.READ_TIMELINE, record, Set.of(), Outlet.PAGE);
        Seen<RecordView> seen = reading.record(permit);
        RecordView view = seen.value();
        if (!view.isAboutChild()) {
            throw gate.refusal(permit);
        }
        Subject subject = children.subject(permit).value();
        Names names = directories.names(permit);
        Instant now = clock.instant();
        LocalDate today = Said.dayOf(now);
        Pack pack = view.packs().latest();
        return seen.map(_ -> new VisitPack(
                Band.of(view, subject, viewer, today, Band.Tab.OVERVIEW),
                Said.moment(now),
                RecordQueries.emergency(view, names).text(),
                RecordQueries.holders(view, pack, names),
                siblings.of(permit).value().stream()
                        .map(sibling -> sibling.child().name() + ", " + sibling.relation() + ", " + sibling.child().age(today))
                        .toList(),
                latestWith(KnownNames.HOUSEHOLD, view).map(latest -> told(latest, view, names, KnownNames.HOUSEHOLD)).orElse(null),
                permit.level() == Level.FULL ? Visits.of(view, now) : null,
                latestWith(KnownNames.AGREED_ACTIONS, view).map(latest -> told(latest, view, names, "")).orElse(null),
                Visits.latestFirst(view).stream().limit(LAST_VISITS).map(visit -> told(visit, view, names, "")).toList(),
                pack.step(KnownNames.CASE_NOTE).map(VisitPackQueries::room).orElse(List.of())));
    }

    /** What stands latest of that question, answered with entries: who lives there, one by one, or who does what by when. */
    private static Optional<Standing> latestWith(String question, RecordView view) {
        return Standing.of(view.history()).events().reversed().stream()
                .filter(standing -> standing.isStepRecorded() && standing.answer(question) instanceof Answer.Entries)
                .findFirst();
    }

    /** @param only the question whose answer is wanted; nothing for all */
    private static Told told(Standing standing, RecordView view, Names names, String only) {
        Event event = standing.worded();
        List<AnswerWords.Part> parts = new ArrayList<>();
        view.packs().step(event.subject(), event.packVersion()).ifPresent(step -> AnswerWords.parts(step, event.answers(), names).stream()
                .map(part -> new AnswerWords.Part(
                        part.title(), part.lines().stream().filter(line -> only.isEmpty() || line.field().equals(only)).toList()))
                .filter(part -> !part.lines().isEmpty())
                .forEach(parts::add));
        return new Told(EventWords.title(standing.event(), view.packs()), Said.occurred(standing.occurred()), parts);
    }

    private static List<Blank> room(Step step) {
        List<Blank> room = new ArrayList<>(List.of(new Blank(step.occurredLabel(), List.of(), 1)));
        step.form().fields().forEach(field -> room.add(blank(field)));
        return room;
    }

    private static Blank blank(Field field) {
        return switch (field.type()) {
            case YES_NO -> new Blank(field.label(), List.of("Yes", "No, because"), field.reasonWhenNo() ? 1 : 0);
            case CHOICE, CHOICES -> new Blank(field.label(), field.options().stream().map(Field.Option::label).toList(), 0);
            case LONG_TEXT, GROUP -> new Blank(field.label(), List.of(), 5);
            case TEXT, NUMBER, DATE, DATE_TIME, PROFESSIONAL, PROFESSIONALS, PERSON, ADDRESS, AGENCY, FILE -> new Blank(field.label(), List.of(), 1);
        };
    }
}
