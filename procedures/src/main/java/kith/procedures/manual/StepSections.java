package kith.procedures.manual;

import static kith.procedures.manual.Html.element;
import static kith.procedures.manual.Html.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import kith.procedures.calendar.Terms;
import kith.procedures.condition.Condition;
import kith.procedures.condition.FieldRef;
import kith.procedures.manual.Html.Element;
import kith.procedures.manual.Html.Tag;
import kith.procedures.pack.Field;
import kith.procedures.pack.Form;
import kith.procedures.pack.Procedure;
import kith.procedures.pack.Rule;
import kith.procedures.pack.Sensitivity;
import kith.procedures.pack.Step;
import kith.procedures.words.PackWords;

/** Each step of a procedure: who may record it, what it asks, who approves it, and what follows from it. */
final class StepSections {
    private static final List<String> COLUMNS = List.of("Question", "Answer", "Asked", "Answer needed");

    private final Book book;

    StepSections(Book book) {
        this.book = book;
    }

    Element of(Procedure procedure, Step step) {
        return element(Tag.SECTION, Html.parts(
                Stream.of(element(Tag.H3, step.name())),
                step.guidance().stream().map(guidance -> element(Tag.P, guidance).as("guidance")),
                Stream.of(element(Tag.DL, facts(procedure, step))),
                step.form().sections().stream().flatMap(section -> page(step, section))))
                .id(Book.stepId(step.id()))
                .as("step");
    }

    private List<Html> facts(Procedure procedure, Step step) {
        return Html.parts(
                Book.said("Kind", PackWords.kind(step)),
                Book.said("What people choose", step.action()),
                Book.said("Who may record it", PackWords.capital(book.words().roles(step.by()))),
                Book.said("When it is offered", offered(step)),
                Book.said("How often", step.repeats() ? "As often as needed" : "Once while the procedure is open"),
                step.siblings() ? Book.said("For whom", "One occasion may stand for several children, with each child's own answers") : Stream.empty(),
                Book.said("First question", step.occurredLabel()),
                step.meeting().stream().flatMap(this::meeting),
                step.approvals().stream().flatMap(approval -> approval(step, approval)),
                step.participants().isEmpty()
                        ? Stream.empty()
                        : Book.said("May be shown the record in order to take part", PackWords.capital(book.words().everyRole(step.participants()))),
                step.sensitivity() == Sensitivity.ORDINARY
                        ? Stream.empty()
                        : Book.said("How widely it may be seen", PackWords.capital(PackWords.sensitivity(step.sensitivity()))),
                book.words().access(step).stream().flatMap(access -> Book.said("Who may see the record then", PackWords.capital(access) + ".")),
                rules("It is needed by", procedure.rules().stream().filter(rule -> rule.must().equals(step.id())).toList()),
                rules("What follows from it", book.pack().procedures().stream()
                        .flatMap(other -> other.rules().stream())
                        .filter(rule -> rule.on().contains(step.id()))
                        .toList()),
                Book.said("Where it is written", book.source(step.source())));
    }

    private String offered(Step step) {
        String open = step.offered() instanceof Condition.Always
                ? "Whenever the procedure is open"
                : "When the procedure is open, " + book.words().onlyIf(step.offered()).orElseThrow();
        return step.anytime() ? "At any time, on any open record" : open;
    }

    private Stream<Html> meeting(Step.Meeting meeting) {
        List<Element> quorum = meeting.quorum().stream()
                .map(each -> element(Tag.LI, each.name().equals(book.words().roles(each.anyOf()))
                        ? each.name()
                        : "%s: %s".formatted(each.name(), book.words().roles(each.anyOf()))))
                .toList();
        return Stream.concat(
                Book.said("Chair", PackWords.capital(book.pack().roleName(meeting.chair()))),
                quorum.isEmpty() ? Stream.empty() : Book.said("Quorum: one of each", List.of(
                        element(Tag.UL, quorum),
                        element(Tag.SPAN, "Without it the meeting is recorded with the reason, never stopped.").as("line quiet"))));
    }

    private Stream<Html> approval(Step step, Step.Approval approval) {
        List<Html> parts = new ArrayList<>();
        parts.add(text(PackWords.capital(book.pack().roleName(approval.by())) + ": " + approval.sentence()
                + book.words().onlyIf(approval.when()).map(condition -> ", " + condition).orElse("") + "."));
        approval.within().ifPresent(within -> {
            within.limit().ifPresent(limit -> parts.add(element(Tag.SPAN, PackWords.capital(PackWords.by(limit)) + ".").as("line")));
            within.aim().ifPresent(aim -> parts.add(element(Tag.SPAN, "Aim: " + PackWords.by(aim) + ".").as("line")));
            within.limit().or(within::aim).ifPresent(term -> parts.add(element(Tag.SPAN,
                    "Counted from when the step happened, %s.".formatted(Terms.counting(term))).as("line quiet")));
        });
        parts.add(element(Tag.SPAN, approval.beforeItCounts()
                ? "Nothing follows from the step until it is approved."
                : "The step counts at once; the approval is owed.").as("line"));
        if (!approval.source().equals(step.source())) {
            parts.add(element(Tag.SPAN, book.source(approval.source())).as("line"));
        }
        return Book.said("Approval", parts);
    }

