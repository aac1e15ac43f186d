package kith.server.demo;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import kith.procedures.calendar.Calendar;
import kith.procedures.history.Occurred;
import kith.server.directory.Accounts;
import kith.server.directory.Directories;
import kith.server.directory.Rotas;
import kith.server.gate.Gate;
import kith.server.gate.Viewer;
import kith.server.record.Reading;
import kith.server.record.Recording;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/** Enrols the demo partnership, tells its families' stories, and works out those of its population. */
@Component
class Families {
    /** Whoever starts the demo on the same day meets the same people. */
    static final long SEED = 1989;

    private static final int WHOLE = 100;

    private final Directories directories;
    private final Accounts accounts;
    private final Rotas rotas;
    private final PasswordEncoder passwords;
    private final Gate gate;
    private final Reading reading;
    private final Recording recording;
    private final Calendar calendar;
    private final Clock clock;

    Families(
            Directories directories,
            Accounts accounts,
            Rotas rotas,
            PasswordEncoder passwords,
            Gate gate,
            Reading reading,
            Recording recording,
            Calendar calendar,
            Clock clock) {
        this.directories = directories;
        this.accounts = accounts;
        this.rotas = rotas;
        this.passwords = passwords;
        this.gate = gate;
        this.reading = reading;
        this.recording = recording;
        this.calendar = calendar;
        this.clock = clock;
    }

    /**
     * To be called in a transaction, on an empty store: a start that is killed half-way leaves it empty.
     *
     * @return the population's histories, which are still to be written
     */
    List<Histories.Family> move(Size size) {
        Partnership partnership = size.hasPopulation() ? Partnership.inventWhole() : Partnership.invent();
        // One hash for all: the password is printed at every start, and hashing is slow on purpose.
        partnership.enrol(directories, accounts, passwords.encode(Partnership.PASSWORD));
        Map<String, Viewer> viewers = new HashMap<>();
        partnership.ids().forEach((key, id) ->
                viewers.put(key, directories.viewer(Partnership.AUTHORITY, id).orElseThrow()));
        Instant now = clock.instant();
        new Turns(partnership, rotas, calendar).plan(LocalDate.ofInstant(now, Occurred.LONDON));
        Moments moments = new Moments(now, calendar);
        new Telling(gate, reading, recording, viewers, partnership, moments).tell(Stories.all());
        if (!size.hasPopulation()) {
            return List.of();
        }
        Histories histories = new Histories(
                reading.packs(Partnership.AUTHORITY), directories.duties(Partnership.AUTHORITY), calendar, viewers, partnership, moments);
        // Families know nothing of each other: each is worked out on whichever processor is free.
        return Population.of(SEED, now, calendar, WHOLE).parallelStream().map(histories::of).toList();
    }

    /** The one in whose name what was invented elsewhere arrives. */
    Viewer administrator() {
        String id = accounts.account("mei.tan@demo.kith").orElseThrow().professional();
        return directories.viewer(Partnership.AUTHORITY, id).orElseThrow();
    }
}
