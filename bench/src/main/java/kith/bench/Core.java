package kith.bench;

import java.nio.file.Path;
import java.time.Clock;
import javax.sql.DataSource;
import kith.server.KithServer;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;

/** Kith without its pages: everything that a write goes through, and the sequencer. */
@EnableAutoConfiguration
@ComponentScan(
        basePackageClasses = KithServer.class,
        excludeFilters =
                @ComponentScan.Filter(
                        type = FilterType.REGEX,
                        pattern = {"kith\\.server\\.KithServer", "kith\\.server\\.(web|api|demo|help|account|administration)\\..*", "kith\\.server\\.[a-z]+\\.web\\..*"}))
class Core {

    /** Starts it on a database; its signing keys are made in the folder. */
    static ConfigurableApplicationContext start(Database database, Path folder) {
        return new SpringApplicationBuilder(Core.class)
                .web(WebApplicationType.NONE)
                .logStartupInfo(false)
                .run(
                        "--KITH_DB_URL=" + database.url(),
                        "--KITH_DB_USER=" + database.user(),
                        "--KITH_DB_PASSWORD=" + database.password(),
                        "--kith.keys=" + folder.resolve("keys"),
                        "--kith.packs=packs");
    }

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    /** Lets the statements be written down on request; without a request it adds nothing to the way. */
    @Bean
    static BeanPostProcessor listening() {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                return bean instanceof DataSource source && Boolean.getBoolean(Statements.WANTED) ? Statements.listening(source) : bean;
            }
        };
    }
}
