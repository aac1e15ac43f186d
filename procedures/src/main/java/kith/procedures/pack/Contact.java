package kith.procedures.pack;

import java.util.Optional;
import kith.procedures.calendar.Hours;

/**
 * A point of contact of the partnership: data of its pack, and nothing of any record.
 *
 * @param purpose what to contact them for, as it follows "for"
 * @param agency the kind of agency, where it is one of those whose people hold a role
 * @param phone as it is dialled in England
 * @param reached how else they are reached, in words; there is a telephone, an address for e-mail, or this
 * @param urgent to be rung first where a child may be in danger; there is then somebody at every hour
 * @param outOfHours the id of the contact that answers while this one does not
 */
public record Contact(
        String id,
        String name,
        String purpose,
        Optional<String> agency,
        Optional<String> phone,
        Optional<String> email,
        Optional<String> reached,
        Hours hours,
        boolean urgent,
        Optional<String> outOfHours,
        Source source) {

    /** As a regular expression for the whole number. */
    static final String PHONE = "^(0800 ?[0-9]{4}|0( ?[0-9]){9,10}|\\+44( ?[0-9]){9,10}|[19][0-9]{2}|116 ?[0-9]{3})( ext [0-9]{1,6})?$";

    /** As a regular expression for the whole address. */
    static final String EMAIL = "^[^@ ]+@[^@ ]+\\.[A-Za-z]{2,}$";
}
