package kith.procedures.manual;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A part of a page: words, or an element with parts of its own. Words can only enter as {@link Text} or as an attribute's
 * value, and both are escaped when they are written, so that nothing in a pack can become markup.
 */
sealed interface Html {

    record Text(String words) implements Html {}

    record Element(Tag tag, List<Attribute> attributes, List<Html> children) implements Html {
        public Element {
            attributes = List.copyOf(attributes);
            children = List.copyOf(children);
            if (tag.is(Kind.EMPTY) && !children.isEmpty()) {
                throw new IllegalArgumentException(tag + " holds nothing");
            }
        }

        /** With one more attribute. */
        Element with(String name, String value) {
            return new Element(tag, Stream.concat(attributes.stream(), Stream.of(new Attribute(name, value))).toList(), children);
        }

        Element id(String id) {
            return with("id", id);
        }

        Element as(String cssClass) {
            return with("class", cssClass);
        }
    }

    /** The manual's own stylesheet, which is written as it is: it comes from Kith and never from a pack. */
    record Sheet(String css) implements Html {
        public Sheet {
            if (css.contains("</")) {
                throw new IllegalArgumentException("a stylesheet that ends its own element");
            }
        }
    }

    record Attribute(String name, String value) {
        public Attribute {
            if (name.isEmpty() || name.startsWith("on") || !name.chars().allMatch(letter -> letter == '-' || Character.isLetterOrDigit(letter))) {
                throw new IllegalArgumentException("not an attribute of the manual: " + name);
            }
        }
    }

    enum Kind {
        /** Begins a line of its own. */
        BLOCK,
        INLINE,
        EMPTY
    }

    enum Tag {
        HTML(Kind.BLOCK), HEAD(Kind.BLOCK), BODY(Kind.BLOCK), TITLE(Kind.BLOCK), META(Kind.EMPTY),
        HEADER(Kind.BLOCK), FOOTER(Kind.BLOCK), MAIN(Kind.BLOCK), NAV(Kind.BLOCK), SECTION(Kind.BLOCK), DIV(Kind.BLOCK),
        H1(Kind.BLOCK), H2(Kind.BLOCK), H3(Kind.BLOCK), H4(Kind.BLOCK), P(Kind.BLOCK),
        UL(Kind.BLOCK), OL(Kind.BLOCK), LI(Kind.BLOCK), DL(Kind.BLOCK), DT(Kind.BLOCK), DD(Kind.BLOCK),
        TABLE(Kind.BLOCK), CAPTION(Kind.BLOCK), THEAD(Kind.BLOCK), TBODY(Kind.BLOCK), TR(Kind.BLOCK), TH(Kind.BLOCK), TD(Kind.BLOCK),
        A(Kind.INLINE), STRONG(Kind.INLINE), SPAN(Kind.INLINE), BR(Kind.EMPTY),
        SVG(Kind.BLOCK), DESC(Kind.BLOCK), G(Kind.BLOCK), PATH(Kind.EMPTY), CIRCLE(Kind.EMPTY), TEXT(Kind.BLOCK), TSPAN(Kind.INLINE);

        private final Kind kind;

        Tag(Kind kind) {
            this.kind = kind;
        }

        boolean is(Kind other) {
            return kind == other;
        }

        String written() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static Text text(String words) {
        return new Text(words);
    }

    static Element element(Tag tag, Html... children) {
        return new Element(tag, List.of(), Arrays.asList(children));
    }

    static Element element(Tag tag, List<? extends Html> children) {
        return new Element(tag, List.of(), List.copyOf(children));
    }

    /** An element that holds nothing but words. */
    static Element element(Tag tag, String words) {
        return element(tag, text(words));
    }

    /** To a place on this page or on another: never anywhere else. */
    static Element link(String page, Optional<String> id, String words) {
        return element(Tag.A, words).with("href", page + id.map(place -> "#" + place).orElse(""));
    }

    /** Parts one after the other, for what is there only sometimes. */
    @SafeVarargs
    static List<Html> parts(Stream<? extends Html>... parts) {
        List<Html> all = new ArrayList<>();
        for (Stream<? extends Html> part : parts) {
            part.forEach(all::add);
        }
        return all;
    }

    /** The whole page. */
    static String page(Element html) {
        StringBuilder out = new StringBuilder("<!doctype html>\n");
        write(html, out);
        return out.append('\n').toString();
    }

    private static void write(Html html, StringBuilder out) {
        switch (html) {
            case Text(String words) -> escape(words, out);
            case Sheet(String css) -> out.append("<style>\n").append(css).append("</style>\n");
            case Element(Tag tag, List<Attribute> attributes, List<Html> children) -> {
                out.append('<').append(tag.written());
                for (Attribute attribute : attributes) {
                    out.append(' ').append(attribute.name()).append("=\"");
                    escape(attribute.value(), out);
                    out.append('"');
                }
                out.append(tag.is(Kind.EMPTY) && SVG_TAGS.contains(tag) ? "/>" : ">");
                if (!tag.is(Kind.EMPTY)) {
                    children.forEach(child -> write(child, out));
                    out.append("</").append(tag.written()).append('>');
                }
                if (!tag.is(Kind.INLINE)) {
                    out.append('\n');
                }
            }
        }
    }

    Set<Tag> SVG_TAGS = Set.of(Tag.PATH, Tag.CIRCLE);

    private static void escape(String words, StringBuilder out) {
        for (int i = 0; i < words.length(); i++) {
            switch (words.charAt(i)) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&#39;");
                default -> out.append(words.charAt(i));
            }
        }
    }
}
