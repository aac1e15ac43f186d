package kith.procedures.form;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kith.procedures.condition.Answers;
import kith.procedures.condition.Condition;
import kith.procedures.condition.Conditions;
import kith.procedures.condition.FieldRef;
import kith.procedures.condition.Verdict;
import kith.procedures.history.Answer;
import kith.procedures.history.Occurred;
import kith.procedures.pack.Field;
import kith.procedures.pack.Form;
import kith.procedures.pack.Step;

/**
 * Reads what was typed into a step's form. Input names are the field's id; a child's own answer is
 * {@code <record>~<field>}; a date adds {@code -day}, {@code -month}, {@code -year}; a time adds {@code -time},
 * {@code -time-not-known} and, for an hour that happens twice, {@code -which} (first, second). When it happened is asked
 * under the name {@code occurred}.
 */
public final class FormReading {
    public static final String OCCURRED = Field.OCCURRED;
    static final int TEXT_LIMIT = 500;
    static final int LONG_TEXT_LIMIT = 20_000;

    /**
     * What the reading may know.
     *
     * @param now for telling the future
     * @param before the answers given earlier on each child's record, for conditions that look back
     * @param names the children, by record, in the order in which they are asked about
     * @param professionals identifiers that may be chosen
     */
    public record Context(
            Instant now, Map<String, Answers> before, Map<String, String> names, java.util.Set<String> professionals) {
        LocalDate today() {
            return LocalDate.ofInstant(now, Occurred.LONDON);
        }
    }

    private final Step step;
    private final Typed typed;
    private final Context context;
    private final List<FormProblem> problems = new ArrayList<>();
    private Optional<Occurred> occurred = Optional.empty();
    private final Map<String, Answer> shared = new HashMap<>();
    private final Map<String, Map<String, Answer>> perChild = new LinkedHashMap<>();

    private FormReading(Step step, Typed typed, Context context) {
        this.step = step;
        this.typed = typed;
        this.context = context;
        context.names().keySet().forEach(record -> perChild.put(record, new HashMap<>()));
    }

    /** The whole form: what is missing is a problem. */
    public static Filled read(Step step, Typed typed, Context context) {
        FormReading reading = new FormReading(step, typed, context);
        reading.occurred = reading.occurred();
        step.form().sections().forEach(reading::section);
        return new Filled(reading.occurred, reading.shared, reading.perChild, reading.problems);
    }

    /** The name of the input in which this field is asked, for one child or for all. */
    public static String input(Field field, String record) {
        return field.perChild() ? record + "~" + field.id() : field.id();
    }

    /** Whether the question applies, given everything answered so far. An unanswered condition does not show it. */
    public static boolean applies(Field field, Step step, Filled sofar, String record, Context context) {
        FormReading reading = sofar(step, sofar, record, context);
        return field.shown().map(condition -> reading.holds(condition, record)).orElse(true);
    }

    /** What the question's decision aid proposes, given everything answered so far. */
    public static Optional<Field.Proposed> proposed(Field field, Step step, Filled sofar, String record, Context context) {
        return field.proposed(sofar(step, sofar, record, context).lookup(record));
    }

    private static FormReading sofar(Step step, Filled sofar, String record, Context context) {
        FormReading reading = new FormReading(step, Typed.NOTHING, context);
        reading.shared.putAll(sofar.shared());
        reading.perChild.getOrDefault(record, new HashMap<>()).putAll(sofar.perChild().getOrDefault(record, Map.of()));
        return reading;
    }

    private Optional<Occurred> occurred() {
        Optional<Occurred> read = dateTime(OCCURRED, "", "when it happened", false).flatMap(answer -> switch (answer) {
            case Answer.When(Occurred when) -> Optional.of(when);
            default -> Optional.empty();
        });
        if (read.isEmpty() && problems.isEmpty()) {
            problems.add(new FormProblem(OCCURRED, "", "Enter the date on which it happened"));
        }
        return read;
    }

    private void section(Form.Section section) {
        for (Field field : section.fields()) {
            if (field.perChild()) {
                context.names().keySet().forEach(record -> field(section, field, record));
            } else {
                field(section, field, anyRecord());
            }
        }
    }

    private String anyRecord() {
        return context.names().isEmpty() ? "" : context.names().keySet().iterator().next();
    }

