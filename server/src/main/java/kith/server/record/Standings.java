package kith.server.record;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import kith.procedures.calendar.Calendar;
import kith.procedures.pack.Packs;
import kith.server.directory.Directories;
import org.springframework.stereotype.Component;

/** For each authority: its packs, the calendar and its duty teams. */
@Component
class Standings {
    private final PackShelf shelf;
    private final Directories directories;
    private final Calendar calendar;
    private final Map<String, String> packOf = new ConcurrentHashMap<>();

    Standings(PackShelf shelf, Directories directories, Calendar calendar) {
        this.shelf = shelf;
        this.directories = directories;
        this.calendar = calendar;
    }

    /** Reads the duties anew: one statement, so that a change of duty shows at once. */
    Reckoner reckoner(String authority) {
        return new Reckoner(authority, shelved(authority), directories.duties(authority), calendar);
    }

    Packs packs(String authority) {
        return shelved(authority).packs();
    }

    private PackShelf.Shelved shelved(String authority) {
        return shelf.shelved(packOf.computeIfAbsent(authority, this::pack));
    }

    private String pack(String authority) {
        return directories.authorities().stream()
                .filter(candidate -> candidate.authority().equals(authority))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no such authority"))
                .pack();
    }
}
