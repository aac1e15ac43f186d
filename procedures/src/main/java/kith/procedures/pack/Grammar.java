package kith.procedures.pack;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import kith.procedures.history.About;

/** The pack language's keys: one table, from which the loader checks and the published schema is written. */
final class Grammar {
    private static final Shape WORDS = new Shape.Words();
    private static final Shape NAME = new Shape.Name();
    private static final Shape FLAG = new Shape.Flag();
    private static final Shape DAY = new Shape.Day();
    private static final Shape LENGTH = new Shape.Length();
    private static final Shape IF = new Shape.If();

    static final Shape.Keys SOURCE = new Shape.Keys("source", List.of(
            needed("document", NAME, "One of the pack's documents"),
            needed("section", WORDS, "Chapter, section or paragraph, as the document numbers it"),
            may("carries_out", new Shape.AddingUp(), "The catalogue's requirements that this carries out")));

    private static final Shape.Keys WITHIN = new Shape.Keys("within", List.of(
            may("aim", LENGTH, "The time that should not be passed"),
            may("limit", LENGTH, "The time that must not be passed")));

    private static final Shape.Keys OPENING = new Shape.Keys("opening", List.of(
            needed("on", NAME, "The step that does it"),
            may("if", IF, "Only in this case")));

    private static final Shape.Keys CLOSING = new Shape.Keys("closing", List.of(
            needed("on", NAME, "The step that closes the episode"),
            may("if", IF, "Only in this case"),
            needed("because", WORDS, "Why what was still owed no longer is, as a sentence")));

    private static final Shape.Keys STATION = new Shape.Keys("station", List.of(
            needed("step", NAME, "The step drawn here on the pathway"),
            needed("label", WORDS, "Its words on the pathway")));

    private static final Shape.Keys OPTION = new Shape.Keys("option", List.of(
            needed("label", WORDS, "The option's words"),
            may("hint", WORDS, "A line under it"),
            may("census", WORDS, "The code under which the children in need census wants it")));

    private static final Shape.Keys PROPOSAL = new Shape.Keys("proposal", List.of(
            needed("option", NAME, "The option that this speaks for"),
            needed("if", IF, "When it does; of earlier pages or steps, so that it can be shown before anybody decides"),
            needed("because", WORDS, "The reason, in words that can follow because"),
            may("carries_out", new Shape.AddingUp(), "Ids of the requirements that weighing this carries out")));

    /** Of a repeating group. What can only be asked once for a form (each child, a proposal, a start from elsewhere) is not here. */
    private static final Shape.Keys ENTRY_QUESTION = new Shape.Keys("entry_question", List.of(
            needed("type", new Shape.OneOf(words(Field.Type.values()).stream().filter(type -> !type.equals(word(Field.Type.GROUP))).toList()),
                    "What kind of answer it takes"),
            needed("label", WORDS, "The question"),
            may("hint", WORDS, "A line under it"),
            may("required", new Shape.FlagOrIf(), "Whether, or when, an answer must be given; true by default"),
            may("shown_when", IF, "When the question applies; the entry's own answers are step.group.question"),
            may("reason_when_no", FLAG, "A \"no\" needs a reason"),
            may("may_be_future", FLAG, "The date may lie in the future"),
            may("not_before", NAME, "The date question of this group whose date it may not precede, or occurred: when the step happened"),
            may("options", new Shape.Named(new Shape.WordsOr(OPTION)), "The choices, by their codes"),
            may("sensitivity", new Shape.OneOf(words(Sensitivity.values())), "How widely the answer may be seen"),
            may("carries_out", new Shape.AddingUp(), "Ids of the requirements that asking this carries out")));

    private static final Shape.Keys TEMPLATE = new Shape.Keys("template", List.of(
            needed("label", WORDS, "For what it is, as it is chosen: Home visit"),
            needed("text", WORDS, "The headings that are put into the box")));

