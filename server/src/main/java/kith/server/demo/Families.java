package kith.server.demo;

import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import kith.procedures.calendar.Calendar;
import kith.server.directory.Accounts;
import kith.server.directory.Directories;
import kith.server.gate.Gate;
import kith.server.gate.Viewer;
import kith.server.record.Reading;
import kith.server.record.Recording;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/** Enrols the demo partnership and tells its families' stories. */
@Component
class Families {
    private final Directories directories;
    private final Accounts accounts;
    private final PasswordEncoder passwords;
    private final Gate gate;
    private final Reading reading;
    private final Recording recording;
    private final Calendar calendar;
    private final Clock clock;

    Families(
            Directories directories,
            Accounts accounts,
            PasswordEncoder passwords,
            Gate gate,
            Reading reading,
            Recording recording,
            Calendar calendar,
            Clock clock) {
        this.directories = directories;
        this.accounts = accounts;
        this.passwords = passwords;
        this.gate = gate;
        this.reading = reading;
        this.recording = recording;
        this.calendar = calendar;
        this.clock = clock;
    }

    /** To be called in a transaction, on an empty store: a start that is killed half-way leaves it empty. */
    void move() {
        Partnership partnership = Partnership.invent();
        // One hash for all: the password is printed at every start, and hashing is slow on purpose.
        partnership.enrol(directories, accounts, passwords.encode(Partnership.PASSWORD));
        Map<String, Viewer> viewers = new HashMap<>();
        partnership.ids().forEach((key, id) ->
                viewers.put(key, directories.viewer(Partnership.AUTHORITY, id).orElseThrow()));
        new Telling(gate, reading, recording, viewers, partnership, new Moments(clock.instant(), calendar)).tell(Stories.all());
    }
}
