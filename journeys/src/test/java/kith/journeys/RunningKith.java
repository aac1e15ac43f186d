package kith.journeys;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import kith.postgres.PostgresServer;
import kith.postgres.RunningPostgres;
import kith.server.KithServer;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;

/** The whole application on a port of its own, with the demo families, on a PostgreSQL that is thrown away afterwards. */
record RunningKith(String url, JourneyClock clock, ConfigurableApplicationContext application, RunningPostgres postgres)
        implements AutoCloseable {

    /** A Tuesday of an ordinary week: the demo families are told relative to it. */
    private static final String FIRST_DAY = "12 January 2027 at 09:00";

    /** Spring makes this itself and cannot be handed one, so the clock waits here for it. */
    private static final JourneyClock CLOCK = new JourneyClock(FIRST_DAY);

    @Configuration(proxyBeanMethods = false)
    static class SettableTime {
        @Bean
        @Primary
        Clock journeyClock() {
            return CLOCK;
        }
    }

    static RunningKith start() {
        CLOCK.itIs(FIRST_DAY);
        RunningPostgres postgres = PostgresServer.temporary();
        boolean started = false;
        try {
            ConfigurableApplicationContext application = new SpringApplicationBuilder(KithServer.class, SettableTime.class)
                    .logStartupInfo(false)
                    .run(
                            "--demo",
                            "--server.port=0",
                            "--KITH_DB_URL=" + postgres.jdbcUrl(),
                            "--KITH_DB_USER=" + postgres.user(),
                            "--KITH_DB_PASSWORD=" + postgres.password(),
                            "--kith.keys=" + Files.createTempDirectory("kith-keys"),
                            // Its clock is set from day to day while people stay signed in.
                            "--kith.session.longest=3650d",
                            "--kith.packs=" + Path.of("..", "packs"));
            started = true;
            String port = application.getEnvironment().getProperty("local.server.port");
            return new RunningKith("http://localhost:" + port, CLOCK, application, postgres);
        } catch (IOException noFolder) {
            throw new java.io.UncheckedIOException(noFolder);
        } finally {
            if (!started) {
                postgres.stop();
            }
        }
    }

    @Override
    public void close() {
        application.close();
        postgres.stop();
    }
}
