package kith.server;

import java.time.Clock;
import kith.server.arrival.ImportCommand;
import kith.server.ledger.LedgerCommand;
import kith.server.record.EventContents;
import kith.server.record.RehearseCommand;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.context.annotation.Bean;
import org.springframework.modulith.Modulithic;

/**
 * Kith. {@code --demo} loads a few families into an empty store; {@code verify} and {@code head} look at the ledger and end, {@code rehearse}
 * plays the records through under another version of a pack and ends, {@code import} brings an old system along and ends.
 */
@SpringBootApplication
@Modulithic(systemName = "Kith", sharedModules = {"problem", "identifier"})
public class KithServer {
    public static void main(String[] arguments) {
        if (LedgerCommand.isCalledBy(arguments)) {
            // Spring sets up logging when it starts, and here it does not start: nothing but the answer is printed.
            LoggingSystem.get(KithServer.class.getClassLoader()).beforeInitialize();
            System.exit(LedgerCommand.run(arguments, System.getenv(), EventContents::new, System.out, System.err));
        }
        if (RehearseCommand.isCalledBy(arguments)) {
            LoggingSystem.get(KithServer.class.getClassLoader()).beforeInitialize();
            System.exit(RehearseCommand.run(arguments, System.getenv(), Clock.systemUTC(), System.out, System.err));
        }
        if (ImportCommand.isCalledBy(arguments)) {
            LoggingSystem.get(KithServer.class.getClassLoader()).beforeInitialize();
            System.exit(ImportCommand.run(arguments, System.getenv(), Clock.systemUTC(), System.out, System.err));
        }
        SpringApplication.run(KithServer.class, arguments);
    }

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }
}
