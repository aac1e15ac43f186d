package kith.server.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import kith.procedures.calendar.Calendar;
import kith.server.TestDatabase;
import kith.server.directory.Accounts;
import kith.server.directory.Directories;
import kith.server.gate.Gate;
import kith.server.gate.Viewer;
import kith.server.record.Projections;
import kith.server.record.Reading;
import kith.server.record.Recording;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.DefaultApplicationArguments;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.transaction.support.TransactionTemplate;

/** The invented year on a real server: as it arrives, and a twentieth of it told through the gate, scene by scene. */
@SpringBootTest(args = {"--demo", "--size=1x"})
@DirtiesContext
class ArrivingPopulationTest {
    private static final Instant NOW = Instant.parse("2026-11-11T14:30:00Z");
    private static final int TWENTIETH = 5;

    @TestConfiguration(proxyBeanMethods = false)
    static class AtThatMoment {
        @Bean
        @Primary
        Clock thatMoment() {
            return Clock.fixed(NOW, ZoneOffset.UTC);
        }
    }

    @DynamicPropertySource
    static void database(DynamicPropertyRegistry registry) {
        TestDatabase.register(registry);
    }

    @Autowired
    private OtherPeople otherPeople;

    @Autowired
    FirstStart firstStart;

    @Autowired
    Families families;

    @Autowired
    Arrival arrival;

    @Autowired
    Directories directories;

    @Autowired
    Accounts accounts;

    @Autowired
    Gate gate;

    @Autowired
    Reading reading;

    @Autowired
    Recording recording;

    @Autowired
    Calendar calendar;

    @Autowired
    Projections projections;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient jdbc;

    @Test
    void a_year_of_a_tenth_of_an_authority_stands_on_the_records() {
        assertThat(count("select count(*) from child")).isBetween(690L, 735L);
        assertThat(recorded("referral_decision", "and answers -> 'treated_as' ->> 'choice' = 'referral'")).isBetween(400L, 430L);
        assertThat(recorded("assessment", "")).isBetween(410L, 430L);
        assertThat(recorded("strategy_discussion", "")).isBetween(147L, 165L);
        assertThat(recorded("initial_conference", "")).isBetween(45L, 55L);
        assertThat(count("select count(*) from status where status = 'child_protection_plan' and until is null")).isBetween(31L, 37L);
        assertThat(count("select count(*) from membership")).isGreaterThan(55L);
    }

    @Test
    void the_tables_for_reading_say_what_the_histories_say() {
        assertThat(projections.compare("buckinghamshire")).isEmpty();
    }

    @Test
    void starting_again_adds_nothing() {
        long before = count("select count(*) from event");
        firstStart.run(new DefaultApplicationArguments("--demo", "--size=2x"));
        assertThat(count("select count(*) from event")).isEqualTo(before);
    }

    /** What arrives whole is what its authors could have recorded: the gate, which is not asked then, lets each of them. */
    @Test
    void told_through_the_gate_scene_by_scene_the_same_is_recorded() {
        Map<String, String> ids = new HashMap<>();
        Map<String, Viewer> viewers = new HashMap<>();
        Partnership.names().forEach((key, name) -> {
            String id = jdbc.sql("select professional from professional where name = ?").param(name).query(String.class).single();
            ids.put(key, id);
            viewers.put(key, directories.viewer(Partnership.AUTHORITY, id).orElseThrow());
        });
        Partnership partnership = new Partnership(ids);
        Moments moments = new Moments(NOW, calendar);
        List<Story> stories = Population.of(Families.SEED, NOW, calendar, TWENTIETH);
        Histories histories = new Histories(
                reading.packs(Partnership.AUTHORITY), directories.duties(Partnership.AUTHORITY), calendar, viewers, partnership, moments);
        Map<String, Long> expected = stories.stream()
                .flatMap(story -> histories.of(story).events().stream())
                .collect(Collectors.groupingBy(past -> past.event().type(), Collectors.counting()));
        transaction.executeWithoutResult(status -> {
            status.setRollbackOnly();
            Map<String, Long> before = types();
            new Telling(gate, reading, recording, viewers, partnership, moments).tell(stories);
            Map<String, Long> told = types();
            before.forEach((type, number) -> told.merge(type, -number, Long::sum));
            told.values().removeIf(number -> number == 0);
            assertThat(told).isEqualTo(expected);
        });
    }

    @Test
    void copies_are_other_children_with_histories_of_their_own() {
        transaction.executeWithoutResult(status -> {
            status.setRollbackOnly();
            Map<String, String> ids = new HashMap<>();
            Map<String, Viewer> viewers = new HashMap<>();
            Partnership.names().forEach((key, name) -> {
                String id = jdbc.sql("select professional from professional where name = ?").param(name).query(String.class).single();
                ids.put(key, id);
                viewers.put(key, directories.viewer(Partnership.AUTHORITY, id).orElseThrow());
            });
            Histories histories = new Histories(
                    reading.packs(Partnership.AUTHORITY), directories.duties(Partnership.AUTHORITY), calendar, viewers, new Partnership(ids),
                    new Moments(NOW, calendar));
            List<Histories.Family> some = Population.of(Families.SEED, NOW, calendar, TWENTIETH).stream().map(histories::of).toList();
            Copying copying = new Copying(some);
            Map<String, String> people = otherPeople.enrol(families.administrator(), otherPeople.first(families.administrator()), 1);
            List<Histories.Family> copies = some.stream().map(family -> copying.copy(family, 1, people)).toList();
            long children = copies.stream().mapToLong(family -> family.kinds().size()).sum();
            long events = copies.stream().mapToLong(family -> family.events().size()).sum();
            assertThat(events / children).isBetween(69L, 73L);

            long before = count("select count(*) from obligation where state = 'open'");
            arrival.write(families.administrator(), some);
            long once = count("select count(*) from obligation where state = 'open'");
            arrival.write(families.administrator(), copies);
            assertThat(count("select count(*) from obligation where state = 'open'") - once).isEqualTo(once - before);
            String originals = some.getFirst().kinds().firstEntry().getKey();
            assertThat(copies.toString()).doesNotContain(originals);
            assertThat(ids.values()).as("other people work with them").noneMatch(copies.toString()::contains);
        });
    }

    private Map<String, Long> types() {
        Map<String, Long> types = new HashMap<>();
        jdbc.sql("select type, count(*) from event group by type").query(row -> {
            types.put(row.getString(1), row.getLong(2));
        });
        return types;
    }

    private long recorded(String step, String further) {
        return count("select count(*) from event where type = '" + step + ".recorded' and recorded >= timestamptz '2025-11-11' " + further);
    }

    private long count(String sql) {
        return jdbc.sql(sql).query(Long.class).single();
    }
}
