package kith.server.record;

import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import kith.ledger.Leaf;
import kith.procedures.history.About;
import kith.procedures.history.Answer;
import kith.procedures.history.Author;
import kith.procedures.history.Event;
import kith.procedures.history.History;
import kith.procedures.history.Occurred;
import kith.procedures.pack.Sensitivity;
import kith.server.identifier.Identifiers;
import kith.server.ledger.LeafTable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** The record and event tables. Rows are added and read; nothing here changes one. */
@Repository
class EventTable {
    /**
     * An event as it is kept: what the history holds and what belongs to its keeping.
     *
     * @param sealed the answers as they stand in the database, where they are encrypted: then the ledger's leaf is made of these
     */
    record Kept(String record, Event event, String submission, Optional<String> claim, Sensitivity sensitivity, byte[] salt, Optional<String> sealed) {
        /** With answers that anybody who has the database can read. */
        Kept(String record, Event event, String submission, Optional<String> claim, Sensitivity sensitivity, byte[] salt) {
            this(record, event, submission, claim, sensitivity, salt, Optional.empty());
        }

        LeafTable.Pending leaf(String authority) {
            return new LeafTable.Pending(record, event.id(), Leaf.of(salt, encoded(authority)));
        }

        byte[] encoded(String authority) {
            return CanonicalEvent.encode(authority, record, event, answers(), submission, sensitivity);
        }

        private String answers() {
            return sealed.map(AnswersJson::sealed).orElseGet(() -> AnswersJson.write(event.answers()));
        }

        /** As it is to be written where only some may read it. */
        Kept sealed(String authority, Sealing sealing) {
            return new Kept(
                    record, event, submission, claim, sensitivity, salt,
                    Optional.of(sealing.seal(AnswersJson.write(event.answers()), authority, record, event.id())));
        }

        private Kept opened(String authority, Sealing sealing) {
            if (sealed.isEmpty()) {
                return this;
            }
            Event open = new Event(
                    event.id(), event.type(), event.episode(), event.occurred(), event.recorded(), event.author(),
                    AnswersJson.read(sealing.open(sealed.get(), authority, record, event.id())), event.corrects(), event.occasion(), event.packVersion());
            return new Kept(record, open, submission, claim, sensitivity, salt, sealed);
        }
    }

    /** What comes back from the database must be what went into the ledger's leaf: PostgreSQL keeps microseconds. */
    static Occurred keptExactly(Occurred occurred) {
        return occurred instanceof Occurred.At(Instant instant) ? new Occurred.At(instant.truncatedTo(ChronoUnit.MICROS)) : occurred;
    }

    static final String COLUMNS =
            """
            record, event, submission, type, episode, claim, occurred_kind, occurred_at, occurred_on, occurred_words, recorded,
            author, agency, role, answers, corrects, occasion, pack_version, sensitivity, salt
            """;

    private final JdbcTemplate jdbc;
    private final Sealing sealing;

    EventTable(JdbcTemplate jdbc, Sealing sealing) {
        this.jdbc = jdbc;
        this.sealing = sealing;
    }

    /** A record as it was opened. */
    record Opened(String record, String reference, About about) {}

    void open(String authority, String record, String kind, String reference, Instant opened) {
        jdbc.update(
                "insert into record (authority, record, kind, reference, opened) values (?, ?, ?, ?, ?)",
                authority,
                record,
                kind,
                reference,
                Timestamp.from(opened));
    }

    /** Opens those records that are not there. */
    void openMissing(String authority, SequencedMap<String, String> kinds, Instant opened) {
        jdbc.batchUpdate(
                "insert into record (authority, record, kind, reference, opened) values (?, ?, ?, ?, ?) on conflict (authority, record) do nothing",
                kinds.entrySet().stream()
                        .map(one -> new Object[] {authority, one.getKey(), one.getValue(), Identifiers.reference(), Timestamp.from(opened)})
                        .toList());
    }

    boolean has(String authority, String record, String submission) {
        return Boolean.TRUE.equals(jdbc.queryForObject(
                "select exists (select 1 from event where authority = ? and record = ? and submission = ?)",
                Boolean.class,
                authority,
                record,
                submission));
    }

    /** Opens the partnership's own record; false where another has done so, for there is one. */
    boolean openPartnership(String authority, String record, String reference, Instant opened) {
        return jdbc.update(
                        "insert into record (authority, record, kind, reference, opened) values (?, ?, 'partnership', ?, ?)"
                                + " on conflict (authority) where kind = 'partnership' do nothing",
                        authority,
                        record,
                        reference,
                        Timestamp.from(opened))
                == 1;
    }

    Optional<String> partnership(String authority) {
        return jdbc.queryForList("select record from record where authority = ? and kind = 'partnership'", String.class, authority).stream()
                .findFirst();
    }

