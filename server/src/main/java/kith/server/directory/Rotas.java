package kith.server.directory;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import kith.procedures.history.Occurred;
import kith.server.identifier.Identifiers;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table of who is on duty in a team, on which day and in which part of it. A place that is filled anew keeps who had it before. */
@Repository
public class Rotas {
    /** A night's duty goes on until the office opens in the morning. */
    private static final Duration MORNING = Duration.ofHours(9);

    /** Who is on duty; ":today" and ":night" belong to it. */
    static final String ON_DUTY =
            " duty.ended is null and (duty.part <> 'night' and duty.day = :today or duty.part = 'night' and duty.day = :night) ";

    static final String IN_ORDER = " array_position(array['day', 'evening', 'night'], duty.part) ";

    /** Whether who is on duty is away today. */
    static final String IS_AWAY =
            "exists (select 1 from absence away where away.authority = duty.authority and away.professional = duty.professional and" + Absences.AWAY_TODAY + ")";

    /** A part of the day. */
    public enum Part {
        DAY("Day", "by day"),
        EVENING("Evening", "in the evening"),
        NIGHT("Night", "at night");

        private final String words;
        private final String when;

        Part(String words, String when) {
            this.words = words;
            this.when = when;
        }

        public String words() {
            return words;
        }

        /** "in the evening". */
        public String when() {
            return when;
        }

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Part of(String code) {
            return valueOf(code.toUpperCase(Locale.ROOT));
        }
    }

    /** When somebody has to be on duty in a team. */
    public enum Hours {
        OFFICE("By day on working days"),
        OUT_OF_HOURS("In the evening and at night, and by day at weekends and on bank holidays"),
        ALWAYS("At any time");

        private final String words;

        Hours(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        public static Optional<Hours> of(String code) {
            return Arrays.stream(values()).filter(hours -> hours.code().equals(code)).findFirst();
        }

        /** The parts of a day in which somebody has to be on duty. */
        public List<Part> parts(boolean workingDay) {
            return switch (this) {
                case OFFICE -> workingDay ? List.of(Part.DAY) : List.of();
                case OUT_OF_HOURS -> workingDay ? List.of(Part.EVENING, Part.NIGHT) : List.of(Part.values());
                case ALWAYS -> List.of(Part.values());
            };
        }
    }

    /** A part of a day in a team's rota. */
    public record Place(LocalDate day, Part part) {
        /** How a form calls it. */
        public String code() {
            return day + "-" + part.code();
        }
    }

    /** Who has a place. */
    public record Turn(Place place, String professional) {}

    private final JdbcClient jdbc;
    private final Clock clock;

    Rotas(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The day to which a night at that moment belongs. */
    static LocalDate nightAt(Instant now) {
        return LocalDate.ofInstant(now.minus(MORNING), Occurred.LONDON);
    }

    public Hours hours(String authority, String team) {
        return jdbc.sql("select hours from team where authority = ? and team = ?")
                .params(authority, team)
                .query(String.class)
                .optional()
                .flatMap(Hours::of)
                .orElse(Hours.OFFICE);
    }

    public void setHours(String authority, String team, Hours hours) {
        jdbc.sql("update team set hours = ? where authority = ? and team = ?").params(hours.code(), authority, team).update();
    }

    /** Who is on duty in the team on these days, the last one too. */
    public List<Turn> of(String authority, String team, LocalDate first, LocalDate last) {
        return jdbc.sql(
                        """
                        select day, part, professional from rota
                        where authority = ? and team = ? and day between ? and ? and ended is null order by day, part
                        """)
                .params(authority, team, first, last)
                .query((row, _) -> new Turn(new Place(row.getObject(1, LocalDate.class), Part.of(row.getString(2))), row.getString(3)))
                .list();
    }

    /** Takes somebody who leaves out of every place that is still to come. */
    public void endFrom(String authority, String professional, LocalDate day, String by) {
        jdbc.sql("update rota set ended = ?, ended_by = ? where authority = ? and professional = ? and day >= ? and ended is null")
                .params(Timestamp.from(clock.instant()), by, authority, professional, day)
                .update();
    }

    /**
     * Puts somebody in a place, or nobody.
     *
     * @param was who had it when whoever fills it looked; empty for nobody
     * @return whether it was still so: where not, nothing has changed
     */
    public boolean put(String authority, String team, Place place, Optional<String> was, Optional<String> now, String by) {
        Timestamp at = Timestamp.from(clock.instant());
        boolean asSeen = was.isEmpty()
                || jdbc.sql(
                                        """
                                        update rota set ended = ?, ended_by = ?
                                        where authority = ? and team = ? and day = ? and part = ? and professional = ? and ended is null
                                        """)
                                .params(at, by, authority, team, place.day(), place.part().code(), was.get())
                                .update()
                        == 1;
        if (!asSeen || now.isEmpty()) {
            return asSeen;
        }
        return jdbc.sql(
                        """
                        insert into rota (authority, rota, team, day, part, professional, entered_by, entered)
                        values (?, ?, ?, ?, ?, ?, ?, ?) on conflict (authority, team, day, part) where ended is null do nothing
                        """)
                        .params(authority, Identifiers.next(), team, place.day(), place.part().code(), now.get(), by, at)
                        .update()
                == 1;
    }
}
