package kith.procedures.manual;

import static kith.procedures.manual.Html.element;
import static kith.procedures.manual.Html.link;
import static kith.procedures.manual.Html.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import kith.procedures.manual.Html.Element;
import kith.procedures.manual.Html.Tag;
import kith.procedures.pack.Pack;
import kith.procedures.pack.Procedure;
import kith.procedures.position.Phrases;
import kith.procedures.words.PackWords;

/** The first page: every procedure, how the manual is read, and the roles. */
final class ContentsPage {
    static final String PREPARED = "prepared";

    private final Book book;

    ContentsPage(Book book) {
        this.book = book;
    }

    String write() {
        return book.page(Book.CONTENTS, "Procedures", Html.parts(
                Stream.of(
                        element(Tag.H1, "Procedures"),
                        element(Tag.P, "What must happen when there is concern for a child: by whom, by when, and where it is written. In force from %s."
                                .formatted(Phrases.day(book.pack().effectiveFrom()))).as("lead")),
                Stream.of(procedures()),
                prepared(),
                Stream.of(element(Tag.H2, "How to read it"), reading()),
                Stream.of(element(Tag.H2, "Roles"), roles())));
    }

    private Element procedures() {
        List<String> columns = List.of("Procedure", "What it is for", "What it asks");
        return Book.table("Procedures", columns, book.inOrder().stream()
                .map(procedure -> Book.row(List.of(
                        Book.rowHead(List.of(link(Book.file(procedure.id()), Optional.empty(), procedure.name()))),
                        Book.cell(columns.get(1), List.of(text(procedure.summary()))),
                        Book.cell(columns.get(2), List.of(text(counts(procedure)))))))
                .toList());
    }

    private Stream<Html> prepared() {
        List<String> columns = List.of("Procedure", "What it is for", "It waits for");
        List<Element> rows = book.pack().prepared().stream()
                .map(waiting -> Book.row(List.of(
                        Book.rowHead(List.of(link(Book.file(waiting.procedure().id()), Optional.empty(), waiting.procedure().name()))),
                        Book.cell(columns.get(1), List.of(text(waiting.procedure().summary()))),
                        Book.cell(columns.get(2), List.of(text(book.pack().provision(waiting.provision()).map(Pack.Provision::title).orElse("")))))))
                .toList();
        return rows.isEmpty()
                ? Stream.empty()
                : Stream.of(
                        element(Tag.H2, "Prepared, and not in force").id(PREPARED),
                        element(Tag.P, "These stand ready for a law that is not in force. Nobody carries them out, and no checklist names them."),
                        Book.table("Prepared, and not in force", columns, rows));
    }

    private static String counts(Procedure procedure) {
        return "%s, %s".formatted(
                amount(procedure.rules().size(), "rule"), amount(procedure.steps().size(), "step"));
    }

    private static String amount(int count, String what) {
        return count + " " + what + (count == 1 ? "" : "s");
    }

    private Element reading() {
        List<Html> items = new ArrayList<>();
        items.add(element(Tag.LI, element(Tag.STRONG, "Limit and aim. "),
                text("A limit must not be passed. An aim should not be, and passing it is not late.")));
        items.add(element(Tag.LI, element(Tag.STRONG, "Counting. "),
                text("Hours run through nights, weekends and holidays. Days end at midnight; working days leave out weekends and bank holidays.")));
        items.add(element(Tag.LI, element(Tag.STRONG, "No procedure stops protective action. "),
                text("A meeting without its quorum is recorded with the reason and goes ahead.")));
        items.add(element(Tag.LI, element(Tag.STRONG, "Notes "),
                text("say where the written procedures disagree or leave something open, and which passage governs.")));
        book.base().ifPresent(base -> items.add(element(Tag.LI, element(Tag.STRONG, "Local. "),
                text("These procedures are laid over " + base.name() + ". "),
                link(Book.LOCAL, Optional.empty(), "What is local"), text(" lists every difference."))));
        return element(Tag.UL, items);
    }

    private Element roles() {
        List<String> columns = List.of("Role", "Agency");
        List<Element> rows = book.pack().roles().values().stream()
                .sorted(Comparator.comparing(Pack.Role::agency).thenComparing(Pack.Role::name).thenComparing(Pack.Role::id))
                .map(role -> Book.row(List.of(
                        Book.rowHead(List.of(link(Book.CHECKLISTS, Optional.of(Book.roleId(role.id())), PackWords.capital(role.name())))),
                        Book.cell(columns.get(1), List.of(text(agency(role)))))))
                .toList();
        return Book.table("Roles, and the agency whose people hold them", columns, rows);
    }

    static String agency(Pack.Role role) {
        return PackWords.capital(role.agency().replace('_', ' '));
    }
}