    private void field(Form.Section section, Field field, String record) {
        if (field.shown().isPresent() && !holds(field.shown().get(), record)) {
            return;
        }
        String input = input(field, record);
        int before = problems.size();
        Optional<Answer> answer = answer(section, field, input);
        if (answer.isPresent()) {
            put(field, record, field.id(), answer.get());
            field.notBefore().ifPresent(other -> order(section, field, record, other, answer.get()));
        } else if (problems.size() == before && isRequired(field, record)) {
            problems.add(new FormProblem(input, section.id(), missing(field) + forWhom(field, record)));
        }
        if (field.reasonWhenNo() && answer.isPresent() && answer.get().equals(new Answer.YesNo(false))) {
            reason(section, field, record, "Say why not");
        }
        if (answer.isPresent() && departs(field, answer.get(), record)) {
            reason(section, field, record, "Say why you decide otherwise than is proposed");
        }
    }

    private void reason(Form.Section section, Field field, String record, String missing) {
        String input = input(field, record) + "_reason";
        int before = problems.size();
        Optional<Answer> reason = text(input, section.id(), "the reason", LONG_TEXT_LIMIT);
        if (reason.isPresent()) {
            put(field, record, field.reasonField(), reason.get());
        } else if (problems.size() == before) {
            problems.add(new FormProblem(input, section.id(), missing + forWhom(field, record)));
        }
    }

    private boolean departs(Field field, Answer answer, String record) {
        return field.proposed(lookup(record))
                .filter(proposed -> !answer.equals(new Answer.Choice(proposed.option().code())))
                .isPresent();
    }

    /** Whether an answer precedes the one that it may not precede; compared by the day where the time of either is not known. */
    private void order(Form.Section section, Field field, String record, String other, Answer answer) {
        Optional<Occurred> start = other.equals(OCCURRED)
                ? occurred
                : lookup(record).answer(new FieldRef(step.id(), other)).flatMap(given -> when(given.answer()));
        Optional<Occurred> end = when(answer);
        if (start.isEmpty() || end.isEmpty()) {
            return;
        }
        boolean precedes = start.get() instanceof Occurred.At(Instant from) && end.get() instanceof Occurred.At(Instant to)
                ? to.isBefore(from)
                : end.get().day(context.now()).isBefore(start.get().day(context.now()));
        if (precedes) {
            String what = other.equals(OCCURRED) ? "the day on which it happened" : "the one for “" + label(other) + "”";
            problems.add(new FormProblem(
                    input(field, record),
                    section.id(),
                    "The date for “%s” is before %s. Enter the same date or a later one%s"
                            .formatted(field.label(), what, forWhom(field, record))));
        }
    }

    private String label(String id) {
        return step.form().field(id).map(Field::label).orElse(id);
    }

    private static Optional<Occurred> when(Answer answer) {
        return switch (answer) {
            case Answer.Day(LocalDate day) -> Optional.of(new Occurred.On(day));
            case Answer.When(Occurred.Unknown _) -> Optional.empty();
            case Answer.When(Occurred when) -> Optional.of(when);
            default -> Optional.empty();
        };
    }

    private void put(Field field, String record, String id, Answer answer) {
        if (field.perChild()) {
            perChild.get(record).put(id, answer);
        } else {
            shared.put(id, answer);
        }
    }

    private String forWhom(Field field, String record) {
        return field.perChild() && context.names().size() > 1 ? " for " + context.names().get(record) : "";
    }

    private static String missing(Field field) {
        String about = "“" + field.label() + "”";
        return switch (field.type()) {
            case CHOICE, YES_NO, PROFESSIONAL -> "Choose an answer to " + about;
            case CHOICES, PROFESSIONALS -> "Choose at least one answer to " + about;
            case DATE, DATE_TIME -> "Enter a date for " + about;
            case NUMBER -> "Enter a number for " + about;
            case TEXT, LONG_TEXT -> "Write an answer to " + about;
        };
    }

    private boolean isRequired(Field field, String record) {
        return field.required().map(condition -> holds(condition, record)).orElse(false);
    }

    private boolean holds(Condition condition, String record) {
        return Conditions.judge(condition, lookup(record)).verdict() == Verdict.YES;
    }

