package kith.server.web.component;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * Words that lead somewhere.
 *
 * @param text what the reader sees
 * @param href where it leads, or null for words alone
 */
public record Link(String text, String href) {

    public static Link to(String href, String text) {
        return new Link(text, href);
    }

    /** What follows an address where a page is asked for with these parameters, those that are empty left out; empty for none. */
    public static String query(Map<String, String> parameters) {
        return parameters.entrySet().stream()
                .filter(parameter -> !parameter.getValue().isEmpty())
                .map(parameter -> parameter.getKey() + "=" + URLEncoder.encode(parameter.getValue(), StandardCharsets.UTF_8))
                .reduce((one, other) -> one + "&" + other)
                .map(all -> "?" + all)
                .orElse("");
    }

    public static Link none(String text) {
        return new Link(text, null);
    }
}
