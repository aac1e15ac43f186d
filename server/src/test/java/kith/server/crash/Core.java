package kith.server.crash;

import java.nio.file.Path;
import java.time.Clock;
import kith.server.KithServer;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;

/** Kith without its pages: everything that a write goes through, and the sequencer. No {@code @Configuration}, so that no scan finds it. */
@EnableAutoConfiguration
@ComponentScan(
        basePackageClasses = KithServer.class,
        excludeFilters =
                @ComponentScan.Filter(
                        type = FilterType.REGEX,
                        pattern = {"kith\\.server\\.KithServer", "kith\\.server\\.(web|api|demo|help|account|administration)\\..*", "kith\\.server\\.[a-z]+\\.web\\..*"}))
public class Core {

    /** A database and the folder of keys that belongs to it. */
    public record Place(String url, String user, String password, Path keys) {}

    /** Starts it as a process would: close it, or kill its process. */
    public static ConfigurableApplicationContext start(Place place) {
        return new SpringApplicationBuilder(Core.class)
                .web(WebApplicationType.NONE)
                .logStartupInfo(false)
                .run(
                        "--KITH_DB_URL=" + place.url(),
                        "--KITH_DB_USER=" + place.user(),
                        "--KITH_DB_PASSWORD=" + place.password(),
                        "--kith.keys=" + place.keys(),
                        "--kith.packs=../packs");
    }

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }
}
