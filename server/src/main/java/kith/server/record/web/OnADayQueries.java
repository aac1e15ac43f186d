package kith.server.record.web;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import kith.procedures.history.Occurred;
import kith.server.directory.Directories;
import kith.server.directory.Names;
import kith.server.gate.Action;
import kith.server.gate.Gate;
import kith.server.gate.Level;
import kith.server.gate.Outlet;
import kith.server.gate.Permit;
import kith.server.gate.Seen;
import kith.server.gate.Viewer;
import kith.server.people.Child;
import kith.server.people.Siblings;
import kith.server.record.Reading;
import kith.server.record.RecordView;
import kith.server.web.component.DateParts;
import kith.server.web.component.Shell;
import kith.server.wording.Said;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The page of a child as it was on one day. */
@Service
public class OnADayQueries {
    private final Gate gate;
    private final Reading reading;
    private final Siblings siblings;
    private final Directories directories;
    private final Clock clock;

    OnADayQueries(Gate gate, Reading reading, Siblings siblings, Directories directories, Clock clock) {
        this.gate = gate;
        this.reading = reading;
        this.siblings = siblings;
        this.directories = directories;
        this.clock = clock;
    }

    /** @param at the same page of the brother or sister, of the same day */
    public record Relative(String relation, String name, String age, String at) {}

    /**
     * @param facts who the child is, as old as on that day
     * @param asked the day as it was typed
     * @param error what is wrong with it; null where nothing is
     * @param day in words; null where none was asked for
     * @param asOf the moment to which what is known goes
     * @param was what was so; null where no day was asked for
     * @param siblings those whom the viewer may see
     * @param whole whether the viewer sees the whole record
     */
    public record Page(
            String record,
            String name,
            List<String> facts,
            Shell.Section section,
            DateParts asked,
            String error,
            String day,
            String asOf,
            OnADay was,
            List<Relative> siblings,
            boolean whole) {}

    /** @param given {@code day} as 2026-03-03, or the parts of a date as the page asks for them */
    @Transactional
    public Seen<Page> onADay(Viewer viewer, String record, Map<String, String> given) {
        Permit permit = gate.permit(viewer, Action.READ_RECORD, record, Set.of(), Outlet.PAGE);
        Instant now = clock.instant();
        LocalDate today = Said.dayOf(now);
        Asked asked = Asked.of(given, today);
        LocalDate day = asked.day().orElse(today);
        Reading.NowAndThen views = reading.recordNowAndAt(permit, day.equals(today) ? now : endOf(day)).value();
        RecordView view = views.now();
        Siblings.Family family = siblings.family(permit).value();
        if (!(family.subject() instanceof Child child)) {
            throw gate.refusal(permit);
        }
        Names names = directories.names(permit);
        return permit.seen(new Page(
                record,
                child.name(),
                Stream.concat(Stream.of(ageOn(day, child)), Stream.of("reference " + view.reference())).toList(),
                Band.of(view, child, viewer, today, Band.Tab.OVERVIEW).section(),
                asked.typed(),
                asked.error().orElse(null),
                asked.day().map(Said::day).orElse(null),
                Said.moment(now),
                asked.day().map(_ -> OnADay.of(view, views.then(), names, day)).orElse(null),
                family.siblings().stream()
                        .map(sibling -> new Relative(
                                sibling.relation(), sibling.child().name(), ageOn(day, sibling.child()), "/records/" + sibling.child().record() + "/on?day=" + day))
                        .toList(),
                permit.level() == Level.FULL));
    }

    private static Instant endOf(LocalDate day) {
        return day.plusDays(1).atStartOfDay(Occurred.LONDON).toInstant().minusNanos(1);
    }

    private static String ageOn(LocalDate day, Child child) {
        return child.born()
                .map(born -> born.isAfter(day) ? "not yet born (" + Said.day(born) + ")" : child.age(day) + " (" + Said.day(born) + ")")
                .or(() -> child.expected().map(expected -> "unborn, expected " + Said.day(expected)))
                .orElse("age not known");
    }

    private record Asked(DateParts typed, Optional<LocalDate> day, Optional<String> error) {
        static Asked of(Map<String, String> given, LocalDate today) {
            boolean byParts = given.keySet().stream().anyMatch(each -> each.startsWith("on-"));
            if (!byParts && !given.containsKey("day")) {
                return new Asked(DateParts.EMPTY, Optional.empty(), Optional.empty());
            }
            DateParts typed = byParts
                    ? new DateParts(part(given, "on-day"), part(given, "on-month"), part(given, "on-year"))
                    : parts(part(given, "day"));
            Optional<LocalDate> read = typed.read();
            if (read.isEmpty()) {
                return new Asked(typed, read, Optional.of(typed.isBlank() ? "Write the day that you ask about" : "Write a real date, like 27 3 2026"));
            }
            return read.get().isAfter(today)
                    ? new Asked(typed, Optional.empty(), Optional.of("The day must be today or in the past"))
                    : new Asked(DateParts.of(read.get()), read, Optional.empty());
        }

        private static String part(Map<String, String> given, String name) {
            return given.getOrDefault(name, "").strip();
        }

        private static DateParts parts(String day) {
            String[] parts = day.split("-", 3);
            return parts.length == 3 ? new DateParts(parts[2], parts[1], parts[0]) : new DateParts(day, "", "");
        }
    }
}
