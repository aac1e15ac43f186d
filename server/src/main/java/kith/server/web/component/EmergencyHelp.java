package kith.server.web.component;

import java.util.List;

/**
 * Whom to call now. It stands on every page.
 *
 * @param text who is on duty and until when
 * @param links the numbers and the handover
 */
public record EmergencyHelp(String text, List<Link> links) {

    public EmergencyHelp {
        links = List.copyOf(links);
    }
}