    private Answers lookup(String record) {
        Answers before = context.before().get(record);
        return new Answers() {
            @Override
            public Optional<Given> answer(FieldRef field) {
                if (field.step().equals(step.id())) {
                    Answer own = perChild.getOrDefault(record, Map.of()).get(field.field());
                    Answer found = own != null ? own : shared.get(field.field());
                    return Optional.ofNullable(found).map(answer -> new Given(answer, ""));
                }
                return before == null ? Optional.empty() : before.answer(field);
            }

            @Override
            public Optional<String> recorded(String other) {
                return before == null ? Optional.empty() : before.recorded(other);
            }
        };
    }

    private Optional<Answer> answer(Form.Section section, Field field, String input) {
        String about = "“" + field.label() + "”";
        return switch (field.type()) {
            case TEXT -> text(input, section.id(), about, TEXT_LIMIT);
            case LONG_TEXT -> text(input, section.id(), about, LONG_TEXT_LIMIT);
            case YES_NO -> yesNo(section, input, about);
            case CHOICE -> choice(section, field, input, about);
            case CHOICES -> choices(section, field, input, about);
            case DATE -> day(input, section.id(), about, field.mayBeFuture());
            case DATE_TIME -> dateTime(input, section.id(), about, field.mayBeFuture());
            case NUMBER -> number(section, input, about);
            case PROFESSIONAL -> known(typed.all(input), section, input, about).map(all -> new Answer.Professional(all.getFirst()));
            case PROFESSIONALS -> known(typed.all(input), section, input, about).map(Answer.Professionals::new);
        };
    }

    private Optional<Answer> text(String input, String section, String about, int limit) {
        String text = printable(typed.one(input));
        if (text.isEmpty()) {
            return Optional.empty();
        }
        int length = text.codePointCount(0, text.length());
        if (length > limit) {
            problems.add(new FormProblem(
                    input,
                    section,
                    "The answer to %s is %,d characters long. Shorten it to %,d".formatted(about, length, limit)));
            return Optional.empty();
        }
        return Optional.of(new Answer.Text(text));
    }

    /** Control characters and half characters cannot be stored or read; everything else stays as it was written. */
    private static String printable(String text) {
        StringBuilder kept = new StringBuilder(text.length());
        text.replace("\r\n", "\n").codePoints().forEach(point -> {
            boolean control = Character.isISOControl(point) && point != '\n' && point != '\t';
            if (!control && Character.getType(point) != Character.SURROGATE) {
                kept.appendCodePoint(point);
            }
        });
        return kept.toString().strip();
    }

    private Optional<Answer> yesNo(Form.Section section, String input, String about) {
        return switch (typed.one(input)) {
            case "" -> Optional.empty();
            case "yes" -> Optional.of(new Answer.YesNo(true));
            case "no" -> Optional.of(new Answer.YesNo(false));
            default -> wrong(input, section.id(), "Choose yes or no for " + about);
        };
    }

    private Optional<Answer> choice(Form.Section section, Field field, String input, String about) {
        String code = typed.one(input);
        if (code.isEmpty()) {
            return Optional.empty();
        }
        if (field.options().stream().noneMatch(option -> option.code().equals(code))) {
            return wrong(input, section.id(), "Choose one of the answers to " + about);
        }
        return Optional.of(new Answer.Choice(code));
    }

    private Optional<Answer> choices(Form.Section section, Field field, String input, String about) {
        List<String> chosen = typed.all(input);
        if (chosen.isEmpty()) {
            return Optional.empty();
        }
        List<String> codes = field.options().stream().map(Field.Option::code).toList();
        if (!codes.containsAll(chosen)) {
            return wrong(input, section.id(), "Choose from the answers to " + about);
        }
        return Optional.of(new Answer.Choices(codes.stream().filter(chosen::contains).toList()));
    }

    private Optional<List<String>> known(List<String> chosen, Form.Section section, String input, String about) {
        if (chosen.isEmpty()) {
            return Optional.empty();
        }
        if (!context.professionals().containsAll(chosen)) {
            problems.add(new FormProblem(input, section.id(), "Choose from the people in the directory for " + about));
            return Optional.empty();
        }
        return Optional.of(chosen);
    }