    private static final Shape.Keys QUESTION = new Shape.Keys("question", List.of(
            needed("type", new Shape.OneOf(words(Field.Type.values())), "What kind of answer it takes"),
            needed("label", WORDS, "The question"),
            may("hint", WORDS, "A line under it"),
            may("required", new Shape.FlagOrIf(), "Whether, or when, an answer must be given; true by default"),
            may("shown_when", IF, "When the question applies; always by default"),
            may("per_child", FLAG, "Asked once for each child of the occasion"),
            may("reason_when_no", FLAG, "A \"no\" needs a reason"),
            may("may_be_future", FLAG, "The date may lie in the future"),
            may("not_before", NAME, "The date question of this form whose date it may not precede, or occurred: when the step happened"),
            may("options", new Shape.Named(new Shape.WordsOr(OPTION)), "The choices, by their codes"),
            may("sensitivity", new Shape.OneOf(words(Sensitivity.values())), "How widely the answer may be seen"),
            may("prefilled_from", new Shape.Reference(), "The step.field whose latest answer is offered as a start"),
            may("proposes", new Shape.ListOf(PROPOSAL, Optional.empty()), "A decision aid: what speaks for which option, the weightiest first"),
            may("templates", new Shape.Named(TEMPLATE), "Headings with which a long text can begin, by their ids"),
            may("each", WORDS, "What one entry of a repeating group is, as it follows \"add another\""),
            may("questions", new Shape.Named(ENTRY_QUESTION), "What each entry of a repeating group is asked, by their ids"),
            may("carries_out", new Shape.AddingUp(), "Ids of the requirements that asking this carries out")));

    private static final Shape.Keys SECTION = new Shape.Keys("section", List.of(
            needed("section", NAME, "The section's id; each section is a page"),
            needed("title", WORDS, "The page's title"),
            may("help", WORDS, "A sentence or two above the questions"),
            needed("questions", new Shape.Named(QUESTION), "The questions, by their ids")));

    private static final Shape.Keys QUORUM = new Shape.Keys("quorum", List.of(
            needed("name", WORDS, "Who has to be there, in words"),
            needed("any_of", new Shape.OneOrMore(NAME), "One of these roles satisfies it")));

    private static final Shape.Keys MEETING = new Shape.Keys("meeting", List.of(
            needed("chair", NAME, "The role that chairs it"),
            may("quorum", new Shape.ListOf(QUORUM, Optional.of("name")), "Whose presence makes a quorum")));

    private static final Shape.Keys APPROVAL = new Shape.Keys("approval", List.of(
            may("id", NAME, "Tells it from the step's other approvals"),
            needed("by", NAME, "The role that approves"),
            needed("sentence", WORDS, "What is approved, as an instruction"),
            may("before_it_counts", FLAG, "Nothing follows from the step until it is approved"),
            may("if", IF, "Only in this case"),
            may("within", WITHIN, "By when the approval is owed"),
            may("source", SOURCE, "Where this is written; the step's own by default")));

    private static final Shape.Keys ACCESS = new Shape.Keys("access", List.of(
            may("opens", new Shape.OneOf(words(Access.Extent.values())), "Somebody sees this of the record, for a time"),
            may("to", NAME, "For whom it opens: author, or the question that names professionals"),
            may("for", LENGTH, "For how many hours it is opened"),
            may("until", NAME, "The question that asks until which day it is opened"),
            may("closes", NAME, "What was opened for these professionals ends: the question that names them"),
            may("bars", NAME, "These professionals see nothing of the record: the question that names them"),
            may("managers_too", FLAG, "Neither do the line managers of those who are barred"),
            may("frees", NAME, "These professionals are no longer barred: the question that names them"),
            may("freezes", NAME, "While the episode is open that this step opens, only this role sees the record, and everything owed falls to it"),
            may("through_freeze", FLAG, "It can be recorded on a record that stands still")));

    private static final Shape.Keys STEP = new Shape.Keys("step", List.of(
            needed("kind", new Shape.OneOf(words(Step.Kind.values())), "What kind of thing is recorded"),
            needed("name", WORDS, "Noun phrase: Strategy discussion"),
            needed("action", WORDS, "What a person does: Record the strategy discussion"),
            needed("done", WORDS, "Past tense, for the timeline: Strategy discussion held"),
            may("when_label", WORDS, "The question asked for when it happened"),
            may("guidance", WORDS, "A sentence or two beside the form"),
            needed("by", new Shape.OneOrMore(NAME), "Roles that may record it"),
            may("offered", new Shape.FlagOrIf(), "When it is offered in an open episode; always by default"),
            may("anytime", FLAG, "Offered on any open record, without an episode"),
            may("repeats", FLAG, "May be recorded more than once in an episode"),
            may("siblings", FLAG, "One occasion may stand on several children's records"),
            may("sensitivity", new Shape.OneOf(words(Sensitivity.values())), "How widely it may be seen"),
            may("participants", new Shape.OneOrMore(NAME), "Roles that may be given sight of the record in order to take part"),
            may("access", ACCESS, "What recording it does to who may see the record"),
            may("meeting", MEETING, "Chair and quorum of a meeting"),
            may("approval", new Shape.OneOrListOf(APPROVAL, "id"), "A role's approval of the step, or a list of several, of different things"),
            may("form", new Shape.ListOf(SECTION, Optional.of("section")), "The questions asked, in sections"),
            may("source", SOURCE, "Where this is written; the procedure's own by default")));

