package kith.procedures.condition;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SpellingTest {
    @Test
    void a_slip_of_the_pen_finds_the_word_meant() {
        List<String> roles = List.of("team_manager", "social_worker", "police");

        assertThat(Spelling.remedy("team_manger", roles, "role")).isEqualTo("Did you mean team_manager?");
        assertThat(Spelling.remedy("socail_worker", roles, "role")).isEqualTo("Did you mean social_worker?");
        assertThat(Spelling.remedy("polcie", roles, "role")).isEqualTo("Did you mean police?");
    }

    @Test
    void a_word_far_from_all_gets_the_list_of_them() {
        assertThat(Spelling.remedy("librarian", List.of("police", "health"), "role")).isEqualTo("Write one of: health, police");
        assertThat(Spelling.remedy("librarian", List.of("police"), "role")).isEqualTo("The only role here is police");
        assertThat(Spelling.remedy("librarian", List.of(), "role")).isEqualTo("There is no role to name here");
    }

    @Test
    void a_long_list_is_not_printed_whole() {
        List<String> many = IntStream.range(0, 100).mapToObj(i -> "step_number_" + i).toList();

        assertThat(Spelling.remedy("x", many, "step")).startsWith("Name one of the 100 steps, such as ").hasSizeLessThan(260);
    }

    @Test
    void two_letters_swapped_are_one_stroke() {
        assertThat(Spelling.distance("ab", "ba")).isEqualTo(1);
        assertThat(Spelling.distance("strategy", "stratgey")).isEqualTo(1);
        assertThat(Spelling.distance("", "abc")).isEqualTo(3);
    }
}
