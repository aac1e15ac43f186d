package kith.server.steps.web;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kith.procedures.condition.Conditions;
import kith.procedures.condition.FieldRef;
import kith.procedures.form.FormProblem;
import kith.procedures.form.FormReading;
import kith.procedures.form.Typed;
import kith.procedures.history.Answer;
import kith.procedures.pack.Field;
import kith.procedures.pack.Form;
import kith.server.problem.NotAcceptable;
import kith.server.problem.Problem;
import kith.server.record.RoleWords;
import kith.server.steps.Sheet;
import kith.server.web.component.Choice;
import kith.server.web.component.DateParts;
import kith.server.web.component.DateTimeParts;
import kith.server.web.component.Link;
import kith.server.wording.Said;

/** A section of a step's form made ready for its page: each question with what was typed and what is wrong with it. */
public final class FormView {
    /** The page that asks when it happened stands before the sections. */
    public static final String WHEN = "when";

    /** What the value of the button begins with that adds an entry to a repeating group; the group's input follows. */
    static final String ADD = "add:";

    /** The same for the button that takes an entry away; the group's input, a dot and the entry's key follow. */
    static final String REMOVE = "remove:";

    /**
     * One question as the page asks it.
     *
     * @param choices what can be chosen; for a long text that is free for them, the headings to begin with
     * @param reveals the questions that stand under one of the answers, by its value
     * @param group the entries of a repeating group; null elsewhere
     * @param address the lines of an address; null elsewhere
     * @param person who somebody is; null elsewhere
     * @param file the file that the draft holds, in words; null where there is none
     * @param which whether the typed hour happened twice and must be told apart
     * @param reason the companion input of a "no" that needs a reason; null elsewhere
     * @param proposed what the question's decision aid proposes; null where it proposes nothing
     */
    public record Asked(
            Field.Type type,
            String input,
            String label,
            String hint,
            boolean optional,
            String value,
            List<String> values,
            List<Choice> choices,
            DateParts date,
            DateTimeParts dateTime,
            String error,
            String timeError,
            Which which,
            Reason reason,
            Proposed proposed,
            Map<String, List<Asked>> reveals,
            Entries group,
            AddressParts address,
            PersonParts person,
            String file) {
        /** The same with other answers to choose from, and other questions under them. */
        Asked with(List<Choice> newChoices, Map<String, List<Asked>> newReveals) {
            return new Asked(
                    type, input, label, hint, optional, value, values, newChoices, date, dateTime, error, timeError, which, reason, proposed, newReveals,
                    group, address, person, file);
        }
    }

    /** The lines of an address, each with what is wrong with it; {@code none} where it was said that there is no fixed one. */
    public record AddressParts(Part line1, Part line2, Part town, Part postcode, Part uprn, boolean none) {}

    /** One input of an answer that has several. */
    public record Part(String input, String value, String error) {
        private static Part of(Typed typed, String input, Map<String, String> problems) {
            return new Part(input, typed.one(input), problems.get(input));
        }
    }

    /** Who somebody is: a name or a description, and a date of birth, an age or that neither is known. */
    public record PersonParts(
            Part name, boolean nameNotKnown, Part description, DateParts born, String bornError, Part age, boolean bornNotKnown) {}

    private static PersonParts person(Typed typed, String input, Map<String, String> problems) {
        return new PersonParts(
                Part.of(typed, input + "-name", problems),
                // What was written is never hidden, be it under a box that was ticked only once.
                typed.ticked(input + "-name-not-known") || !typed.one(input + "-description").isEmpty(),
                Part.of(typed, input + "-description", problems),
                new DateParts(typed.one(input + "-born-day"), typed.one(input + "-born-month"), typed.one(input + "-born-year")),
                problems.get(input + "-born"),
                Part.of(typed, input + "-age", problems),
                typed.ticked(input + "-born-not-known"));
    }

