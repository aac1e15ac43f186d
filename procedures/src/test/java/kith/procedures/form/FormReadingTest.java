package kith.procedures.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import kith.procedures.condition.Condition;
import kith.procedures.condition.FieldRef;
import kith.procedures.history.Answer;
import kith.procedures.history.Answer.Person.Born;
import kith.procedures.history.Answer.Person.Called;
import kith.procedures.history.Occurred;
import kith.procedures.pack.Field;
import kith.procedures.pack.Field.Type;
import kith.procedures.pack.Form;
import kith.procedures.pack.Sensitivity;
import kith.procedures.pack.Source;
import kith.procedures.pack.Step;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What people type, read into answers or into problems that say what is wrong, where, and what to do. */
class FormReadingTest {
    private static final String STEP = "visit";
    /** A Wednesday in June, a quarter past three in the afternoon in London. */
    private static final Instant NOW = Instant.parse("2026-06-17T14:15:00Z");

    private static final Condition ALWAYS = new Condition.Always();

    private final SequencedMap<String, String> children = new LinkedHashMap<>(Map.of("r1", "Ada"));
    private final Map<String, List<String>> typed = new HashMap<>(occurred("16", "6", "2026", "10:00"));
    private Instant now = NOW;

    // a form of one's own -----------------------------------------------------------------------------------------------

    private static Field field(String id, Type type) {
        return new Field(
                id, type, "Label of " + id, Optional.empty(), false, Optional.empty(), Optional.empty(), false, false,
                Optional.empty(), type == Type.CHOICE || type == Type.CHOICES ? List.of(option("red"), option("green")) : List.of(),
                Sensitivity.ORDINARY, Optional.empty(), List.of(), Optional.empty(), List.of(), List.of());
    }

    private static Field.Option option(String code) {
        return new Field.Option(code, "The " + code + " one", Optional.empty(), Optional.empty());
    }

    private static Field required(Field field) {
        return new Field(
                field.id(), field.type(), field.label(), field.hint(), field.perChild(), Optional.of(ALWAYS), field.shown(),
                field.reasonWhenNo(), field.mayBeFuture(), field.notBefore(), field.options(), field.sensitivity(), field.prefilledFrom(), field.proposals(), field.group(), field.carriesOut(), field.templates());
    }

    private static Field perChild(Field field) {
        return new Field(
                field.id(), field.type(), field.label(), field.hint(), true, field.required(), field.shown(), field.reasonWhenNo(),
                field.mayBeFuture(), field.notBefore(), field.options(), field.sensitivity(), field.prefilledFrom(), field.proposals(), field.group(), field.carriesOut(), field.templates());
    }

    private static Field shownWhen(Field field, Condition condition) {
        return new Field(
                field.id(), field.type(), field.label(), field.hint(), field.perChild(), field.required(), Optional.of(condition),
                field.reasonWhenNo(), field.mayBeFuture(), field.notBefore(), field.options(), field.sensitivity(), field.prefilledFrom(), field.proposals(), field.group(), field.carriesOut(), field.templates());
    }

    private static Field reasonWhenNo(Field field) {
        return new Field(
                field.id(), field.type(), field.label(), field.hint(), field.perChild(), field.required(), field.shown(), true,
                field.mayBeFuture(), field.notBefore(), field.options(), field.sensitivity(), field.prefilledFrom(), field.proposals(), field.group(), field.carriesOut(), field.templates());
    }

    private static Field mayBeFuture(Field field) {
        return new Field(
                field.id(), field.type(), field.label(), field.hint(), field.perChild(), field.required(), field.shown(),
                field.reasonWhenNo(), true, field.notBefore(), field.options(), field.sensitivity(), field.prefilledFrom(), field.proposals(), field.group(), field.carriesOut(), field.templates());
    }

    private static Field notBefore(String other, Field field) {
        return new Field(
                field.id(), field.type(), field.label(), field.hint(), field.perChild(), field.required(), field.shown(),
                field.reasonWhenNo(), field.mayBeFuture(), Optional.of(other), field.options(), field.sensitivity(), field.prefilledFrom(), field.proposals(), field.group(), field.carriesOut(), field.templates());
    }

