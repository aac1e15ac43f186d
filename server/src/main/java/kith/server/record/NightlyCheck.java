package kith.server.record;

import java.util.List;
import kith.server.directory.Directories;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Every night compares the projections with the histories, row for row, and looks whether every file that an event names is kept. A
 * difference is logged for someone to act on: rebuild, or bring the file back from a backup.
 */
@Component
@EnableScheduling
class NightlyCheck {
    private static final Logger LOG = LoggerFactory.getLogger(NightlyCheck.class);

    private final Projections projections;
    private final Papers papers;
    private final Directories directories;

    NightlyCheck(Projections projections, Papers papers, Directories directories) {
        this.projections = projections;
        this.papers = papers;
        this.directories = directories;
    }

    @Scheduled(cron = "0 10 3 * * *", zone = "Europe/London")
    void compare() {
        for (Directories.Authority authority : directories.authorities()) {
            List<Projections.Difference> differences = projections.compare(authority.authority());
            differences.forEach(difference ->
                    LOG.error("projection_differs {} {} {}", authority.authority(), difference.table(), difference.record()));
            papers.missing(authority.authority())
                    .forEach(missing -> LOG.error("file_missing {} {} {}", authority.authority(), missing.record(), missing.event()));
        }
    }
}
