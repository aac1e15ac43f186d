package kith.server.web.component;

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

    public static Link none(String text) {
        return new Link(text, null);
    }
}