    private Optional<Answer> number(Form.Section section, String input, String about) {
        String text = typed.one(input).replace(",", "");
        if (text.isEmpty()) {
            return Optional.empty();
        }
        if (!text.matches("-?\\d{1,9}(\\.\\d{1,4})?")) {
            return wrong(input, section.id(), "Enter a number for " + about + ", such as 3");
        }
        return Optional.of(new Answer.Number(new BigDecimal(text)));
    }

    private Optional<Answer> day(String input, String section, String about, boolean mayBeFuture) {
        return date(input, section, about, mayBeFuture).map(Answer.Day::new);
    }

    private Optional<LocalDate> date(String input, String section, String about, boolean mayBeFuture) {
        String day = typed.one(input + "-day");
        String month = typed.one(input + "-month");
        String year = typed.one(input + "-year");
        if (day.isEmpty() && month.isEmpty() && year.isEmpty()) {
            return Optional.empty();
        }
        List<String> lacking = new ArrayList<>();
        if (day.isEmpty()) {
            lacking.add("a day");
        }
        if (month.isEmpty()) {
            lacking.add("a month");
        }
        if (year.isEmpty()) {
            lacking.add("a year");
        }
        if (!lacking.isEmpty()) {
            wrong(input, section, "The date for " + about + " must include " + String.join(" and ", lacking));
            return Optional.empty();
        }
        Optional<LocalDate> date = LocalTimes.date(day, month, year);
        if (date.isEmpty()) {
            wrong(input, section, "There is no such date for " + about + ". Write it like 27 3 2026");
        } else if (date.get().getYear() < 1900) {
            wrong(input, section, "The date for " + about + " is before 1900. Check the year");
            return Optional.empty();
        } else if (!mayBeFuture && date.get().isAfter(context.today())) {
            wrong(input, section, "The date for " + about + " is in the future. Enter today's date or an earlier one");
            return Optional.empty();
        } else if (date.get().isAfter(context.today().plusYears(25))) {
            wrong(input, section, "The date for " + about + " is more than 25 years away. Check the year");
            return Optional.empty();
        }
        return date;
    }

    private Optional<Answer> dateTime(String input, String section, String about, boolean mayBeFuture) {
        int before = problems.size();
        Optional<LocalDate> date = date(input, section, about, mayBeFuture);
        String typedTime = typed.one(input + "-time");
        boolean notKnown = typed.ticked(input + "-time-not-known");
        if (date.isEmpty()) {
            if (problems.size() == before && !typedTime.isEmpty()) {
                wrong(input, section, "Enter the date as well as the time for " + about);
            }
            return Optional.empty();
        }
        if (typedTime.isEmpty()) {
            if (notKnown) {
                return Optional.of(new Answer.When(new Occurred.On(date.get())));
            }
            return wrong(input + "-time", section, "Enter the time for " + about + ", or say that it is not known");
        }
        Optional<LocalTime> time = LocalTimes.time(typedTime);
        if (time.isEmpty()) {
            return wrong(input + "-time", section, "Write the time for " + about + " like 16:10 or 4:10pm");
        }
        return switch (LocalTimes.instant(date.get(), time.get())) {
            case LocalTimes.Read.Good(Instant instant) -> notInFuture(input, section, about, instant, mayBeFuture);
            case LocalTimes.Read.Skipped() -> wrong(
                    input + "-time",
                    section,
                    "The clocks went forward that night, so %s did not happen. Check the time for %s"
                            .formatted(time.get(), about));
            case LocalTimes.Read.Twice(Instant first, Instant second) -> switch (typed.one(input + "-which")) {
                case "first" -> notInFuture(input, section, about, first, mayBeFuture);
                case "second" -> notInFuture(input, section, about, second, mayBeFuture);
                default -> wrong(
                        input + "-which",
                        section,
                        "The clocks went back that night, so %s happened twice. Say which one for %s"
                                .formatted(time.get(), about));
            };
        };
    }

    private Optional<Answer> notInFuture(String input, String section, String about, Instant instant, boolean mayBeFuture) {
        if (!mayBeFuture && instant.isAfter(context.now().plusSeconds(60))) {
            return wrong(input + "-time", section, "The time for " + about + " is in the future. Enter the present time or an earlier one");
        }
        return Optional.of(new Answer.When(new Occurred.At(instant)));
    }

    private Optional<Answer> wrong(String input, String section, String message) {
        problems.add(new FormProblem(input, section, message));
        return Optional.empty();
    }
}
