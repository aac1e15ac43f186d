package kith.server.web.component;

import gg.jte.Content;

/**
 * One tab of a page that shows several views of the same thing.
 *
 * @param id its panel's id, unique on the page
 * @param label the word on the tab
 * @param text what the panel says; null when {@code content} is given
 * @param content the panel with markup, or null
 */
public record Tab(String id, String label, String text, Content content) {

    public static Tab of(String id, String label, Content content) {
        return new Tab(id, label, null, content);
    }
}
