package kith.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import kith.postgres.Binaries;
import kith.postgres.PostgresServer;
import kith.postgres.RunningPostgres;
import org.jsoup.Jsoup;

/**
 * The pages that people open all day, read by people who have signed in, on the demo. Every read is audited.
 */
final class PagesRead {
    private static final String PASSWORD = "kith-demo";
    private static final List<String> PEOPLE =
            List.of("margaret.ellison@demo.kith", "hannah.whitlock@demo.kith", "priya.raman@demo.kith", "tomos.bevan@demo.kith");
    private static final List<String> PAGES = List.of("my work", "team", "overview", "timeline", "find");
    private static final List<String> MANAGERS = List.of("margaret.ellison@demo.kith", "priya.raman@demo.kith", "tomos.bevan@demo.kith");
    /** Words that stand in many notes, and words that stand in few. */
    private static final List<String> SOUGHT = List.of("school", "dog school", "bruise arm", "grandmother", "hungry tired");

    private final int perSecond;
    private final int times;
    private final Duration warmUp;
    private final Duration measured;

    /** @param times how many times the demo's invented year; none for the few families alone */
    PagesRead(int perSecond, int times, Duration warmUp, Duration measured) {
        this.perSecond = perSecond;
        this.times = times;
        this.warmUp = warmUp;
        this.measured = measured;
    }

    private record Reader(String person, ApiClient session, List<String> records, List<String> searches) {}

    void run() throws Exception {
        Path folder = Files.createTempDirectory("kith-bench");
        try (RunningPostgres postgres = PostgresServer.temporary(Binaries.shipped())) {
            postgres.createDatabase("pages");
            Database database = Database.of(postgres, "pages");
            System.out.println(Machine.settings(database));
            long began = System.nanoTime();
            try (Server server = Server.start(database, folder, "--demo", "--size=" + (times == 0 ? "families" : times + "x"))) {
                System.out.printf("started in %.0f s%n", (System.nanoTime() - began) / 1e9);
                database.run("vacuum analyze");
                List<Reader> readers = readers(server);
                System.out.println(database.one("select count(*) || ' records, ' || (select count(*) from event) || ' events, '"
                        + " || pg_size_pretty(pg_database_size(current_database())) from record"));
                System.out.println("histories: " + Append.histories(database));
                for (String page : PAGES) {
                    AtomicInteger largest = new AtomicInteger();
                    long audited = Long.parseLong(database.one("select count(*) from audit"));
                    OpenLoop.run(perSecond, warmUp, nth -> read(readers, page, nth, largest));
                    OpenLoop.Outcome outcome = OpenLoop.run(perSecond, measured, nth -> read(readers, page, nth, largest));
                    System.out.println(page + ": " + outcome + ", largest page " + largest.get() / 1024 + " KB, " + Machine.load() + "; audited "
                            + (Long.parseLong(database.one("select count(*) from audit")) - audited) + " reads");
                }
            }
        }
    }

    private static List<Reader> readers(Server server) throws Exception {
        List<Reader> readers = new java.util.ArrayList<>();
        for (String person : PEOPLE) {
            ApiClient session = ApiClient.signedIn(server.port(), person, PASSWORD);
            List<String> records = Jsoup.parse(session.get("/my-work").body()).select("a[href^=/records/]").stream()
                    .map(link -> link.attr("href"))
                    .map(href -> href.split("/")[2])
                    .distinct()
                    .map(record -> "/records/" + record)
                    .toList();
            if (records.isEmpty()) {
                throw new IllegalStateException(person + " has no work in the demo");
            }
            List<String> searches = new java.util.ArrayList<>();
            for (String words : SOUGHT) {
                searches.add(session.find(words));
            }
            readers.add(new Reader(person, session, records, searches));
        }
        return readers;
    }

    private static boolean read(List<Reader> all, String page, int nth, AtomicInteger largest) throws Exception {
        List<Reader> readers = page.equals("team") ? all.stream().filter(reader -> MANAGERS.contains(reader.person())).toList() : all;
        Reader reader = readers.get(nth % readers.size());
        String record = reader.records().get(nth / readers.size() % reader.records().size());
        String path = switch (page) {
            case "my work" -> "/my-work";
            case "team" -> "/team";
            case "overview" -> record;
            case "timeline" -> record + "/timeline";
            case "find" -> reader.searches().get(nth % SOUGHT.size());
            default -> throw new IllegalArgumentException(page);
        };
        var answer = reader.session().get(path);
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(path + " answered " + answer.statusCode());
        }
        largest.accumulateAndGet(answer.body().length(), Math::max);
        return true;
    }
}