    private static AddressParts address(Typed typed, String input, Map<String, String> problems) {
        Function<String, Part> part = name -> Part.of(typed, input + name, problems);
        return new AddressParts(
                part.apply("-line1"), part.apply("-line2"), part.apply("-town"), part.apply("-postcode"), part.apply("-uprn"), typed.ticked(input + "-none"));
    }

    /**
     * @param each what one entry is, as it follows "add another"
     * @param add the value of the button that adds one; null where there is no room for more
     */
    public record Entries(String each, String add, List<Entry> all) {}

    /**
     * One entry of a repeating group, blank or filled in.
     *
     * @param key under which it is typed
     * @param id of the place on the page
     * @param title such as "Action 2"
     * @param remove the value of the button that takes it away; null for the only one while it is blank
     */
    public record Entry(String key, String id, String title, String remove, List<Asked> questions) {}

    public record Which(String value, String error) {}

    public record Reason(String input, String value, String error) {}

    /**
     * @param option in the words of its answer
     * @param because every reason, in words that can follow "because"
     * @param otherwise the companion input for whoever decides otherwise
     */
    public record Proposed(String option, List<String> because, Reason otherwise) {}

    /** The questions for one child, or for all where {@code child} is null. */
    public record Group(String child, List<Asked> questions) {}

    private FormView() {}

    /**
     * The names of every input of a section: those that come back empty when nothing was ticked.
     *
     * @param posted what came back, which says how many entries a repeating group had on the page
     */
    static Set<String> inputs(Sheet sheet, String section, Typed posted) {
        Set<String> inputs = new HashSet<>();
        if (section.equals(WHEN)) {
            dateTimeInputs(FormReading.OCCURRED, inputs);
            return inputs;
        }
        for (Field field : section(sheet, section).fields()) {
            for (String record : field.perChild() ? sheet.children().keySet() : Set.of("")) {
                String input = FormReading.input(field, record);
                inputs(field, input, inputs);
                field.group().ifPresent(group -> Stream.of(posted, sheet.draft().typed())
                        .flatMap(typed -> FormReading.entries(typed, input).stream())
                        .forEach(key -> group.questions().forEach(asked -> inputs(asked, FormReading.entryInput(input, key) + asked.id(), inputs))));
            }
        }
        return inputs;
    }

    /** What stands for a file in the draft is no input: a page that comes back without one leaves it as it is. */
    private static void inputs(Field field, String input, Set<String> inputs) {
        if (field.type() == Field.Type.FILE) {
            inputs.add(input + "-remove");
            return;
        }
        inputs.add(input);
        inputs.add(input + "_reason");
        dateTimeInputs(input, inputs);
    }

    /** The inputs of a section into which a file is put. */
    static Set<String> fileInputs(Sheet sheet, String section, Typed posted) {
        return section.equals(WHEN) || !takesFiles(section(sheet, section))
                ? Set.of()
                : inputs(sheet, section, posted).stream()
                        .filter(input -> input.endsWith("-remove"))
                        .map(input -> input.substring(0, input.length() - "-remove".length()))
                        .collect(Collectors.toSet());
    }

    static boolean takesFiles(Form.Section section) {
        return section.fields().stream()
                .flatMap(field -> Stream.concat(Stream.of(field), field.group().stream().flatMap(group -> group.questions().stream())))
                .anyMatch(field -> field.type() == Field.Type.FILE);
    }

    /** The inputs of the repeating groups of a section. */
    static Set<String> groupInputs(Sheet sheet, String section) {
        Set<String> groups = new HashSet<>();
        if (!section.equals(WHEN)) {
            section(sheet, section).fields().stream()
                    .filter(field -> field.group().isPresent())
                    .forEach(field -> (field.perChild() ? sheet.children().keySet() : Set.of(""))
                            .forEach(record -> groups.add(FormReading.input(field, record))));
        }
        return groups;
    }

