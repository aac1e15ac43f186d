package kith.procedures.words;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import kith.procedures.calendar.Term;
import kith.procedures.calendar.Terms;
import kith.procedures.condition.Condition;
import kith.procedures.condition.Conditions;
import kith.procedures.condition.FieldRef;
import kith.procedures.history.About;
import kith.procedures.pack.Access;
import kith.procedures.pack.Field;
import kith.procedures.pack.Pack;
import kith.procedures.pack.Rule;
import kith.procedures.pack.Sensitivity;
import kith.procedures.pack.Source;
import kith.procedures.pack.Step;

/** The words for the parts of one pack: its own, where it has them. */
public record PackWords(Pack pack) {

    /** {@code a}, {@code a or b}, {@code a, b or c}. */
    public static String anyOf(List<String> words) {
        return listed(words, " or ");
    }

    /** {@code a}, {@code a and b}, {@code a, b and c}. */
    public static String allOf(List<String> words) {
        return listed(words, " and ");
    }

    private static String listed(List<String> words, String last) {
        return words.size() < 2
                ? String.join("", words)
                : String.join(", ", words.subList(0, words.size() - 1)) + last + words.getLast();
    }

    /** "team manager or social worker". */
    public String roles(List<String> roles) {
        return anyOf(roles.stream().map(pack::roleName).toList());
    }

    /** "team manager and social worker". */
    public String everyRole(List<String> roles) {
        return allOf(roles.stream().map(pack::roleName).toList());
    }

    /** On whose records: "children's records". */
    public static String records(About about) {
        return switch (about) {
            case CHILD -> "children's records";
            case PARTNERSHIP -> "the partnership's own record";
            case WORKER -> "workers' own files";
            case RELOCATION -> "the files of protected moves";
        };
    }

    /** A clause that can follow "if". */
    public String condition(Condition condition) {
        return Conditions.inEnglish(condition, pack);
    }

    /** "if …"; empty for what always holds. */
    public Optional<String> onlyIf(Condition condition) {
        return condition instanceof Condition.Always ? Optional.empty() : Optional.of("if " + condition(condition));
    }

    /** That the step has been recorded, in the pack's past tense: "Strategy discussion held". */
    public String happened(String step) {
        return step.equals(Rule.OPENING)
                ? "This procedure opens"
                : pack.step(step).map(Step::done).orElseGet(() -> pack.stepName(step) + " recorded");
    }

    /** What raises the rule: "Contact received, or This procedure opens". */
    public String triggers(Rule rule) {
        return rule.on().stream().map(this::happened).collect(Collectors.joining(", or "));
    }

    /** "whoever is named in the answer to “Who is the lead social worker?” (initial conference)". */
    public String namedIn(FieldRef question) {
        return "whoever is named in " + answerTo(question);
    }

    /** "Hold the strategy discussion: team manager, within 24 hours, aim 4 hours. Contact received, if …". */
    public String inShort(Rule rule) {
        List<String> parts = new ArrayList<>();
        parts.add(rule.sentence() + ": " + pack.roleName(rule.owner()) + rule.ownerNamedIn().map(named -> ", first of all " + namedIn(named)).orElse(""));
        rule.limit().map(PackWords::by).ifPresent(parts::add);
        rule.aim().map(aim -> "aim " + Terms.english(aim)).ifPresent(parts::add);
        rule.notBefore().map(PackWords::notBefore).ifPresent(parts::add);
        if (!rule.hasTime()) {
            parts.add("no time laid down");
        }
        return String.join(", ", parts) + ". When: " + triggers(rule)
                + onlyIf(rule.condition()).map(condition -> ", " + condition).orElse("");
    }

    /** The length as the time that must first have passed: "not before 75 years have passed". */
    public static String notBefore(Term term) {
        return switch (term) {
            case Term.AsStated() -> "not before the time that was stated";
            case Term.NextWorkingDay(), Term.LaterOf _, Term.SoonerOf _ -> "not before the end of " + Terms.english(term);
            default -> "not before " + Terms.english(term) + " have passed";
        };
    }

    /** The length as a limit: "within 24 hours", "by the end of the next working day". */
    public static String by(Term term) {
        return switch (term) {
            case Term.NextWorkingDay() -> "by the end of the next working day";
            case Term.DaysBeginningWith _ -> "within " + Terms.english(term) + ", the first day counted";
            case Term.AsStated() -> "by the time that was stated";
            case Term.LaterOf _, Term.SoonerOf _ -> "by the end of " + Terms.english(term);
            case Term.WorkingDaysBefore _ -> "at least " + Terms.english(term) + " before";
            default -> "within " + Terms.english(term);
        };
    }

    /** "The clock stands still from: Identity asked for, until: Identity shown." */
    public String pause(Rule.Pause pause) {
        return "The clock stands still from: %s, until: %s.".formatted(
                anyOf(pause.from().stream().map(this::happened).toList()), anyOf(pause.until().stream().map(this::happened).toList()));
    }

    /** "More time: until the answer to “…”, once the service manager has recorded or approved it (Permission to go on)." */
    public String extension(Rule.Extension extension) {
        return "More time: until %s, once the %s has recorded or approved it (%s)%s.%s".formatted(
                until(extension),
                anyOf(extension.authorisedBy().stream().map(pack::roleName).toList()),
                Conditions.withinSentence(pack.stepName(extension.step())),
                onlyIf(extension.condition()).map(condition -> ", " + condition).orElse(""),
                extension.limitStays() ? " The limit stays: what passes it is late, and authorised." : " Once the limit has passed, it stays late, and authorised.");
    }

