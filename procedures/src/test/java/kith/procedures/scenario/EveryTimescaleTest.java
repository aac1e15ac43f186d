package kith.procedures.scenario;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import kith.procedures.calendar.CountedOnFingers;
import kith.procedures.calendar.Term;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Every time that the shipped packs lay down, from the most awkward moments of 2026 to 2028. The scenarios beside the packs prove each on dates
 * of its own; here the same stories are told again at other times, and what is due when is counted on fingers.
 */
class EveryTimescaleTest {
    private static final List<Trials> trials = new ArrayList<>();

    @BeforeAll
    static void tellEveryStoryAgain() {
        List<ShippedScenarios> basesFirst = ShippedScenarios.all().stream()
                .sorted(Comparator.comparing(shipped -> Scenarios.lineage(ShippedScenarios.PACKS, shipped.pack().id()).size()))
                .toList();
        Set<Timescale> proven = new HashSet<>();
        for (ShippedScenarios shipped : basesFirst) {
            Trials told = Trials.of(shipped, proven);
            proven.addAll(told.timescales());
            trials.add(told);
        }
    }

    @Test
    void every_time_that_is_laid_down_is_asked_for_in_a_scenario() {
        assertThat(trials).allSatisfy(each -> assertThat(each.neverAsked()).as(each.pack()).isEmpty());
    }

    @Test
    void every_time_ends_when_it_is_up_as_counted_on_fingers() {
        assertThat(trials).allSatisfy(each -> assertThat(each.wrongEnds()).as(each.pack()).isEmpty());
    }

    @Test
    void nothing_is_late_a_minute_before_its_time_is_up_or_at_it_and_everything_is_a_minute_after() {
        assertThat(trials).allSatisfy(each -> assertThat(each.wronglyLate()).as(each.pack()).isEmpty());
        assertThat(trials).allSatisfy(each -> assertThat(each.notAlwaysMet()).as(each.pack()).isEmpty());
    }

    @Test
    void the_same_is_asked_and_the_same_comes_of_it_whenever_it_happens() {
        assertThat(trials).allSatisfy(each -> assertThat(each.changed()).as(each.pack()).isEmpty());
    }

    @Test
    void counting_on_fingers_shares_no_code_with_the_calendar() {
        classes().that().haveNameMatching("kith\\.procedures\\.calendar\\.(SlowCalendar|CountedOnFingers)(\\$.*)?")
                .should().onlyAccessClassesThat(describe(
                        "are how terms are written, lists and words",
                        accessed -> Set.of("java.lang", "java.lang.runtime", "java.util").contains(accessed.getPackageName())
                                || accessed.getName().startsWith(Term.class.getName())
                                || accessed.getName().startsWith(CountedOnFingers.class.getName())
                                || accessed.getName().startsWith("kith.procedures.calendar.SlowCalendar")))
                .check(new ClassFileImporter().importPackages("kith.procedures.calendar"));
    }
}
