package kith.server.directory;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import kith.procedures.position.Directory;
import kith.procedures.position.Holder;
import kith.server.gate.Permit;
import kith.server.gate.Viewer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The directory's tables, but for accounts. */
@Repository
public class Directories {
    private static final int LEFT_SECONDS = 60;

    /** A team with its telephone, for "who to ring". */
    public record Team(String team, String name, String agency, String phone) {}

    /** A professional as one chooses them for a task. */
    public record Member(String professional, String name, String role, String team, String teamName, String agencyKind) {}

    public record Authority(String authority, String name, String pack) {}

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Map<String, Left> left = new ConcurrentHashMap<>();

    /** @param people who had no role at that time */
    private record Left(Instant asOf, Set<String> people) {}

    Directories(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    public List<Authority> authorities() {
        return jdbc.sql("select authority, name, pack from authority order by authority")
                .query((row, _) -> new Authority(row.getString(1), row.getString(2), row.getString(3)))
                .list();
    }

    /** The person acting in the membership that holds now, or nobody: a change shows on the next request. */
    public Optional<Viewer> viewer(String authority, String professional) {
        return jdbc.sql(
                        """
                        select p.authority, p.professional, p.name, a.agency, a.name, a.kind, m.role, t.team, t.name, y.pack
                        from professional p
                        join membership m on m.authority = p.authority and m.professional = p.professional
                            and m.began <= :now and (m.ended is null or m.ended > :now)
                        join team t on t.authority = m.authority and t.team = m.team
                        join agency a on a.authority = t.authority and a.agency = t.agency
                        join authority y on y.authority = p.authority
                        where p.authority = :authority and p.professional = :professional
                        order by m.began desc limit 1
                        """)
                .param("now", Timestamp.from(clock.instant()))
                .param("authority", authority)
                .param("professional", professional)
                .query((row, _) -> new Viewer(
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        row.getString(5),
                        row.getString(6),
                        row.getString(7),
                        row.getString(8),
                        row.getString(9),
                        row.getString(10)))
                .optional();
    }

    /** Which team answers for each role where nobody is allocated. */
    public Duties duties(String authority) {
        Map<String, String> teams = new HashMap<>();
        jdbc.sql("select role, team from duty where authority = ?").param(authority).query(row -> {
            teams.put(row.getString(1), row.getString(2));
        });
        // A role that nobody was given falls to the managers' duty: never to nobody.
        String last = teams.getOrDefault("team_manager", teams.values().stream().sorted().findFirst().orElse("nobody"));
        return new Duties(teams, last, left(authority));
    }

    /**
     * Everybody of the directory who has no role now, looked up at most once in so many seconds: it is asked for on every page of a record,
     * and few leave.
     */
    private Set<String> left(String authority) {
        Instant now = clock.instant();
        return left.compute(authority, (_, known) -> known != null && Duration.between(known.asOf(), now).abs().toSeconds() < LEFT_SECONDS
                        ? known
                        : new Left(now, leftAt(authority, now)))
                .people();
    }

    private Set<String> leftAt(String authority, Instant now) {
        return Set.copyOf(jdbc.sql(
                        """
                        select p.professional from professional p
                        where p.authority = :authority and not exists (
                            select 1 from membership m
                            where m.authority = p.authority and m.professional = p.professional
                                and m.began <= :now and (m.ended is null or m.ended > :now))
                        """)
                .param("now", Timestamp.from(now))
                .param("authority", authority)
                .query(String.class)
                .list());
    }

    /** The team on duty for each role, the one that answers for every other, and who has left. Equal where the same teams answer and the same people are there. */
    public record Duties(Map<String, String> teams, String last, Set<String> left) implements Directory {
        public Duties {
            teams = Map.copyOf(teams);
            left = Set.copyOf(left);
        }

        @Override
        public boolean isHere(String person) {
            return !left.contains(person);
        }

        @Override
        public Holder dutyFor(String role) {
            return new Holder.Team(teams.getOrDefault(role, last));
        }
    }

    /** Names of people, teams and agencies by identifier, for showing who recorded, holds or attends. The partnership knows its own. */
    public Names names(Permit permit) {
        Map<String, String> people = new HashMap<>();
        Map<String, Team> teams = new HashMap<>();
        Map<String, String> agencies = new HashMap<>();
        jdbc.sql(
                        """
                        select 'p', professional, name, '', '' from professional where authority = :authority
                        union all
                        select 't', team, name, agency, phone from team where authority = :authority
                        union all
                        select 'a', agency, name, '', '' from agency where authority = :authority
                        """)
                .param("authority", permit.authority())
                .query(row -> {
                    switch (row.getString(1)) {
                        case "p" -> people.put(row.getString(2), row.getString(3));
                        case "a" -> agencies.put(row.getString(2), row.getString(3));
                        default -> teams.put(
                                row.getString(2),
                                new Team(row.getString(2), row.getString(3), row.getString(4), row.getString(5)));
                    }
                });
        return new Names(people, teams, agencies);
    }

    /** Everyone with their present roles, by name. */
    public List<Member> members(Permit permit) {
        return jdbc.sql(
                        """
                        select p.professional, p.name, m.role, t.team, t.name, a.kind
                        from professional p
                        join membership m on m.authority = p.authority and m.professional = p.professional
                            and m.began <= :now and (m.ended is null or m.ended > :now)
                        join team t on t.authority = m.authority and t.team = m.team
                        join agency a on a.authority = t.authority and a.agency = t.agency
                        where p.authority = :authority
                        order by p.name, p.professional, m.role
                        """)
                .param("now", Timestamp.from(clock.instant()))
                .param("authority", permit.authority())
                .query((row, _) -> new Member(
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        row.getString(5),
                        row.getString(6)))
                .list();
    }

    public record Agency(String agency, String name, String kind) {}

    public List<Agency> agencies(Permit permit) {
        return jdbc.sql("select agency, name, kind from agency where authority = ? order by name, agency")
                .param(permit.authority())
                .query((row, _) -> new Agency(row.getString(1), row.getString(2), row.getString(3)))
                .list();
    }

    // keeping the directory ------------------------------------------------------------------------------------------

    public void addAuthority(Authority authority) {
        jdbc.sql("insert into authority (authority, name, pack) values (?, ?, ?)")
                .params(authority.authority(), authority.name(), authority.pack())
                .update();
    }

    /** The pack version by which the authority's projections were last worked out as a whole; empty for never. */
    public Optional<String> projected(String authority) {
        return jdbc.sql("select coalesce(projected, '') from authority where authority = ?")
                .param(authority)
                .query(String.class)
                .optional()
                .filter(version -> !version.isEmpty());
    }

    public void setProjected(String authority, String packVersion) {
        jdbc.sql("update authority set projected = ? where authority = ?")
                .params(packVersion, authority)
                .update();
    }

    public void addAgency(String authority, String agency, String name, String kind) {
        jdbc.sql("insert into agency (authority, agency, name, kind) values (?, ?, ?, ?)")
                .params(authority, agency, name, kind)
                .update();
    }

    public void addTeam(String authority, Team team) {
        jdbc.sql("insert into team (authority, team, agency, name, phone) values (?, ?, ?, ?, ?)")
                .params(authority, team.team(), team.agency(), team.name(), team.phone())
                .update();
    }

    public void setDuty(String authority, String role, String team) {
        jdbc.sql(
                        """
                        insert into duty (authority, role, team) values (?, ?, ?)
                        on conflict (authority, role) do update set team = excluded.team
                        """)
                .params(authority, role, team)
                .update();
    }

    public void addProfessional(String authority, String professional, String name, String email) {
        jdbc.sql("insert into professional (authority, professional, name, email) values (?, ?, ?, ?)")
                .params(authority, professional, name, email)
                .update();
    }

    public void addMembership(String authority, String professional, String role, String team) {
        jdbc.sql("insert into membership (authority, professional, role, team, began) values (?, ?, ?, ?, ?)")
                .params(authority, professional, role, team, Timestamp.from(clock.instant()))
                .update();
    }
}
