package kith.procedures.pack;

import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import kith.procedures.calendar.Hours;

/** Reads the points of contact: that each can be reached, and where a child may be in danger, at every hour. */
final class ContactReader {
    /** A document that names nobody's hours is not made to name any. */
    private static final Hours UNSAID = new Hours("not said; taken for office hours", Hours.read("office hours").orElseThrow().spans(), false);
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("' at' H:mm", Locale.UK);

    private final Reading reading;

    ContactReader(Reading reading) {
        this.reading = reading;
    }

    List<Contact> contacts(Located.Mapping pack) {
        Map<String, Contact> contacts = new LinkedHashMap<>();
        List<Map.Entry<String, Located.Mapping>> texts = pack.named("contacts");
        texts.forEach(text -> contacts.put(text.getKey(), contact(text.getKey(), text.getValue())));
        texts.forEach(text -> outOfHours(contacts.get(text.getKey()), text.getValue(), contacts));
        return List.copyOf(contacts.values());
    }

    private Contact contact(String id, Located.Mapping text) {
        SortedSet<String> agencies = new TreeSet<>();
        reading.names.roles.values().forEach(role -> agencies.add(role.agency()));
        text.text("agency").ifPresent(agency -> reading.known(agency, agencies, "agency"));
        if (text.get("phone").isEmpty() && text.get("email").isEmpty() && text.get("reached").isEmpty()) {
            reading.problems.add(text.place(), "Nobody can tell how to reach %s".formatted(id),
                    "Add `phone:`, `email:` or, where the document gives neither, `reached:` with where it is to be found");
        }
        return new Contact(
                id,
                reading.words(text, "name"),
                reading.words(text, "for"),
                reading.maybe(text, "agency"),
                reading.maybe(text, "phone"),
                reading.maybe(text, "email"),
                reading.maybe(text, "reached"),
                reading.maybe(text, "hours").flatMap(Hours::read).orElse(UNSAID),
                reading.flag(text, "urgent", false),
                reading.maybe(text, "out_of_hours"),
                reading.source(text, Optional.empty()));
    }

    private void outOfHours(Contact contact, Located.Mapping text, Map<String, Contact> contacts) {
        text.text("out_of_hours").ifPresent(other -> {
            if (other.text().equals(contact.id())) {
                reading.problems.add(other.place(), "%s cannot stand in for itself".formatted(contact.id()),
                        "Name another contact, or write `hours: at any time`");
            } else {
                reading.known(other, contacts.keySet(), "contact");
            }
        });
        Optional<Contact> other = contact.outOfHours().map(contacts::get);
        if (contact.hours().always()) {
            text.text("out_of_hours").ifPresent(there -> reading.problems.add(there.place(),
                    "%s answers at any time, so that nobody is needed out of hours".formatted(contact.id()), "Leave `out_of_hours` out, or give its `hours`"));
        } else if (other.isPresent()) {
            contact.hours().gap(other.get().hours()).ifPresent(gap -> reading.problems.add(text.placeOf("out_of_hours"),
                    "Neither %s nor %s answers on %s".formatted(contact.id(), other.get().id(), moment(gap)),
                    "Name a contact who does, or correct their `hours`"));
        } else if (contact.urgent() && contact.outOfHours().isEmpty()) {
            reading.problems.add(text.placeOf("urgent"), "%s is to be rung first, and out of hours there is nobody".formatted(contact.id()),
                    "Add `out_of_hours:` with the contact who answers then, or `hours: at any time`");
        }
    }

    private static String moment(LocalDateTime gap) {
        return (Hours.HOLIDAY.equals(gap.toLocalDate()) ? "a bank holiday" : gap.getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.UK)) + gap.format(MOMENT);
    }
}