    private Stream<Html> rules(String term, List<Rule> rules) {
        List<Html> items = new ArrayList<>();
        rules.forEach(rule -> items.add(element(Tag.LI, book.toRule(rule, rule.sentence()), text(" (%s; when: %s)".formatted(book.pack().roleName(rule.owner()), book.words().triggers(rule))))));
        return items.isEmpty() ? Stream.empty() : Book.said(term, List.of(element(Tag.UL, items)));
    }

    private Stream<Html> page(Step step, Form.Section section) {
        List<Element> rows = section.fields().stream()
                .flatMap(field -> Stream.concat(
                        Stream.of(row(step, field, "")),
                        field.group().stream().flatMap(group -> group.questions().stream()
                                .map(asked -> row(step, asked, field.id() + ".")))))
                .toList();
        return Stream.of(
                Stream.of(element(Tag.H4, section.title())),
                section.help().stream().map(help -> element(Tag.P, help).as("help")),
                rows.isEmpty()
                        ? Stream.<Html>empty()
                        : Stream.<Html>of(Book.table("%s: %s".formatted(step.name(), section.title()), COLUMNS, rows).as("questions")))
                .flatMap(each -> each);
    }

    /** @param within the repeating group and a dot, where each of its entries is asked this; else nothing */
    private Element row(Step step, Field field, String within) {
        List<Html> question = new ArrayList<>();
        question.add(element(Tag.SPAN, field.label()).as(within.isEmpty() ? "what" : "what each"));
        field.hint().ifPresent(hint -> question.add(element(Tag.SPAN, hint).as("hint")));
        List<Html> answer = new ArrayList<>();
        answer.add(text(PackWords.kind(field)));
        field.group().ifPresent(group -> answer.add(element(Tag.SPAN, "Each %s is asked the questions that follow.".formatted(group.each())).as("line quiet")));
        if (!field.options().isEmpty()) {
            answer.add(element(Tag.UL, field.options().stream().map(StepSections::option).toList()));
        }
        dates(step, field, within).forEach(line -> answer.add(element(Tag.SPAN, line).as("line quiet")));
        field.prefilledFrom().ifPresent(from -> answer.add(element(Tag.SPAN, "Starts from " + book.words().answerTo(ref(from)) + ".").as("line quiet")));
        if (!field.templates().isEmpty()) {
            answer.add(element(Tag.SPAN, "May begin with headings for: %s."
                    .formatted(PackWords.allOf(field.templates().stream().map(Field.Template::label).toList()))).as("line quiet"));
        }
        if (!field.proposals().isEmpty()) {
            answer.add(element(Tag.SPAN, "What is proposed, the weightiest first. People decide, and say why where they decide otherwise:").as("line quiet"));
            answer.add(element(Tag.UL, field.proposals().stream()
                    .map(proposal -> element(Tag.LI, book.words().proposal(field, proposal)))
                    .toList()));
        }
        if (field.sensitivity() != Sensitivity.ORDINARY) {
            answer.add(element(Tag.SPAN, "How widely it may be seen: " + PackWords.sensitivity(field.sensitivity()) + ".").as("line quiet"));
        }
        List<Html> asked = new ArrayList<>();
        asked.add(text(field.shown().flatMap(book.words()::onlyIf).map(PackWords::capital).orElse("Always")));
        if (!within.isEmpty()) {
            asked.add(element(Tag.SPAN, "Of each entry.").as("line quiet"));
        }
        if (field.perChild()) {
            asked.add(element(Tag.SPAN, "For each child.").as("line quiet"));
        }
        return Book.row(List.of(
                Book.rowHead(question),
                Book.cell(COLUMNS.get(1), answer),
                Book.cell(COLUMNS.get(2), asked),
                Book.cell(COLUMNS.get(3), List.of(text(needed(field))))))
                .id(Book.questionId(new FieldRef(step.id(), within + field.id())));
    }

    private String needed(Field field) {
        boolean always = field.required().filter(Condition.Always.class::isInstance).isPresent();
        return always ? (field.shown().isPresent() ? "Yes, where asked" : "Yes") : book.words().needed(field);
    }

    private static FieldRef ref(String reference) {
        int dot = reference.indexOf('.');
        return new FieldRef(reference.substring(0, dot), reference.substring(dot + 1));
    }

    private List<String> dates(Step step, Field field, String within) {
        List<String> lines = new ArrayList<>();
        if (field.mayBeFuture()) {
            lines.add("May lie in the future.");
        }
        Optional<String> notBefore = field.notBefore().map(other -> other.equals(Field.OCCURRED)
                ? "Not before “%s”.".formatted(step.occurredLabel())
                : "Not before the answer to “%s”.".formatted(book.pack().question(new FieldRef(step.id(), within + other))));
        notBefore.ifPresent(lines::add);
        return lines;
    }

    private static Element option(Field.Option option) {
        List<Html> parts = new ArrayList<>();
        parts.add(text(option.label()));
        option.hint().ifPresent(hint -> parts.add(element(Tag.SPAN, " " + hint).as("quiet")));
        option.censusCode().ifPresent(code -> parts.add(element(Tag.SPAN, " Census " + code).as("quiet")));
        return element(Tag.LI, parts);
    }
}
