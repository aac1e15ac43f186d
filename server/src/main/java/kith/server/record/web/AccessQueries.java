package kith.server.record.web;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import kith.procedures.pack.Pack;
import kith.server.directory.Directories;
import kith.server.directory.Names;
import kith.server.gate.Action;
import kith.server.gate.Audit;
import kith.server.gate.Gate;
import kith.server.gate.Outlet;
import kith.server.gate.Permit;
import kith.server.gate.Seen;
import kith.server.gate.Viewer;
import kith.server.people.Children;
import kith.server.record.Reading;
import kith.server.record.RoleWords;
import kith.server.web.component.Link;
import kith.server.wording.Said;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What the page shows on which one sees who looked at a record. */
@Service
public class AccessQueries {
    /** Days with something to tell; what came before is a step away. */
    private static final int DAYS = 14;

    private final Gate gate;
    private final Audit audit;
    private final Children children;
    private final Directories directories;
    private final Reading reading;

    AccessQueries(Gate gate, Audit audit, Children children, Directories directories, Reading reading) {
        this.gate = gate;
        this.audit = audit;
        this.children = children;
        this.directories = directories;
        this.reading = reading;
    }

    /** @param older the days before, or null where there are none */
    public record Page(String record, String name, List<Day> days, Link older) {}

    public record Day(String day, List<Row> rows) {}

    /**
     * @param who "Hannah Example, social worker"
     * @param agency with as whom, where they stood in for somebody
     * @param what "opened it, read the timeline; 4 times"
     * @param when "09:10", or "09:10 to 16:40"
     * @param why in the gate's words
     */
    public record Row(String who, String agency, String what, String when, String why, boolean refused) {}

    @Transactional
    public Seen<Page> accesses(Viewer viewer, String record, Optional<LocalDate> before) {
        Permit permit = gate.permit(viewer, Action.READ_ACCESSES, record, Set.of(), Outlet.PAGE);
        Map<LocalDate, List<Audit.Access>> byDay = audit.ofRecord(permit, before, DAYS + 1).value().stream()
                .collect(Collectors.groupingBy(Audit.Access::day, LinkedHashMap::new, Collectors.toList()));
        Names names = directories.names(permit);
        Pack pack = reading.packs(permit.authority()).latest();
        List<LocalDate> shown = byDay.keySet().stream().limit(DAYS).toList();
        return children.subject(permit).map(subject -> new Page(
                record,
                subject.name(),
                shown.stream()
                        .map(day -> new Day(Said.day(day), byDay.get(day).stream().map(access -> row(access, names, pack)).toList()))
                        .toList(),
                byDay.size() > DAYS ? Link.to("/records/" + record + "/looked-at?before=" + shown.getLast(), "Earlier days") : null));
    }

    private static Row row(Audit.Access access, Names names, Pack pack) {
        String covered = access.covered().isEmpty() ? "" : ", for " + Said.list(access.covered().stream().map(names::person).toList());
        String first = Said.time(access.first());
        String last = Said.time(access.last());
        return new Row(
                names.person(access.professional()) + ", " + RoleWords.of(access.role(), pack),
                names.agency(access.agency()) + covered,
                Said.capital(Said.list(access.actions().stream().map(AccessQueries::words).distinct().toList()))
                        + (access.outlets().contains(Outlet.FILE) ? "; took it as a file" : "")
                        + (access.outlets().contains(Outlet.API) ? "; by another system" : "")
                        + (access.times() == 1 ? "" : ", " + access.times() + " times"),
                first.equals(last) ? first : first + " to " + last,
                Said.capital(String.join("; ", access.reasons())),
                access.outcome().equals("refused"));
    }

    private static String words(Action action) {
        return switch (action) {
            case READ_RECORD -> "opened the record";
            case READ_TIMELINE -> "read what was written";
            case READ_EVENT -> "read one thing recorded";
            case READ_OBLIGATION -> "read why something is owed";
            case READ_ACCESSES -> "looked at who looked";
            case RECORD_STEP, RECORD_THROUGH_FREEZE -> "recorded something, or began to";
            case OPEN_IN_EMERGENCY -> "opened it in an emergency";
            case KEEP_ACCESS -> "looked at who may see it, or changed that";
            case APPROVE -> "decided on an approval";
            case GIVE_LATE_REASON -> "said why something is late";
            case EXCUSE -> "excused something owed";
            case MARK_EVENT -> "marked something in the chronology";
            case ALLOCATE -> "allocated it";
            case PASS_ON -> "passed it on unread, because somebody left";
            case SEE_WORK, SEE_TEAM, KEEP_ROTA, SEE_QUEUE, FIND_PEOPLE, LOOK_IN_EMERGENCY, KEEP_PROTECTED_MOVES, TAKE_CONTACT, READ_DIRECTORY, ADMINISTER, BRING_ALONG -> "came by it from a list";
        };
    }
}
