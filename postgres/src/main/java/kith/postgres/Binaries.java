package kith.postgres;

import java.nio.file.Path;

/** Where the PostgreSQL programs come from. */
public sealed interface Binaries {

    /** The programs that come with Kith, unpacked once into a versioned folder. */
    record Shipped() implements Binaries {}

    /**
     * Programs that are installed on the machine, PostgreSQL 15 or later.
     *
     * @param bin the folder that holds {@code postgres}, {@code initdb} and {@code pg_ctl}, such as
     *     {@code /usr/lib/postgresql/15/bin}
     */
    record Installed(Path bin) implements Binaries {}

    static Binaries shipped() {
        return new Shipped();
    }

    static Binaries installed(Path bin) {
        return new Installed(bin);
    }

    /**
     * What throw-away servers run: the folder named by the system property {@code kith.test.pg.bin} or the environment
     * variable {@code KITH_TEST_PG_BIN}, or else what comes with Kith. This is how one test suite covers two versions.
     */
    static Binaries forTests() {
        String named = System.getProperty("kith.test.pg.bin", System.getenv("KITH_TEST_PG_BIN"));
        return named == null || named.isBlank() ? shipped() : installed(Path.of(named.strip()));
    }
}
