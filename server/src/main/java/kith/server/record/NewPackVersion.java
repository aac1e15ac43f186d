package kith.server.record;

import java.util.Optional;
import java.util.stream.Collectors;
import kith.procedures.pack.Pack;
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
            // A version that began since then changes nothing that was owed before; the correction of an earlier one does. All count.
            String version = shelf.packs(authority.pack()).versions().stream().map(Pack::version).collect(Collectors.joining(" "));
            if (!directories.projected(authority.authority()).equals(Optional.of(version))) {
                projections.rebuild(authority.authority());
                directories.setProjected(authority.authority(), version);
            }
        }
    }
}
