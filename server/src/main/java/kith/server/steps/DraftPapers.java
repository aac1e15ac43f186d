package kith.server.steps;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import kith.procedures.history.Answer;
import kith.server.gate.Viewer;
import kith.server.identifier.Identifiers;
import kith.server.record.Paper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The files that have been sent with drafts. Whose draft it is, is asked before; the draft takes its files with it when it goes. */
@Repository
class DraftPapers {
    /** As many as one draft holds at a time: with 20 MB each it is already a great deal. */
    static final int MOST = 20;

    private final JdbcClient jdbc;
    private final Clock clock;

    DraftPapers(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** @return what stands for it in the draft */
    String add(Viewer viewer, String draft, Paper paper) {
        String id = Identifiers.next();
        jdbc.sql("insert into draft_paper (authority, draft, paper, name, type, sha256, size, sent, content) values (?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .params(
                        viewer.authority(),
                        draft,
                        id,
                        paper.file().name(),
                        paper.file().type(),
                        paper.file().sha256(),
                        paper.file().size(),
                        Timestamp.from(clock.instant().truncatedTo(ChronoUnit.MICROS)),
                        paper.content())
                .update();
        return id;
    }

    /** What the draft holds, without the bytes. */
    Map<String, Answer.File> of(Viewer viewer, String draft) {
        Map<String, Answer.File> held = new LinkedHashMap<>();
        jdbc.sql("select paper, name, size, type, sha256 from draft_paper where authority = ? and draft = ? order by sent, paper")
                .params(viewer.authority(), draft)
                .query((row, _) -> Map.entry(row.getString("paper"), file(row)))
                .list()
                .forEach(paper -> held.put(paper.getKey(), paper.getValue()));
        return held;
    }

    private static Answer.File file(ResultSet row) throws SQLException {
        return new Answer.File(row.getString("name"), row.getLong("size"), row.getString("type"), row.getString("sha256"));
    }

    Optional<Paper> paper(Viewer viewer, String draft, Answer.File file) {
        return jdbc.sql("select content from draft_paper where authority = ? and draft = ? and sha256 = ? limit 1")
                .params(viewer.authority(), draft, file.sha256())
                .query((row, _) -> new Paper(file, row.getBytes(1)))
                .optional();
    }

    /** Throws away what nothing in the draft stands for any more. */
    void keepOnly(Viewer viewer, String draft, Collection<String> papers) {
        jdbc.sql("delete from draft_paper where authority = ? and draft = ? and paper <> all (?)")
                .params(viewer.authority(), draft, papers.toArray(String[]::new))
                .update();
    }
}
