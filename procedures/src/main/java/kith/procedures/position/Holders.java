package kith.procedures.position;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kith.procedures.history.Facts;
import kith.procedures.history.Standing;

/** Who holds each role on the record now. */
final class Holders {

    /** @param allocation the event that allocated the person; empty where the role's duty team answers */
    record Held(Holder holder, Optional<String> allocation) {}

    private final Map<String, Held> byRole = new HashMap<>();
    private final Map<String, Standing> allocations = new HashMap<>();
    private final Directory directory;

    Holders(List<Standing> standing, Directory directory) {
        this.directory = directory;
        for (Standing event : standing) {
            if (event.event().type().equals(Facts.HOLDER_ALLOCATED)) {
                String person = event.text("person");
                if (!person.isEmpty()) {
                    allocations.put(event.text("role"), event);
                    byRole.put(event.text("role"), new Held(new Holder.Person(person), Optional.of(event.id())));
                }
            }
        }
    }

    Held of(String role) {
        Held known = byRole.get(role);
        if (known == null) {
            known = new Held(directory.dutyFor(role), Optional.empty());
            byRole.put(role, known);
        }
        return known;
    }

    /** Whether somebody was allocated the role after that. */
    boolean isAllocatedSince(Standing named, String role) {
        Standing allocation = allocations.get(role);
        return allocation != null && Standing.AS_HAPPENED.compare(allocation, named) > 0;
    }

    boolean isHere(String person) {
        return directory.isHere(person);
    }

    Held ofPerson(String person) {
        return new Held(new Holder.Person(person), Optional.empty());
    }
}
