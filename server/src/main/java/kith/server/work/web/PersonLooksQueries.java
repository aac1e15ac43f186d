package kith.server.work.web;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import kith.server.directory.Directories;
import kith.server.gate.Action;
import kith.server.gate.Audit;
import kith.server.gate.Gate;
import kith.server.gate.Outlet;
import kith.server.gate.Permit;
import kith.server.gate.Seen;
import kith.server.gate.Viewer;
import kith.server.people.Child;
import kith.server.people.Children;
import kith.server.web.component.Link;
import kith.server.wording.Said;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What one of a manager's people looked at, with what is out of the ordinary first. */
@Service
public class PersonLooksQueries {
    /** Four weeks: as far back as two people remember together why a record was opened. */
    private static final Duration BACK = Duration.ofDays(28);

    private final Gate gate;
    private final Audit audit;
    private final Children children;
    private final Directories directories;
    private final Clock clock;

    PersonLooksQueries(Gate gate, Audit audit, Children children, Directories directories, Clock clock) {
        this.gate = gate;
        this.audit = audit;
        this.children = children;
        this.directories = directories;
        this.clock = clock;
    }

    /**
     * @param unusual to be talked about: a child of the same family name, or a record on which neither they nor their team hold anything
     * @param hidden records that the reader may not know of, or that are about no child
     * @param refusals how often they asked for what they may not see
     */
    public record Page(String professional, String name, String since, List<Row> unusual, List<Row> ordinary, int hidden, int refusals) {}

    public record Row(Link child, String last, String times, String remark) {}

    @Transactional
    public Seen<Page> looks(Viewer viewer, String professional) {
        Permit permit = gate.permit(viewer, Action.SEE_TEAM, Outlet.PAGE);
        Directories.Member person = Directories.managed(viewer, directories.members(permit)).stream()
                .filter(member -> member.professional().equals(professional))
                .findFirst()
                .orElseThrow(() -> gate.refusal(permit));
        Instant now = clock.instant();
        Instant since = now.minus(BACK);
        Audit.OfPerson looks = audit.ofPerson(permit, professional, person.team(), since).value();
        Map<String, Child> known = children.among(permit, looks.records().stream().map(Audit.Opened::record).toList()).value();
        String family = person.name().substring(person.name().lastIndexOf(' ') + 1);
        List<Row> unusual = new ArrayList<>();
        List<Row> ordinary = new ArrayList<>();
        for (Audit.Opened opened : looks.records()) {
            Child child = known.get(opened.record());
            if (child != null) {
                Row row = row(child, opened, family, Said.dayOf(now));
                (row.remark().isEmpty() ? ordinary : unusual).add(row);
            }
        }
        return permit.seen(new Page(
                professional,
                person.name(),
                Said.day(Said.dayOf(since)),
                unusual,
                ordinary,
                looks.records().size() - unusual.size() - ordinary.size(),
                looks.refusals()));
    }

    private static Row row(Child child, Audit.Opened opened, String family, LocalDate today) {
        List<String> remarks = new ArrayList<>();
        if (child.familyName().equalsIgnoreCase(family)) {
            remarks.add("Bears the same family name");
        }
        if (!opened.holds()) {
            remarks.add("Neither they nor their team hold anything on it");
        }
        return new Row(
                Link.to("/records/" + child.record() + "/looked-at", child.name()),
                Said.near(opened.last(), today),
                opened.times() == 1 ? "once" : opened.times() + " times",
                remarks.stream().map(Said::sentence).collect(Collectors.joining(" ")));
    }
}
