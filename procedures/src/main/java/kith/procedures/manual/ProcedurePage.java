package kith.procedures.manual;

import static kith.procedures.manual.Html.element;
import static kith.procedures.manual.Html.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import kith.procedures.condition.Condition;
import kith.procedures.condition.FieldRef;
import kith.procedures.manual.Html.Element;
import kith.procedures.manual.Html.Tag;
import kith.procedures.pack.Pack;
import kith.procedures.pack.Procedure;
import kith.procedures.pack.Step;

/** The page of one procedure. */
final class ProcedurePage {
    static final String PATHWAY = "pathway";
    private static final String RULES = "rules";
    private static final String STEPS = "steps";
    private static final String STATUSES = "flags";

    private final Book book;
    private final Procedure procedure;
    private final Optional<Pack.Provision> waitsFor;
    private final List<Procedure> all;

    /**
     * @param waitsFor the provision without which it is only prepared; empty where it is carried out
     * @param all among which it is to be leafed through
     */
    ProcedurePage(Book book, Procedure procedure, Optional<Pack.Provision> waitsFor, List<Procedure> all) {
        this.book = book;
        this.procedure = procedure;
        this.waitsFor = waitsFor;
        this.all = all;
    }

    String write() {
        StepSections steps = new StepSections(book);
        List<Html> content = Html.parts(
                Stream.of(element(Tag.H1, procedure.name())),
                waitsFor.map(this::notInForce).stream(),
                Stream.of(
                        element(Tag.P, procedure.summary()).as("lead"),
                        element(Tag.P, Stream.concat(Stream.<Html>of(text("Written in ")), book.source(procedure.source()).stream()).toList())
                                .as("quiet")),
                onWhoseRecord(),
                Stream.of(
                        onThisPage(),
                        element(Tag.H2, "The pathway").id(PATHWAY)),
                Drawing.both(Pathway.of(procedure, book.words())).stream(),
                pathwayInWords(),
                Stream.of(
                        element(Tag.H2, "What must happen, and by when").id(RULES),
                        new RuleTable(book).of(procedure),
                        element(Tag.H2, "Steps").id(STEPS)),
                procedure.steps().stream().map(step -> steps.of(procedure, step)),
                statuses(),
                Stream.of(neighbours()));
        return waitsFor.isEmpty()
                ? book.page(Book.file(procedure.id()), procedure.name(), content)
                : book.page(Book.file(procedure.id()), procedure.name() + " (prepared, not in force)", content, "Prepared, and not in force.");
    }

    /** Before anything that could be taken for an instruction. */
    private Element notInForce(Pack.Provision provision) {
        Pack.Document document = book.pack().documents().stream().filter(each -> each.provisions().stream()
                .anyMatch(one -> one.id().equals(provision.id()))).findFirst().orElseThrow();
        return element(Tag.DIV, Html.parts(
                Stream.of(
                        element(Tag.P, element(Tag.STRONG, "Not in force. "), text("This stands ready, and nobody carries it out yet.")),
                        element(Tag.P, text("It waits for: " + provision.title() + ", "),
                                Html.link(Book.DOCUMENTS, Optional.of(Book.documentId(document.id())), document.title()),
                                text("." + provision.inserts().map(" Inserts %s."::formatted).orElse("")))),
                Stream.of(element(Tag.P, element(Tag.STRONG, "What is known of its commencement. "),
                        text(provision.commencement().orElse("Nothing is written here."))))))
                .as("prepared");
    }

    private Stream<Html> onWhoseRecord() {
        return switch (procedure.about()) {
            case CHILD -> Stream.empty();
            case PARTNERSHIP -> Stream.of(element(Tag.P, "It stands on the partnership's own record, and not on any child's."));
            case WORKER -> Stream.of(element(Tag.P, "It stands on the worker's own file, which only they and their managers read, and not on any child's record."));
            case RELOCATION -> Stream.of(element(Tag.P, "It stands on the file of a protected move, which only the single point of contact reads, and not on any child's record."));
        };
    }

    private Element onThisPage() {
        List<Html> items = new ArrayList<>();
        items.add(item(PATHWAY, "The pathway"));
        items.add(item(RULES, "What must happen, and by when"));
        List<Element> steps = procedure.steps().stream().map(step -> item(Book.stepId(step.id()), step.name())).toList();
        items.add(element(Tag.LI, Html.link("", Optional.of(STEPS), "Steps"), element(Tag.UL, steps)));
        if (!procedure.statuses().isEmpty()) {
            items.add(item(STATUSES, "Flags on the record"));
        }
        return element(Tag.NAV, element(Tag.H2, "On this page"), element(Tag.UL, items)).with("aria-label", "On this page").as("here");
    }

