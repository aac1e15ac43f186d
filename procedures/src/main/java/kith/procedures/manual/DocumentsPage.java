package kith.procedures.manual;

import static kith.procedures.manual.Html.element;
import static kith.procedures.manual.Html.link;
import static kith.procedures.manual.Html.text;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import kith.procedures.manual.Html.Element;
import kith.procedures.manual.Html.Tag;
import kith.procedures.pack.Pack;
import kith.procedures.pack.Procedure;
import kith.procedures.pack.Source;
import kith.procedures.position.Phrases;

/** Each document that the pack cites, with its edition, and what its sections are cited for. */
final class DocumentsPage {
    private static final List<String> COLUMNS = List.of("Section", "What it is cited for");

    private final Book book;

    DocumentsPage(Book book) {
        this.book = book;
    }

    String write() {
        return book.page(Book.DOCUMENTS, "Documents", Html.parts(
                Stream.of(
                        element(Tag.H1, "Documents"),
                        element(Tag.P, "Where these procedures are written, and what each passage is cited for.").as("lead")),
                book.pack().documents().stream().map(this::document)));
    }

    private Element document(Pack.Document document) {
        Map<String, List<Html>> sections = cited(document.id());
        List<Element> rows = sections.entrySet().stream()
                .map(section -> Book.row(List.of(
                        Book.rowHead(List.of(text(section.getKey()))),
                        Book.cell(COLUMNS.get(1), List.of(element(Tag.UL, section.getValue()))))))
                .toList();
        return element(Tag.SECTION, Html.parts(
                Stream.of(
                        element(Tag.H2, document.title()),
                        element(Tag.P, edition(document)).as("quiet")),
                editions(document).stream(),
                provisions(document).stream(),
                Stream.of(rows.isEmpty()
                        ? element(Tag.P, "Nothing in these procedures cites it by section.")
                        : Book.table("What %s is cited for".formatted(document.title()), COLUMNS, rows))))
                .id(Book.documentId(document.id()));
    }

    /** Which applied when; the sections are cited from the one that was read. */
    private static Optional<Html> editions(Pack.Document document) {
        List<Element> items = document.editions().stream()
                .map(edition -> element(Tag.LI, text("Edition %s, from %s.%s".formatted(
                        edition.name(), Phrases.day(edition.from()), edition.checked().map(" %s"::formatted).orElse("")))))
                .toList();
        return items.isEmpty() ? Optional.empty() : Optional.of(element(Tag.UL, items));
    }

    /** Whether each is in force, and what waits for it: nobody should mistake what is prepared for what is carried out. */
    private Optional<Html> provisions(Pack.Document document) {
        List<Element> items = document.provisions().stream()
                .map(provision -> element(Tag.LI, Html.parts(
                        Stream.of(element(Tag.STRONG, provision.title() + ". "), text(
                                (provision.inForce().map(day -> "In force from " + Phrases.day(day) + ".").orElse("Not in force, or not confirmed to be."))
                                        + provision.inserts().map(" Inserts %s."::formatted).orElse("")
                                        + provision.commencement().map(" %s"::formatted).orElse(""))),
                        book.pack().prepared().stream()
                                .filter(waiting -> waiting.provision().equals(provision.id()))
                                .flatMap(waiting -> Stream.of(
                                        text(" Prepared for it, and not carried out until then: "),
                                        link(Book.file(waiting.procedure().id()), Optional.empty(), waiting.procedure().name()),
                                        text(". " + waiting.procedure().summary()))))))
                .toList();
        return items.isEmpty() ? Optional.empty() : Optional.of(element(Tag.UL, items));
    }

    private static String edition(Pack.Document document) {
        return document.edition().map(edition -> "Edition: " + edition + ".").orElse("No edition is given.")
                + document.effectiveFrom().map(day -> " In force from " + Phrases.day(day) + ".").orElse("");
    }

    private Map<String, List<Html>> cited(String document) {
        Map<String, List<Html>> sections = new LinkedHashMap<>();
        for (Procedure procedure : book.inOrder()) {
            cite(sections, document, procedure.source(), link(Book.file(procedure.id()), Optional.empty(), procedure.name()), "procedure");
            procedure.rules().forEach(rule -> {
                cite(sections, document, rule.source(), book.toRule(rule, rule.sentence()), "rule");
                rule.exceptions().stream().filter(exception -> !exception.source().equals(rule.source())).forEach(exception ->
                        cite(sections, document, exception.source(), book.toRule(rule, rule.sentence()), "exception of the rule"));
                rule.extension().filter(extension -> !extension.source().equals(rule.source())).ifPresent(extension ->
                        cite(sections, document, extension.source(), book.toRule(rule, rule.sentence()), "extension of the rule"));
            });
            procedure.steps().forEach(step -> {
                cite(sections, document, step.source(), book.toStep(step.id(), step.name()), "step");
                step.approvals().stream().filter(approval -> !approval.source().equals(step.source())).forEach(approval ->
                        cite(sections, document, approval.source(), book.toStep(step.id(), approval.sentence()), "approval"));
            });
        }
        book.pack().contacts().forEach(contact -> cite(sections, document, contact.source(),
                link(Book.CONTACTS, Optional.of(Book.contactId(contact.id())), contact.name()), "contact"));
        return sections;
    }

    private static void cite(Map<String, List<Html>> sections, String document, Source source, Html what, String kind) {
        if (source.document().equals(document)) {
            sections.computeIfAbsent(source.section(), _ -> new ArrayList<>()).add(element(Tag.LI, what, text(" (" + kind + ")")));
        }
    }
}
