package kith.procedures.form;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** A note that was written in a word processor reads in Kith as it read there. */
class PlainTextTest {
    @Test
    void bullets_of_word_become_bullets_that_every_font_has() {
        assertThat(PlainText.of("\uF0B7\tporridge\r\n\uF0A7 bath\r\n\uF0FC asleep by eight \uF0E0 school"))
                .isEqualTo("•\tporridge\n▪ bath\n✓ asleep by eight → school");
    }

    @Test
    void a_bullet_of_a_font_that_nobody_knows_is_a_bullet_where_it_begins_a_line_and_is_left_elsewhere() {
        assertThat(PlainText.of("\uE123 one\n\uE124 two \uE125")).isEqualTo("• one\n• two \uE125");
    }

    @Test
    void quotation_marks_and_dashes_stay_and_those_of_an_old_system_come_back() {
        assertThat(PlainText.of("She said: “I’m fine” – twice…")).isEqualTo("She said: “I’m fine” – twice…");
        assertThat(PlainText.of("She said: \u0093I\u0092m fine\u0094 \u0096 twice\u0085")).isEqualTo("She said: “I’m fine” – twice…");
    }

    @Test
    void every_way_of_breaking_a_line_breaks_it() {
        assertThat(PlainText.of("one\r\ntwo\rthree\u000Bfour\u2028five\n\nsix")).isEqualTo("one\ntwo\nthree\nfour\nfive\n\nsix");
    }

    @Test
    void blanks_that_do_not_break_are_blanks_and_what_nobody_sees_goes() {
        assertThat(PlainText.of("\uFEFF12\u00A0January, sleep\u00ADover\u200B\u0007\u0000")).isEqualTo("12 January, sleepover");
    }

    @Test
    void other_scripts_and_pictures_stay_as_they_were_written() {
        String text = "Zażółć, ਪੰਜਾਬੀ, العربية, 👩‍👧‍👦";

        assertThat(PlainText.of(text)).isEqualTo(text);
    }

    @Test
    void half_a_character_is_left_out() {
        assertThat(PlainText.of("a\uD83Db")).isEqualTo("ab");
    }
}