    private static Step step(Field... fields) {
        return new Step(
                STEP, "procedure", Step.Kind.FORM, "Visit", "Record a visit", "Visited", List.of("social_worker"), ALWAYS, true, true,
                true, "When was the visit?", Optional.empty(), Optional.empty(), List.of(), List.of(), Sensitivity.ORDINARY, List.of(),
                new Form(List.of(new Form.Section("all", "All", Optional.empty(), List.of(fields)))),
                new Source("document", "Document", "section", List.of()));
    }

    private static Map<String, List<String>> occurred(String day, String month, String year, String time) {
        return Map.of(
                "occurred-day", List.of(day), "occurred-month", List.of(month), "occurred-year", List.of(year), "occurred-time", List.of(time));
    }

    private FormReadingTest typing(String input, String... values) {
        typed.put(input, List.of(values));
        return this;
    }

    private FormReadingTest typingDate(String input, String day, String month, String year) {
        return typing(input + "-day", day).typing(input + "-month", month).typing(input + "-year", year);
    }

    private Filled read(Field... fields) {
        return FormReading.read(step(fields), new Typed(typed), new FormReading.Context(now, Map.of(), children, Set.of("hannah", "kwame"), Set.of("police")));
    }

    private static String problem(Filled filled, String input) {
        assertThat(filled.problems()).extracting(FormProblem::input).containsExactly(input);
        return filled.problems().getFirst().message();
    }

    // days ----------------------------------------------------------------------------------------------------------------

    @ParameterizedTest
    @CsvSource({"31,4,2026", "29,2,2026", "0,1,2026", "1,13,2026", "32,1,2026", "x,1,2026", "1,Smarch,2026", "1,1,26", "-1,1,2026", "1.5,1,2026", "1,1,20266"})
    void a_date_that_does_not_exist_is_refused_at_its_own_input(String day, String month, String year) {
        typingDate("born", day, month, year);
        Filled filled = read(field("born", Type.DATE));
        assertThat(problem(filled, "born")).isEqualTo("There is no such date for “Label of born”. Write it like 27 3 2026");
        assertThat(filled.shared()).doesNotContainKey("born");
    }

    @ParameterizedTest
    @CsvSource({"29,2,2024,2024-02-29", "1,March,2020,2020-03-01", "01,mar,2020,2020-03-01", "9,SEPT,2019,2019-09-09", "17,6,2026,2026-06-17"})
    void a_date_is_read_as_people_write_it(String day, String month, String year, LocalDate is) {
        typingDate("born", day, month, year);
        assertThat(read(field("born", Type.DATE)).shared()).containsEntry("born", new Answer.Day(is));
    }

    @Test
    void what_is_lacking_of_a_date_is_named() {
        typing("born-year", "2019");
        assertThat(problem(read(field("born", Type.DATE)), "born"))
                .isEqualTo("The date for “Label of born” must include a day and a month");
    }

    @Test
    void a_day_in_the_future_is_refused_unless_the_question_is_about_the_future() {
        typingDate("day", "18", "6", "2026");
        assertThat(problem(read(field("day", Type.DATE)), "day")).contains("is in the future");
        assertThat(read(mayBeFuture(field("day", Type.DATE))).problems()).isEmpty();
    }

    @Test
    void an_absurd_year_is_asked_about_in_either_direction() {
        typingDate("day", "1", "1", "1066");
        assertThat(problem(read(mayBeFuture(field("day", Type.DATE))), "day")).contains("before 1900").contains("Check the year");
        typingDate("day", "1", "1", "2206");
        assertThat(problem(read(mayBeFuture(field("day", Type.DATE))), "day")).contains("25 years away").contains("Check the year");
    }

    @Test
    void what_ends_before_it_starts_is_refused_at_the_end_and_kept_as_it_was_typed() {
        typingDate("starts", "10", "6", "2026");
        typingDate("ends", "9", "6", "2026");
        Field starts = field("starts", Type.DATE);
        Field ends = notBefore("starts", field("ends", Type.DATE));
        assertThat(problem(read(starts, ends), "ends"))
                .isEqualTo("The date for “Label of ends” is before the one for “Label of starts”. Enter the same date or a later one");
        typingDate("ends", "10", "6", "2026");
        assertThat(read(starts, ends).problems()).isEmpty();
    }

    @Test
    void an_end_is_compared_by_the_minute_only_where_both_times_are_known() {
        typed.putAll(occurred("16", "6", "2026", "10:00"));
        Field next = notBefore("occurred", mayBeFuture(field("next", Type.DATE_TIME)));
        typingDate("next", "16", "6", "2026").typing("next-time", "09:59");
        assertThat(problem(read(next), "next")).contains("before the day on which it happened");
        typing("next-time", "10:00");
        assertThat(read(next).problems()).isEmpty();
        typing("next-time", "").typing("next-time-not-known", "yes");
        assertThat(read(next).problems()).isEmpty();
    }

