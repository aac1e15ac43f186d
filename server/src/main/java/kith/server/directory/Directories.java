package kith.server.directory;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import kith.procedures.position.Directory;
import kith.procedures.position.Holder;
import kith.server.gate.Permit;
import kith.server.gate.Viewer;
import kith.server.wording.Said;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The directory's tables, but for accounts. */
@Repository
public class Directories {
    private static final int LEFT_SECONDS = 60;

    /** Of somebody's memberships the one in which they act: it holds now, and none that holds began later. */
    private static final String ACTS =
            """
            w.began <= :now and (w.ended is null or w.ended > :now) and not exists (select 1 from membership later
                where later.authority = w.authority and later.professional = w.professional
                    and later.began > w.began and later.began <= :now and (later.ended is null or later.ended > :now))
            """;

    /** A team with its telephone, for "who to ring". */
    public record Team(String team, String name, String agency, String phone) {}

    /**
     * A professional as one chooses them for a task.
     *
     * @param away that they are away today
     */
    public record Member(
            String professional, String name, String role, String team, String teamName, String agency, String agencyKind, Optional<Away> away) {}

    public record Authority(String authority, String name, String pack) {}

    private final JdbcClient jdbc;
    private final Astir astir;
    private final Clock clock;
    private final String viewer;
    private final Map<String, Left> left = new ConcurrentHashMap<>();

    /** @param people who had no role at that time */
    private record Left(Instant asOf, Set<String> people) {}

    Directories(JdbcClient jdbc, Astir astir, Clock clock) {
        this.jdbc = jdbc;
        this.astir = astir;
        this.clock = clock;
        this.viewer = VIEWER.formatted(Absences.AWAY_TODAY, Rotas.ON_DUTY, Rotas.IN_ORDER, Rotas.IS_AWAY, ACTS, astir.sql());
    }

    public List<Authority> authorities() {
        return jdbc.sql("select authority, name, pack from authority order by authority")
                .query((row, _) -> new Authority(row.getString(1), row.getString(2), row.getString(3)))
                .list();
    }

    /**
     * Somebody who is signed in, and what their agency asks of them.
     *
     * @param needsSecondFactor whether a password alone is not enough
     */
    public record Visitor(Viewer viewer, boolean needsSecondFactor) {
        private static Visitor of(ResultSet row) throws SQLException {
            return new Visitor(Directories.viewer(row), row.getBoolean("second_factor"));
        }

        private static Visitor covering(Visitor one, Visitor other) {
            return new Visitor(Directories.covering(one.viewer, other.viewer), one.needsSecondFactor);
        }
    }

    public Optional<Viewer> viewer(String authority, String professional) {
        return visitor(authority, professional).map(Visitor::viewer);
    }

    /** The person acting in the membership that holds now, or nobody: a change shows on the next request, and so does a day on which they cover. */
    public Optional<Visitor> visitor(String authority, String professional) {
        Instant now = clock.instant();
        return jdbc
                .sql(viewer)
                .params(astir.parameters())
                .param("above", new String[] {"team_manager", "service_manager", "administrator"})
                .param("now", Timestamp.from(now))
                .param("today", Said.dayOf(now))
                .param("night", Rotas.nightAt(now))
                .param("authority", authority)
                .param("professional", professional)
                .query((row, _) -> Visitor.of(row))
                .list()
                .stream()
                .reduce(Visitor::covering);
    }