    private static Element item(String id, String words) {
        return element(Tag.LI, Html.link("", Optional.of(id), words));
    }

    private Stream<Html> pathwayInWords() {
        List<Html> openings = procedure.opens().stream().<Html>map(opening -> occasion(opening.on(), opening.condition(), "")).toList();
        List<Html> stations = procedure.stations().stream().<Html>map(this::station).toList();
        List<Html> closings = procedure.closes().stream()
                .<Html>map(closing -> occasion(closing.on(), closing.condition(), closing.because() + ": "))
                .toList();
        return Html.parts(
                Stream.of(element(Tag.H3, "It opens when"), element(Tag.UL, openings)),
                stations.isEmpty() ? Stream.<Html>empty() : Stream.<Html>of(element(Tag.H3, "Its stations, in order"), element(Tag.OL, stations)),
                Stream.of(element(Tag.H3, "It closes when"), element(Tag.UL, closings)),
                procedure.alongside().flatMap(book.pack()::procedure).stream().map(beside -> element(Tag.P,
                        text("On a record it is drawn as a branch of "),
                        Html.link(Book.file(beside.id()), Optional.empty(), beside.name()),
                        text("."))))
                .stream();
    }

    private Element occasion(String step, Condition condition, String before) {
        return element(Tag.LI, text(before), book.toStep(step, book.words().happened(step)),
                text(book.words().onlyIf(condition).map(words -> ", " + words).orElse("") + "."));
    }

    private Element station(Procedure.Station station) {
        String step = book.pack().step(station.step()).map(Step::name).orElse("");
        List<String> under = Pathway.of(procedure, book.words()).stops().stream()
                .filter(stop -> stop.label().equals(station.label()))
                .findFirst()
                .map(Pathway.Stop::under)
                .orElse(List.of());
        return element(Tag.LI, book.toStep(station.step(), station.label()),
                text((step.equals(station.label()) ? "" : " (" + step + ")")
                        + (under.isEmpty() ? "" : ": " + String.join("; ", under))));
    }

    private Stream<Html> statuses() {
        if (procedure.statuses().isEmpty()) {
            return Stream.empty();
        }
        List<String> columns = List.of("The flag says", "It begins when", "It ends when");
        List<Element> rows = procedure.statuses().stream()
                .map(status -> Book.row(List.of(
                        Book.rowHead(List.of(element(Tag.SPAN, blanks(status.says())).as("flag " + status.tone().orElse("teal")))),
                        Book.cell(columns.get(1), List.of(text(when(status.begins())))),
                        Book.cell(columns.get(2), List.of(text(when(status.ends())))))))
                .toList();
        return Stream.of(
                element(Tag.H2, "Flags on the record").id(STATUSES),
                Book.table("Flags on the record: " + procedure.name(), columns, rows));
    }

    private String when(Procedure.Opening opening) {
        return book.words().happened(opening.on())
                + book.words().onlyIf(opening.condition()).map(condition -> ", " + condition).orElse("") + ".";
    }

    /** The flag's words, with each blank said as what fills it. */
    private String blanks(String says) {
        StringBuilder words = new StringBuilder();
        int at = 0;
        for (int open = says.indexOf('{'); open >= 0; open = says.indexOf('{', at)) {
            int close = says.indexOf('}', open);
            if (close < 0) {
                break;
            }
            words.append(says, at, open).append('[').append(blank(says.substring(open + 1, close))).append(']');
            at = close + 1;
        }
        return words.append(says.substring(at)).toString();
    }

    private String blank(String name) {
        int dot = name.indexOf('.');
        return dot < 0
                ? "the day it began"
                : "the answer to “%s”".formatted(book.pack().question(
                        new FieldRef(name.substring(0, dot), name.substring(dot + 1))));
    }

    private Element neighbours() {
        int here = all.indexOf(procedure);
        List<Html> items = new ArrayList<>();
        if (waitsFor.isPresent()) {
            items.add(element(Tag.LI, Html.link(Book.CONTENTS, Optional.of(ContentsPage.PREPARED), "All that is prepared")));
        }
        if (here > 0) {
            items.add(neighbour("Before: ", all.get(here - 1)));
        }
        if (here + 1 < all.size()) {
            items.add(neighbour("Next: ", all.get(here + 1)));
        }
        return element(Tag.NAV, element(Tag.UL, items)).with("aria-label", "Other procedures").as("neighbours");
    }

    private static Element neighbour(String which, Procedure procedure) {
        return element(Tag.LI, text(which), Html.link(Book.file(procedure.id()), Optional.empty(), procedure.name()));
    }
}
