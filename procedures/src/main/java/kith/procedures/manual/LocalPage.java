package kith.procedures.manual;

import static kith.procedures.manual.Html.element;
import static kith.procedures.manual.Html.link;
import static kith.procedures.manual.Html.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import kith.procedures.condition.Conditions;
import kith.procedures.condition.FieldRef;
import kith.procedures.diff.Change;
import kith.procedures.diff.Difference;
import kith.procedures.manual.Html.Element;
import kith.procedures.manual.Html.Tag;
import kith.procedures.pack.Pack;
import kith.procedures.pack.Procedure;
import kith.procedures.pack.Rule;

/** What the local pack says otherwise than the pack over which it is laid. */
final class LocalPage {
    private static final List<String> COLUMNS = List.of("What", "How it differs", "Effect");

    private final Book book;
    private final Pack base;

    LocalPage(Book book, Pack base) {
        this.book = book;
        this.base = base;
    }

    String write() {
        return book.page(Book.LOCAL, "What is local", Html.parts(
                Stream.of(
                        element(Tag.H1, "What is local"),
                        element(Tag.P, "These procedures are laid over %s. What is not named here is as it is there.".formatted(base.name())).as("lead")),
                book.local().isEmpty()
                        ? Stream.of(element(Tag.P, "Nothing that people would notice differs."))
                        : Stream.of(element(Tag.P,
                                "“Stricter” asks for more, or for it sooner. “Looser” asks for less, or for it later, where the base allows it.").as("quiet")),
                inOrder().flatMap(this::group)));
    }

    /** The whole pack first, then the procedures as a case meets them; one that is no longer there comes last. */
    private Stream<Difference.Group> inOrder() {
        List<String> order = book.inOrder().stream().map(Procedure::id).toList();
        return book.local().groups().stream().sorted(Comparator.comparingInt(group -> group.procedure()
                .map(id -> order.contains(id) ? order.indexOf(id) : order.size())
                .orElse(-1)));
    }

    private Stream<Html> group(Difference.Group group) {
        Map<String, List<Change>> things = new LinkedHashMap<>();
        group.changes().forEach(change ->
                things.computeIfAbsent(change.thing() + " " + change.id(), _ -> new ArrayList<>()).add(change));
        List<Element> rows = things.values().stream().filter(changes -> !onlyCited(changes)).map(this::row).toList();
        List<Html> cited = new ArrayList<>();
        things.values().stream().filter(LocalPage::onlyCited).map(List::getFirst).forEach(change -> {
            cited.add(text(cited.isEmpty() ? "Asks for the same, with a local source or note: " : "; "));
            cited.add(linked(change));
            cited.add(text(" (" + Conditions.withinSentence(kind(change.thing())) + ")"));
        });
        cited.add(text("."));
        return Html.parts(
                Stream.of(element(Tag.H2, group.title())),
                rows.isEmpty() ? Stream.<Html>empty() : Stream.<Html>of(Book.table("What is local in: " + group.title(), COLUMNS, rows).as("local")),
                cited.size() == 1 ? Stream.<Html>empty() : Stream.<Html>of(element(Tag.P, cited).as("quiet"))).stream();
    }

    private static boolean onlyCited(List<Change> changes) {
        return changes.stream().allMatch(change -> change.effect() == Change.Effect.REFERENCE);
    }

    private Element row(List<Change> changes) {
        Change first = changes.getFirst();
        List<Html> sentences = new ArrayList<>();
        changes.stream()
                .filter(change -> change.effect() != Change.Effect.REFERENCE)
                .forEach(change -> sentences.add(element(Tag.LI, change.says())));
        List<Html> what = new ArrayList<>();
        what.add(element(Tag.SPAN, kind(first.thing())).as("quiet kind"));
        what.add(linked(first));
        if (first.thing() == Change.Thing.RULE) {
            rule(first.id()).ifPresent(rule -> what.add(element(Tag.SPAN, "When: " + book.words().triggers(rule)).as("line quiet")));
        }
        return Book.row(List.of(
                Book.rowHead(what),
                Book.cell(COLUMNS.get(1), List.of(element(Tag.UL, sentences))),
                Book.cell(COLUMNS.get(2), List.of(element(Tag.SPAN, effect(changes)).as("effect")))));
    }

    private static String effect(List<Change> changes) {
        boolean stricter = changes.stream().anyMatch(change -> change.effect() == Change.Effect.STRICTER);
        boolean looser = changes.stream().anyMatch(change -> change.effect() == Change.Effect.LOOSER);
        return stricter && looser ? "Stricter in part, looser in part"
                : stricter ? "Stricter"
                : looser ? "Looser"
                : "Different";
    }

    private static String kind(Change.Thing thing) {
        return switch (thing) {
            case PACK -> "Pack";
            case ROLE -> "Role";
            case DOCUMENT -> "Document";
            case HEADING -> "Heading";
            case CONTACT -> "Contact";
            case PROCEDURE -> "Procedure";
            case RULE -> "Rule";
            case STEP -> "Step";
            case QUESTION -> "Question";
            case STATUS -> "Flag";
        };
    }

    /** A link to the thing, where it is still there. */
    private Html linked(Change change) {
        return switch (change.thing()) {
            case PACK, HEADING, STATUS -> text(change.name());
            case ROLE -> book.pack().roles().containsKey(change.id()) ? book.toRole(change.id()) : text(change.name());
            case DOCUMENT -> book.pack().documents().stream().anyMatch(document -> document.id().equals(change.id()))
                    ? link(Book.DOCUMENTS, Optional.of(Book.documentId(change.id())), change.name())
                    : text(change.name());
            case CONTACT -> book.pack().contacts().stream().anyMatch(contact -> contact.id().equals(change.id()))
                    ? link(Book.CONTACTS, Optional.of(Book.contactId(change.id())), change.name())
                    : text(change.name());
            case PROCEDURE -> book.pack().procedure(change.id())
                    .<Html>map(procedure -> link(Book.file(procedure.id()), Optional.empty(), procedure.name()))
                    .orElse(text(change.name()));
            case RULE -> rule(change.id()).map(rule -> book.toRule(rule, rule.sentence())).orElse(text(change.name()));
            case STEP -> book.toStep(change.id(), change.name());
            case QUESTION -> question(change);
        };
    }

    private Html question(Change change) {
        int dot = change.id().indexOf('.');
        FieldRef ref = new FieldRef(change.id().substring(0, dot), change.id().substring(dot + 1));
        return book.pack().field(ref).isPresent()
                ? link(Book.file(book.pack().step(ref.step()).orElseThrow().procedure()), Optional.of(Book.questionId(ref)), change.name())
                : text(change.name());
    }

    private Optional<Rule> rule(String id) {
        return book.pack().procedures().stream()
                .flatMap(procedure -> procedure.rules().stream())
                .filter(rule -> rule.id().equals(id))
                .findFirst();
    }
}