    private static final Shape.Keys EXCEPTION = new Shape.Keys("exception", List.of(
            needed("if", IF, "In this case"),
            may("aim", LENGTH, "The time that should not be passed"),
            needed("limit", LENGTH, "The time that must not be passed"),
            may("source", SOURCE, "Where this is written; the rule's own by default")));

    private static final Shape.Keys EXTENSION = new Shape.Keys("extension", List.of(
            needed("step", NAME, "The step whose recording gives more time"),
            may("if", IF, "Only where it is recorded so"),
            needed("authorised_by", new Shape.OneOrMore(NAME), "It counts once somebody in one of these roles has recorded or approved the step"),
            needed("to", new Shape.LengthOrReference(), "The step's date question that says until when, or a length counted from where the limit counts"),
            may("ceiling", LENGTH, "Counted as the limit is; no extension goes past it"),
            may("reason", new Shape.Reference(), "The step's question that asks why"),
            may("limit_stays", FLAG, "It never moves the limit: what passes that is late, and authorised"),
            may("source", SOURCE, "Where this is written; the rule's own by default")));

    private static final Shape.Keys IF_LATE = new Shape.Keys("if_late", List.of(
            may("reason", FLAG, "A reason has to be given"),
            may("tell", new Shape.OneOrMore(NAME), "Roles told when it becomes late")));

    private static final Shape.Keys RULE = new Shape.Keys("rule", List.of(
            needed("on", new Shape.OneOrMore(NAME), "The steps that raise it, or `opening` for the event that opened the episode"),
            may("if", IF, "Only in this case"),
            may("every_time", FLAG, "Each trigger raises an obligation of its own"),
            needed("must", NAME, "The step that has to be recorded"),
            needed("sentence", WORDS, "What must happen, as an instruction"),
            needed("owner", NAME, "The role that must see to it"),
            may("owner_named_in", new Shape.Reference(), "The question that names the professional who holds it; without an answer, whoever holds the owner's role"),
            may("within", WITHIN, "Aim and limit"),
            may("not_before", LENGTH, "The time that must first have passed: what is recorded sooner does not count"),
            may("from", new Shape.OneOrMore(new Shape.Reference()), "The answer from which the time counts; the trigger by default"),
            may("except", new Shape.ListOf(EXCEPTION, Optional.empty()), "Other limits; the first that applies governs"),
            may("extension", EXTENSION, "Who may give more time, and how it is recorded"),
            may("paused_from", new Shape.OneOrMore(NAME), "Steps that stop its clock"),
            may("paused_until", new Shape.OneOrMore(NAME), "Steps that set its clock going again"),
            may("cancelled_on", new Shape.OneOrMore(NAME), "Steps that end the need for it"),
            may("if_late", IF_LATE, "What lateness asks for"),
            may("loosenable", FLAG, "Whether a local pack may relax it; true by default"),
            may("note", WORDS, "For instance that two passages disagree, and which governs"),
            may("source", SOURCE, "Where this is written; the procedure's own by default")));

    private static final Shape.Keys STATUS = new Shape.Keys("status", List.of(
            needed("begins", OPENING, "What begins it"),
            needed("ends", OPENING, "What ends it"),
            needed("says", WORDS, "The flag's words; {step.field} and {since} are filled in"),
            may("tone", new Shape.OneOf(List.of("red", "teal", "amber")), "The flag's colour")));

    static final Shape.Keys PROCEDURE = new Shape.Keys("procedure_file", List.of(
            needed("procedure", NAME, "The procedure's id, the same as the file's name"),
            needed("name", WORDS, "Its name for people"),
            needed("summary", WORDS, "One plain sentence"),
            needed("source", SOURCE, "Where the procedure is written; rules and steps without their own inherit it"),
            may("about", new Shape.OneOf(words(About.values())), "On whose record it is carried out: a child's, by default, the partnership's own, a worker's own file, or that of a protected move"),
            may("in_force_with", new Shape.Reference(), "The document.provision without which the procedure is only prepared"),
            needed("opens", new Shape.ListOf(OPENING, Optional.of("on")), "What opens an episode"),
            needed("closes", new Shape.ListOf(CLOSING, Optional.of("on")), "What closes it"),
            may("alongside", NAME, "The procedure of whose line this one is drawn as a branch"),
            may("stations", new Shape.ListOf(STATION, Optional.of("step")), "The steps drawn on the pathway, in order"),
            needed("steps", new Shape.Named(STEP), "What can be recorded, by id"),
            may("rules", new Shape.Named(RULE), "What must follow, by id"),
            may("statuses", new Shape.Named(STATUS), "Flags on the record, by id")));

