package kith.server.record.web;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import kith.procedures.calendar.Calendar;
import kith.procedures.calendar.Due;
import kith.procedures.pack.Pack;
import kith.procedures.position.Causes;
import kith.procedures.position.Extension;
import kith.procedures.position.Obligation;
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
import kith.server.people.Subject;
import kith.server.record.AnswerWords;
import kith.server.record.EventWords;
import kith.server.record.Reading;
import kith.server.record.RecordView;
import kith.server.record.RoleWords;
import kith.server.web.component.Link;
import kith.server.web.component.ObligationRow;
import kith.server.wording.DueWords;
import kith.server.wording.Said;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Why something must happen: when, by which rule of which document, and what led to it. */
@Service
public class WhyQueries {
    private final Gate gate;
    private final Reading reading;
    private final Children children;
    private final Directories directories;
    private final Calendar calendar;
    private final Clock clock;

    WhyQueries(Gate gate, Reading reading, Children children, Directories directories, Calendar calendar, Clock clock) {
        this.gate = gate;
        this.reading = reading;
        this.children = children;
        this.directories = directories;
        this.calendar = calendar;
        this.clock = clock;
    }

    public record Why(
            Band band,
            String sentence,
            boolean waits,
            String due,
            String aim,
            String state,
            String holder,
            String because,
            String counted,
            List<Link> causes,
            String document,
            String section,
            String edition,
            List<String> carriesOut,
            String note,
            String lateReason,
            List<String> extensions,
            String tellIfLate,
            String packName,
            String packVersion,
            String lateReasonAt,
            String excuseAt,
            Link action) {}

    @Transactional
    public Seen<Why> why(Viewer viewer, String record, String id) {
        Permit permit = gate.permit(viewer, Action.READ_OBLIGATION, record, Set.of(), Outlet.PAGE);
        Seen<RecordView> seen = reading.record(permit);
        RecordView view = seen.value();
        Obligation obligation = view.position().obligations().stream()
                .filter(candidate -> candidate.id().equals(id))
                .findFirst()
                .orElseThrow(() -> gate.refusal(permit));
        Subject subject = children.subject(permit).value();
        Names names = directories.names(permit);
        Instant now = clock.instant();
        Pack pack = view.packs().latest();
        boolean open = obligation.state() instanceof Obligation.State.Open;
        String at = "/records/" + record + "/obligations/" + id;
        boolean manager = permit.level() == Level.FULL && Set.of("team_manager", "service_manager").contains(viewer.role());
        List<ObligationRow> row = open
                ? ObligationRows.of(List.of(obligation), record, viewer, pack, names, calendar, now)
                : List.of();
        return seen.map(_ -> new Why(
                Band.of(view, subject, viewer, Said.dayOf(now), Band.Tab.OVERVIEW),
                obligation.sentence(),
                obligation.notBefore().isPresent(),
                obligation.stoppedSince()
                        .map(since -> "No time runs: the clock stands since " + Said.moment(since))
                        .orElseGet(() -> due(obligation)),
                obligation.aim().map(WhyQueries::due).orElse(null),
                state(obligation, view, pack, DueWords.standing(obligation.limit(), now, calendar)),
                RoleWords.title(obligation.owner(), pack) + ": " + names.holder(obligation.holder()),
                Said.sentence(Said.capital(obligation.because()) + (obligation.provided().isEmpty() ? "" : ", and " + obligation.provided())),
                Said.sentence(Said.capital(obligation.counted())),
                causes(obligation.causes(), view, pack, names),
                obligation.source().title(),
                obligation.source().section(),
                edition(obligation, pack),
                obligation.source().carriesOut(),
                obligation.note().orElse(null),
                obligation.lateReason().orElse(null),
                obligation.extensions().stream().map(extension -> extension(extension, pack)).toList(),
                obligation.tellIfLate().isEmpty()
                        ? null
                        : Said.capital(Said.list(obligation.tellIfLate().stream().map(role -> RoleWords.of(role, pack)).toList())),
                pack.name(),
                obligation.packVersion().substring(0, Math.min(12, obligation.packVersion().length())),
                Lateness.of(obligation, view, now).filter(_ -> Lateness.isUnexplained(obligation)).map(_ -> at + "/late-reason").orElse(null),
                open && manager ? at + "/excuse" : null,
                row.isEmpty() ? null : row.getFirst().action()));
    }

    /** Which edition of the document applied when what raised it happened, where that is told apart. */
    private static String edition(Obligation obligation, Pack pack) {
        return obligation.raisedOn()
                .flatMap(day -> pack.editionOn(day, obligation.source().document()))
                .map(edition -> "%s, from %s.%s".formatted(
                        edition.name(), Said.day(edition.from()), edition.checked().map(checked -> " " + checked).orElse("")))
                .orElse(null);
    }

    private static String extension(Extension extension, Pack pack) {
        return "%s, %s. %s.%s".formatted(
                        RoleWords.title(extension.role(), pack),
                        Said.moment(extension.at()),
                        due(extension.until()),
                        extension.movesLimit() ? "" : " The limit stands: what passes it is late, and authorised.")
                + extension.reason().map(reason -> " " + Said.sentence(reason)).orElse("");
    }

    private static String due(Obligation obligation) {
        return obligation.notBefore()
                .map(wait -> "Not before " + end(wait))
                .or(() -> obligation.limit().map(WhyQueries::due))
                .orElse("No time is set.");
    }

    private static String due(Due due) {
        return "By " + end(due);
    }

    private static String end(Due due) {
        return switch (due) {
            case Due.At(Instant at) -> Said.moment(at);
            case Due.ByEndOf(LocalDate day) -> "the end of " + Said.day(day);
        };
    }

    private static String state(Obligation obligation, RecordView view, Pack pack, Optional<String> standing) {
        return switch (obligation.state()) {
            case Obligation.State.Open() -> "Open" + standing.map(how -> ", " + how).orElse("");
            case Obligation.State.Met(String by, Instant at) -> "Met on " + Said.day(Said.dayOf(at))
                    + view.event(by).map(event -> ": " + EventWords.title(event, view.packs())).orElse("")
                    + obligation.limit().flatMap(limit -> DueWords.howLate(limit, at)).map(late -> ", " + late).orElse("");
            case Obligation.State.Excused(String _, String reason) -> "Excused: " + reason;
            case Obligation.State.Cancelled(String _, String because) -> "No longer needed: " + because;
        };
    }

    private static List<Link> causes(Causes causes, RecordView view, Pack pack, Names names) {
        List<Link> links = new ArrayList<>();
        for (String id : causes.events()) {
            view.event(id).ifPresent(event -> {
                StringBuilder text = new StringBuilder(EventWords.title(event, view.packs())).append(", ").append(Said.occurred(event.occurred()));
                causes.answers().stream()
                        .filter(read -> read.event().equals(id))
                        .forEach(read -> pack.step(read.field().step())
                                .flatMap(step -> step.form().field(read.field().field()))
                                .ifPresent(field -> Optional.ofNullable(event.answers().get(field.id()))
                                        .ifPresent(answer -> text.append(". ")
                                                .append(field.label())
                                                .append(" ")
                                                .append(AnswerWords.answer(field, answer, names)))));
                links.add(Link.to("/records/" + view.record() + "/events/" + id, text.toString()));
            });
        }
        return links;
    }
}
