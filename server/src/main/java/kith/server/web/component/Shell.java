package kith.server.web.component;

import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * What surrounds a page.
 *
 * @param title what the page is, without anybody's name: browsers keep titles in their history, and some send it elsewhere
 * @param viewer who is signed in; null when nobody is
 * @param active the part of the service that the page belongs to; null for none
 * @param csrf the token for the sign-out form; null when nobody is signed in
 * @param hasErrors whether the page came back with errors: its title then begins with "Error: "
 * @param emergency whom to call now, shown at the foot of the page; null where the page itself shows it
 * @param assets the addresses of stylesheet and script
 */
public record Shell(
        String title,
        Viewer viewer,
        Section active,
        Csrf csrf,
        boolean hasErrors,
        EmergencyHelp emergency,
        Assets.Addresses assets) {

    /** What the browser shows on the tab: errors first, then the page, then the service. */
    public String documentTitle() {
        return (hasErrors ? "Error: " : "") + title + " – Kith";
    }

    public List<NavItem> navigation() {
        return viewer == null
                ? List.of()
                : Arrays.stream(Section.values())
                        .filter(viewer.places::contains)
                        .map(section -> new NavItem(section.text, section.href, section == active, section == Section.MY_WORK && viewer.hasNews))
                        .toList();
    }

    /**
     * Who is signed in, as the header says it.
     *
     * @param role role and team: "Social worker, Aylesbury team"
     * @param agency "Children's Social Care"
     * @param places the parts of the service that are for the viewer
     * @param hasNews whether something on the viewer's children is new
     */
    public record Viewer(String role, String agency, Set<Section> places, boolean hasNews) {
        public Viewer {
            places = Set.copyOf(places);
        }
    }

    /** The parts of the service. */
    public enum Section {
        MY_WORK("My work", "/my-work"),
        TEAM("Team", "/team"),
        FRONT_DOOR("Front door", "/front-door"),
        FIND("Find", "/find"),
        PARTNERSHIP("Partnership", "/partnership"),
        ADMINISTRATION("People and teams", "/administration"),
        SINGLE_POINT_OF_CONTACT("Single point of contact", "/single-point-of-contact"),
        HELP("Help", "/help");

        private final String text;
        private final String href;

        Section(String text, String href) {
            this.text = text;
            this.href = href;
        }

        public String text() {
            return text;
        }

        public String href() {
            return href;
        }
    }
}