    /** "the answer to “By when?” (permission to go on), at most 45 working days". */
    public String until(Rule.Extension extension) {
        return switch (extension.until()) {
            case Rule.Until.Counted(Term term) -> Terms.english(term) + " from the same start";
            case Rule.Until.Answered(FieldRef date) -> answerTo(date);
        } + extension.ceiling().map(ceiling -> ", at most " + Terms.english(ceiling)).orElse("");
    }

    /** What the time counts from: "when it happened", or the question whose answer says it. */
    public String start(Rule rule) {
        return rule.from().isEmpty()
                ? "when that happened"
                : anyOf(rule.from().stream().map(this::answerTo).toList());
    }

    /** "the answer to “When was it first suspected?” in the contact". */
    public String answerTo(FieldRef field) {
        return "the answer to “%s” (%s)".formatted(pack.question(field), Conditions.withinSentence(pack.stepName(field.step())));
    }

    /** The kind of answer that a question asks for, without its options. */
    public static String kind(Field field) {
        return switch (field.type()) {
            case TEXT -> "A line of text";
            case LONG_TEXT -> "Text";
            case YES_NO -> field.reasonWhenNo() ? "Yes or no; a no needs its reason" : "Yes or no";
            case CHOICE -> "One of these";
            case CHOICES -> "Any of these";
            case DATE -> "A date";
            case DATE_TIME -> "A date and, where it is known, the time";
            case NUMBER -> "A number";
            case PROFESSIONAL -> "A professional";
            case PROFESSIONALS -> "Professionals";
            case PERSON -> "Somebody: the name or, if it is not known, a description; the date of birth, an age, or that neither is known";
            case ADDRESS -> "An address, or that there is no fixed one";
            case AGENCY -> "One of the partnership's agencies";
            case FILE -> "A file: PDF, JPEG, PNG, plain text, Word or OpenDocument text, smaller than 20 MB";
            case GROUP -> "Any number, one after the other";
        };
    }

    /** "“Joint investigation” if the criteria include a sexual offence, because such offences are investigated jointly." */
    public String proposal(Field field, Field.Proposal proposal) {
        String label = field.options().stream()
                .filter(option -> option.code().equals(proposal.option()))
                .map(Field.Option::label)
                .findFirst()
                .orElse(proposal.option());
        return "“%s”%s, because %s.".formatted(
                label, onlyIf(proposal.condition()).map(condition -> " " + condition).orElse(" in any case"), proposal.because());
    }

    /** When an answer has to be given. */
    public String needed(Field field) {
        return field.required()
                .map(condition -> condition instanceof Condition.Always ? "Always" : capital("if " + condition(condition)))
                .orElse("No");
    }

    public static String kind(Step step) {
        return switch (step.kind()) {
            case FORM -> "Form";
            case DECISION -> "Decision";
            case MEETING -> "Meeting";
        };
    }

    /** How widely it may be seen. */
    public static String sensitivity(Sensitivity sensitivity) {
        return switch (sensitivity) {
            case ORDINARY -> "ordinary";
            case SENSITIVE -> "sensitive";
            case THIRD_PARTY -> "about somebody else";
            case LEGAL -> "legal";
            case PROTECTED -> "protected";
        };
    }

    /** What recording it does to who may see the record; empty where it does nothing. */
    public Optional<String> access(Step step) {
        return step.access().isEmpty() ? Optional.empty() : Optional.of(step.access().stream().map(access -> access(step, access)).collect(Collectors.joining(". ")));
    }

    private String access(Step step, Access access) {
        return switch (access) {
            case Access.Opens opens -> "%s can be seen by %s %s".formatted(
                    switch (opens.extent()) {
                        case WHOLE -> "the whole record, save what is protected,";
                        case PART -> "as much of the record as is for those who take part";
                        case ITSELF -> "this, and who the child is,";
                    },
                    switch (opens.whom()) {
                        case Access.Whom.Author() -> "whoever records it";
                        case Access.Whom.Named(String question) -> whomNamed(step, question);
                    },
                    switch (opens.lasting()) {
                        case Access.Lasting.Hours(int hours) -> "for %d hours".formatted(hours);
                        case Access.Lasting.Until(String question) -> "to the end of the day answered to “%s”".formatted(asked(step, question));
                    });
            case Access.Closes(String question) -> "What was opened ends for " + whomNamed(step, question);
            case Access.Bars(String question, boolean managersToo) ->
                "Nothing of the record can be seen by " + whomNamed(step, question) + (managersToo ? ", nor by whoever manages them" : "");
            case Access.Frees(String question) -> "No longer barred: " + whomNamed(step, question);
            case Access.Freezes(String role) -> "The record stands still, and only the " + pack.roleName(role) + " sees it";
            case Access.ThroughFreeze() -> "It can be recorded on a record that stands still";
        };
    }

    private static String whomNamed(Step step, String question) {
        return "whoever is named in “" + asked(step, question) + "”";
    }

    private static String asked(Step step, String question) {
        return step.form().field(question).map(Field::label).orElse(question);
    }

    /** "Working Together to Safeguard Children, 2023, Chapter 3". */
    public static String source(Source source) {
        return source.title() + ", " + source.section();
    }

    /** With its first letter as a capital. */
    public static String capital(String words) {
        return words.isEmpty() ? words : words.substring(0, 1).toUpperCase(Locale.UK) + words.substring(1);
    }
}
