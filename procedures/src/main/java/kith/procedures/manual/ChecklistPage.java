package kith.procedures.manual;

import static kith.procedures.manual.Html.element;
import static kith.procedures.manual.Html.link;
import static kith.procedures.manual.Html.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kith.procedures.manual.Html.Element;
import kith.procedures.manual.Html.Tag;
import kith.procedures.pack.Pack;
import kith.procedures.pack.Procedure;
import kith.procedures.pack.Rule;
import kith.procedures.pack.Step;
import kith.procedures.words.PackWords;

/** For each role everything that it must do, across all procedures; on paper a role begins a sheet. */
final class ChecklistPage {
    private static final List<String> COLUMNS = List.of("What", "By when", "When", "Procedure");

    private final Book book;

    ChecklistPage(Book book) {
        this.book = book;
    }

    String write() {
        List<Pack.Role> roles = book.pack().roles().values().stream()
                .sorted(Comparator.comparing((Pack.Role role) -> duties(role).isEmpty())
                        .thenComparing(Pack.Role::agency)
                        .thenComparing(Pack.Role::name)
                        .thenComparing(Pack.Role::id))
                .toList();
        List<Html> links = new ArrayList<>();
        roles.forEach(role -> links.add(element(Tag.LI, link("", Optional.of(Book.roleId(role.id())), PackWords.capital(role.name())))));
        return book.page(Book.CHECKLISTS, "Checklists", Html.parts(
                Stream.of(
                        element(Tag.H1, "Checklists"),
                        element(Tag.P, "Everything that each role must do, across all procedures. On paper each role begins a new sheet.").as("lead"),
                        element(Tag.NAV, element(Tag.H2, "Roles"), element(Tag.UL, links)).with("aria-label", "Roles").as("here many")),
                roles.stream().map(this::role)));
    }

    private Element role(Pack.Role role) {
        List<Element> duties = duties(role);
        return element(Tag.SECTION, Html.parts(
                Stream.of(element(Tag.H2, PackWords.capital(role.name())), element(Tag.P, ContentsPage.agency(role)).as("quiet")),
                Stream.of(duties.isEmpty()
                        ? element(Tag.P, "No rule gives this role a task of its own.")
                        : Book.table("What the %s must do".formatted(role.name()), COLUMNS, duties).as("duties")),
                list("Is told when these are late", rules(rule -> rule.tellIfLate().contains(role.id()))),
                list("May record", steps(step -> step.by().contains(role.id()))),
                list("May be shown these in order to take part", steps(step -> step.participants().contains(role.id())))))
                .id(Book.roleId(role.id()))
                .as("role");
    }

    private List<Element> duties(Pack.Role role) {
        List<Element> rows = new ArrayList<>();
        for (Procedure procedure : book.inOrder()) {
            procedure.rules().stream().filter(rule -> rule.owner().equals(role.id())).forEach(rule -> rows.add(duty(procedure, rule)));
            procedure.steps().forEach(step -> step.approvals().stream()
                    .filter(approval -> approval.by().equals(role.id()))
                    .forEach(approval -> rows.add(duty(procedure, step, approval))));
        }
        return rows;
    }

    private Element duty(Procedure procedure, Rule rule) {
        List<Html> time = new ArrayList<>(rule.notBefore()
                .<List<Html>>map(term -> List.of(element(Tag.STRONG, PackWords.capital(PackWords.notBefore(term)))))
                .orElseGet(() -> time(new Step.Within(rule.aim(), rule.limit()))));
        rule.exceptions().forEach(exception -> time.add(element(Tag.SPAN, "%s %s.".formatted(
                PackWords.capital(PackWords.by(exception.limit())), book.words().onlyIf(exception.condition()).orElse("always"))).as("line")));
        rule.pause().ifPresent(pause -> time.add(element(Tag.SPAN, book.words().pause(pause)).as("line")));
        rule.extension().ifPresent(extension -> time.add(element(Tag.SPAN, book.words().extension(extension)).as("line")));
        String occasion = rule.on().stream()
                        .map(on -> on.equals(Rule.OPENING) ? openings(procedure) : book.words().happened(on))
                        .collect(Collectors.joining("; or "))
                + book.words().onlyIf(rule.condition()).map(condition -> ", " + condition).orElse("")
                + "." + (rule.everyTime() ? " Each time anew." : "");
        return row(book.toRule(rule, rule.sentence()), time, occasion, procedure);
    }

    /** A reader of the checklist does not have the procedure's page at hand, so "it opens" is said as what opens it. */
    private String openings(Procedure procedure) {
        return procedure.opens().stream()
                .map(opening -> book.words().happened(opening.on())
                        + book.words().onlyIf(opening.condition()).map(condition -> ", " + condition).orElse(""))
                .collect(Collectors.joining("; or "));
    }

    private Element duty(Procedure procedure, Step step, Step.Approval approval) {
        List<Html> time = time(approval.within().orElse(new Step.Within(Optional.empty(), Optional.empty())));
        String occasion = step.done() + book.words().onlyIf(approval.when()).map(condition -> ", " + condition).orElse("") + ".";
        return row(book.toStep(step.id(), approval.sentence()), time, occasion, procedure);
    }

    private static Element row(Html what, List<Html> time, String occasion, Procedure procedure) {
        return Book.row(List.of(
                Book.rowHead(List.of(element(Tag.SPAN).as("box").with("aria-hidden", "true"), what)),
                Book.cell(COLUMNS.get(1), time),
                Book.cell(COLUMNS.get(2), List.of(text(occasion))),
                Book.cell(COLUMNS.get(3), List.of(text(procedure.name())))));
    }

    private static List<Html> time(Step.Within within) {
        List<Html> parts = new ArrayList<>();
        within.limit().ifPresent(limit -> parts.add(element(Tag.STRONG, PackWords.capital(PackWords.by(limit)))));
        within.aim().ifPresent(aim -> parts.add(element(Tag.SPAN, "Aim: " + PackWords.by(aim)).as("line")));
        if (parts.isEmpty()) {
            parts.add(text("No time is laid down"));
        }
        return parts;
    }

    private Stream<Html> list(String heading, List<Html> items) {
        return items.isEmpty() ? Stream.empty() : Stream.of(element(Tag.H3, heading), element(Tag.UL, items));
    }

    private List<Html> rules(Predicate<Rule> which) {
        return book.pack().procedures().stream()
                .flatMap(procedure -> procedure.rules().stream())
                .filter(which)
                .<Html>map(rule -> element(Tag.LI, book.toRule(rule, rule.sentence()), text(" (" + book.pack().roleName(rule.owner()) + ")")))
                .toList();
    }

    private List<Html> steps(Predicate<Step> which) {
        return book.pack().procedures().stream()
                .flatMap(procedure -> procedure.steps().stream())
                .filter(which)
                .<Html>map(step -> element(Tag.LI, book.toStep(step.id(), step.name())))
                .toList();
    }
}
