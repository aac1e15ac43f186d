package kith.server.web.component;

/**
 * One place in a navigation.
 *
 * @param current whether the page is in this place
 * @param hasNews whether something new is there
 */
public record NavItem(String text, String href, boolean current, boolean hasNews) {
    public NavItem(String text, String href, boolean current) {
        this(text, href, current, false);
    }

    public static NavItem to(String href, String text) {
        return new NavItem(text, href, false);
    }

    public static NavItem current(String href, String text) {
        return new NavItem(text, href, true);
    }
}
