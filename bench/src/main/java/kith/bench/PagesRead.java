package kith.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import kith.postgres.Binaries;
import kith.postgres.PostgresServer;
import kith.postgres.RunningPostgres;
import org.jsoup.Jsoup;

/** The record's overview and my work, read by people who have signed in, on the families of the demo. Every read is audited. */
final class PagesRead {
    private static final String PASSWORD = "kith-demo";
    private static final List<String> PEOPLE =
            List.of("sam.okafor@demo.kith", "margaret.ellison@demo.kith", "hannah.whitlock@demo.kith", "priya.raman@demo.kith");

    private final int perSecond;
    private final Duration warmUp;
    private final Duration measured;

    PagesRead(int perSecond, Duration warmUp, Duration measured) {
        this.perSecond = perSecond;
        this.warmUp = warmUp;
        this.measured = measured;
    }

    private record Reader(ApiClient session, List<String> records) {}

    void run() throws Exception {
        Path folder = Files.createTempDirectory("kith-bench");
        try (RunningPostgres postgres = PostgresServer.temporary(Binaries.shipped())) {
            postgres.createDatabase("pages");
            Database database = Database.of(postgres, "pages");
            System.out.println(Machine.settings(database));
            try (Server server = Server.start(database, folder, "--demo")) {
                List<Reader> readers = readers(server);
                database.run("vacuum analyze");
                System.out.println("histories: " + Append.histories(database));
                for (String page : List.of("my work", "overview")) {
                    long audited = Long.parseLong(database.one("select count(*) from audit"));
                    OpenLoop.run(perSecond, warmUp, nth -> read(readers, page, nth));
                    OpenLoop.Outcome outcome = OpenLoop.run(perSecond, measured, nth -> read(readers, page, nth));
                    System.out.println(page + ": " + outcome + ", " + Machine.load() + "; audited "
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
            readers.add(new Reader(session, records));
        }
        return readers;
    }

    private static boolean read(List<Reader> readers, String page, int nth) throws Exception {
        Reader reader = readers.get(nth % readers.size());
        String path = page.equals("my work") ? "/my-work" : reader.records().get(nth / readers.size() % reader.records().size());
        int status = reader.session().get(path).statusCode();
        if (status != 200) {
            throw new IllegalStateException(path + " answered " + status);
        }
        return true;
    }
}
