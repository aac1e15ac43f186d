package kith.server.ledger;

import java.nio.file.Path;
import java.util.Map;
import javax.sql.DataSource;
import kith.server.database.Store;

/** The database and the key folder that Kith's settings name, for the ledger's commands. */
record LedgerStore(Store store, KeyFolder keys) implements AutoCloseable {

    /** @throws kith.server.problem.NotAcceptable if there are no data where the settings point, or their PostgreSQL cannot be started */
    static LedgerStore open(Map<String, String> settings) {
        Store store = Store.open(settings);
        Path keys = Store.path(settings, "KITH_KEYS", store.folder().resolve("keys"));
        return new LedgerStore(store, new KeyFolder(keys));
    }

    DataSource database() {
        return store.database();
    }

    @Override
    public void close() {
        store.close();
    }
}
