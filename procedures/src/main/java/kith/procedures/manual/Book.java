package kith.procedures.manual;

import static kith.procedures.manual.Html.element;
import static kith.procedures.manual.Html.link;
import static kith.procedures.manual.Html.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import kith.procedures.condition.FieldRef;
import kith.procedures.diff.Difference;
import kith.procedures.diff.PackDiff;
import kith.procedures.manual.Html.Element;
import kith.procedures.manual.Html.Tag;
import kith.procedures.pack.Pack;
import kith.procedures.pack.Procedure;
import kith.procedures.pack.Rule;
import kith.procedures.pack.Source;
import kith.procedures.position.Phrases;
import kith.procedures.words.PackWords;

/**
 * What all pages of one manual share: the pack, what it is laid over, where everything stands, and the frame of a page.
 *
 * @param base the pack that it extends
 * @param local what it changes there; empty where it extends none
 */
record Book(Pack pack, PackWords words, Optional<Pack> base, Difference local) {
    static final String CONTENTS = "index.html";
    static final String CHECKLISTS = "checklists.html";
    static final String CONTACTS = "contacts.html";
    static final String DOCUMENTS = "documents.html";
    static final String LOCAL = "local.html";

    private static final String CSS = sheet();
    private static final int SHORT_VERSION = 12;

    /** @param base the pack that it extends */
    static Book of(Pack pack, Optional<Pack> base) {
        return new Book(pack, new PackWords(pack), base,
                base.map(below -> PackDiff.between(below, pack)).orElse(new Difference(List.of())));
    }

    /** As it will be once everything that is prepared is in force: for the pages of what is. */
    Book asIfInForce() {
        Pack later = pack.asIfInForce();
        return new Book(later, new PackWords(later), base.map(Pack::asIfInForce), local);
    }

    /** The file of a procedure's page; ids have no hyphens, so that no two share one, and no other page begins so. */
    static String file(String procedure) {
        return "procedure-" + procedure.replace('_', '-') + ".html";
    }

    static String ruleId(String rule) {
        return "rule-" + rule;
    }

    static String stepId(String step) {
        return "step-" + step;
    }

    /** Names have no hyphens, so that no two questions share one. */
    static String questionId(FieldRef question) {
        return "question-" + question.step() + "-" + question.field();
    }

    static String roleId(String role) {
        return "role-" + role;
    }

    static String contactId(String contact) {
        return "contact-" + contact;
    }

    static String documentId(String document) {
        return "document-" + document;
    }

    /** The words as a link to where the step is described. */
    Html toStep(String step, String words) {
        return pack.step(step)
                .<Html>map(there -> link(file(there.procedure()), Optional.of(stepId(step)), words))
                .orElse(text(words));
    }

    Html toRule(Rule rule, String words) {
        return link(file(rule.procedure()), Optional.of(ruleId(rule.id())), words);
    }

    Html toRole(String role) {
        return link(CHECKLISTS, Optional.of(roleId(role)), pack.roleName(role));
    }

    /** The procedures as a child's case meets them: each after those whose steps open it, as far as they do not open each other. */
    List<Procedure> inOrder() {
        List<Procedure> ordered = new ArrayList<>();
        List<Procedure> left = new ArrayList<>(pack.procedures());
        while (!left.isEmpty()) {
            Procedure next = left.stream()
                    .filter(procedure -> procedure.opens().stream().allMatch(opening -> known(opening, procedure, ordered)))
                    .findFirst()
                    .or(() -> left.stream()
                            .filter(procedure -> procedure.opens().stream().anyMatch(opening -> known(opening, procedure, ordered)))
                            .findFirst())
                    .orElse(left.getFirst());
            left.remove(next);
            ordered.add(next);
        }
        return ordered;
    }

    private static boolean known(Procedure.Opening opening, Procedure own, List<Procedure> before) {
        return Stream.concat(Stream.of(own), before.stream()).anyMatch(procedure -> procedure.step(opening.on()).isPresent());
    }

    /** Where it is written, and quietly which requirements it carries out. */
    List<Html> source(Source source) {
        List<Html> parts = new ArrayList<>();
        parts.add(link(DOCUMENTS, Optional.of(documentId(source.document())), source.title()));
        parts.add(text(", " + source.section()));
        if (!source.carriesOut().isEmpty()) {
            parts.add(element(Tag.SPAN, "Carries out: " + String.join(", ", source.carriesOut())).as("quiet ids"));
        }
        return parts;
    }

