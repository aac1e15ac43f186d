package kith.server.directory;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import kith.procedures.position.Holder;
import kith.server.gate.Permit;
import kith.server.identifier.Identifiers;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table of who is away and who stands in. An entry is ended or replaced by another, and never deleted. */
@Repository
public class Absences {
    /** Whether somebody is away on the day; ":today" belongs to it. Of one person there is at most one such entry. */
    static final String AWAY_TODAY =
            " away.ended is null and away.first_day <= :today and (away.last_day is null or away.last_day >= :today) ";

    /** Why somebody is away. No more is ever asked: what somebody is ill with is nobody's business. */
    public enum Kind {
        LEAVE("Leave"),
        SICKNESS("Sickness"),
        TRAINING("Training"),
        OTHER("Something else");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        public static Optional<Kind> of(String code) {
            return java.util.Arrays.stream(values()).filter(kind -> kind.code().equals(code)).findFirst();
        }
    }

    /**
     * What is said of an absence.
     *
     * @param last the last day; empty while nobody knows
     * @param cover who stands in: somebody, or a team, for which whoever is on duty answers; empty for nobody
     */
    public record Span(Kind kind, LocalDate first, Optional<LocalDate> last, Optional<Holder> cover) {
        public boolean isOn(LocalDate day) {
            return !day.isBefore(first) && last.filter(day::isAfter).isEmpty();
        }

        public boolean overlaps(Span other) {
            return last.filter(other.first::isAfter).isEmpty() && other.last.filter(first::isAfter).isEmpty();
        }

        public Span until(LocalDate day) {
            return new Span(kind, first, Optional.of(day), cover);
        }
    }

    /** @param ended who ended or replaced it; empty while it holds */
    public record Entry(String absence, String professional, Span span, String enteredBy, Optional<String> ended) {
        public boolean holds() {
            return ended.isEmpty();
        }
    }

    private final JdbcClient jdbc;
    private final Clock clock;

    Absences(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Of two who enter something for the same person at once, the second waits and then sees what the first entered. */
    public void inTurn(Permit permit, String professional) {
        jdbc.sql("select professional from professional where authority = ? and professional = ? for update")
                .params(permit.authority(), professional)
                .query(String.class)
                .optional();
    }

    /** What was entered for somebody, with what was ended and replaced, the latest first. */
    public List<Entry> of(Permit permit, String professional) {
        return jdbc.sql(
                        """
                        select absence, professional, kind, first_day, last_day, cover, cover_team, entered_by, ended_by from absence
                        where authority = ? and professional = ? order by first_day desc, entered desc, absence
                        """)
                .params(permit.authority(), professional)
                .query((row, _) -> entry(row))
                .list();
    }

    /** Everybody's that holds and is not over by that day. */
    public List<Entry> holdingFrom(Permit permit, LocalDate day) {
        return jdbc.sql(
                        """
                        select absence, professional, kind, first_day, last_day, cover, cover_team, entered_by, ended_by from absence
                        where authority = ? and ended is null and (last_day is null or last_day >= ?) order by first_day, absence
                        """)
                .params(permit.authority(), day)
                .query((row, _) -> entry(row))
                .list();
    }

    private static Entry entry(ResultSet row) throws SQLException {
        String person = row.getString("cover");
        return new Entry(
                row.getString("absence"),
                row.getString("professional"),
                new Span(
                        Kind.of(row.getString("kind")).orElseThrow(),
                        row.getObject("first_day", LocalDate.class),
                        Optional.ofNullable(row.getObject("last_day", LocalDate.class)),
                        person != null ? Optional.of(new Holder.Person(person)) : Optional.ofNullable(row.getString("cover_team")).map(Holder.Team::new)),
                row.getString("entered_by"),
                Optional.ofNullable(row.getString("ended_by")));
    }

    /** @param replaces the entry in whose place it stands */
    public void add(Permit permit, String professional, Span span, Optional<String> replaces) {
        jdbc.sql(
                        """
                        insert into absence (authority, absence, professional, kind, first_day, last_day, cover, cover_team, entered_by, entered, replaces)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        permit.authority(),
                        Identifiers.next(),
                        professional,
                        span.kind().code(),
                        span.first(),
                        span.last().orElse(null),
                        span.cover().map(cover -> cover instanceof Holder.Person(String person) ? person : null).orElse(null),
                        span.cover().map(cover -> cover instanceof Holder.Team(String team) ? team : null).orElse(null),
                        permit.viewer().professional(),
                        Timestamp.from(clock.instant()),
                        replaces.orElse(null))
                .update();
    }

    /** @return whether it held until now: not so where somebody else was quicker */
    public boolean end(Permit permit, String absence) {
        return jdbc.sql("update absence set ended = ?, ended_by = ? where authority = ? and absence = ? and ended is null")
                        .params(Timestamp.from(clock.instant()), permit.viewer().professional(), permit.authority(), absence)
                        .update()
                == 1;
    }
}
