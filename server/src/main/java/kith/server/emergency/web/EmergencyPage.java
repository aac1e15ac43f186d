package kith.server.emergency.web;

import java.util.List;
import java.util.Map;
import kith.server.web.component.DateParts;
import kith.server.web.component.Link;

/**
 * What the page shows on which a record is opened in an emergency.
 *
 * @param errors by the question's name
 * @param unknown whether no child of exactly this name and date of birth has a record that can be opened
 * @param opened where there are several
 */
public record EmergencyPage(
        String submission, String why, String asked, String givenName, String familyName, DateParts born, Map<String, String> errors, boolean unknown, List<Link> opened) {
    public List<Link> problems() {
        return errors.entrySet().stream().map(error -> Link.to("#" + error.getKey(), error.getValue())).toList();
    }
}