    /** Opens a worker's own file; false where another has done so, for each has one. */
    boolean openWorker(String authority, String record, String worker, String reference, Instant opened) {
        return jdbc.update(
                        "insert into record (authority, record, kind, worker, reference, opened) values (?, ?, 'worker', ?, ?, ?)"
                                + " on conflict (authority, worker) where kind = 'worker' do nothing",
                        authority,
                        record,
                        worker,
                        reference,
                        Timestamp.from(opened))
                == 1;
    }

    Optional<String> ofWorker(String authority, String worker) {
        return jdbc.queryForList("select record from record where authority = ? and kind = 'worker' and worker = ?", String.class, authority, worker).stream()
                .findFirst();
    }

    /** Opens the file of a protected move. */
    void openRelocation(String authority, String record, String reference, Instant opened) {
        open(authority, record, "relocation", reference, opened);
    }

    /** Locks the records in the order of their identifiers, so that two writers never wait for each other in a ring. */
    List<Opened> lock(String authority, Collection<String> records) {
        return jdbc.query(
                "select record, reference, kind from record where authority = ? and record = any (?) order by record for update",
                (row, _) -> opened(row),
                authority,
                records.toArray(String[]::new));
    }

    private static Opened opened(ResultSet row) throws SQLException {
        return new Opened(
                row.getString("record"),
                row.getString("reference"),
                switch (row.getString("kind")) {
                    case "partnership" -> About.PARTNERSHIP;
                    case "worker" -> About.WORKER;
                    case "relocation" -> About.RELOCATION;
                    default -> About.CHILD;
                });
    }

    /**
     * @throws Overtaken when somebody else took a claim first; the transaction is lost
     * @throws IllegalStateException where an event names a file that its record does not keep
     */
    void append(String authority, List<Kept> events) {
        events.forEach(kept -> requirePapers(authority, kept));
        try {
            jdbc.batchUpdate(
                    "insert into event (authority, " + COLUMNS
                            + ") values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?, ?, ?, ?)",
                    events.stream().map(kept -> columns(authority, kept)).toList());
        } catch (DuplicateKeyException duplicate) {
            if (constraint(duplicate).equals("event_claim")) {
                throw new Overtaken();
            }
            throw duplicate;
        }
    }

    private static String constraint(DuplicateKeyException duplicate) {
        for (Throwable cause = duplicate; cause != null; cause = cause.getCause()) {
            if (cause instanceof PSQLException fromServer) {
                ServerErrorMessage message = fromServer.getServerErrorMessage();
                return message == null || message.getConstraint() == null ? "" : message.getConstraint();
            }
        }
        return "";
    }

    private void requirePapers(String authority, Kept kept) {
        Set<String> named = Answer.files(kept.event().answers()).map(Answer.File::sha256).collect(Collectors.toSet());
        if (!named.isEmpty()
                && jdbc.queryForObject(
                                "select count(*)::int from paper where authority = ? and record = ? and sha256 = any (?)",
                                Integer.class,
                                authority,
                                kept.record(),
                                named.toArray(String[]::new))
                        < named.size()) {
            throw new IllegalStateException("an event would name a file that is not kept");
        }
    }

    private static Object[] columns(String authority, Kept kept) {
        Event event = kept.event();
        Object[] columns = new Object[21];
        columns[0] = authority;
        columns[1] = kept.record();
        columns[2] = event.id();
        columns[3] = kept.submission();
        columns[4] = event.type();
        columns[5] = event.episode().orElse(null);
        columns[6] = kept.claim().orElse(null);
        switch (event.occurred()) {
            case Occurred.At at -> {
                columns[7] = "at";
                columns[8] = Timestamp.from(at.instant());
            }
            case Occurred.On on -> {
                columns[7] = "on";
                columns[9] = Date.valueOf(on.day());
            }
            case Occurred.About about -> {
                columns[7] = "about";
                columns[9] = Date.valueOf(about.day());
                columns[10] = about.words();
            }
            case Occurred.Unknown() -> columns[7] = "unknown";
        }
        columns[11] = Timestamp.from(event.recorded());
        columns[12] = event.author().person();
        columns[13] = event.author().agency();
        columns[14] = event.author().role();
        columns[15] = kept.answers();
        columns[16] = event.corrects().orElse(null);
        columns[17] = event.occasion().orElse(null);
        columns[18] = event.packVersion().orElse(null);
        columns[19] = kept.sensitivity().name();
        columns[20] = kept.salt();
        return columns;
    }

    /** The records' histories in order of recording; a record without events has an empty one. */
    SequencedMap<String, List<Kept>> kept(String authority, List<String> records) {
        SequencedMap<String, List<Kept>> found = new LinkedHashMap<>();
        records.forEach(record -> found.put(record, new ArrayList<>()));
        jdbc.query(
                "select " + COLUMNS + " from event where authority = ? and record = any (?) order by recorded, event",
                row -> {
                    found.get(row.getString("record")).add(kept(row).opened(authority, sealing));
                },
                authority,
                records.toArray(String[]::new));
        return found;
    }

