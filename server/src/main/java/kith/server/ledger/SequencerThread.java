package kith.server.ledger;

import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import kith.server.problem.Problem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Runs the sequencer twice a second for as long as Kith runs, and once more when it stops. Whatever goes wrong is said once when it
 * begins and once when it is over, and tried again.
 */
@Component
class SequencerThread implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(SequencerThread.class);
    private static final long PAUSE_MILLIS = 500;

    private final Sequencer sequencer;
    private final Set<Problem> said = new HashSet<>();
    private ScheduledExecutorService thread;

    SequencerThread(Sequencer sequencer) {
        this.sequencer = sequencer;
    }

    @Override
    public synchronized void start() {
        thread = Executors.newSingleThreadScheduledExecutor(work -> {
            Thread daemon = new Thread(work, "ledger");
            daemon.setDaemon(true);
            return daemon;
        });
        thread.scheduleWithFixedDelay(this::turn, 0, PAUSE_MILLIS, TimeUnit.MILLISECONDS);
    }

    private synchronized void turn() {
        Set<Problem> now;
        try {
            now = Set.copyOf(sequencer.addPending().problems());
        } catch (DataAccessException | TransactionException away) {
            now = Set.of(new Problem(
                    "ledger.database", "", "The ledger cannot reach the database.", "Events wait for their places; it is tried again."));
        } catch (RuntimeException unforeseen) {
            // An exception would end the schedule. Its kind alone is said: its text may quote a row.
            now = Set.of(new Problem(
                    "ledger.failed", "", "The ledger stopped at " + unforeseen.getClass().getSimpleName() + ".", "It is tried again."));
        }
        for (Problem problem : now) {
            if (said.add(problem)) {
                LOG.error("{} {} {}", problem.code(), problem.message(), problem.where());
            }
        }
        if (!said.isEmpty() && now.isEmpty()) {
            LOG.info("ledger.well The ledger goes on.");
        }
        said.retainAll(now);
    }

    /** Flushes: what the last requests recorded gets its place before the database goes. */
    @Override
    public void stop() {
        ScheduledExecutorService running;
        synchronized (this) {
            running = thread;
            thread = null;
        }
        if (running == null) {
            return;
        }
        running.shutdown();
        try {
            if (running.awaitTermination(20, TimeUnit.SECONDS)) {
                turn();
            }
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return thread != null;
    }

    /** Begins first and ends last, after the web server has answered its last request. */
    @Override
    public int getPhase() {
        return 0;
    }
}
