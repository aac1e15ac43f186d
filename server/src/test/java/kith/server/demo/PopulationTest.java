package kith.server.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import kith.procedures.calendar.EnglandCalendar;
import kith.procedures.history.Occurred;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The invented year, as it is composed: nothing is written. */
class PopulationTest {
    private static final EnglandCalendar ENGLAND = EnglandCalendar.standard();
    private static final Instant NOW = Instant.parse("2026-11-11T14:30:00Z");
    private static final List<Story> YEAR = Population.of(Families.SEED, NOW, ENGLAND, 100);
    private static final Pattern LEFT_OPEN = Pattern.compile("\\{\\w*}|\\[\\w|\\|| {2}|null");

    /** A scene about one child, with that child's answers. */
    private record Happening(String child, String step, Map<String, Object> answers, LocalDate day, LocalTime time) {}

    @Test
    void the_same_seed_and_day_give_the_same_families_and_another_seed_gives_others() {
        assertThat(Population.of(Families.SEED, NOW, ENGLAND, 10)).isEqualTo(Population.of(Families.SEED, NOW, ENGLAND, 10));
        assertThat(Population.of(Families.SEED, NOW, ENGLAND, 10)).isNotEqualTo(Population.of(7, NOW, ENGLAND, 10));
    }

    /** Children in need census, England, year to March 2025, a tenth of a mean authority, rounded. */
    @ParameterizedTest
    @CsvSource({"1989, 2026-11-11T14:30:00Z", "7, 2026-04-07T09:00:00Z", "8, 2027-01-04T23:50:00Z"})
    void a_year_is_shaped_like_a_year_in_england(long seed, Instant now) {
        List<Story> year = Population.of(seed, now, ENGLAND, 100);
        LocalDate from = now.atZone(Occurred.LONDON).toLocalDate().minusYears(1);
        List<Happening> all = happenings(year, now);
        List<Happening> within = all.stream().filter(one -> !one.day().isBefore(from)).toList();

        assertThat(year.stream().mapToInt(story -> story.children().size()).sum()).isBetween(690, 715);
        assertThat(year).hasSizeBetween(330, 390);

        List<Happening> referrals = of(within, "referral_decision", "treated_as", "referral");
        assertThat(referrals).hasSizeBetween(400, 420);
        assertThat(100.0 * of(referrals, "outcome", "no_further_action").size() / referrals.size()).isCloseTo(6.5, within(0.7));
        assertThat(100.0 * again(referrals, all).size() / referrals.size()).isCloseTo(22, within(1.0));

        List<Happening> assessments = of(within, "assessment");
        assertThat(assessments).hasSizeBetween(410, 430);
        assertThat(inTime(assessments, all, "referral_decision", "strategy_discussion", 45)).isCloseTo(86, within(1.5));

        assertThat(of(within, "strategy_discussion", "outcome", "section_47")).hasSizeBetween(147, 153);
        List<Happening> conferences = of(within, "initial_conference");
        assertThat(conferences).hasSizeBetween(45, 49);
        assertThat(inTime(conferences, all, "strategy_discussion", "strategy_discussion", 15)).isCloseTo(81, within(4.0));
        assertThat(of(all, "initial_conference", "decision", "plan").size() - of(all, "plan_end").size()).isBetween(31, 33);
    }

    @Test
    void social_workers_and_their_managers_work_on_working_days_and_by_day() {
        assertThat(happenings(YEAR, NOW)).allSatisfy(one -> {
            assertThat(ENGLAND.isWorkingDay(one.day())).as("%s on %s", one.step(), one.day()).isTrue();
            assertThat(one.time()).as("%s on %s", one.step(), one.day()).isBetween(LocalTime.of(9, 0), LocalTime.of(17, 30));
        });
    }

    @Test
    void nobody_who_cannot_speak_is_quoted_and_nobody_unborn_is_seen_alone() {
        for (Story story : YEAR) {
            Map<String, LocalDate> births = births(story, NOW);
            for (Happening one : happenings(List.of(story), NOW)) {
                LocalDate born = births.get(one.child());
                boolean little = born == null || one.day().isBefore(born.plusYears(2));
                if (little) {
                    assertThat(String.valueOf(one.answers().getOrDefault("child_words", ""))).as("%s in %s", one, story.family()).doesNotContain("\"");
                    assertThat(one.answers().get("seen_alone")).as("%s in %s", one, story.family()).isNotEqualTo("yes");
                }
            }
        }
    }

    @Test
    void every_text_is_finished() {
        for (Happening one : happenings(YEAR, NOW)) {
            one.answers().forEach((question, answer) -> assertThat(String.valueOf(answer))
                    .as("%s of %s", question, one.step())
                    .satisfies(text -> {
                        if (answer instanceof String) {
                            assertThat(text).isNotBlank().doesNotContainPattern(LEFT_OPEN);
                        }
                    }));
        }
    }

