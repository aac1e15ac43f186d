package kith.server.web.component;

import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/** Markup as a browser understands it, written so that two of them are the same exactly when their meaning is. */
final class Dom {

    private Dom() {}

    /** One line an element, attributes and class names sorted, runs of white space as one space. */
    static String normalised(String html) {
        StringBuilder out = new StringBuilder();
        Element body = Jsoup.parseBodyFragment(html).body();
        write(body, 0, out);
        return out.toString();
    }

    private static void write(Element element, int depth, StringBuilder out) {
        List<Node> children = element.childNodes();
        for (int i = 0; i < children.size(); i++) {
            Node child = children.get(i);
            String indent = "  ".repeat(depth);
            if (child instanceof Element inner) {
                out.append(indent).append('<').append(inner.normalName()).append(attributes(inner)).append(">\n");
                write(inner, depth + 1, out);
            } else if (child instanceof TextNode text) {
                String words = words(text.getWholeText(), i == 0, i == children.size() - 1);
                if (!words.isBlank()) {
                    out.append(indent).append('"').append(words).append("\"\n");
                }
            }
        }
    }

    /** White space matters between two things, not before the first or after the last. */
    private static String words(String text, boolean first, boolean last) {
        String words = text.replaceAll("\\s+", " ");
        if (first) {
            words = words.stripLeading();
        }
        return last ? words.stripTrailing() : words;
    }

    private static String attributes(Element element) {
        TreeMap<String, String> sorted = new TreeMap<>();
        for (Attribute attribute : element.attributes()) {
            String value = attribute.getKey().equals("class")
                    ? Arrays.stream(attribute.getValue().strip().split("\\s+")).sorted().collect(Collectors.joining(" "))
                    : attribute.getValue();
            sorted.put(attribute.getKey(), value);
        }
        return sorted.entrySet().stream()
                .map(entry -> " " + entry.getKey() + "=\"" + entry.getValue() + "\"")
                .collect(Collectors.joining());
    }
}
