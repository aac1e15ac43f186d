package kith.procedures.pack;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import kith.procedures.calendar.Calendar;
import kith.procedures.calendar.Due;
import kith.procedures.calendar.Term;
import kith.procedures.calendar.Terms;
import kith.procedures.condition.Condition;
import kith.procedures.condition.FieldRef;
import kith.procedures.history.Occurred;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TighteningTest {
    private static final Instant RECORDED = Instant.parse("2026-06-01T09:00:00Z");

    @TempDir
    Path folder;

    /** Every pair of terms, from many starts, with holidays fallen at random: proved means never later, without exception. */
    @Test
    void what_is_proved_never_later_never_is() {
        SplittableRandom random = new SplittableRandom(20_260_401);
        List<Term> terms = terms();
        List<Occurred> starts = starts(random);
        int proved = 0;
        for (Term local : terms) {
            for (Term base : terms) {
                if (!Tightening.neverLater(local, base)) {
                    continue;
                }
                proved++;
                for (Occurred start : starts) {
                    Calendar calendar = withHolidays(random);
                    Due first = Terms.due(local, start, RECORDED, calendar);
                    Due second = Terms.due(base, start, RECORDED, calendar);
                    assertThat(laterThan(first, second))
                            .as("%s instead of %s from %s: %s, %s", Terms.write(local), Terms.write(base), start, first, second)
                            .isFalse();
                }
            }
        }
        assertThat(proved).isGreaterThan(terms.size() * terms.size() / 4);
    }

    private static List<Term> terms() {
        return Stream.of(
                        IntStream.of(1, 4, 22, 23, 24, 25, 47, 71, 72, 97, 241, 500).mapToObj(Term.Hours::new),
                        IntStream.of(1, 2, 5, 7, 10, 14, 28, 30, 31, 61, 89, 92).mapToObj(Term.Days::new),
                        IntStream.of(1, 2, 8, 15, 32).mapToObj(Term.DaysBeginningWith::new),
                        IntStream.of(1, 2, 5, 6, 10, 15, 20, 45).mapToObj(Term.WorkingDays::new),
                        Stream.of(new Term.NextWorkingDay(), new Term.AsStated()),
                        Stream.of(
                                new Term.LaterOf(new Term.Hours(24), new Term.NextWorkingDay()),
                                new Term.SoonerOf(new Term.Hours(24), new Term.NextWorkingDay()),
                                new Term.SoonerOf(new Term.Days(14), new Term.WorkingDays(10)),
                                new Term.LaterOf(new Term.WorkingDays(10), new Term.Days(14))),
                        IntStream.of(1, 2, 4, 6, 12, 13, 26, 52).mapToObj(Term.Weeks::new),
                        IntStream.of(1, 2, 3, 6, 12, 24).mapToObj(Term.Months::new),
                        IntStream.of(1, 2, 5).mapToObj(Term.WorkingDaysBefore::new))
                .<Term>flatMap(each -> each)
                .toList();
    }

    private static List<Occurred> starts(SplittableRandom random) {
        List<Occurred> starts = new ArrayList<>();
        // The days about both clock changes of a year, to the minute, and about the end of February.
        for (String day : List.of("2026-03-28", "2026-03-29", "2026-10-24", "2026-10-25", "2028-02-28", "2028-02-29", "2027-01-31", "2026-12-24")) {
            for (String time : List.of("T00:00:00Z", "T00:30:00Z", "T12:00:00Z", "T22:59:00Z", "T23:30:00Z")) {
                starts.add(new Occurred.At(Instant.parse(day + time)));
            }
            starts.add(new Occurred.On(LocalDate.parse(day)));
        }
        for (int i = 0; i < 40; i++) {
            long second = Instant.parse("2026-01-01T00:00:00Z").getEpochSecond() + random.nextLong(20L * 366 * 86_400);
            starts.add(new Occurred.At(Instant.ofEpochSecond(second)));
            starts.add(new Occurred.On(LocalDate.of(2026, 1, 1).plusDays(random.nextInt(7_300))));
        }
        return starts;
    }

    /** Weekends, and now and then a day or a run of days proclaimed. */
    private static Calendar withHolidays(SplittableRandom random) {
        int one = random.nextInt(2, 40);
        int run = random.nextInt(4);
        return day -> day.getDayOfWeek().getValue() < 6 && Math.floorMod(day.toEpochDay(), one) >= Math.min(run, one - 1);
    }

    /** Whether there is an instant at which the second is late and the first is not. */
    private static boolean laterThan(Due first, Due second) {
        return switch (second) {
            case Due.At(Instant limit) -> !first.lateAt(limit.plusNanos(1));
            case Due.ByEndOf end -> !first.lateAt(end.lateFrom());
        };
    }

    @ParameterizedTest
    @CsvSource({
        "23 hours,24 hours,true", "24 hours,24 hours,true", "25 hours,24 hours,false",
        "15 working days,15 working days,true", "16 working days,15 working days,false",
        "next working day,1 working day,true", "1 working day,next working day,true", "2 working days,next working day,false",
        "12 weeks,3 months,true", "13 weeks,3 months,false", "90 days,3 months,false", "89 days,3 months,true",
        "3 months,92 days,true", "3 months,91 days,false",
        "10 days,10 working days,true", "3 weeks,15 working days,false", "2 weeks,15 working days,true",
        "15 working days,3 weeks,false", "15 working days,1 month,false",
        "23 hours,1 day,true", "24 hours,1 day,false", "23 hours,next working day,true",
        "8 days beginning with,7 days,true", "9 days beginning with,7 days,false",
        "3 working days before,2 working days before,true", "1 working day before,2 working days before,false",
    })
    void the_proof_is_neither_lax_nor_useless(String local, String base, boolean never) {
        assertThat(Tightening.neverLater(Terms.parse(local), Terms.parse(base))).isEqualTo(never);
    }

    /** Two rules with exceptions at random: where nothing is reported, no truth of the conditions gives a later limit. */
    @Test
    void whichever_exception_applies_an_accepted_rule_is_never_later() {
        SplittableRandom random = new SplittableRandom(20_260_402);
        int accepted = 0;
        int refused = 0;
        for (int i = 0; i < 40_000; i++) {
            Rule base = rule(random);
            Rule local = random.nextInt(3) == 0 ? rule(random) : tighter(base, random);
            if (!Tightening.loosened(base, local).isEmpty()) {
                refused++;
                continue;
            }
            accepted++;
            for (int truths = 0; truths < 8; truths++) {
                assertThat(hours(local, truths)).as("%s%n%s%n%s", base, local, truths).isLessThanOrEqualTo(hours(base, truths));
            }
        }
        assertThat(accepted).isGreaterThan(4_000);
        assertThat(refused).isGreaterThan(4_000);
    }

    private static int hours(Rule rule, int truths) {
        return rule.exceptions().stream()
                .filter(exception -> exception.condition() instanceof Condition.IsRecorded(String step)
                        && (truths >> Integer.parseInt(step) & 1) == 1)
                .map(Rule.Exception::limit)
                .findFirst()
                .or(rule::limit)
                .map(limit -> ((Term.Hours) limit).hours())
                .orElse(Integer.MAX_VALUE);
    }

    private static Rule rule(SplittableRandom random) {
        List<Rule.Exception> exceptions = new ArrayList<>();
        for (int i = 0; i < random.nextInt(4); i++) {
            exceptions.add(exception(random.nextInt(3), 1 + random.nextInt(9)));
        }
        Optional<Term> limit = random.nextInt(4) == 0 ? Optional.empty() : Optional.of(new Term.Hours(1 + random.nextInt(9)));
        return rule(limit, exceptions);
    }

    /** Limits shortened here and there, and an exception left out or put in. */
    private static Rule tighter(Rule base, SplittableRandom random) {
        List<Rule.Exception> exceptions = new ArrayList<>();
        for (Rule.Exception exception : base.exceptions()) {
            int step = Integer.parseInt(((Condition.IsRecorded) exception.condition()).step());
            int hours = ((Term.Hours) exception.limit()).hours();
            if (random.nextInt(6) > 0) {
                exceptions.add(exception(step, Math.max(1, hours - random.nextInt(2))));
            }
        }
        if (random.nextInt(6) == 0) {
            exceptions.add(random.nextInt(exceptions.size() + 1), exception(random.nextInt(3), 1 + random.nextInt(3)));
        }
        return rule(base.limit().map(limit -> new Term.Hours(Math.max(1, ((Term.Hours) limit).hours() - random.nextInt(3)))), exceptions);
    }

    private static Rule.Exception exception(int step, int hours) {
        return new Rule.Exception(new Condition.IsRecorded(String.valueOf(step)), Optional.empty(), new Term.Hours(hours), SOURCE);
    }

    private static final Source SOURCE = new Source("manual", "The manual", "1", List.of());

    private static Rule rule(Optional<Term> limit, List<Rule.Exception> exceptions) {
        return new Rule("r", "p", List.of("a"), new Condition.Always(), false, "m", "s", "o", Optional.empty(), Optional.empty(), limit, Optional.empty(), List.of(),
                exceptions, Optional.empty(), Optional.empty(), List.of(), false, List.of(), false, Optional.empty(), SOURCE);
    }

    /** Each part of a rule kept, made stricter or made looser, in every combination. */
    @Test
    void a_rule_is_refused_exactly_for_the_parts_that_were_made_looser() {
        for (int on = 0; on < 3; on++) {
            for (int limit = 0; limit < 3; limit++) {
                for (int aim = 0; aim < 3; aim++) {
                    for (int reason = 0; reason < 3; reason++) {
                        for (int tell = 0; tell < 3; tell++) {
                            for (int cancelled = 0; cancelled < 3; cancelled++) {
                                Rule base = varied(1, 1, 1, 1, 1, 1);
                                Rule local = varied(on, limit, aim, reason, tell, cancelled);
                                Set<String> looser = new HashSet<>();
                                addIf(looser, on == 2, "on");
                                addIf(looser, limit == 2, "limit");
                                addIf(looser, aim == 2, "aim");
                                addIf(looser, reason == 2 || tell == 2, "if_late");
                                addIf(looser, cancelled == 2, "cancelled_on");
                                assertThat(Tightening.loosened(base, local).stream()
                                                .map(Tightening.Loosened::key)
                                                .collect(Collectors.toSet()))
                                        .as("%s", local).isEqualTo(looser);
                            }
                        }
                    }
                }
            }
        }
    }

    private static void addIf(Set<String> set, boolean there, String key) {
        if (there) {
            set.add(key);
        }
    }

    /** 0 stricter, 1 as it is, 2 looser. */
    private static Rule varied(int on, int limit, int aim, int reason, int tell, int cancelled) {
        return new Rule("r", "p", List.of(List.of("a", "b", "c"), List.of("a", "b"), List.of("a")).get(on), new Condition.Always(), false,
                "m", "s", "o", Optional.empty(),
                Optional.of(new Term.Hours(10 + 2 * aim)), Optional.of(new Term.Days(9 + limit)), Optional.empty(), List.of(new FieldRef("a", "at")), List.of(), Optional.empty(), Optional.empty(),
                List.of(List.<String>of(), List.of("x"), List.of("x", "y")).get(cancelled), reason < 2,
                List.of(List.of("n", "o"), List.of("n"), List.<String>of()).get(tell), false, Optional.empty(), SOURCE);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            within: {limit: 25 hours}                      | 4:14 | its limit may fall later than 24 hours
            within: {limit: 1 day}                         | 4:14 | its limit may fall later than 24 hours
            within: {aim: 5 hours}                         | 4:14 | its aim may fall later than 4 hours
            within: {limit: {remove: true}}                | 4:14 | its limit may fall later than 24 hours
            if: recorded(seen)                             | 4:5  | it applies in other cases
            on: seen                                       | 4:5  | fewer steps raise it
            must: report                                   | 4:5  | it asks for another step
            from: {remove: true}                           | 4:5  | its time counts from something else
            cancelled_on: [report]                         | 4:5  | more steps end the need for it
            if_late: {reason: false}                       | 4:5  | being late no longer asks for a reason
            if_late: {tell: [worker]}                      | 4:5  | fewer people are told when it is late
            loosenable: true                               | 4:5  | it would become loosenable
            except: [{if: recorded(seen), limit: 30 hours}] | 4:5 | in some case its limit may fall later than before
            """)
    void a_loosened_rule_is_a_problem_at_its_own_line(String change, String place, String what) {
        List<String> problems = SoundPack.in(folder).withLocal("procedure: visit\nrules:\n  see_child:\n    " + change + "\n").problems("local");

        assertThat(problems).singleElement().asString()
                .startsWith("local/procedures/visit.yaml:" + place + ": see_child of sound may not be loosened, and here " + what + ".");
    }

    @ParameterizedTest
    @CsvSource({"76 years, 0", "75 years, 0", "74 years, 1", "900 months, 0", "899 months, 1", ", 1"})
    void what_must_wait_may_wait_longer_and_never_less(String local, int loosened) {
        assertThat(Tightening.loosened(waiting(Optional.of("75 years")), waiting(Optional.ofNullable(local)))).hasSize(loosened);
    }

    private static Rule waiting(Optional<String> notBefore) {
        return new Rule("r", "p", List.of("a"), new Condition.Always(), false, "m", "s", "o", Optional.empty(), Optional.empty(), Optional.empty(),
                notBefore.map(Terms::parse), List.of(), List.of(), Optional.empty(), Optional.empty(), List.of(), false, List.of(), false,
                Optional.empty(), SOURCE);
    }

    @Test
    void a_tightened_rule_and_a_loosened_loosenable_one_are_accepted() {
        assertThat(SoundPack.in(folder).withLocal("""
                procedure: visit
                rules:
                  see_child:
                    owner: manager
                    within: {aim: 3 hours, limit: 20 hours}
                    except: [{if: call.kind == 'neglect', limit: 48 hours}, {if: call.urgent, limit: 10 hours}]
                    if_late: {tell: [manager, police]}
                  write_report:
                    within: {limit: 20 working days}
                """).problems("local")).isEmpty();
    }

    @Test
    void a_rule_that_cannot_be_read_is_not_called_loosened_too() {
        assertThat(SoundPack.in(folder).withLocal("""
                procedure: visit
                rules:
                  see_child:
                    within: {limit: 20 huors}
                """).problems("local")).containsExactly(
                "local/procedures/visit.yaml:4:21: 20 huors is not a length of time. Did you mean 20 hours?");
    }
}
