package kith.procedures.manual;

import static kith.procedures.manual.Html.element;
import static kith.procedures.manual.Html.link;
import static kith.procedures.manual.Html.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import kith.procedures.manual.Html.Element;
import kith.procedures.manual.Html.Tag;
import kith.procedures.pack.Contact;
import kith.procedures.words.PackWords;

/** Whom to ring, what to ring first, by day and by night; made to be put on a wall. */
final class ContactsPage {
    private static final List<String> COLUMNS = List.of("Who", "What for", "How", "When", "Otherwise");

    private final Book book;

    ContactsPage(Book book) {
        this.book = book;
    }

    String write() {
        return book.page(Book.CONTACTS, "Contacts", Html.parts(
                Stream.of(
                        element(Tag.H1, "Contacts"),
                        element(Tag.P, "Whom to ring, what for, and who answers when they do not.").as("lead")),
                section("If a child may be in danger", true),
                section("Others", false)));
    }

    private Stream<Html> section(String title, boolean urgent) {
        List<Element> rows = book.pack().contacts().stream().filter(contact -> contact.urgent() == urgent).map(this::row).toList();
        return rows.isEmpty()
                ? Stream.empty()
                : Stream.of(element(Tag.H2, title), Book.table(title, COLUMNS, rows).as("contacts"));
    }

    private Element row(Contact contact) {
        List<Html> who = new ArrayList<>(List.of(element(Tag.SPAN, contact.name()).as("what")));
        contact.agency().ifPresent(agency -> who.add(element(Tag.SPAN, PackWords.capital(agency.replace('_', ' '))).as("line quiet")));
        List<Html> purpose = new ArrayList<>(List.of(text(PackWords.capital(contact.purpose()))));
        purpose.add(element(Tag.SPAN, book.source(contact.source())).as("line quiet"));
        return Book.row(List.of(
                        Book.rowHead(who),
                        Book.cell(COLUMNS.get(1), purpose),
                        Book.cell(COLUMNS.get(2), how(contact)),
                        Book.cell(COLUMNS.get(3), List.of(text(PackWords.capital(contact.hours().words())))),
                        Book.cell(COLUMNS.get(4), otherwise(contact))))
                .id(Book.contactId(contact.id()));
    }

    private static List<Html> how(Contact contact) {
        List<Html> how = new ArrayList<>();
        contact.phone().ifPresent(phone -> how.add(element(Tag.SPAN, phone).as("number")));
        contact.email().ifPresent(email -> how.add(element(Tag.SPAN, email).as("line")));
        contact.reached().ifPresent(reached -> how.add(element(Tag.SPAN, reached).as("line")));
        return how;
    }

    /** The number stands here too: nobody looks for a second line at night. */
    private List<Html> otherwise(Contact contact) {
        Optional<Contact> other = contact.outOfHours().flatMap(id ->
                book.pack().contacts().stream().filter(each -> each.id().equals(id)).findFirst());
        return other.map(there -> {
            List<Html> parts = new ArrayList<>(List.of(link("", Optional.of(Book.contactId(there.id())), there.name())));
            there.phone().ifPresent(phone -> parts.add(element(Tag.SPAN, phone).as("line number")));
            return List.copyOf(parts);
        }).orElseGet(() -> List.of(text(contact.hours().always() ? "Not needed" : "Nobody is named")));
    }
}