    @Test
    void a_start_that_is_not_answered_holds_no_end_up() {
        typingDate("ends", "9", "6", "2026");
        assertThat(read(field("starts", Type.DATE), notBefore("starts", field("ends", Type.DATE))).problems()).isEmpty();
    }

    @Test
    void today_is_londons_day_not_greenwichs() {
        now = Instant.parse("2026-06-17T23:30:00Z");
        typingDate("day", "18", "6", "2026");
        assertThat(read(field("day", Type.DATE)).problems()).isEmpty();
    }

    // times ---------------------------------------------------------------------------------------------------------------

    @ParameterizedTest
    @CsvSource({
        "16:10, 16:10", "16.10, 16:10", "1610, 16:10", "4:10pm, 16:10", "4.10 PM, 16:10", "4pm, 16:00", "12am, 00:00", "12pm, 12:00",
        "12:30am, 00:30", "00:00, 00:00", "9:05, 09:05", "905, 09:05", "' 9:05 ', 09:05"
    })
    void a_time_is_read_as_people_write_it(String time, String local) {
        typed.putAll(occurred("15", "1", "2026", time));
        assertThat(read().occurred()).contains(new Occurred.At(Instant.parse("2026-01-15T" + local + ":00Z")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"25:00", "16:60", "16", "16:1", "13pm", "0am", "noon", "4:10 p.m. or so", "-1:00", "16:10:00", "١٦:١٠"})
    void a_time_that_is_none_is_refused_at_the_input_of_the_time(String time) {
        typed.putAll(occurred("15", "1", "2026", time));
        Filled filled = read();
        assertThat(problem(filled, "occurred-time")).contains("time");
        assertThat(filled.occurred()).isEmpty();
    }

    @Test
    void in_summer_the_hour_is_londons() {
        typed.putAll(occurred("16", "6", "2026", "16:10"));
        assertThat(read().occurred()).contains(new Occurred.At(Instant.parse("2026-06-16T15:10:00Z")));
    }

    @Test
    void the_hour_that_happens_twice_is_asked_about_and_never_guessed() {
        now = Instant.parse("2026-11-01T12:00:00Z");
        typed.putAll(occurred("25", "10", "2026", "01:30"));
        assertThat(problem(read(), "occurred-which"))
                .isEqualTo("The clocks went back that night, so 01:30 happened twice. Say which one for when it happened");
        typing("occurred-which", "first");
        assertThat(read().occurred()).contains(new Occurred.At(Instant.parse("2026-10-25T00:30:00Z")));
        typing("occurred-which", "second");
        assertThat(read().occurred()).contains(new Occurred.At(Instant.parse("2026-10-25T01:30:00Z")));
        typing("occurred-which", "third");
        assertThat(problem(read(), "occurred-which")).contains("happened twice");
    }

    @Test
    void the_hour_that_is_skipped_did_not_happen() {
        typed.putAll(occurred("29", "3", "2026", "01:30"));
        assertThat(problem(read(), "occurred-time")).startsWith("The clocks went forward that night, so 01:30 did not happen.");
    }

    @Test
    void the_hours_beside_a_change_of_clocks_are_plain() {
        now = Instant.parse("2026-11-01T12:00:00Z");
        for (String[] plain : new String[][] {
            {"29", "3", "00:59", "2026-03-29T00:59:00Z"}, {"29", "3", "02:00", "2026-03-29T01:00:00Z"},
            {"25", "10", "00:59", "2026-10-24T23:59:00Z"}, {"25", "10", "02:00", "2026-10-25T02:00:00Z"}
        }) {
            typed.putAll(occurred(plain[0], plain[1], "2026", plain[2]));
            assertThat(read().occurred()).contains(new Occurred.At(Instant.parse(plain[3])));
        }
    }

    @Test
    void a_time_later_today_is_in_the_future() {
        typed.putAll(occurred("17", "6", "2026", "15:20"));
        assertThat(problem(read(), "occurred-time")).contains("is in the future");
    }

    @Test
    void a_time_that_is_not_known_leaves_the_day() {
        typed.putAll(occurred("16", "6", "2026", ""));
        assertThat(problem(read(), "occurred-time")).contains("or say that it is not known");
        typing("occurred-time-not-known", "yes");
        assertThat(read().occurred()).contains(new Occurred.On(LocalDate.of(2026, 6, 16)));
    }

    @Test
    void a_time_without_a_day_and_nothing_at_all_are_each_one_problem() {
        typed.putAll(occurred("", "", "", "10:00"));
        assertThat(problem(read(), "occurred")).isEqualTo("Enter the date as well as the time for when it happened");
        typed.clear();
        assertThat(problem(read(), "occurred")).isEqualTo("Enter the date on which it happened");
    }

    @Test
    void what_is_typed_again_from_an_answer_reads_as_the_same_answer() {
        now = Instant.parse("2027-01-01T00:00:00Z");
        for (LocalDateTime at = LocalDateTime.parse("2026-03-28T22:10"); at.isBefore(LocalDateTime.parse("2026-03-29T04:00")); at = at.plusMinutes(10)) {
            roundTrip(at.toInstant(java.time.ZoneOffset.UTC));
        }
        for (LocalDateTime at = LocalDateTime.parse("2026-10-24T22:10"); at.isBefore(LocalDateTime.parse("2026-10-25T04:00")); at = at.plusMinutes(10)) {
            roundTrip(at.toInstant(java.time.ZoneOffset.UTC));
        }
    }

    private void roundTrip(Instant instant) {
        typed.clear();
        typed.putAll(TypedAgain.of("occurred", new Answer.When(new Occurred.At(instant))));
        assertThat(read().occurred()).contains(new Occurred.At(instant));
    }

    // which questions apply, to whom ---------------------------------------------------------------------------------------

    @Test
    void what_is_missing_is_named_and_for_several_children_so_is_the_child() {
        Field words = perChild(required(field("words", Type.LONG_TEXT)));
        assertThat(problem(read(words), "r1~words")).isEqualTo("Write an answer to “Label of words”");

        children.put("r2", "Ben");
        typing("r1~words", "She is well.");
        assertThat(problem(read(words), "r2~words")).isEqualTo("Write an answer to “Label of words” for Ben");
    }

    @Test
    void every_problem_is_told_at_once() {
        typed.clear();
        children.put("r2", "Ben");
        typing("number", "many").typingDate("day", "31", "6", "2020").typing("choice", "blue");
        Filled filled = read(
                required(field("text", Type.TEXT)), field("number", Type.NUMBER), field("day", Type.DATE), field("choice", Type.CHOICE),
                perChild(required(field("well", Type.YES_NO))));
        assertThat(filled.problems())
                .extracting(FormProblem::input)
                .containsExactly("occurred", "text", "number", "day", "choice", "r1~well", "r2~well");
    }

    @Test
    void each_childs_answer_is_their_own() {
        children.put("r2", "Ben");
        typing("r1~well", "yes").typing("r2~well", "no").typing("where", "At home");
        Filled filled = read(perChild(field("well", Type.YES_NO)), field("where", Type.TEXT));
        assertThat(filled.answersFor("r1")).containsEntry("well", new Answer.YesNo(true)).containsEntry("where", new Answer.Text("At home"));
        assertThat(filled.answersFor("r2")).containsEntry("well", new Answer.YesNo(false)).containsEntry("where", new Answer.Text("At home"));
    }

    @Test
    void a_question_that_is_not_shown_is_neither_missed_nor_answered() {
        Field where = shownWhen(required(field("where", Type.TEXT)), new Condition.IsYes(new FieldRef(STEP, "seen")));
        Field seen = field("seen", Type.YES_NO);
        typing("where", "At home");

        assertThat(read(seen, where).problems()).isEmpty();
        assertThat(read(seen, where).shared()).doesNotContainKey("where");
        typing("seen", "no");
        assertThat(read(seen, where).shared()).doesNotContainKey("where");
        typing("seen", "yes");
        assertThat(read(seen, where).shared()).containsEntry("where", new Answer.Text("At home"));
        typing("where", "");
        assertThat(problem(read(seen, where), "where")).startsWith("Write an answer");
    }

    @Test
    void a_childs_question_is_shown_by_that_childs_answer() {
        children.put("r2", "Ben");
        Field seen = perChild(field("seen", Type.YES_NO));
        Field where = perChild(shownWhen(required(field("where", Type.TEXT)), new Condition.IsYes(new FieldRef(STEP, "seen"))));
        typing("r1~seen", "no").typing("r2~seen", "yes");
        assertThat(problem(read(seen, where), "r2~where")).endsWith("for Ben");
    }

    @Test
    void a_no_that_needs_a_reason_is_not_taken_without_one() {
        Field told = reasonWhenNo(field("told", Type.YES_NO));
        typing("told", "no");
        assertThat(problem(read(told), "told_reason")).isEqualTo("Say why not");
        typing("told_reason", " \t ");
        assertThat(problem(read(told), "told_reason")).isEqualTo("Say why not");
        typing("told_reason", "Not safe to.");
        assertThat(read(told).shared()).containsEntry("told_reason", new Answer.Text("Not safe to."));
        typing("told", "yes");
        assertThat(read(told).shared()).doesNotContainKey("told_reason");
    }

    @Test
    void a_childs_no_that_needs_a_reason_names_the_child() {
        children.put("r2", "Ben");
        typing("r1~told", "yes").typing("r2~told", "no");
        assertThat(problem(read(perChild(reasonWhenNo(field("told", Type.YES_NO)))), "r2~told_reason")).isEqualTo("Say why not for Ben");
    }

    @Test
    void who_decides_otherwise_than_is_proposed_says_why_and_nobody_is_stopped() {
        Field aided = proposing("red", new Condition.IsYes(new FieldRef(STEP, "hot")));
        Field hot = field("hot", Type.YES_NO);

        typing("colour", "green").typing("hot", "no");
        assertThat(read(hot, aided).problems()).isEmpty();

        typing("hot", "yes");
        assertThat(problem(read(hot, aided), "colour_reason")).isEqualTo("Say why you decide otherwise than is proposed");

        typing("colour_reason", "It is only lukewarm.");
        assertThat(read(hot, aided).shared())
                .containsEntry("colour", new Answer.Choice("green"))
                .containsEntry("colour_reason", new Answer.Text("It is only lukewarm."));

        typing("colour", "red");
        assertThat(read(hot, aided).problems()).isEmpty();
        assertThat(read(hot, aided).shared()).doesNotContainKey("colour_reason");
    }

    @Test
    void what_is_proposed_for_a_child_follows_from_that_childs_answers() {
        children.put("r2", "Ben");
        Field aided = perChild(proposing("red", new Condition.IsYes(new FieldRef(STEP, "hot"))));
        typing("r1~colour", "green").typing("r1~hot", "no").typing("r2~colour", "green").typing("r2~hot", "yes");
        assertThat(read(perChild(field("hot", Type.YES_NO)), aided).problems())
                .extracting(FormProblem::input, FormProblem::message)
                .containsExactly(tuple("r2~colour_reason", "Say why you decide otherwise than is proposed for Ben"));
    }

    private static Field proposing(String option, Condition condition) {
        Field field = field("colour", Type.CHOICE);
        return new Field(
                field.id(), field.type(), field.label(), field.hint(), field.perChild(), field.required(), field.shown(),
                field.reasonWhenNo(), field.mayBeFuture(), field.notBefore(), field.options(), field.sensitivity(), field.prefilledFrom(),
                List.of(new Field.Proposal(option, condition, "it glows", List.of())), field.group(), field.carriesOut(), field.templates());
    }

    // words, numbers, choices, people ----------------------------------------------------------------------------------------

    @Test
    void headings_that_nobody_has_written_under_are_no_answer() {
        Field plain = required(field("text", Type.LONG_TEXT));
        Field field = new Field(
                plain.id(), plain.type(), plain.label(), plain.hint(), plain.perChild(), plain.required(), plain.shown(), plain.reasonWhenNo(),
                plain.mayBeFuture(), plain.notBefore(), plain.options(), plain.sensitivity(), plain.prefilledFrom(), plain.proposals(), plain.group(),
                plain.carriesOut(), List.of(new Field.Template("home", "At home", "Who was there:\n\nWhat I saw:")));

        typing("text", "Who was there:\r\n\r\nWhat I saw:\r\n");
        assertThat(problem(read(field), "text")).isEqualTo("Write an answer to “Label of text”");
        typing("text", "Who was there: her mother\r\n\r\nWhat I saw:");
        assertThat(read(field).problems()).isEmpty();
    }

    @Test
    void a_text_is_measured_in_characters_as_people_count_them() {
        typing("text", "🙂".repeat(Inputs.TEXT_LIMIT));
        assertThat(read(field("text", Type.TEXT)).problems()).isEmpty();
        typing("text", "🙂".repeat(Inputs.TEXT_LIMIT + 1));
        assertThat(problem(read(field("text", Type.TEXT)), "text"))
                .isEqualTo("The answer to “Label of text” is 501 characters long. Shorten it to 500");
        typing("text", "x".repeat(Inputs.LONG_TEXT_LIMIT + 1));
        assertThat(problem(read(field("text", Type.LONG_TEXT)), "text")).contains("20,001 characters long. Shorten it to 20,000");
    }

    @Test
    void a_reason_that_is_too_long_is_one_problem_and_says_so() {
        typing("told", "no").typing("told_reason", "x".repeat(Inputs.LONG_TEXT_LIMIT + 1));
        assertThat(problem(read(reasonWhenNo(field("told", Type.YES_NO))), "told_reason")).contains("Shorten it to 20,000");
    }

    @Test
    void words_stay_as_they_were_written_but_for_what_cannot_be_stored() {
        typing("text", " “مرحبا” \r\n\tΖωή 👩‍👧 <script>\u0000\u0007\uD800 ");
        assertThat(read(field("text", Type.LONG_TEXT)).shared())
                .containsEntry("text", new Answer.Text("“مرحبا” \n\tΖωή 👩‍👧 <script>"));
    }

    @Test
    void numbers_are_read_as_numbers_only() {
        typing("number", "1,200.5");
        assertThat(read(field("number", Type.NUMBER)).shared()).containsEntry("number", new Answer.Number(new BigDecimal("1200.5")));
        for (String none : List.of("three", "1e9", "٣", "99999999999", "1.23456", "--1", "NaN")) {
            typing("number", none);
            assertThat(problem(read(field("number", Type.NUMBER)), "number")).contains("Enter a number");
        }
    }

    @Test
    void a_choice_that_was_not_offered_is_refused() {
        typing("choice", "blue");
        assertThat(problem(read(field("choice", Type.CHOICE)), "choice")).contains("Choose one of the answers");
        typing("choices", "red", "blue");
        typed.remove("choice");
        assertThat(problem(read(field("choices", Type.CHOICES)), "choices")).contains("Choose from the answers");
        typing("choices", "green", "red", "red");
        assertThat(read(field("choices", Type.CHOICES)).shared()).containsEntry("choices", new Answer.Choices(List.of("red", "green")));
    }

    @Test
    void only_an_agency_in_the_directory_can_be_named() {
        typing("who", "mallory");
        assertThat(problem(read(field("who", Type.AGENCY)), "who")).contains("Choose one of the partnership's agencies");
        typing("who", "police");
        assertThat(read(field("who", Type.AGENCY)).shared()).containsEntry("who", new Answer.Agency("police"));
        typed.remove("who");
        assertThat(problem(read(required(field("who", Type.AGENCY))), "who")).isEqualTo("Choose an answer to “Label of who”");
    }

    @Test
    void an_address_has_a_line_and_a_town_and_its_postcode_is_written_in_one_way() {
        typing("home-line1", " 12  Mill Lane ").typing("home-line2", "").typing("home-town", "Aylesbury").typing("home-postcode", "hp201-uy").typing("home-uprn", "100");
        assertThat(read(required(field("home", Type.ADDRESS))).shared()).containsEntry(
                "home", new Answer.Address(List.of("12 Mill Lane"), "Aylesbury", Optional.of("HP20 1UY"), Optional.of("100")));
        for (String good : List.of("M1 1AE", "b33 8th", "CR2 6XH", "DN55 1PT", "EC1A 1BB", "W1A 0AX", "GIR 0AA")) {
            typing("home-postcode", good);
            assertThat(read(field("home", Type.ADDRESS)).problems()).as(good).isEmpty();
        }
    }

    @Test
    void everything_that_is_wrong_with_an_address_is_said_at_its_line() {
        typing("home-postcode", "HP20").typing("home-uprn", "12a").typing("home-line2", "x".repeat(Inputs.ADDRESS_LINE_LIMIT + 1));
        assertThat(read(field("home", Type.ADDRESS)).problems()).extracting(FormProblem::input)
                .containsExactly("home-line1", "home-town", "home-line2", "home-postcode", "home-uprn");
        for (String bad : List.of("HP20 1UV", "123", "HP20 1U", "HPP20 1UY", "ＨＰ20 1UY")) {
            typed.keySet().removeIf(name -> name.startsWith("home"));
            typing("home-line1", "12 Mill Lane").typing("home-town", "Aylesbury").typing("home-postcode", bad);
            assertThat(problem(read(field("home", Type.ADDRESS)), "home-postcode")).contains("Enter a full postcode");
        }
    }

    @Test
    void that_there_is_no_fixed_address_is_an_answer_but_not_beside_one() {
        typing("home-none", "yes");
        assertThat(read(required(field("home", Type.ADDRESS))).shared()).containsEntry("home", new Answer.NoFixedAddress());
        typing("home-town", "Aylesbury");
        assertThat(problem(read(field("home", Type.ADDRESS)), "home")).contains("not both");
        typed.keySet().removeIf(name -> name.startsWith("home"));
        assertThat(problem(read(required(field("home", Type.ADDRESS))), "home"))
                .isEqualTo("Enter an address for “Label of home”, or say that there is no fixed one");
    }

    @Test
    void an_address_typed_again_is_the_same_address() {
        for (Answer answer : List.of(
                new Answer.NoFixedAddress(),
                new Answer.Address(List.of("12 Mill Lane"), "Aylesbury", Optional.empty(), Optional.empty()),
                new Answer.Address(List.of("Flat 3", "12 Mill Lane"), "Aylesbury", Optional.of("HP20 1UY"), Optional.of("10023"))) ) {
            typed.keySet().removeIf(name -> name.startsWith("home"));
            typed.putAll(TypedAgain.of("home", answer));
            assertThat(read(field("home", Type.ADDRESS)).shared()).containsEntry("home", answer);
        }
    }

    private static final String WHO = "“Label of who”";

    private Answer person() {
        return read(required(field("who", Type.PERSON))).shared().get("who");
    }

    private List<String> wrongWithPerson() {
        return read(field("who", Type.PERSON)).problems().stream().map(problem -> problem.input() + ": " + problem.message()).toList();
    }

    @Test
    void somebody_has_a_name_and_a_date_of_birth_or_an_age_or_neither_is_known() {
        typing("who-name", " Marlon   Reid ").typing("who-born-day", "3").typing("who-born-month", "may").typing("who-born-year", "1990");
        assertThat(person()).isEqualTo(new Answer.Person(new Called.Name("Marlon Reid"), new Born.On(LocalDate.of(1990, 5, 3))));
        typed.keySet().removeIf(name -> name.startsWith("who-born"));
        typing("who-age", "35");
        assertThat(person()).isEqualTo(new Answer.Person(new Called.Name("Marlon Reid"), new Born.Aged(35)));
        typed.remove("who-age");
        typing("who-born-not-known", "yes");
        assertThat(person()).isEqualTo(new Answer.Person(new Called.Name("Marlon Reid"), new Born.NotKnown()));
    }

    @Test
    void somebody_whose_name_is_not_known_is_described() {
        typing("who-description", "Tall, drives a white van").typing("who-born-not-known", "yes");
        assertThat(person()).isEqualTo(new Answer.Person(new Called.Described("Tall, drives a white van"), new Born.NotKnown()));
        typing("who-name-not-known", "yes");
        assertThat(person()).isEqualTo(new Answer.Person(new Called.Described("Tall, drives a white van"), new Born.NotKnown()));
        typed.remove("who-description");
        assertThat(wrongWithPerson()).containsExactly("who-description: Describe the person for " + WHO + ", so that they can be told from somebody else");
    }

    @Test
    void everything_that_is_wrong_with_a_person_is_said_at_its_input() {
        assertThat(problem(read(required(field("who", Type.PERSON))), "who")).isEqualTo("Say who it is for " + WHO);
        typing("who-age", "x");
        assertThat(wrongWithPerson()).containsExactly(
                "who-name: Enter the name for " + WHO + ", or say that it is not known",
                "who-age: The age for " + WHO + " must be whole years, from 0 to 120");
        typing("who-age", "121").typing("who-name", "x".repeat(Inputs.NAME_LIMIT + 1)).typing("who-born-day", "31").typing("who-born-month", "2").typing("who-born-year", "1990");
        assertThat(wrongWithPerson()).containsExactly(
                "who-name: The name for " + WHO + " is 201 characters long. Shorten it to 200",
                "who-born: There is no such date of birth for " + WHO + ". Write it like 27 3 2026",
                "who-age: The age for " + WHO + " must be whole years, from 0 to 120");
    }

    @Test
    void a_person_is_not_known_and_unknown_at_once() {
        typing("who-name", "Marlon Reid").typing("who-description", "Tall");
        assertThat(wrongWithPerson()).containsExactly(
                "who-name: Either enter the name for " + WHO + " or say that it is not known and describe them, not both",
                "who-born: Enter the date of birth for " + WHO + ", or an approximate age, or say that neither is known");
        typed.remove("who-description");
        typing("who-age", "35").typing("who-born-not-known", "yes");
        assertThat(wrongWithPerson()).containsExactly(
                "who-born: Give one of these for " + WHO + ": the date of birth, an approximate age, or that neither is known");
    }

    @Test
    void a_person_typed_again_is_the_same_person_and_reads_well() {
        Map.of(
                new Answer.Person(new Called.Name("Marlon Reid"), new Born.On(LocalDate.of(1990, 5, 3))), "Marlon Reid, born 3 May 1990",
                new Answer.Person(new Called.Name("Gran"), new Born.NotKnown()), "Gran, date of birth not known",
                new Answer.Person(new Called.Described("a girl in a red coat"), new Born.Aged(4)), "Name not known (a girl in a red coat), about 4 years old")
                .forEach((answer, words) -> {
                    typed.keySet().removeIf(name -> name.startsWith("who"));
                    typed.putAll(TypedAgain.of("who", answer));
                    assertThat(person()).isEqualTo(answer);
                    assertThat(answer.words()).isEqualTo(words);
                });
    }

    private static final Answer.File ORDER = new Answer.File("order.pdf", 120_000, "application/pdf", "ab".repeat(32));

    private Filled withFiles(Field field) {
        return FormReading.read(step(field), new Typed(typed), new FormReading.Context(
                now, Map.of(), children, Set.of(), Set.of(), Map.of("held", ORDER, ORDER.sha256(), ORDER)));
    }

    @Test
    void a_file_is_an_answer_where_the_form_or_the_record_holds_it() {
        assertThat(problem(withFiles(required(field("order", Type.FILE))), "order")).isEqualTo("Select a file for “Label of order”");
        typing("order", "held");
        assertThat(withFiles(field("order", Type.FILE)).shared()).containsEntry("order", ORDER);
        typed.putAll(TypedAgain.of("order", ORDER));
        assertThat(withFiles(field("order", Type.FILE)).shared()).as("offered as a start").containsEntry("order", ORDER);
        typing("order-remove", "yes");
        assertThat(withFiles(field("order", Type.FILE)).shared()).isEmpty();
        typed.remove("order-remove");
        typing("order", "somebody-elses");
        assertThat(problem(withFiles(field("order", Type.FILE)), "order")).isEqualTo("The file for “Label of order” is no longer there. Select it again");
    }

    @Test
    void why_a_file_was_not_taken_is_said_at_its_input() {
        typing("order", "held");
        Map.of("empty", "is empty", "too_large", "must be smaller than 20 MB", "kind", "must be a PDF", "macros", "holds macros", "too_many", "as many files as it can", "?", "again")
                .forEach((code, words) -> {
                    typing("order-refused", code);
                    assertThat(problem(withFiles(field("order", Type.FILE)), "order")).contains("“Label of order”", words);
                });
    }

    @Test
    void a_file_reads_well() {
        assertThat(ORDER.words()).isEqualTo("order.pdf (PDF, 120 KB)");
        assertThat(new Answer.File("a.txt", 1, "text/plain", "").words()).isEqualTo("a.txt (text, 1 byte)");
        assertThat(new Answer.File("a.jpg", 999_500, "image/jpeg", "").words()).isEqualTo("a.jpg (JPEG picture, 1.0 MB)");
    }

    @Test
    void only_people_in_the_directory_can_be_named() {
        typing("who", "mallory");
        assertThat(problem(read(field("who", Type.PROFESSIONAL)), "who")).contains("Choose from the people in the directory");
        typing("who", "hannah");
        assertThat(read(field("who", Type.PROFESSIONAL)).shared()).containsEntry("who", new Answer.Professional("hannah"));
        typing("who", "hannah", "mallory");
        assertThat(problem(read(field("who", Type.PROFESSIONALS)), "who")).contains("Choose from the people in the directory");
    }
}
