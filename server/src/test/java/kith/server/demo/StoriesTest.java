package kith.server.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import kith.procedures.calendar.EnglandCalendar;
import org.junit.jupiter.api.Test;

class StoriesTest {
    private static final EnglandCalendar ENGLAND = EnglandCalendar.standard();
    private static final Instant FIRST = Instant.parse("2026-11-01T00:07:00Z");

    @Test
    void on_whatever_day_and_at_whatever_hour_kith_starts_no_story_runs_ahead_of_the_clock_or_out_of_order() {
        List<Story> stories = Stories.all();
        // Seven hours and a day do not divide each other's weeks: every hour of the day and every day of the week comes up.
        for (Instant now = FIRST; now.isBefore(FIRST.plus(Duration.ofDays(500))); now = now.plus(Duration.ofHours(31))) {
            Map<String, Instant> last = new HashMap<>();
            Map<String, Integer> place = new HashMap<>();
            for (Told told : Told.inOrder(stories, new Moments(now, ENGLAND))) {
                String family = told.story().family();
                assertThat(told.typed()).as("%s, %s, started at %s", family, told.scene().when(), now).isBeforeOrEqualTo(now);
                assertThat(told.happened().instant()).as("%s, %s, started at %s", family, told.scene().when(), now)
                        .isBeforeOrEqualTo(told.typed());
                assertThat(last.getOrDefault(family, Instant.EPOCH)).isBeforeOrEqualTo(told.typed());
                last.put(family, told.typed());
                assertThat(told.scene())
                        .as("%s, started at %s: told in the order in which the story stands", family, now)
                        .isSameAs(told.story().scenes().get(place.merge(family, 1, Integer::sum) - 1));
            }
        }
    }

    @Test
    void moments_are_counted_over_englands_working_days() {
        // Monday 4 January 2027, after Christmas, its substitute on the Monday, and New Year's Day.
        Moments moments = new Moments(Instant.parse("2027-01-04T09:00:00Z"), ENGLAND);
        assertThat(moments.read("1 working days ago at 16:10"))
                .isEqualTo(new Moments.Moment(LocalDate.of(2026, 12, 31), Optional.of(LocalTime.of(16, 10))));
        assertThat(moments.read("4 working days ago").day()).isEqualTo(LocalDate.of(2026, 12, 24));
        assertThat(moments.read("in 3 working days at 10:00").day()).isEqualTo(LocalDate.of(2027, 1, 7));
        assertThat(moments.read("90 minutes ago"))
                .isEqualTo(new Moments.Moment(LocalDate.of(2027, 1, 4), Optional.of(LocalTime.of(7, 30))));
        assertThatThrownBy(() -> moments.read("last Tuesday")).hasMessageContaining("last Tuesday");
    }

    @Test
    void no_two_people_of_the_demo_share_a_name() {
        List<String> children = Stories.all().stream()
                .flatMap(story -> story.children().stream())
                .filter(child -> child.expected().isEmpty())
                .map(Story.Kid::givenName)
                .toList();
        assertThat(children).doesNotHaveDuplicates();
        assertThat(Partnership.COLLEAGUES.stream().map(Partnership.Colleague::signIn).collect(Collectors.toList()))
                .doesNotHaveDuplicates()
                .contains("sam.okafor@demo.kith");
    }
}