    private static void dateTimeInputs(String input, Set<String> inputs) {
        for (String part : List.of(
                "-day", "-month", "-year", "-time", "-time-not-known", "-which", "-line1", "-line2", "-town", "-postcode", "-uprn", "-none",
                "-name", "-name-not-known", "-description", "-born-day", "-born-month", "-born-year", "-age", "-born-not-known")) {
            inputs.add(input + part);
        }
    }

    static Form.Section section(Sheet sheet, String id) {
        return sheet.step().form().sections().stream()
                .filter(section -> section.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new NotAcceptable(new Problem(
                        "section_gone",
                        "",
                        "This page is not in the form: the procedures may have changed since you opened it.",
                        "Open the draft again from My work.")));
    }

    static List<Group> groups(Sheet sheet, String sectionId, boolean showProblems) {
        Map<String, String> problems = showProblems ? problems(sheet, sectionId) : Map.of();
        Form.Section section = section(sheet, sectionId);
        String anyone = sheet.children().keySet().iterator().next();
        boolean several = sheet.children().size() > 1;
        List<Group> groups = new ArrayList<>();
        List<Field> run = new ArrayList<>();
        for (Field field : section.fields()) {
            if (Depending.parent(section.fields(), "", field).isPresent()) {
                continue;
            }
            if (several && !run.isEmpty() && run.getFirst().perChild() != field.perChild()) {
                groups.addAll(groups(sheet, section, run, anyone, problems));
                run.clear();
            }
            run.add(field);
        }
        groups.addAll(groups(sheet, section, run, anyone, problems));
        return groups;
    }

    /** Questions that follow each other: once where they are asked once, and otherwise for one child after the other. */
    private static List<Group> groups(
            Sheet sheet, Form.Section section, List<Field> run, String anyone, Map<String, String> problems) {
        boolean each = sheet.children().size() > 1 && !run.isEmpty() && run.getFirst().perChild();
        List<Group> groups = new ArrayList<>();
        for (String record : each ? sheet.children().keySet() : Set.of(anyone)) {
            Asking asking = new Asking(sheet, section, section.fields(), "", "", record, problems);
            List<Asked> asked = run.stream().filter(asking::mayApply).map(asking::asked).toList();
            if (!asked.isEmpty()) {
                groups.add(new Group(each ? sheet.children().get(record) : null, asked));
            }
        }
        return groups;
    }

    static Asked when(Sheet sheet, boolean showProblems) {
        Map<String, String> problems = showProblems ? problems(sheet, "") : Map.of();
        return dateTime(sheet.draft().typed(), FormReading.OCCURRED, sheet.step().occurredLabel(), null, false, problems);
    }

    static Map<String, String> problems(Sheet sheet, String section) {
        Map<String, String> problems = new LinkedHashMap<>();
        sheet.filled().problems().stream()
                .filter(problem -> problem.section().equals(section))
                .forEach(problem -> problems.putIfAbsent(problem.input(), problem.message()));
        return problems;
    }

    /** The problems of one section (or, with empty text, of the question when), as links to their inputs. */
    static List<Link> summary(Sheet sheet, String section) {
        return sheet.filled().problems().stream()
                .filter(problem -> problem.section().equals(section))
                .map(problem -> Link.to("#" + problem.input(), problem.message()))
                .toList();
    }

    /** Every problem, linking to the page and the input where it can be mended. */
    static List<Link> wholeSummary(Sheet sheet) {
        return sheet.filled().problems().stream()
                .map(problem -> Link.to(
                        "/drafts/" + sheet.draft().id() + "/" + page(problem) + "?errors#" + problem.input(), problem.message()))
                .toList();
    }

    private static String page(FormProblem problem) {
        return problem.section().isEmpty() ? WHEN : problem.section();
    }

    private static Reason reason(Typed typed, String input, Map<String, String> problems) {
        return new Reason(input + "_reason", typed.one(input + "_reason"), problems.get(input + "_reason"));
    }

