package kith.server.frontdoor.web;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import kith.procedures.calendar.Calendar;
import kith.procedures.history.Occurred;
import kith.procedures.pack.Contact;
import kith.procedures.pack.Pack;
import kith.server.web.NothingRecorded;
import kith.server.wording.Said;

/**
 * The partnership's points of contact, as its procedures name them: who answers now, and who at other times.
 *
 * @param at the time that "now" is, such as "02:15"
 */
public record Contacts(String at, List<Line> now, List<Line> otherwise) implements NothingRecorded {
    public Contacts {
        now = List.copyOf(now);
        otherwise = List.copyOf(otherwise);
    }

    /**
     * One contact.
     *
     * @param agency empty where it is none of the partnership's
     * @param phone empty where there is none; so are the e-mail, the other way and who answers instead
     * @param instead who answers while this one does not
     */
    public record Line(String name, String agency, String purpose, String phone, String email, String reached, String when, Optional<Instead> instead) {}

    /** @param phone empty where there is none */
    public record Instead(String name, String phone) {}

    /** What is to be rung first where a child may be in danger comes first, else the order is the pack's. */
    static Contacts of(Pack pack, Instant now, Calendar calendar) {
        LocalDateTime at = LocalDateTime.ofInstant(now, Occurred.LONDON);
        Predicate<Contact> open = contact -> contact.hours().open(at, calendar);
        return new Contacts(Said.time(now), lines(pack, open), lines(pack, open.negate()));
    }

    private static List<Line> lines(Pack pack, Predicate<Contact> which) {
        List<Line> lines = new ArrayList<>();
        pack.contacts().stream().filter(which).sorted(Comparator.comparing(contact -> !contact.urgent())).forEach(contact -> lines.add(new Line(
                contact.name(),
                contact.agency().map(Contacts::words).orElse(""),
                Said.capital(contact.purpose()),
                contact.phone().orElse(""),
                contact.email().orElse(""),
                contact.reached().orElse(""),
                Said.capital(contact.hours().words()),
                contact.outOfHours().flatMap(id -> pack.contacts().stream().filter(other -> other.id().equals(id)).findFirst())
                        .map(other -> new Instead(other.name(), other.phone().orElse(""))))));
        return lines;
    }

    private static String words(String agency) {
        return Said.capital(agency.replace('_', ' '));
    }
}
