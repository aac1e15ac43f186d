package kith.server.record;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import kith.procedures.pack.Pack;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The pack_version table: the texts of every version that has been used, for as long as something may be owed by it. */
@Repository
class PackVersions {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final JdbcClient jdbc;
    private final Clock clock;

    PackVersions(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** @param texts by the pack's id and the path in its folder */
    record Kept(String version, SequencedMap<String, String> texts) {}

    /**
     * Keeps the version, and gives back the one that counts for each day from which there is one, up to its own, in their order: of
     * several for one day the last that was kept, since that is the others' correction. One of a later day has been taken back, as
     * its texts are no longer those in the folder. In a transaction of its own, because packs are also first read where nothing may
     * be written.
     */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    List<Kept> keep(Pack pack, Map<String, String> texts) {
        boolean counts = counting(pack).stream().anyMatch(kept -> kept.version().equals(pack.version()));
        if (!counts) {
            jdbc.sql(
                            """
                            insert into pack_version (pack, version, effective_from, texts, shelved) values (?, ?, ?, ?::jsonb, ?)
                            on conflict (pack, version) do update set shelved = excluded.shelved
                            """)
                    .params(pack.id(), pack.version(), pack.effectiveFrom(), JSON.writeValueAsString(texts), Timestamp.from(clock.instant()))
                    .update();
        }
        return counting(pack);
    }

    private List<Kept> counting(Pack pack) {
        return jdbc.sql(
                        """
                        select distinct on (effective_from) version, texts::text from pack_version
                        where pack = ? and effective_from <= ?
                        order by effective_from, shelved desc, version
                        """)
                .params(pack.id(), pack.effectiveFrom())
                .query((row, _) -> new Kept(
                        row.getString("version"), JSON.readValue(row.getString("texts"), new TypeReference<LinkedHashMap<String, String>>() {})))
                .list();
    }
}
