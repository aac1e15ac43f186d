package kith.server.record;

import java.util.List;
import kith.server.directory.Directories;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Every night compares the projections with the histories, row for row. A difference is logged for someone to act on: rebuild. */
@Component
@EnableScheduling
class NightlyCheck {
    private static final Logger LOG = LoggerFactory.getLogger(NightlyCheck.class);

    private final Projections projections;
    private final Directories directories;

    NightlyCheck(Projections projections, Directories directories) {
        this.projections = projections;
        this.directories = directories;
    }

    @Scheduled(cron = "0 10 3 * * *", zone = "Europe/London")
    void compare() {
        for (Directories.Authority authority : directories.authorities()) {
            List<Projections.Difference> differences = projections.compare(authority.authority());
            differences.forEach(difference ->
                    LOG.error("projection_differs {} {} {}", authority.authority(), difference.table(), difference.record()));
        }
    }
}
