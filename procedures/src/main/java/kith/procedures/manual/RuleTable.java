package kith.procedures.manual;

import static kith.procedures.manual.Html.element;
import static kith.procedures.manual.Html.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import kith.procedures.calendar.Term;
import kith.procedures.calendar.Terms;
import kith.procedures.condition.Condition;
import kith.procedures.diff.Change;
import kith.procedures.manual.Html.Element;
import kith.procedures.manual.Html.Tag;
import kith.procedures.pack.Procedure;
import kith.procedures.pack.Rule;
import kith.procedures.words.PackWords;

/** What must happen by when: a row for each rule, and its note across the whole table where it has one. */
final class RuleTable {
    private static final List<String> COLUMNS = List.of("What must be done", "When", "By when", "If it is late", "Where it is written");

    private final Book book;

    RuleTable(Book book) {
        this.book = book;
    }

    Html of(Procedure procedure) {
        if (procedure.rules().isEmpty()) {
            return element(Tag.P, "No rule of this procedure asks for anything within a time.");
        }
        List<Element> rows = new ArrayList<>();
        procedure.rules().forEach(rule -> {
            rows.add(row(rule));
            rule.note().ifPresent(note -> rows.add(note(note)));
        });
        return Book.table("What must happen, and by when: " + procedure.name(), COLUMNS, rows).as("rules");
    }

    private Element row(Rule rule) {
        List<Html> what = new ArrayList<>();
        what.add(element(Tag.SPAN, rule.sentence()).as("what"));
        what.add(element(Tag.SPAN, text("The "), book.toRole(rule.owner())).as("who"));
        rule.ownerNamedIn().ifPresent(named -> what.add(element(Tag.SPAN, "First of all " + book.words().namedIn(named)).as("who")));
        local(rule).ifPresent(mark -> what.add(element(Tag.SPAN, mark).as("tag")));
        Element row = Book.row(List.of(
                Book.rowHead(what),
                Book.cell(COLUMNS.get(1), occasion(rule)),
                Book.cell(COLUMNS.get(2), time(rule)),
                Book.cell(COLUMNS.get(3), late(rule)),
                Book.cell(COLUMNS.get(4), written(rule))));
        return (rule.note().isPresent() ? row.as("noted") : row).id(Book.ruleId(rule.id()));
    }

    private static Element note(String note) {
        return Book.row(List.of(element(Tag.TD, element(Tag.P, element(Tag.STRONG, "Note. "), text(note)).as("note"))
                        .with("colspan", String.valueOf(COLUMNS.size()))
                        .with("role", "cell")))
                .as("notes");
    }

    /** How the local pack differs from its base in this rule. */
    private Optional<String> local(Rule rule) {
        List<Change> changes = book.local().about(Change.Thing.RULE, rule.id());
        if (changes.stream().anyMatch(change -> change.kind() == Change.Kind.ADDED)) {
            return Optional.of("Local rule");
        }
        boolean stricter = changes.stream().anyMatch(change -> change.effect() == Change.Effect.STRICTER);
        boolean looser = changes.stream().anyMatch(change -> change.effect() == Change.Effect.LOOSER);
        boolean different = changes.stream().anyMatch(change -> change.effect() == Change.Effect.DIFFERENT);
        return stricter && !looser ? Optional.of("Stricter here")
                : stricter || looser || different ? Optional.of("Changed here")
                : Optional.empty();
    }

    private List<Html> occasion(Rule rule) {
        List<Html> parts = new ArrayList<>();
        for (int i = 0; i < rule.on().size(); i++) {
            parts.add(text(i == 0 ? "" : ", or "));
            parts.add(occasion(rule, rule.on().get(i)));
        }
        book.words().onlyIf(rule.condition()).ifPresent(condition -> parts.add(text(", " + condition)));
        parts.add(text("."));
        if (rule.everyTime()) {
            parts.add(element(Tag.SPAN, "Each time anew.").as("line"));
        }
        if (!rule.cancelledOn().isEmpty()) {
            List<Html> ended = new ArrayList<>(List.of(text("No longer needed once: ")));
            for (int i = 0; i < rule.cancelledOn().size(); i++) {
                String step = rule.cancelledOn().get(i);
                ended.add(text(i == 0 ? "" : ", or "));
                ended.add(book.toStep(step, book.words().happened(step)));
            }
            ended.add(text("."));
            parts.add(element(Tag.SPAN, ended).as("line"));
        }
        return parts;
    }

