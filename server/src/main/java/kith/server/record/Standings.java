package kith.server.record;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import kith.procedures.calendar.Calendar;
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
    Standing standing(String authority) {
        String pack = packOf.computeIfAbsent(authority, this::pack);
        return new Standing(authority, shelf.shelved(pack), directories.duties(authority), calendar);
    }

    private String pack(String authority) {
        return directories.authorities().stream()
                .filter(candidate -> candidate.authority().equals(authority))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no such authority"))
                .pack();
    }
}
