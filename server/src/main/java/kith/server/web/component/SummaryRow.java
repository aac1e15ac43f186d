package kith.server.web.component;

import gg.jte.Content;
import java.util.List;

/**
 * One question and its answer in a summary list.
 *
 * @param key what was asked
 * @param text the answer in words; null when {@code content} is given
 * @param content the answer with markup, or null
 * @param actions what can be done with it, usually one "Change"
 * @param classes classes for the row, or null
 */
public record SummaryRow(String key, String text, Content content, List<Action> actions, String classes) {

    public SummaryRow {
        actions = List.copyOf(actions);
    }

    public static SummaryRow of(String key, String text) {
        return new SummaryRow(key, text, null, List.of(), null);
    }

    public static SummaryRow of(String key, Content content) {
        return new SummaryRow(key, null, content, List.of(), null);
    }

    /** The same row with a "Change" link, which a screen reader hears as "Change" and {@code what}. */
    public SummaryRow changeAt(String href, String what) {
        return new SummaryRow(key, text, content, List.of(new Action("Change", href, what)), classes);
    }

    public SummaryRow withActions(Action... some) {
        return new SummaryRow(key, text, content, List.of(some), classes);
    }

    /**
     * A link at the end of the row.
     *
     * @param hiddenText what the link is about, for screen readers; null where the text says it
     */
    public record Action(String text, String href, String hiddenText) {}
}
