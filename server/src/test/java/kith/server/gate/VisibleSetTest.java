package kith.server.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kith.server.RunningKith;
import kith.server.TestPartnership;
import kith.server.handover.HandoverWork;
import kith.server.handover.Handovers;
import kith.server.people.Child;
import kith.server.people.Children;
import kith.server.people.Siblings;
import kith.server.sentinel.HeldBack;
import kith.server.work.Obligations;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** On random worlds, the records that SQL lists for a viewer are those which the gate lets that viewer read, no more and no fewer. */
@RunningKith(webEnvironment = SpringBootTest.WebEnvironment.MOCK)
class VisibleSetTest {
    private static final long SEED = 20260618L;
    /** Fewer than a search shows, so that what is missing is missing because of the gate. */
    private static final int RECORDS = 16;

    private static final List<String> AUTHORITIES = List.of(TestPartnership.AUTHORITY, "othershire");
    private static final List<String> PEOPLE = List.of("ann", "ben", "cas");
    private static final List<String> EVENTS = List.of("emergency", "given");
    private static final List<String> TEAMS = List.of("red", "blue");
    private static final List<String> ROLES =
            List.of("social_worker", "team_manager", "front_door_worker", "service_manager", "police", "administrator");
    private static final List<String> KINDS = List.of("social_care", "police", "health");

    @Autowired
    private ApplicationContext kith;

    @Autowired
    private JdbcTemplate jdbc;

    @Autowired
    private JdbcClient client;

    @Autowired
    private Children children;

    @Autowired
    private Siblings siblings;

    @Autowired
    private Obligations obligations;

    @Autowired
    private Handovers handovers;

    @Autowired
    private HandoverWork handoverWork;

    @Autowired
    private HeldBack heldBack;

    @Autowired
    private Relations relations;

    @BeforeAll
    void directory() {
        new TestPartnership(kith).enrol().contact("Ada", "Quillfeather");
        jdbc.execute("create table sample_child as select * from child");
        jdbc.execute("create table sample_obligation as select * from obligation where state = 'open' and approves is null limit 1");
        jdbc.execute("update sample_obligation set because = 'because', late_from = now() - interval '1 day'");
        jdbc.update("insert into authority (authority, name, pack) values ('othershire', 'Othershire', 'buckinghamshire')");
    }

