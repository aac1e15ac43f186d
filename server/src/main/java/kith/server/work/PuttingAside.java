package kith.server.work;

import java.sql.Date;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import kith.procedures.calendar.Calendar;
import kith.procedures.history.Occurred;
import kith.server.gate.Action;
import kith.server.gate.Gate;
import kith.server.gate.Outlet;
import kith.server.gate.Permit;
import kith.server.gate.Seen;
import kith.server.gate.Viewer;
import kith.server.problem.NotAcceptable;
import kith.server.problem.Problem;
import kith.server.record.Written;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The table of what professionals have put aside among their work until a day, and why. It takes nothing off the record: what is
 * owed stays owed, and comes back by itself on the day, or before it when it is late.
 */
@Service
public class PuttingAside {
    private static final int REASON_LIMIT = 500;

    /** In working days: tomorrow to a week, then a fortnight and a month. More choice than that is a calendar. */
    private static final List<Integer> OFFERED = List.of(1, 2, 3, 4, 5, 10, 20);

    private final Gate gate;
    private final Obligations obligations;
    private final Calendar calendar;
    private final JdbcTemplate jdbc;
    private final Clock clock;

    PuttingAside(Gate gate, Obligations obligations, Calendar calendar, JdbcTemplate jdbc, Clock clock) {
        this.gate = gate;
        this.obligations = obligations;
        this.calendar = calendar;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Something that could be put aside.
     *
     * @param days until which it could be, none where it must be done before the next working day
     */
    public record Candidate(Together work, List<LocalDate> days) {}

    /** What the viewer, or nobody in the viewer's team, holds; with brothers and sisters of whom the same is asked. */
    @Transactional
    public Seen<Candidate> candidate(Viewer viewer, String record, String obligation) {
        Permit permit = gate.permit(viewer, Action.SEE_WORK, Outlet.PAGE);
        Together work = held(permit, record, obligation);
        return permit.seen(new Candidate(work, days(work, clock.instant())));
    }

    /** @throws NotAcceptable with every problem of what was chosen and written */
    @Transactional
    public void put(Viewer viewer, String record, String obligation, String until, String reason) {
        Permit permit = gate.permit(viewer, Action.SEE_WORK, Outlet.PAGE);
        Together work = held(permit, record, obligation);
        Optional<LocalDate> day = days(work, clock.instant()).stream().filter(each -> each.toString().equals(until)).findFirst();
        Written why = Written.of("reason", "Why can it wait?", reason);
        List<Problem> problems = new ArrayList<>();
        if (day.isEmpty()) {
            problems.add(new Problem("day_missing", "until-1", "Choose the day on which it is to be back.", ""));
        }
        problems.addAll(why.problems(new Problem("reason_missing", "reason", "Write why it can wait.", ""), REASON_LIMIT));
        if (!problems.isEmpty()) {
            throw new NotAcceptable(problems);
        }
        jdbc.batchUpdate(
                """
                insert into put_aside (authority, professional, record, obligation, until, reason, put) values (?, ?, ?, ?, ?, ?, ?)
                on conflict (authority, professional, record, obligation) do update
                    set until = excluded.until, reason = excluded.reason, put = excluded.put
                """,
                work.work().stream()
                        .map(each -> new Object[] {
                            permit.authority(),
                            viewer.professional(),
                            each.record(),
                            each.row().obligation(),
                            Date.valueOf(day.orElseThrow()),
                            why.text(),
                            Timestamp.from(clock.instant())
                        })
                        .toList());
    }

    /** It is among the viewer's work again at once. */
    @Transactional
    public void takeUp(Viewer viewer, String record, String obligation) {
        Permit permit = gate.permit(viewer, Action.SEE_WORK, Outlet.PAGE);
        jdbc.batchUpdate(
                "delete from put_aside where authority = ? and professional = ? and record = ? and obligation = ?",
                held(permit, record, obligation).work().stream()
                        .map(each -> new Object[] {permit.authority(), viewer.professional(), each.record(), each.row().obligation()})
                        .toList());
    }

    /** Whether work is aside at that moment: neither back by its day nor late. */
    public static boolean isAside(Obligations.Work work, Instant now) {
        return work.aside().filter(aside -> day(now).isBefore(aside.until())).isPresent()
                && first(work).filter(late -> !late.isAfter(now)).isEmpty();
    }

    private Together held(Permit permit, String record, String obligation) {
        Obligations.Held held = obligations.held(permit, Obligations.MOST).value();
        return Stream.of(held.mine(), held.team())
                .flatMap(list -> Together.of(list).stream())
                .filter(same -> same.work().stream()
                        .anyMatch(each -> each.record().equals(record) && each.row().obligation().equals(obligation)))
                .findFirst()
                .orElseThrow(() -> gate.refusal(permit));
    }

    /** Whether there is a day until which it could be put aside. */
    public boolean canWait(Together work, Instant now) {
        return !days(work, now).isEmpty();
    }

    /** It must be back while there is a day left to do it. */
    private List<LocalDate> days(Together work, Instant now) {
        LocalDate today = day(now);
        Optional<LocalDate> last = work.work().stream()
                .flatMap(each -> first(each).stream())
                .min(Comparator.naturalOrder())
                .map(late -> day(late.minusNanos(1)));
        return OFFERED.stream()
                .map(days -> calendar.workingDaysAfter(today, days))
                .filter(day -> last.filter(day::isAfter).isEmpty())
                .toList();
    }

    /** What comes first, the aim or the limit: from then on it is late for somebody. */
    private static Optional<Instant> first(Obligations.Work work) {
        return Stream.of(work.row().aimFrom(), work.row().lateFrom()).flatMap(Optional::stream).min(Comparator.naturalOrder());
    }

    private static LocalDate day(Instant instant) {
        return LocalDate.ofInstant(instant, Occurred.LONDON);
    }
}
