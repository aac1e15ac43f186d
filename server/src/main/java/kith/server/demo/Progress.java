package kith.server.demo;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;

/** Says on the terminal, every some seconds, how much of a long work is done. */
final class Progress {
    private final PrintStream out;
    private final long families;
    private final Duration every;
    private final Instant began = Instant.now();
    private Instant said = began;
    private long done;
    private long events;

    Progress(PrintStream out, long families, Duration every) {
        this.out = out;
        this.families = families;
        this.every = every;
    }

    synchronized void wrote(int more, long moreEvents) {
        done += more;
        events += moreEvents;
        Instant now = Instant.now();
        if (Duration.between(said, now).compareTo(every) >= 0) {
            said = now;
            out.printf("  %,d of %,d families, %,d events, %,d a second%n", done, families, events, perSecond(now));
            out.flush();
        }
    }

    synchronized void ends() {
        Instant now = Instant.now();
        out.printf("  %,d families and %,d events in %,d seconds%n", done, events, Math.max(1, Duration.between(began, now).toSeconds()));
        out.flush();
    }

    private long perSecond(Instant now) {
        return events * 1_000 / Math.max(1, Duration.between(began, now).toMillis());
    }
}