    /**
     * Questions that are asked in one place: those of a section, or those of one entry of a repeating group in it.
     *
     * @param fields all of them
     * @param within the group and a dot, as conditions name its questions; else nothing
     * @param inputs what the names of an entry's inputs begin with; else nothing
     */
    record Asking(
            Sheet sheet, Form.Section section, List<Field> fields, String within, String inputs, String record, Map<String, String> problems) {

        Asked asked(Field field) {
            Typed typed = sheet.draft().typed();
            String input = inputs.isEmpty() ? FormReading.input(field, record) : inputs + field.id();
            boolean optional = field.required().isEmpty();
            return switch (field.type()) {
                case DATE_TIME -> dateTime(typed, input, field.label(), hint(field), optional, problems);
                case TEXT, LONG_TEXT, NUMBER, DATE, YES_NO, CHOICE, CHOICES, PROFESSIONAL, PROFESSIONALS, PERSON, ADDRESS, AGENCY, FILE, GROUP -> new Asked(
                        field.type(),
                        input,
                        field.label(),
                        hint(field),
                        optional,
                        typed.one(input),
                        typed.all(input),
                        field.type() == Field.Type.LONG_TEXT && !Headings.mayBePut(field, typed.one(input)) ? List.of() : choices(sheet, field),
                        new DateParts(typed.one(input + "-day"), typed.one(input + "-month"), typed.one(input + "-year")),
                        DateTimeParts.EMPTY,
                        problems.get(input),
                        null,
                        null,
                        field.reasonWhenNo() ? reason(typed, input, problems) : null,
                        FormReading.proposed(field, sheet.step(), sheet.filled(), record, sheet.context())
                                .map(proposed -> new Proposed(
                                        proposed.option().label(), proposed.because(), reason(typed, input, problems)))
                                .orElse(null),
                        revealed(field),
                        field.group().map(group -> entries(field, group, input)).orElse(null),
                        field.type() == Field.Type.ADDRESS ? address(typed, input, problems) : null,
                        field.type() == Field.Type.PERSON ? person(typed, input, problems) : null,
                        field.type() == Field.Type.FILE
                                ? Optional.ofNullable(sheet.context().files().get(typed.one(input))).map(Answer.File::words).orElse(null)
                                : null);
            };
        }

        /** Those that were added and, where there is none, one to begin with. */
        private Entries entries(Field field, Field.Group group, String input) {
            List<String> added = FormReading.entries(sheet.draft().typed(), input);
            List<String> keys = added.isEmpty() ? List.of("1") : added;
            List<Entry> entries = new ArrayList<>();
            for (String key : keys) {
                String begins = FormReading.entryInput(input, key);
                Asking asking = new Asking(sheet, section, group.questions(), field.id() + ".", begins, record, problems);
                boolean blank = sheet.draft().typed().without(begins).equals(sheet.draft().typed());
                entries.add(new Entry(
                        key,
                        input + "." + key,
                        Said.capital(group.each()) + " " + (entries.size() + 1),
                        keys.size() == 1 && blank ? null : REMOVE + input + "." + key,
                        group.questions().stream()
                                .filter(asked -> Depending.parent(group.questions(), field.id() + ".", asked).isEmpty())
                                .filter(asking::mayApply)
                                .map(asking::asked)
                                .toList()));
            }
            return new Entries(group.each(), keys.size() < FormReading.MOST_ENTRIES ? ADD + input : null, entries);
        }

        private Map<String, List<Asked>> revealed(Field field) {
            Map<String, List<Asked>> reveals = new LinkedHashMap<>();
            for (Field other : fields) {
                Depending.parent(fields, within, other)
                        .filter(under -> under.field().equals(field.id()))
                        .ifPresent(under -> reveals.computeIfAbsent(under.value(), _ -> new ArrayList<>()).add(asked(other)));
            }
            return reveals;
        }

        /** A question that depends on this page's answers may apply yet; one that depends on earlier ones does or does not. */
        boolean mayApply(Field field) {
            return dependsOnThisPage(field) || FormReading.applies(field, sheet.step(), sheet.filled(), record, sheet.context());
        }

        private boolean dependsOnThisPage(Field field) {
            return field.shown()
                    .map(condition -> Conditions.fields(condition).stream()
                            .anyMatch(ref -> ref.step().equals(sheet.step().id())
                                    && (ref.inGroup().isPresent()
                                            || section.fields().stream().anyMatch(other -> other.id().equals(ref.field())))))
                    .orElse(false);
        }

        private String hint(Field field) {
            Optional<String> onlyIf = Depending.parent(fields, within, field).isPresent() || !dependsOnThisPage(field)
                    ? Optional.empty()
                    : field.shown().map(condition -> "Only if " + Conditions.inEnglish(condition, sheet.pack()) + ".");
            List<String> words = Stream.of(onlyIf, field.hint(), begunFrom(field)).flatMap(Optional::stream).toList();
            return words.isEmpty() ? null : String.join(" ", words);
        }

        /** Of an answer that somebody gave elsewhere, whoever records this is told where: it is theirs to say whether it still holds. */
        private Optional<String> begunFrom(Field field) {
            return field.prefilledFrom()
                    .filter(_ -> sheet.draft().corrects().isEmpty())
                    .map(from -> new FieldRef(from.substring(0, from.indexOf('.')), from.substring(from.indexOf('.') + 1)))
                    .filter(from -> sheet.draft().record()
                            .filter(begun -> !field.perChild() || begun.equals(record))
                            .map(begun -> sheet.context().before().get(begun))
                            .flatMap(before -> before.answer(from))
                            .isPresent())
                    .map(from -> "This was begun from what stands in “%s”. Check that it still holds.".formatted(sheet.pack().stepName(from.step())));
        }
    }

