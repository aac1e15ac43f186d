package kith.server;

import java.time.Clock;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.modulith.Modulithic;

/** Kith. {@code --demo} loads a few families into an empty store. */
@SpringBootApplication
@Modulithic(systemName = "Kith", sharedModules = {"problem", "identifier"})
public class KithServer {
    public static void main(String[] arguments) {
        SpringApplication.run(KithServer.class, arguments);
    }

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }
}