    /** Of somebody who is covered the role and the agency are the viewer's own: nobody comes by more than a colleague has. */
    private static final String VIEWER =
            """
            select v.*, c.professional as covered, c.name as covered_name, c.team as covered_team, c.last_day,
                array(select duty.part || ' ' || %4$s || ' ' || q.name from rota duty
                    join professional q on q.authority = duty.authority and q.professional = duty.professional
                    where duty.authority = v.authority and duty.team = v.team and %2$s order by %3$s) as on_duty
            from (
                select p.authority, p.professional, p.name, a.agency, a.name as agency_name, a.kind, a.second_factor, m.role, t.team, t.name as team_name, y.pack,
                    case when a.kind <> 'social_care' then '{}'
                        when m.role = 'team_manager' then array(select w.professional from membership w
                            where w.authority = m.authority and w.team = m.team and w.role <> all (:above) and %5$s)
                        when m.role = 'service_manager' then array(select w.professional from membership w
                            join team wt on wt.authority = w.authority and wt.team = w.team
                            join agency wa on wa.authority = wt.authority and wa.agency = wt.agency and wa.kind = 'social_care'
                            where w.authority = m.authority and %5$s and (w.role = 'team_manager' or w.role <> all (:above)
                                and not exists (select 1 from membership w0 where w0.authority = w.authority and w0.team = w.team
                                    and w0.role = 'team_manager' and w0.began <= :now and (w0.ended is null or w0.ended > :now))))
                        else '{}' end as manages,
                    array(select o.event from opened_access o where o.authority = p.authority and o.professional = p.professional
                        and o.begins <= :now and o.ends > :now order by o.event) as opened,
                    %6$s as has_news
                from professional p
                join membership m on m.authority = p.authority and m.professional = p.professional
                    and m.began <= :now and (m.ended is null or m.ended > :now)
                join team t on t.authority = m.authority and t.team = m.team
                join agency a on a.authority = t.authority and a.agency = t.agency
                join authority y on y.authority = p.authority
                where p.authority = :authority and p.professional = :professional
                order by m.began desc limit 1
            ) v left join lateral (
                select q.professional, q.name, n.team, away.last_day
                from absence away
                join professional q on q.authority = away.authority and q.professional = away.professional
                join membership n on n.authority = away.authority and n.professional = away.professional
                    and n.began <= :now and (n.ended is null or n.ended > :now)
                join team s on s.authority = n.authority and s.team = n.team
                where away.authority = v.authority and away.professional <> v.professional and %1$s
                    and s.agency = v.agency and n.role = v.role
                    and (away.cover = v.professional
                        or away.cover_team = v.team and exists (select 1 from rota duty
                            where duty.authority = away.authority and duty.team = away.cover_team and duty.professional = v.professional and %2$s))
            ) c on true
            order by c.name, c.professional, c.team
            """;

    private static Viewer viewer(ResultSet row) throws SQLException {
        String covered = row.getString("covered");
        List<Viewer.OnDuty> onDuty = Arrays.stream((String[]) row.getArray("on_duty").getArray())
                .map(each -> each.split(" ", 3))
                .map(each -> new Viewer.OnDuty(Rotas.Part.of(each[0]).when(), each[2], Boolean.parseBoolean(each[1])))
                .toList();
        return new Viewer(
                row.getString("authority"),
                row.getString("professional"),
                row.getString("name"),
                row.getString("agency"),
                row.getString("agency_name"),
                row.getString("kind"),
                row.getString("role"),
                row.getString("team"),
                row.getString("team_name"),
                row.getString("pack"),
                covered == null
                        ? List.of()
                        : List.of(new Viewer.Covered(
                                covered,
                                row.getString("covered_name"),
                                row.getString("covered_team"),
                                Optional.ofNullable(row.getObject("last_day", LocalDate.class)))),
                onDuty,
                List.of((String[]) row.getArray("manages").getArray()),
                List.of((String[]) row.getArray("opened").getArray()),
                row.getBoolean("has_news"));
    }