    private static <T> T one(Random random, List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    /** Puts a row of a real record in once more, with some of its columns changed. */
    private void copy(String table, Map<String, ?> changed) {
        jdbc.update(
                "insert into " + table + " select (jsonb_populate_record(one, ?::jsonb)).* from sample_" + table + " one",
                JsonMapper.shared().writeValueAsString(changed));
    }

    private List<String> world(Random random) {
        return world(random, List.of(Relation.values()));
    }

    private List<String> world(Random random, List<Relation> kinds) {
        List.of("child", "sibling", "obligation", "handover", "handover_work", "held_back", "recorded_all_the_same", "relation").forEach(table -> jdbc.update("delete from " + table));
        List<String> records = new ArrayList<>();
        for (int i = 0; i < RECORDS; i++) {
            String record = "record%02d".formatted(i);
            records.add(record);
            for (String authority : AUTHORITIES) {
                copy("child", Map.of("authority", authority, "record", record));
                copy("obligation", Map.of(
                        "authority", authority,
                        "record", record,
                        "step", one(random, List.of("first", "second")),
                        "holder_person", one(random, PEOPLE),
                        "holder_team", random.nextInt(4) == 0 ? Viewer.managerOf(one(random, PEOPLE)) : one(random, TEAMS),
                        "tells", List.of(one(random, ROLES))));
                jdbc.update("insert into handover values (?, ?, ?, 'ann', now(), now() + interval '1 day', '', '', '', '{}', null)", authority, record, record);
                jdbc.update("insert into handover_work values (?, ?, ?, 'event', 'Title', 'today', 'ben', now(), '')", authority, record, record);
                jdbc.update("insert into held_back values (?, ?, ?, 'event', '', 'a name', 'API', 'ann', 'police', 'police', now())", authority, record, record);
                for (int rows = random.nextInt(4); rows > 0; rows--) {
                    String grantee =
                            switch (random.nextInt(12)) {
                                case 0, 1 -> "person:" + one(random, PEOPLE);
                                case 2, 3 -> "team:" + one(random, TEAMS);
                                case 4 -> Viewer.EVERYBODY;
                                case 5 -> Viewer.managerOf(one(random, PEOPLE));
                                case 6 -> Viewer.SERVICE;
                                case 7 -> kinds.contains(Relation.BARRED) ? Viewer.barred(one(random, PEOPLE)) : "person:" + one(random, PEOPLE);
                                case 8 -> Viewer.openedBy(one(random, EVENTS));
                                default -> "role:" + one(random, ROLES);
                            };
                    jdbc.update(
                            "insert into relation (authority, record, grantee, relation, basis) values (?, ?, ?, ?, ?) on conflict do nothing",
                            authority,
                            record,
                            grantee,
                            grantee.startsWith("barred:") ? Relation.BARRED.name() : one(random, kinds).name(),
                            "basis " + random.nextInt(2));
                }
            }
        }
        for (String record : records) {
            jdbc.update("insert into sibling (authority, record, other, relation) values (?, 'record00', ?, 'sister')", TestPartnership.AUTHORITY, record);
        }
        return records;
    }

    private static Viewer viewer(Random random) {
        return new Viewer(
                one(random, AUTHORITIES), one(random, PEOPLE), "Name", "agency", "Agency", one(random, KINDS), one(random, ROLES),
                one(random, TEAMS), "Team", "buckinghamshire", covers(random), List.of(),
                random.nextBoolean() ? List.of() : List.of(one(random, PEOPLE)), random.nextBoolean() ? List.of() : List.of(one(random, EVENTS)), random.nextBoolean());
    }

    private static List<Viewer.Covered> covers(Random random) {
        return random.nextInt(3) == 0 ? List.of(new Viewer.Covered(one(random, PEOPLE), "Name", one(random, TEAMS), Optional.empty())) : List.of();
    }

    private Permit permit(Viewer viewer, Optional<String> record) {
        return new Permit(viewer, Action.FIND_PEOPLE, record, Level.SUMMARY, false, Outlet.PAGE);
    }

    private Question question(Viewer viewer, String record) {
        return new Question(viewer, Action.READ_RECORD, relations.between(viewer, record), Set.of(), Outlet.PAGE);
    }

    private Level level(Viewer viewer, String record) {
        return GateRules.level(question(viewer, record));
    }

    /** Whether the whole of it is seen, and not only opened for a time. */
    private boolean seesWhole(Viewer viewer, String record) {
        return GateRules.readsProtected(question(viewer, record));
    }

    /** What the gate says of each record, asked one by one: that there is such a record. */
    private Set<String> known(Viewer viewer, List<String> records) {
        return records.stream().filter(record -> level(viewer, record) != Level.NOTHING).collect(Collectors.toCollection(TreeSet::new));
    }

    /** And that it may be read. */
    private Set<String> allowed(Viewer viewer, List<String> records) {
        Set<String> allowed = new TreeSet<>();
        for (String record : records) {
            if (level(viewer, record).compareTo(Level.SUMMARY) >= 0) {
                allowed.add(record);
            }
        }
        return allowed;
    }

    @RepeatedTest(25)
    void sql_lists_what_the_gate_allows(RepetitionInfo repetition) {
        Random random = new Random(SEED + repetition.getCurrentRepetition());
        List<String> records = world(random);
        int seen = 0;
        for (int i = 0; i < 12; i++) {
            Viewer viewer = viewer(random);
            Set<String> allowed = allowed(viewer, records);
            Set<String> known = known(viewer, records);
            seen += allowed.size();

            assertThat(found(viewer)).as("found by %s", viewer).isEqualTo(known);
            assertThat(tableOfRecords(viewer)).as("read by %s", viewer)
                    .isEqualTo(allowed.stream().collect(Collectors.toMap(record -> record, record -> seesWhole(viewer, record))));
            assertThat(siblingsSeen(viewer)).isEqualTo(viewer.authority().equals("othershire") ? Set.of() : allowed);
            List<Obligations.Work> asked = obligations.ofSteps(permit(viewer, Optional.empty()), List.of("first", "second"), Obligations.MOST).value();
            assertThat(work(asked)).isEqualTo(allowed);
            assertThat(asked).allSatisfy(work -> assertThat(work.row().because().isEmpty())
                    .as("why, to %s of %s", viewer, work.record())
                    .isEqualTo(!seesWhole(viewer, work.record())));
            Set<String> whole = allowed.stream().filter(record -> seesWhole(viewer, record)).collect(Collectors.toSet());
            assertThat(handedOver(viewer)).as("handovers, to %s", viewer).isEqualTo(whole);
            assertThat(doneMeanwhile(viewer, records)).as("what was done while they held, to %s", viewer).isEqualTo(whole);
            assertThat(heldBack.all(permit(viewer, Optional.empty())).value().stream().map(HeldBack.Hold::record).collect(Collectors.toSet())).as("held back, to %s", viewer).isEqualTo(whole);
            assertThat(heldBack.waiting(permit(viewer, Optional.empty())).value()).isEqualTo(whole.size());
            assertThat(work(obligations.dueBy(permit(viewer, Optional.empty()), records, Instant.now()).value())).isEqualTo(allowed);
            assertThat(work(obligations.lateToTell(permit(viewer, Optional.empty()), Obligations.MOST).value()))
                    .isEqualTo(heldByOthers(viewer, heldBy(viewer, "tells[1]", viewer.role(), allowed)));
            Set<String> held = new TreeSet<>();
            viewer.persons().forEach(person -> held.addAll(heldBy(viewer, "holder_person", person, allowed)));
            assertThat(work(obligations.ofPerson(permit(viewer, Optional.empty())).value())).isEqualTo(held);
            assertThat(work(obligations.ofTeam(permit(viewer, Optional.empty())).value()))
                    .isEqualTo(heldBy(viewer, "holder_team", viewer.team(), allowed));
        }
        assertThat(seen).as("worlds in which nobody sees anything prove nothing").isPositive();
    }

    @RepeatedTest(25)
    void whoever_covers_sees_what_both_see_and_nothing_else(RepetitionInfo repetition) {
        Random random = new Random(SEED + repetition.getCurrentRepetition());
        List<String> records = world(random, Stream.of(Relation.values()).filter(relation -> relation != Relation.BARRED).toList());
        for (int i = 0; i < 12; i++) {
            Viewer alone = new Viewer(
                    TestPartnership.AUTHORITY, "ann", "Name", "agency", "Agency", one(random, KINDS), one(random, ROLES), one(random, TEAMS), "Team", "pack");
            Viewer away = like(alone, "ben", one(random, TEAMS), List.of());
            Viewer covering = like(alone, "ann", alone.team(), List.of(new Viewer.Covered("ben", "Name", away.team(), Optional.empty())));
            for (String record : records) {
                Level best = level(alone, record).compareTo(level(away, record)) > 0 ? level(alone, record) : level(away, record);
                assertThat(level(covering, record)).as("%s of %s by %s", record, away, alone).isEqualTo(best);
            }
        }
    }

    @Test
    void whoever_is_barred_sees_nothing_whatever_else_they_are_and_whoever_covers_them_sees_it() {
        List<String> records = world(new Random(SEED));
        String record = records.getFirst();
        jdbc.update("delete from relation");
        Viewer ben = new Viewer(TestPartnership.AUTHORITY, "ben", "Name", "agency", "Agency", "social_care", "service_manager", "red", "Team", "pack");
        for (String grantee : List.of("person:ben", "team:red", "role:service_manager")) {
            jdbc.update("insert into relation values (?, ?, ?, 'ALLOCATED', 'basis')", TestPartnership.AUTHORITY, record, grantee);
        }
        assertThat(level(ben, record)).isEqualTo(Level.FULL);

        jdbc.update("insert into relation values (?, ?, ?, 'BARRED', 'barred')", TestPartnership.AUTHORITY, record, Viewer.barred("ben"));

        assertThat(level(ben, record)).isEqualTo(Level.NOTHING);
        assertThat(found(ben)).isEmpty();
        assertThat(tableOfRecords(ben)).isEmpty();
        assertThat(level(like(ben, "ann", "blue", List.of(new Viewer.Covered("ben", "Name", "red", Optional.empty()))), record)).isEqualTo(Level.FULL);
    }

    @Test
    void of_a_record_that_stands_still_the_name_is_found_and_nothing_else() {
        List<String> records = world(new Random(SEED));
        String record = records.getFirst();
        jdbc.update("delete from relation");
        Viewer ben = new Viewer(TestPartnership.AUTHORITY, "ben", "Name", "agency", "Agency", "social_care", "service_manager", "red", "Team", "pack");
        for (String grantee : List.of("person:ben", "team:red", "role:service_manager")) {
            jdbc.update("insert into relation values (?, ?, ?, 'FROZEN', 'basis')", TestPartnership.AUTHORITY, record, grantee);
        }

        assertThat(level(ben, record)).isEqualTo(Level.WHO_TO_RING);
        assertThat(found(ben)).containsExactly(record);
        assertThat(tableOfRecords(ben)).isEmpty();
        assertThat(work(obligations.ofSteps(permit(ben, Optional.empty()), List.of("first", "second"), Obligations.MOST).value())).isEmpty();
    }

    private static Viewer like(Viewer one, String professional, String team, List<Viewer.Covered> covers) {
        return new Viewer(
                one.authority(), professional, "Name", one.agency(), "Agency", one.agencyKind(), one.role(), team, "Team", one.pack(), covers, List.of(), List.of(), List.of(), false);
    }

    private Set<String> found(Viewer viewer) {
        Set<String> found = new TreeSet<>();
        children.named(permit(viewer, Optional.empty()), "ada").value().stream().map(Child::record).forEach(found::add);
        return found;
    }

    /** By record, whether the whole of it is seen. */
    private Map<String, Boolean> tableOfRecords(Viewer viewer) {
        return client.sql("select * from " + Visible.recordsSql() + " sight")
                .params(Visible.parameters(permit(viewer, Optional.empty())))
                .query((row, _) -> Map.entry(row.getString("record"), row.getBoolean("whole")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private Set<String> handedOver(Viewer viewer) {
        return handovers.holdingOrMadeSince(permit(viewer, Optional.empty()), Instant.now(), Instant.now()).value().stream()
                .map(listed -> listed.child().record())
                .collect(Collectors.toSet());
    }

    private Set<String> doneMeanwhile(Viewer viewer, List<String> records) {
        return handoverWork.of(permit(viewer, Optional.empty()), records).value().stream().map(HandoverWork.Row::handover).collect(Collectors.toSet());
    }

    private Set<String> siblingsSeen(Viewer viewer) {
        Set<String> seen = new TreeSet<>();
        siblings.of(permit(viewer, Optional.of("record00"))).value().forEach(sibling -> seen.add(sibling.child().record()));
        return seen;
    }

    private static Set<String> work(List<Obligations.Work> work) {
        Set<String> records = new TreeSet<>();
        work.forEach(each -> records.add(each.record()));
        return records;
    }

    /** Each record of these worlds owes one thing. */
    private Set<String> heldByOthers(Viewer viewer, Set<String> records) {
        Set<String> others = new TreeSet<>(records);
        viewer.persons().forEach(person -> others.removeAll(heldBy(viewer, "holder_person", person, records)));
        others.removeAll(heldBy(viewer, "holder_team", viewer.team(), records));
        viewer.holdsAsManager().forEach(held -> others.removeAll(heldBy(viewer, "holder_team", held, records)));
        return others;
    }

    private Set<String> heldBy(Viewer viewer, String column, String holder, Set<String> allowed) {
        Set<String> held = new TreeSet<>(jdbc.queryForList(
                "select record from obligation where authority = ? and " + column + " = ?", String.class, viewer.authority(), holder));
        held.retainAll(allowed);
        return held;
    }
}