    /** @param number of all events on the record, so that one which sorts before the tail cannot be missed */
    record Tail(List<Kept> from, int number) {}

    /** The end of a record's history, beginning with the event that was its last when it was read before. */
    Tail tail(String authority, String record, Event from) {
        int[] number = new int[1];
        List<Kept> events = jdbc.query(
                "select (select count(*) from event where authority = ? and record = ?) number, " + COLUMNS
                        + " from event where authority = ? and record = ? and (recorded, event) >= (?, ?) order by recorded, event",
                (row, _) -> {
                    number[0] = row.getInt("number");
                    return kept(row).opened(authority, sealing);
                },
                authority,
                record,
                authority,
                record,
                Timestamp.from(from.recorded()),
                from.id());
        return new Tail(events, number[0]);
    }

    /** A record's reference and history, in one statement. */
    record Whole(String reference, History history) {}

    Whole whole(String authority, String record) {
        Opened[] opened = new Opened[1];
        List<Event> events = new ArrayList<>();
        jdbc.query(
                "select r.reference, r.kind, " + COLUMNS
                        + " from record r left join event e using (authority, record)"
                        + " where r.authority = ? and r.record = ? order by recorded, event",
                row -> {
                    opened[0] = opened(row);
                    if (row.getString("event") != null) {
                        events.add(kept(row).opened(authority, sealing).event());
                    }
                },
                authority,
                record);
        return new Whole(opened[0].reference(), new History(record, opened[0].about(), events));
    }

    /**
     * Every record of the authority, one after the other: a caseload need not fit into memory. Needs a transaction. The files of protected moves are
     * not among them: they open only where their keys are.
     */
    static void each(JdbcTemplate jdbc, String authority, Consumer<Whole> consumer) {
        JdbcTemplate streaming = new JdbcTemplate(jdbc.getDataSource());
        streaming.setFetchSize(2_000);
        Opened[] opened = new Opened[1];
        List<Event> events = new ArrayList<>();
        Runnable handOver = () -> {
            if (!events.isEmpty()) {
                consumer.accept(new Whole(opened[0].reference(), new History(opened[0].record(), opened[0].about(), events)));
                events.clear();
            }
        };
        streaming.query(
                "select r.reference, r.kind, " + COLUMNS + " from event e join record r using (authority, record)"
                        + " where authority = ? and r.kind <> 'relocation' order by record, recorded, event",
                row -> {
                    if (opened[0] == null || !row.getString("record").equals(opened[0].record())) {
                        handOver.run();
                        opened[0] = opened(row);
                    }
                    events.add(kept(row).event());
                },
                authority);
        handOver.run();
    }

    static History history(Opened opened, List<Kept> kept) {
        List<Event> events = new ArrayList<>(kept.size());
        for (Kept one : kept) {
            events.add(one.event());
        }
        return new History(opened.record(), opened.about(), events);
    }

    /** The other records on which the occasion stands. */
    List<String> recordsOfOccasion(String authority, String occasion) {
        return jdbc.queryForList(
                "select record from event where authority = ? and occasion = ? order by record", String.class, authority, occasion);
    }

    List<String> records(String authority) {
        return jdbc.queryForList("select record from record where authority = ? order by record", String.class, authority);
    }

    /** As it stands in the database: answers that are sealed are not in the event. */
    static Kept kept(ResultSet row) throws SQLException {
        Occurred occurred =
                switch (row.getString("occurred_kind")) {
                    case "at" -> new Occurred.At(row.getTimestamp("occurred_at").toInstant());
                    case "on" -> new Occurred.On(row.getObject("occurred_on", LocalDate.class));
                    case "about" -> new Occurred.About(row.getObject("occurred_on", LocalDate.class), row.getString("occurred_words"));
                    default -> new Occurred.Unknown();
                };
        String answers = row.getString("answers");
        Optional<String> sealed = AnswersJson.sealedIn(answers);
        Event event = new Event(
                row.getString("event"),
                row.getString("type"),
                Optional.ofNullable(row.getString("episode")),
                occurred,
                row.getTimestamp("recorded").toInstant(),
                new Author(row.getString("author"), row.getString("agency"), row.getString("role")),
                sealed.isPresent() ? Map.of() : AnswersJson.read(answers),
                Optional.ofNullable(row.getString("corrects")),
                Optional.ofNullable(row.getString("occasion")),
                Optional.ofNullable(row.getString("pack_version")));
        return new Kept(
                row.getString("record"),
                event,
                row.getString("submission"),
                Optional.ofNullable(row.getString("claim")),
                Sensitivity.valueOf(row.getString("sensitivity")),
                row.getBytes("salt"),
                sealed);
    }
}
