package kith.server.crash;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.springframework.context.ApplicationContext;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.TransactionException;

/**
 * The process that is killed. It records without end from several threads and prints {@code ack EVENT …} for each submission once its
 * commit has returned: a promise that the test holds the database to.
 */
final class Writer {
    static final String ACKNOWLEDGED = "ack ";
    static final String READY = "ready";
    private static final int THREADS = 4;

    private Writer() {}

    /** @param arguments the database's address, its user, the folder of keys and a seed; the password is in the environment */
    public static void main(String[] arguments) {
        Core.Place place =
                new Core.Place(arguments[0], arguments[1], System.getenv("KITH_DB_PASSWORD"), Path.of(arguments[2]));
        long seed = Long.parseLong(arguments[3]);
        Thread.ofPlatform().daemon().start(Writer::dieWithTheTest);
        ApplicationContext kith = Core.start(place);
        SmallPartnership partnership = new SmallPartnership(kith);
        List<String> records = Collections.synchronizedList(new ArrayList<>(
                kith.getBean(JdbcTemplate.class).queryForList("select record from record order by record", String.class)));
        say(READY);
        for (int i = 0; i < THREADS; i++) {
            Random random = new Random(seed + i);
            Thread.ofPlatform().start(() -> record(partnership, records, random));
        }
    }

    private static void record(SmallPartnership partnership, List<String> records, Random random) {
        while (true) {
            try {
                SmallPartnership.Recorded recorded = records.size() < 6 || random.nextInt(10) == 0
                        ? partnership.contact(1 + random.nextInt(3), random)
                        : partnership.note(some(records, random), random);
                say(ACKNOWLEDGED + String.join(" ", recorded.events()));
                recorded.records().stream().filter(record -> !records.contains(record)).forEach(records::add);
                Thread.sleep(random.nextInt(20));
            } catch (DataAccessException | TransactionException databaseAway) {
                // Not acknowledged, so nothing is promised. The next one is tried until the database is back.
                pause();
            } catch (InterruptedException stopped) {
                return;
            }
        }
    }

    private static List<String> some(List<String> records, Random random) {
        Set<String> chosen = new LinkedHashSet<>();
        for (int i = 0; i <= random.nextInt(3); i++) {
            chosen.add(records.get(random.nextInt(records.size())));
        }
        return List.copyOf(chosen);
    }

    private static void pause() {
        try {
            Thread.sleep(50);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static synchronized void say(String line) {
        System.out.println(line);
        System.out.flush();
    }

    private static void dieWithTheTest() {
        try {
            while (System.in.read() >= 0) {
                Thread.onSpinWait();
            }
        } catch (IOException closed) {
            // The same as its end.
        }
        Runtime.getRuntime().halt(1);
    }
}
