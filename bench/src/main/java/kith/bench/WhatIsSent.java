package kith.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import kith.postgres.Binaries;
import kith.postgres.PostgresServer;
import kith.postgres.RunningPostgres;
import org.springframework.context.ConfigurableApplicationContext;

/** Prints the statements of one append, for comparison with {@code visit.pgbench}. */
final class WhatIsSent {
    void run() throws Exception {
        System.setProperty(Statements.WANTED, "true");
        Path folder = Files.createTempDirectory("kith-bench");
        try (RunningPostgres server = PostgresServer.temporary(Binaries.shipped())) {
            Database database = Database.of(server, "sent");
            server.createDatabase("sent");
            try (ConfigurableApplicationContext kith = Core.start(database, folder)) {
                Partnership.enrol(kith);
                new Families(kith).moveIn(1, Story.of(12));
                Visit visit = new Visit(kith);
                Visit.At next = visit.record(Visit.places(database).getFirst());
                Statements.taken();
                visit.record(next);
                List<String> sent = Statements.taken();
                sent.forEach(System.out::println);
            }
            List<String> columns = List.of("obligation", "relation", "status", "episode");
            for (String table : columns) {
                System.out.println(table + ": " + database.one("select count(*) from " + table) + " rows");
            }
            database.read("select rule || ' ' || state || ' ' || coalesce(holder_team, holder_person) from obligation order by 1")
                    .forEach(System.out::println);
        }
    }
}
