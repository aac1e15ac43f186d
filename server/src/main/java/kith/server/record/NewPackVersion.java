package kith.server.record;

import java.util.Optional;
import kith.server.directory.Directories;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Works the projections out anew when Kith starts with another version of an authority's pack than the one by which they
 * were worked out, so that a changed figure shows on every record and not only on those written to since.
 */
@Component
@Order(NewPackVersion.AFTER_FIRST_START)
class NewPackVersion implements ApplicationRunner {
    static final int AFTER_FIRST_START = 1_000;

    private final Directories directories;
    private final PackShelf shelf;
    private final Projections projections;

    NewPackVersion(Directories directories, PackShelf shelf, Projections projections) {
        this.directories = directories;
        this.shelf = shelf;
        this.projections = projections;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        for (Directories.Authority authority : directories.authorities()) {
            String version = shelf.packs(authority.pack()).latest().version();
            if (!directories.projected(authority.authority()).equals(Optional.of(version))) {
                projections.rebuild(authority.authority());
                directories.setProjected(authority.authority(), version);
            }
        }
    }
}
