package kith.procedures.form;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
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
 * {@code -time-not-known} and, for an hour that happens twice, {@code -which} (first, second); an address adds
 * {@code -line1}, {@code -line2}, {@code -town}, {@code -postcode}, {@code -uprn} and, where there is no fixed one, {@code -none}; a person
 * adds {@code -name}, {@code -name-not-known}, {@code -description}, a date under {@code -born}, {@code -age} and {@code -born-not-known}. A file
 * stands under its input by what {@link Context#files} knows it by; {@code -remove} takes it away, and {@code -refused} says why the one that was
 * sent last was not taken. A repeating group has the keys of its
 * entries, in their order, under its own name, and the questions of each under {@code <group>.<key>.<question>}. When it happened is
 * asked under the name {@code occurred}.
 */
public final class FormReading {
    public static final String OCCURRED = Field.OCCURRED;
    /** As many entries as one group takes: more than any plan has actions, and what a page can show. */
    public static final int MOST_ENTRIES = 50;

    private static final Pattern KEY = Pattern.compile("[1-9][0-9]{0,3}");

    /**
     * What the reading may know.
     *
     * @param now for telling the future
     * @param before the answers given earlier on each child's record, for conditions that look back
     * @param names the children, by record, in the order in which they are asked about
     * @param professionals identifiers that may be chosen
     * @param agencies identifiers that may be chosen
     * @param files that may be an answer, by what stands for each under its input: what a form holds, and by their hashes what the
     *     records hold already
     */
    public record Context(
            Instant now,
            Map<String, Answers> before,
            Map<String, String> names,
            Set<String> professionals,
            Set<String> agencies,
            Map<String, Answer.File> files) {
        /** Where no file can be an answer. */
        public Context(
                Instant now, Map<String, Answers> before, Map<String, String> names, Set<String> professionals, Set<String> agencies) {
            this(now, before, names, professionals, agencies, Map.of());
        }

        LocalDate today() {
            return LocalDate.ofInstant(now, Occurred.LONDON);
        }
    }

    private final Step step;
    private final Typed typed;
    private final Context context;
    private final List<FormProblem> problems = new ArrayList<>();
    private final Inputs inputs;
    private Optional<Occurred> occurred = Optional.empty();
    private final Map<String, Answer> shared = new HashMap<>();
    private final Map<String, Map<String, Answer>> perChild = new LinkedHashMap<>();

    private FormReading(Step step, Typed typed, Context context) {
        this.step = step;
        this.typed = typed;
        this.context = context;
        this.inputs = new Inputs(typed, context, problems);
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
        return field.shown().map(condition -> reading.holds(condition, new Place(record, Optional.empty()))).orElse(true);
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

    /** The entries of a group as they stand on the page, by the keys under which they are typed; those that are still blank too. */
    public static List<String> entries(Typed typed, String group) {
        return typed.all(group).stream().filter(key -> KEY.matcher(key).matches()).distinct().toList();
    }

    /** The key of one more entry. */
    public static String freeKey(List<String> keys) {
        return IntStream.iterate(1, key -> key + 1)
                .mapToObj(Integer::toString)
                .filter(key -> !keys.contains(key))
                .findFirst()
                .orElseThrow();
    }

    /** What the names of an entry's inputs begin with: the question's id follows. */
    public static String entryInput(String group, String key) {
        return group + "." + key + ".";
    }

    private Optional<Occurred> occurred() {
        Optional<Occurred> read = inputs.dateTime(OCCURRED, "", "when it happened", false).flatMap(answer -> switch (answer) {
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
                context.names().keySet().forEach(record -> field(section, field, new Place(record, Optional.empty())));
            } else {
                field(section, field, new Place(anyRecord(), Optional.empty()));
            }
        }
    }

    private String anyRecord() {
        return context.names().isEmpty() ? "" : context.names().keySet().iterator().next();
    }

    /**
     * Where a question is asked.
     *
     * @param record of the child about whom it is asked
     * @param entry of a group that is being read; empty for a question of the form itself
     */
    private record Place(String record, Optional<Entry> entry) {
        String input(Field field) {
            return entry.map(in -> in.inputs() + field.id()).orElseGet(() -> FormReading.input(field, record));
        }
    }

    /**
     * @param inputs what the names of its inputs begin with
     * @param called such as "action 2"
     * @param answers those read so far
     */
    private record Entry(Field group, String inputs, String called, Map<String, Answer> answers) {}

    private void field(Form.Section section, Field field, Place place) {
        if (field.shown().isPresent() && !holds(field.shown().get(), place)) {
            return;
        }
        String input = place.input(field);
        int before = problems.size();
        Optional<Answer> answer = field.group()
                .map(group -> entries(section, field, group, place))
                .orElseGet(() -> inputs.answer(section, field, input, about(field, place)));
        if (answer.isPresent()) {
            put(field, place, field.id(), answer.get());
            field.notBefore().ifPresent(other -> order(section, field, place, other, answer.get()));
        } else if (problems.size() == before && isRequired(field, place)) {
            problems.add(new FormProblem(input, section.id(), missing(field) + forWhom(field, place)));
        }
        if (field.reasonWhenNo() && answer.isPresent() && answer.get().equals(new Answer.YesNo(false))) {
            reason(section, field, place, "Say why not");
        }
        if (answer.isPresent() && departs(field, answer.get(), place)) {
            reason(section, field, place, "Say why you decide otherwise than is proposed");
        }
    }

    /** Every entry into which anything was typed. */
    private Optional<Answer> entries(Form.Section section, Field field, Field.Group group, Place place) {
        String input = place.input(field);
        List<String> keys = entries(typed, input);
        if (keys.size() > MOST_ENTRIES) {
            problems.add(new FormProblem(input, section.id(), "There are %,d entries under “%s”. Keep the %,d that matter most"
                    .formatted(keys.size(), field.label(), MOST_ENTRIES)));
            return Optional.empty();
        }
        List<Map<String, Answer>> entries = new ArrayList<>();
        for (int i = 0; i < keys.size(); i++) {
            String begins = entryInput(input, keys.get(i));
            if (typed.anyBeginning(begins)) {
                Entry entry = new Entry(field, begins, group.each() + " " + (i + 1), new HashMap<>());
                group.questions().forEach(asked -> field(section, asked, new Place(place.record(), Optional.of(entry))));
                if (!entry.answers().isEmpty()) {
                    entries.add(entry.answers());
                }
            }
        }
        return entries.isEmpty() ? Optional.empty() : Optional.of(new Answer.Entries(entries));
    }

    private static String about(Field field, Place place) {
        return "“" + field.label() + "”" + place.entry().map(entry -> " of " + entry.called()).orElse("");
    }

    private void reason(Form.Section section, Field field, Place place, String missing) {
        String input = place.input(field) + "_reason";
        int before = problems.size();
        Optional<Answer> reason = inputs.text(input, section.id(), "the reason", Inputs.LONG_TEXT_LIMIT);
        if (reason.isPresent()) {
            put(field, place, field.reasonField(), reason.get());
        } else if (problems.size() == before) {
            problems.add(new FormProblem(input, section.id(), missing + forWhom(field, place)));
        }
    }

    private boolean departs(Field field, Answer answer, Place place) {
        return field.proposed(lookup(place))
                .filter(proposed -> !answer.equals(new Answer.Choice(proposed.option().code())))
                .isPresent();
    }

    /** Whether an answer precedes the one that it may not precede; compared by the day where the time of either is not known. */
    private void order(Form.Section section, Field field, Place place, String other, Answer answer) {
        Optional<Occurred> start = other.equals(OCCURRED)
                ? occurred
                : lookup(place).answer(place.entry()
                                .map(entry -> FieldRef.inGroup(step.id(), entry.group().id(), other))
                                .orElseGet(() -> new FieldRef(step.id(), other)))
                        .flatMap(given -> when(given.answer()));
        Optional<Occurred> end = when(answer);
        if (start.isEmpty() || end.isEmpty()) {
            return;
        }
        boolean precedes = start.get() instanceof Occurred.At(Instant from) && end.get() instanceof Occurred.At(Instant to)
                ? to.isBefore(from)
                : end.get().day(context.now()).isBefore(start.get().day(context.now()));
        if (precedes) {
            String what = other.equals(OCCURRED) ? "the day on which it happened" : "the one for “" + label(other, place) + "”";
            problems.add(new FormProblem(
                    place.input(field),
                    section.id(),
                    "The date for “%s” is before %s. Enter the same date or a later one%s"
                            .formatted(field.label(), what, forWhom(field, place))));
        }
    }

    private String label(String id, Place place) {
        return place.entry()
                .flatMap(entry -> entry.group().group().orElseThrow().asks(id))
                .or(() -> step.form().field(id))
                .map(Field::label)
                .orElse(id);
    }

    private static Optional<Occurred> when(Answer answer) {
        return switch (answer) {
            case Answer.Day(LocalDate day) -> Optional.of(new Occurred.On(day));
            case Answer.When(Occurred.Unknown _) -> Optional.empty();
            case Answer.When(Occurred when) -> Optional.of(when);
            default -> Optional.empty();
        };
    }

    private void put(Field field, Place place, String id, Answer answer) {
        if (place.entry().isPresent()) {
            place.entry().get().answers().put(id, answer);
        } else if (field.perChild()) {
            perChild.get(place.record()).put(id, answer);
        } else {
            shared.put(id, answer);
        }
    }

    private String forWhom(Field field, Place place) {
        boolean perChild = place.entry().map(Entry::group).orElse(field).perChild();
        return place.entry().map(entry -> " for " + entry.called()).orElse("")
                + (perChild && context.names().size() > 1 ? " for " + context.names().get(place.record()) : "");
    }

    private static String missing(Field field) {
        String about = "“" + field.label() + "”";
        return switch (field.type()) {
            case CHOICE, YES_NO, PROFESSIONAL, AGENCY -> "Choose an answer to " + about;
            case CHOICES, PROFESSIONALS -> "Choose at least one answer to " + about;
            case DATE, DATE_TIME -> "Enter a date for " + about;
            case NUMBER -> "Enter a number for " + about;
            case TEXT, LONG_TEXT -> "Write an answer to " + about;
            case PERSON -> "Say who it is for " + about;
            case ADDRESS -> "Enter an address for " + about + ", or say that there is no fixed one";
            case FILE -> "Select a file for " + about;
            case GROUP -> "Add at least one entry to " + about;
        };
    }

    private boolean isRequired(Field field, Place place) {
        return field.required().map(condition -> holds(condition, place)).orElse(false);
    }

    private boolean holds(Condition condition, Place place) {
        return Conditions.judge(condition, lookup(place)).verdict() == Verdict.YES;
    }

    private Answers lookup(String record) {
        return lookup(new Place(record, Optional.empty()));
    }

    private Answers lookup(Place place) {
        Answers before = context.before().get(place.record());
        return new Answers() {
            @Override
            public Optional<Given> answer(FieldRef field) {
                if (field.step().equals(step.id())) {
                    return Optional.ofNullable(here(field, place)).map(answer -> new Given(answer, ""));
                }
                return before == null ? Optional.empty() : before.answer(field);
            }

            @Override
            public Optional<String> recorded(String other) {
                return before == null ? Optional.empty() : before.recorded(other);
            }

            @Override
            public Optional<String> recordedThisTime(String other) {
                return before == null ? Optional.empty() : before.recordedThisTime(other);
            }
        };
    }

    private Answer here(FieldRef field, Place place) {
        if (field.inGroup().isPresent()) {
            FieldRef.InGroup in = field.inGroup().get();
            return place.entry()
                    .filter(entry -> entry.group().id().equals(in.group()))
                    .map(entry -> entry.answers().get(in.question()))
                    .orElse(null);
        }
        Answer own = perChild.getOrDefault(place.record(), Map.of()).get(field.field());
        return own != null ? own : shared.get(field.field());
    }
}