    private Html occasion(Rule rule, String on) {
        return on.equals(Rule.OPENING)
                ? Html.link(Book.file(rule.procedure()), Optional.of(ProcedurePage.PATHWAY), book.words().happened(on))
                : book.toStep(on, book.words().happened(on));
    }

    private List<Html> time(Rule rule) {
        List<Html> parts = new ArrayList<>();
        if (!rule.hasTime()) {
            parts.add(element(Tag.SPAN, "No time is laid down.").as("line first"));
        }
        rule.notBefore().ifPresent(term -> parts.add(element(Tag.STRONG, PackWords.capital(PackWords.notBefore(term))).as("limit")));
        rule.limit().ifPresent(limit -> parts.add(element(Tag.STRONG, PackWords.capital(PackWords.by(limit))).as("limit")));
        rule.aim().ifPresent(aim -> parts.add(rule.limit().isPresent()
                ? element(Tag.SPAN, "Aim: " + PackWords.by(aim)).as("line")
                : element(Tag.SPAN, element(Tag.STRONG, "Aim: " + PackWords.by(aim)), text(". No limit is laid down.")).as("line first")));
        rule.limit().or(rule::aim).or(rule::notBefore).ifPresent(term -> parts.add(element(Tag.SPAN, counting(rule, term)).as("line quiet")));
        List<Element> exceptions = rule.exceptions().stream().map(exception -> exception(rule, exception)).toList();
        if (!exceptions.isEmpty()) {
            parts.add(element(Tag.SPAN, exceptions.size() == 1 ? "But:" : "But, the first that applies:").as("line"));
            parts.add(element(Tag.UL, exceptions));
        }
        rule.pause().ifPresent(pause -> parts.add(element(Tag.SPAN, book.words().pause(pause)).as("line")));
        rule.extension().ifPresent(extension -> {
            parts.add(element(Tag.SPAN, book.words().extension(extension)).as("line"));
            if (!extension.source().equals(rule.source())) {
                parts.add(element(Tag.SPAN, Stream.concat(Stream.<Html>of(text("Written in ")), book.source(extension.source()).stream()).toList())
                        .as("line quiet"));
            }
        });
        return parts;
    }

    private String counting(Rule rule, Term term) {
        return "Counted from %s, %s.".formatted(book.words().start(rule), Terms.counting(term));
    }

    private Element exception(Rule rule, Rule.Exception exception) {
        List<Html> parts = new ArrayList<>();
        parts.add(element(Tag.STRONG, PackWords.by(exception.limit())));
        exception.aim().ifPresent(aim -> parts.add(text(" (aim: " + PackWords.by(aim) + ")")));
        parts.add(text(exception.condition() instanceof Condition.Always
                ? "."
                : " " + book.words().onlyIf(exception.condition()).orElseThrow() + "."));
        if (!exception.source().equals(rule.source())) {
            parts.add(element(Tag.SPAN, Stream.concat(Stream.<Html>of(text("Written in ")), book.source(exception.source()).stream()).toList())
                    .as("line quiet"));
        }
        return element(Tag.LI, parts);
    }

    private List<Html> late(Rule rule) {
        List<Html> parts = new ArrayList<>();
        boolean limited = rule.limit().isPresent() || !rule.exceptions().isEmpty();
        if (!limited) {
            parts.add(element(Tag.SPAN, "Without a limit it is never late.").as("line first"));
        }
        if (rule.reasonIfLate()) {
            parts.add(element(Tag.SPAN, limited ? "A reason is needed." : "With one, a reason is needed.").as("line"));
        }
        if (!rule.tellIfLate().isEmpty()) {
            parts.add(element(Tag.SPAN, "Told: " + book.words().everyRole(rule.tellIfLate()) + ".").as("line"));
        }
        if (parts.isEmpty()) {
            parts.add(text("Shown as late."));
        }
        return parts;
    }

    private List<Html> written(Rule rule) {
        List<Html> parts = new ArrayList<>(book.source(rule.source()));
        parts.add(element(Tag.SPAN, rule.loosenable()
                ? "A local pack may change it."
                : "A local pack may tighten it, never loosen it.").as("line quiet"));
        return parts;
    }
}