    /** One row for each whom the viewer covers. */
    private static Viewer covering(Viewer one, Viewer other) {
        return new Viewer(
                one.authority(),
                one.professional(),
                one.name(),
                one.agency(),
                one.agencyName(),
                one.agencyKind(),
                one.role(),
                one.team(),
                one.teamName(),
                one.pack(),
                Stream.concat(one.covers().stream(), other.covers().stream()).toList(),
                one.onDuty(),
                one.manages(),
                one.opened(),
                one.hasNews());
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

    /**
     * Names of people, teams and agencies by identifier, for showing who recorded, holds or attends, with who is away today and who is on duty. The
     * partnership knows its own.
     */
    public Names names(Permit permit) {
        Instant now = clock.instant();
        Map<String, String> people = new HashMap<>();
        Map<String, Team> teams = new HashMap<>();
        Map<String, String> agencies = new HashMap<>();
        Map<String, Away> away = new HashMap<>();
        Map<String, Map<Rotas.Part, Viewer.OnDuty>> onDuty = new HashMap<>();
        jdbc.sql(
                        """
                        select 'p', professional, name, '', '', null::date from professional where authority = :authority
                        union all
                        select 't', team, name, agency, phone, null from team where authority = :authority
                        union all
                        select 'a', agency, name, '', '', null from agency where authority = :authority
                        union all
                        select 'd', duty.team, q.name, duty.part, %3$s::text, null from rota duty
                        join professional q on q.authority = duty.authority and q.professional = duty.professional
                        where duty.authority = :authority and %2$s
                        union all
                        select 'w' || coalesce(left(away.kind_of_cover, 1), ''), away.professional, coalesce(away.cover_name, ''), coalesce(away.covered_by, ''),
                            coalesce(away.phone, ''), away.last_day
                        from (%1$s) away
                        """.formatted(AWAY, Rotas.ON_DUTY, Rotas.IS_AWAY))
                .param("authority", permit.authority())
                .param("now", Timestamp.from(now))
                .param("today", Said.dayOf(now))
                .param("night", Rotas.nightAt(now))
                .query(row -> {
                    String id = row.getString(2);
                    String name = row.getString(3);
                    switch (row.getString(1)) {
                        case "p" -> people.put(id, name);
                        case "a" -> agencies.put(id, name);
                        case "t" -> teams.put(id, new Team(id, name, row.getString(4), row.getString(5)));
                        case "d" -> {
                            Rotas.Part part = Rotas.Part.of(row.getString(4));
                            onDuty.computeIfAbsent(id, _ -> new EnumMap<>(Rotas.Part.class))
                                    .put(part, new Viewer.OnDuty(part.when(), name, Boolean.parseBoolean(row.getString(5))));
                        }
                        case String what -> away.put(id, away(what.substring(1), row.getString(4), name, row.getString(5), row.getObject(6, LocalDate.class)));
                    }
                });
        Map<String, List<Viewer.OnDuty>> turns = new HashMap<>();
        onDuty.forEach((team, parts) -> turns.put(team, List.copyOf(parts.values())));
        return new Names(people, teams, agencies, away, turns, Said.dayOf(now));
    }

    /** Who is away today: until when, who covers, and on which telephone; that of somebody is their team's. */
    private static final String AWAY =
            """
            select away.professional, away.last_day,
                case when away.cover is not null then 'person' when away.cover_team is not null then 'team' end as kind_of_cover,
                coalesce(away.cover, away.cover_team) as covered_by, coalesce(q.name, s.name) as cover_name,
                coalesce(s.phone, (select min(u.phone) from membership n join team u on u.authority = n.authority and u.team = n.team
                    where n.authority = away.authority and n.professional = away.cover and n.began <= :now and (n.ended is null or n.ended > :now))) as phone
            from absence away
            left join professional q on q.authority = away.authority and q.professional = away.cover
            left join team s on s.authority = away.authority and s.team = away.cover_team
            where away.authority = :authority and %s
            """.formatted(Absences.AWAY_TODAY);

    private static Away away(String kindOfCover, String cover, String name, String phone, LocalDate until) {
        return new Away(
                Optional.ofNullable(until),
                switch (kindOfCover) {
                    case "p" -> Optional.of(new Holder.Person(cover));
                    case "t" -> Optional.of(new Holder.Team(cover));
                    default -> Optional.empty();
                },
                name,
                phone);
    }

    /** Everyone with their present roles, by name. */
    public List<Member> members(Permit permit) {
        return members(permit, null);
    }

    /** The people of a team with their present roles, by name, and whoever is away today: somebody of the team may stand in for them. */
    public List<Member> membersOf(Permit permit, String team) {
        return members(permit, team);
    }

    private List<Member> members(Permit permit, String team) {
        Instant now = clock.instant();
        return jdbc.sql(
                        """
                        select p.professional, p.name, m.role, t.team, t.name, a.agency, a.kind,
                            away.professional as away, away.last_day, coalesce(left(away.kind_of_cover, 1), '') as kind_of_cover, away.covered_by,
                            coalesce(away.cover_name, '') as cover_name, coalesce(away.phone, '') as phone
                        from professional p
                        join membership m on m.authority = p.authority and m.professional = p.professional
                            and m.began <= :now and (m.ended is null or m.ended > :now)
                        join team t on t.authority = m.authority and t.team = m.team
                        join agency a on a.authority = t.authority and a.agency = t.agency
                        left join (%s) away on away.professional = p.professional
                        where p.authority = :authority and %s
                        order by p.name, p.professional, m.role
                        """.formatted(AWAY, team == null ? "true" : "(m.team = :team or away.professional is not null)"))
                .param("team", team)
                .param("now", Timestamp.from(now))
                .param("today", Said.dayOf(now))
                .param("authority", permit.authority())
                .query((row, _) -> new Member(
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        row.getString(5),
                        row.getString(6),
                        row.getString(7),
                        row.getString("away") == null
                                ? Optional.empty()
                                : Optional.of(away(
                                        row.getString("kind_of_cover"),
                                        row.getString("covered_by"),
                                        row.getString("cover_name"),
                                        row.getString("phone"),
                                        row.getObject("last_day", LocalDate.class)))))
                .list();
    }

    /** The teams of social care that the viewer manages, by name: a service manager all of them, a team manager the own one and that of somebody for whom they stand in. */
    public List<Team> managedTeams(Permit permit) {
        return jdbc.sql(
                        """
                        select t.team, t.name, t.agency, t.phone from team t join agency a on a.authority = t.authority and a.agency = t.agency
                        where t.authority = :authority and a.kind = 'social_care' and (:all or t.team = any (:teams))
                            and exists (select 1 from membership m where m.authority = t.authority and m.team = t.team and m.role <> 'administrator'
                                and m.began <= :now and (m.ended is null or m.ended > :now))
                        order by t.name, t.team
                        """)
                .param("authority", permit.authority())
                .param("all", permit.viewer().role().equals("service_manager"))
                .param("teams", permit.viewer().teams().toArray(String[]::new))
                .param("now", Timestamp.from(clock.instant()))
                .query((row, _) -> new Team(row.getString(1), row.getString(2), row.getString(3), row.getString(4)))
                .list();
    }

    /**
     * Those of social care whom the viewer manages, oneself among them: of a service manager every team, of a team manager the own one and that of
     * somebody for whom they stand in.
     */
    public static List<Member> managed(Viewer viewer, List<Member> members) {
        return members.stream()
                .filter(member -> member.agencyKind().equals("social_care") && !member.role().equals("administrator"))
                .filter(member -> viewer.role().equals("service_manager") || viewer.teams().contains(member.team()))
                .toList();
    }

    /** @param secondFactor whether its people must prove who they are by more than a password */
    public record Agency(String agency, String name, String kind, boolean secondFactor) {}

    public List<Agency> agencies(Permit permit) {
        return jdbc.sql("select agency, name, kind, second_factor from agency where authority = ? order by name, agency")
                .param(permit.authority())
                .query((row, _) -> new Agency(row.getString(1), row.getString(2), row.getString(3), row.getBoolean(4)))
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

    public void setSecondFactor(String authority, String agency, boolean needed) {
        jdbc.sql("update agency set second_factor = ? where authority = ? and agency = ?").params(needed, authority, agency).update();
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

    /** Ends every membership that somebody has: they are out with their next click, and nothing that a form names them for stays theirs. */
    public void endMemberships(String authority, String professional) {
        Timestamp now = Timestamp.from(clock.instant());
        jdbc.sql("update membership set ended = ? where authority = ? and professional = ? and (ended is null or ended > ?)")
                .params(now, authority, professional, now)
                .update();
        left.remove(authority);
    }

    public void addMembership(String authority, String professional, String role, String team) {
        jdbc.sql("insert into membership (authority, professional, role, team, began) values (?, ?, ?, ?, ?)")
                .params(authority, professional, role, team, Timestamp.from(clock.instant()))
                .update();
    }
}