    private static final Shape.Keys PROVISION = new Shape.Keys("provision", List.of(
            needed("title", WORDS, "What it provides, with its number: section 37, consent to withdraw from school"),
            may("inserts", WORDS, "Where the law has it once it is in force: Education Act 1996, section 434A"),
            may("in_force", DAY, "The day from which it is in force; without it, it is not"),
            may("commencement", WORDS, "What brings it into force, where, and when somebody last looked"),
            may("carries_out", new Shape.AddingUp(), "Ids of the requirements that leaving it alone until then carries out")));

    private static final Shape.Keys EDITION = new Shape.Keys("document_edition", List.of(
            needed("edition", WORDS, "Its name: 2023"),
            needed("from", DAY, "The day from which it applies, until the next one does"),
            may("checked", WORDS, "What confirms that, or that nothing does, and when somebody last looked"),
            may("carries_out", new Shape.AddingUp(), "Ids of the requirements that knowing it carries out")));

    private static final Shape.Keys DOCUMENT = new Shape.Keys("document", List.of(
            needed("title", WORDS, "The document's title"),
            may("edition", WORDS, "Its edition"),
            may("effective_from", DAY, "The day from which it holds"),
            may("editions", new Shape.Named(EDITION), "Those that have applied one after the other, by id"),
            may("provisions", new Shape.Named(PROVISION), "Those of its provisions whose commencement matters, by id")));

    private static final Shape.Keys ROLE = new Shape.Keys("role", List.of(
            needed("name", WORDS, "The role's name for people, in lower case"),
            needed("agency", NAME, "The kind of agency whose people hold it")));

    private static final Shape.Keys HEADING = new Shape.Keys("heading", List.of(
            needed("heading", NAME, "The heading's id"),
            needed("title", WORDS, "Its words"),
            needed("procedures", new Shape.AddingUp(), "The procedures listed under it, in their order")));

    /** Without `carries_out`: nothing that is played through could tell that a contact is gone. */
    private static final Shape.Keys CONTACT_SOURCE = new Shape.Keys("contact_source", List.of(
            needed("document", NAME, "One of the pack's documents"),
            needed("section", WORDS, "Chapter, section or paragraph, as the document numbers it")));

    private static final Shape.Keys CONTACT = new Shape.Keys("contact", List.of(
            needed("name", WORDS, "Who answers: Coroner's office"),
            needed("for", WORDS, "What they are contacted for, in a few words"),
            may("agency", NAME, "The kind of agency, as roles name it"),
            may("phone", new Shape.Phone(), "The number, as it is dialled"),
            may("email", new Shape.Email(), "The address for e-mail"),
            may("reached", WORDS, "How else they are reached, or where the number is to be found, as a sentence"),
            may("hours", new Shape.Opening(), "When they answer, where that is said; taken for office hours where it is not"),
            may("urgent", FLAG, "To be rung first where a child may be in danger"),
            may("out_of_hours", NAME, "The contact who answers while this one does not"),
            needed("source", CONTACT_SOURCE, "Where this is written")));

    static final Shape.Keys PACK = new Shape.Keys("pack_file", List.of(
            needed("pack", NAME, "The pack's id, the same as its folder's name"),
            needed("name", WORDS, "The partnership's name"),
            may("extends", NAME, "The pack over which this one is merged"),
            needed("effective_from", DAY, "The day from which this version governs new triggers"),
            may("documents", new Shape.Named(DOCUMENT), "The documents that rules cite, by id"),
            may("roles", new Shape.Named(ROLE), "The roles that people hold, by id"),
            may("headings", new Shape.ListOf(HEADING, Optional.of("heading")),
                    "Under which what may begin at any time is listed, what protects first"),
            may("contacts", new Shape.Named(CONTACT), "The partnership's points of contact, by id, in the order in which they are listed")));

    private Grammar() {}

    private static Shape.Key needed(String name, Shape shape, String about) {
        return new Shape.Key(name, shape, true, about);
    }

    private static Shape.Key may(String name, Shape shape, String about) {
        return new Shape.Key(name, shape, false, about);
    }

    private static List<String> words(Enum<?>[] values) {
        return Arrays.stream(values).map(Grammar::word).toList();
    }

    /** How packs write an enum's constant. */
    static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
