package kith.procedures.diff;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import kith.procedures.diff.Change.Effect;
import kith.procedures.pack.Contact;
import kith.procedures.pack.Pack;
import kith.procedures.words.PackWords;

/** Compares points of contact. */
final class ContactDiff {
    private ContactDiff() {}

    static List<Change> changes(PackWords before, PackWords after) {
        List<Change> changes = new ArrayList<>();
        PackDiff.pairs(before.pack().contacts(), after.pack().contacts(), Contact::id).forEach(pair -> {
            Noticed noticed = new Noticed(Change.Thing.CONTACT, pair.either().id(), pair.either().name(), before, after);
            pair.compare(
                    is -> noticed.added(Effect.DIFFERENT, "New contact, for %s: %s.".formatted(is.purpose(), reached(is))),
                    was -> noticed.removed(Effect.DIFFERENT, "No longer a contact. It was %s.".formatted(reached(was))),
                    (was, is) -> both(noticed, was, before.pack(), is, after.pack()));
            changes.addAll(noticed.changes());
        });
        return changes;
    }

    private static void both(Noticed noticed, Contact was, Pack before, Contact is, Pack after) {
        noticed.compare("Its name", was.name(), is.name());
        noticed.compare("What it is for", was.purpose(), is.purpose());
        noticed.compare("Its agency", was.agency().map(ContactDiff::agency), is.agency().map(ContactDiff::agency));
        noticed.compare("Its telephone", was.phone(), is.phone());
        noticed.compare("Its e-mail", was.email(), is.email());
        noticed.compare("How it is reached", was.reached(), is.reached());
        noticed.compare("When it answers", was.hours().words(), is.hours().words());
        noticed.flag(was.urgent(), is.urgent(), Effect.DIFFERENT,
                "It is now to be rung first where a child may be in danger.", "It is no longer one to be rung first where a child may be in danger.");
        noticed.compare("Who answers out of hours", name(was.outOfHours(), before), name(is.outOfHours(), after));
        noticed.source(was.source(), is.source());
    }

    private static String reached(Contact contact) {
        return contact.phone().or(contact::email).or(contact::reached).orElse("");
    }

    private static String agency(String agency) {
        return agency.replace('_', ' ');
    }

    private static Optional<String> name(Optional<String> id, Pack pack) {
        return id.map(there -> pack.contacts().stream()
                .filter(contact -> contact.id().equals(there))
                .map(Contact::name)
                .findFirst()
                .orElse(there));
    }
}