    private static Asked dateTime(
            Typed typed, String input, String label, String hint, boolean optional, Map<String, String> problems) {
        String which = typed.one(input + "-which");
        String whichError = problems.get(input + "-which");
        return new Asked(
                Field.Type.DATE_TIME,
                input,
                label,
                hint,
                optional,
                "",
                List.of(),
                List.of(),
                DateParts.EMPTY,
                new DateTimeParts(
                        new DateParts(typed.one(input + "-day"), typed.one(input + "-month"), typed.one(input + "-year")),
                        typed.one(input + "-time"),
                        typed.ticked(input + "-time-not-known")),
                problems.get(input),
                problems.get(input + "-time"),
                whichError != null || !which.isEmpty() ? new Which(which, whichError) : null,
                null,
                null,
                Map.of(),
                null,
                null,
                null,
                null);
    }

    private static List<Choice> choices(Sheet sheet, Field field) {
        return switch (field.type()) {
            case YES_NO -> List.of(Choice.of("yes", "Yes"), Choice.of("no", "No"));
            case CHOICE, CHOICES -> field.options().stream()
                    .map(option -> {
                        Choice choice = Choice.of(option.code(), option.label());
                        return option.hint().map(choice::withHint).orElse(choice);
                    })
                    .toList();
            // Those who work with children, as the procedures know them: an administrator has no part in a meeting.
            case PROFESSIONAL, PROFESSIONALS -> sheet.professionals().stream()
                    .filter(member -> sheet.pack().roles().containsKey(member.role()))
                    .map(member -> Choice.of(member.professional(), member.name())
                            .withHint(RoleWords.of(member.role(), sheet.pack()) + ", " + member.teamName()))
                    .toList();
            case AGENCY -> sheet.agencies().stream().map(agency -> Choice.of(agency.agency(), agency.name())).toList();
            case LONG_TEXT -> field.templates().stream().map(template -> Choice.of(template.id(), template.label())).toList();
            case TEXT, NUMBER, DATE, DATE_TIME, PERSON, ADDRESS, FILE, GROUP -> List.of();
        };
    }
}