    @Test
    void no_scene_comes_before_what_it_follows_from() {
        List<List<String>> order = List.of(
                List.of("contact", "referral_decision", "referral_feedback"),
                List.of("contact", "assessment_started", "child_seen", "assessment", "closure_proposed", "closure_decided"),
                List.of("strategy_discussion", "section_47_outcome", "conference_request", "initial_conference", "core_group", "plan_sent"),
                List.of("initial_conference", "review_conference", "plan_end", "cp_is_end_sent"),
                List.of("child_in_need_meeting", "child_in_need_review", "child_in_need_plan_end"));
        for (Story story : YEAR) {
            Map<String, Integer> first = new HashMap<>();
            List<Told> told = Told.inOrder(List.of(story), new Moments(NOW, ENGLAND));
            for (int i = 0; i < told.size(); i++) {
                if (told.get(i).scene().deed() instanceof Story.Records records) {
                    first.putIfAbsent(records.step(), i);
                }
            }
            for (List<String> steps : order) {
                List<Integer> places = steps.stream().filter(first::containsKey).map(first::get).toList();
                assertThat(places).as("%s in %s", steps, story.family()).isSorted();
            }
        }
    }

    @Test
    void no_two_children_share_a_name_and_nobody_is_called_as_somebody_of_the_partnership() {
        List<String> names = YEAR.stream()
                .flatMap(story -> story.children().stream())
                .filter(child -> child.expected().isEmpty())
                .map(child -> child.givenName() + " " + child.familyName())
                .toList();
        assertThat(names).doesNotHaveDuplicates();
        assertThat(new HashSet<>(names)).doesNotContainAnyElementsOf(Partnership.names().values());
    }

    @Test
    void every_record_speaks_of_one_pet_and_no_child_says_the_same_twice_in_a_row() {
        Set<String> pets = java.util.Arrays.stream(String.valueOf(Resources.yaml("population/places").get("pets")).split("\\|"))
                .map(pet -> pet.substring(pet.lastIndexOf(' ') + 1))
                .collect(Collectors.toSet());
        for (Story story : YEAR) {
            String texts = happenings(List.of(story), NOW).stream().map(one -> one.answers().toString()).collect(Collectors.joining(" "));
            assertThat(pets.stream().filter(pet -> Pattern.compile("\\b" + pet + "\\b").matcher(texts).find()).toList()).as(story.family()).hasSizeLessThan(2);
            if (story.children().size() == 1) {
                List<String> words = of(happenings(List.of(story), NOW), "protection_visit").stream().map(one -> String.valueOf(one.answers().get("child_words"))).toList();
                assertThat(IntStream.range(1, words.size()).filter(i -> words.get(i).equals(words.get(i - 1))).count()).as(story.family()).isZero();
            }
        }
    }

    // looking ----------------------------------------------------------------------------------------------------------

    private static List<Happening> happenings(List<Story> stories, Instant now) {
        List<Happening> all = new ArrayList<>();
        for (Told told : Told.inOrder(stories, new Moments(now, ENGLAND))) {
            if (told.scene().deed() instanceof Story.Records records) {
                for (String child : told.scene().about()) {
                    Map<String, Object> answers = new TreeMap<>(records.answers());
                    answers.putAll(records.own().getOrDefault(child, Map.of()));
                    String key = stories.size() == 1 ? child : told.story().family() + "/" + child;
                    all.add(new Happening(key, records.step(), answers, told.happened().day(), told.happened().time().orElseThrow()));
                }
            }
        }
        return all;
    }

    private static Map<String, LocalDate> births(Story story, Instant now) {
        Map<String, LocalDate> births = new HashMap<>();
        story.children().forEach(child -> child.age().ifPresent(age -> births.put(child.key(), new Moments(now, ENGLAND).bornAt(age))));
        return births;
    }

    private static List<Happening> of(List<Happening> all, String step) {
        return all.stream().filter(one -> one.step().equals(step)).toList();
    }

    private static List<Happening> of(List<Happening> all, String question, String answer) {
        return all.stream().filter(one -> answer.equals(one.answers().get(question))).toList();
    }

    private static List<Happening> of(List<Happening> all, String step, String question, String answer) {
        return of(of(all, step), question, answer);
    }

    /** Those referrals that follow another within twelve months. */
    private static List<Happening> again(List<Happening> referrals, List<Happening> all) {
        List<Happening> every = of(all, "referral_decision", "treated_as", "referral");
        return referrals.stream()
                .filter(one -> every.stream().anyMatch(before -> before.child().equals(one.child())
                        && before.day().isBefore(one.day())
                        && !before.day().isBefore(one.day().minusYears(1))))
                .toList();
    }

    /** In a hundred, how many came within so many working days after the last of what they count from. */
    private static double inTime(List<Happening> those, List<Happening> all, String from, String orFrom, int workingDays) {
        long inTime = those.stream()
                .filter(one -> {
                    LocalDate began = all.stream()
                            .filter(before -> before.child().equals(one.child()) && before.day().isBefore(one.day()))
                            .filter(before -> before.step().equals(from) || before.step().equals(orFrom))
                            .map(before -> before.answers().containsKey("referral_received")
                                    ? LocalDate.parse(String.valueOf(before.answers().get("referral_received")).substring(3))
                                    : before.day())
                            .max(LocalDate::compareTo)
                            .orElseThrow();
                    return !one.day().isAfter(ENGLAND.workingDaysAfter(began, workingDays));
                })
                .count();
        return 100.0 * inTime / those.size();
    }
}
