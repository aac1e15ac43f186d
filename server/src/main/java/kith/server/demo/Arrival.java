package kith.server.demo;

import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import kith.server.directory.Directories;
import kith.server.gate.Action;
import kith.server.gate.Gate;
import kith.server.gate.Outlet;
import kith.server.gate.Permit;
import kith.server.gate.Viewer;
import kith.server.record.Arriving;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Writes whole histories, many records in a batch. */
@Component
class Arrival {
    private static final int EVENTS_IN_A_BATCH = 3_000;
    /** Two batches are on their way to the database at a time. */
    private static final int WRITERS = 2;
    private static final Duration SAY_EVERY = Duration.ofSeconds(10);

    private final Gate gate;
    private final Arriving arriving;
    private final OtherPeople otherPeople;
    private final TransactionTemplate transaction;

    Arrival(Gate gate, Arriving arriving, OtherPeople otherPeople, TransactionTemplate transaction) {
        this.gate = gate;
        this.arriving = arriving;
        this.otherPeople = otherPeople;
        this.transaction = transaction;
    }

    /** In the caller's transaction. @return how many events were written */
    long write(Viewer administrator, List<Histories.Family> families) {
        Permit permit = gate.permit(administrator, Action.BRING_ALONG, Outlet.PAGE);
        long written = 0;
        for (List<Histories.Family> batch : batches(families)) {
            SequencedMap<String, String> kinds = new LinkedHashMap<>();
            batch.forEach(family -> kinds.putAll(family.kinds()));
            arriving.open(permit, kinds);
            written += arriving.append(permit, batch.stream().flatMap(family -> family.events().stream()).toList()).size();
        }
        return written;
    }

    /** The same families so many times more, with other names and other people working with them, each batch in a transaction of its own; says how far it has come. */
    void multiply(Viewer administrator, List<Histories.Family> families, int times, PrintStream out) {
        Copying copying = new Copying(families);
        List<Directories.Member> colleagues = transaction.execute(_ -> otherPeople.first(administrator));
        Progress progress = new Progress(out, (long) (times - 1) * families.size(), SAY_EVERY);
        try (var writers = java.util.concurrent.Executors.newFixedThreadPool(WRITERS)) {
            List<java.util.concurrent.Future<?>> underWay = new ArrayList<>();
            for (int writer = 0; writer < WRITERS; writer++) {
                int first = 1 + writer;
                underWay.add(writers.submit(() -> {
                    for (int copy = first; copy < times; copy += WRITERS) {
                        int nth = copy;
                        Map<String, String> people = transaction.execute(_ -> otherPeople.enrol(administrator, colleagues, nth));
                        for (List<Histories.Family> batch : batches(families)) {
                            List<Histories.Family> copies = batch.stream().map(family -> copying.copy(family, nth, people)).toList();
                            Long events = transaction.execute(_ -> write(administrator, copies));
                            progress.wrote(copies.size(), events == null ? 0 : events);
                        }
                    }
                }));
            }
            for (var writer : underWay) {
                writer.get();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the copies were not finished", stopped);
        } catch (java.util.concurrent.ExecutionException failed) {
            throw new IllegalStateException("a copy could not be written", failed.getCause());
        }
        progress.ends();
    }

    private static List<List<Histories.Family>> batches(List<Histories.Family> families) {
        List<List<Histories.Family>> batches = new ArrayList<>();
        List<Histories.Family> batch = new ArrayList<>();
        int events = 0;
        for (Histories.Family family : families) {
            batch.add(family);
            events += family.events().size();
            if (events >= EVENTS_IN_A_BATCH) {
                batches.add(List.copyOf(batch));
                batch.clear();
                events = 0;
            }
        }
        if (!batch.isEmpty()) {
            batches.add(List.copyOf(batch));
        }
        return batches;
    }
}