    /** A page in its frame. */
    String page(String file, String title, List<? extends Html> content) {
        return page(file, title, content, "In force from %s.".formatted(Phrases.day(pack.effectiveFrom())));
    }

    /** @param standing whether what the page says is in force, as a sentence: a sheet that was printed is read by itself */
    String page(String file, String title, List<? extends Html> content, String standing) {
        return Html.page(element(Tag.HTML,
                element(Tag.HEAD,
                        element(Tag.META).with("charset", "utf-8"),
                        element(Tag.META).with("name", "viewport").with("content", "width=device-width, initial-scale=1"),
                        element(Tag.TITLE, title + " – " + pack.name()),
                        new Html.Sheet(CSS)),
                element(Tag.BODY,
                        element(Tag.A, "Skip to the page").with("href", "#page").as("skip"),
                        header(file),
                        element(Tag.MAIN, content).id("page"),
                        footer(standing)))
                .with("lang", "en-GB"));
    }

    private Element header(String file) {
        List<Html> items = new ArrayList<>();
        items.add(tab(file, CONTENTS, "Procedures"));
        items.add(tab(file, CHECKLISTS, "Checklists"));
        if (!pack.contacts().isEmpty()) {
            items.add(tab(file, CONTACTS, "Contacts"));
        }
        items.add(tab(file, DOCUMENTS, "Documents"));
        base.ifPresent(_ -> items.add(tab(file, LOCAL, "What is local")));
        return element(Tag.HEADER,
                element(Tag.DIV,
                        element(Tag.P, Mark.svg(), element(Tag.SPAN, pack.name())).as("whose"),
                        element(Tag.NAV, element(Tag.UL, items)).with("aria-label", "Manual")).as("inner"));
    }

    private static Element tab(String here, String file, String words) {
        Element link = link(file, Optional.empty(), words);
        return element(Tag.LI, here.equals(file) ? link.with("aria-current", "page") : link);
    }

    private Element footer(String standing) {
        return element(Tag.FOOTER, element(Tag.P, "%s. %s Version %s, by which this page can be checked against the pack."
                .formatted(pack.name(), standing, pack.version().substring(0, Math.min(SHORT_VERSION, pack.version().length())))));
    }

    /** A term and what is said of it; left out where nothing is. */
    static Stream<Html> said(String term, List<? extends Html> words) {
        return words.isEmpty()
                ? Stream.empty()
                : Stream.of(element(Tag.DIV, element(Tag.DT, term), element(Tag.DD, words)));
    }

    static Stream<Html> said(String term, String words) {
        return said(term, List.of(text(words)));
    }

    /** A table whose cells also say their column, for narrow screens on which rows are stacked. */
    static Element table(String caption, List<String> columns, List<Element> rows) {
        List<Element> heads = columns.stream()
                .map(column -> element(Tag.TH, column).with("scope", "col").with("role", "columnheader"))
                .toList();
        return element(Tag.TABLE,
                element(Tag.CAPTION, caption).as("unseen"),
                element(Tag.THEAD, row(heads)).with("role", "rowgroup"),
                element(Tag.TBODY, rows).with("role", "rowgroup"))
                .with("role", "table");
    }

    /** Roles are written out because a row that is drawn as a block would lose them in some browsers. */
    static Element row(List<? extends Html> cells) {
        return element(Tag.TR, cells).with("role", "row");
    }

    static Element rowHead(List<? extends Html> content) {
        return element(Tag.TH, content).with("scope", "row").with("role", "rowheader");
    }

    static Element cell(String column, List<? extends Html> content) {
        return element(Tag.TD, element(Tag.DIV, content)).with("role", "cell").with("data-column", column);
    }

    /** With the typeface inside, so that a page sent by itself looks as it was meant to. */
    private static String sheet() {
        String typeface = Base64.getEncoder().encodeToString(bytes("atkinson-hyperlegible-next-latin.woff2"));
        return """
                @font-face {
                  font-family: "Kith Text";
                  font-weight: 200 800;
                  src: url(data:font/woff2;base64,%s) format("woff2");
                }
                """.formatted(typeface) + new String(bytes("manual.css"), StandardCharsets.UTF_8).replace("\r\n", "\n");
    }

    private static byte[] bytes(String resource) {
        try (InputStream stream = Book.class.getResourceAsStream(resource)) {
            return stream.readAllBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
