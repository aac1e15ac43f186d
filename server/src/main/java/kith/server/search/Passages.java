package kith.server.search;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import kith.server.gate.Permit;
import kith.server.gate.Seen;
import kith.server.gate.Viewer;
import kith.server.gate.Visible;
import kith.server.people.Child;
import kith.server.people.Children;
import kith.server.people.Subject;
import kith.server.projection.Changes;
import kith.server.projection.Projection;
import kith.server.projection.Stand;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The table of what was written, and the search in it. The gate's relations and the mask's rule are part of every statement, so
 * that no row is read, counted, ranked or quoted that the viewer may not read.
 */
@Repository
public class Passages implements Projection<Passage> {
    /** Around a word that was looked for. Nobody types these; if somebody does, a word is marked that was not looked for. */
    private static final String BEGINS = "\u0002";
    private static final String ENDS = "\u0003";

    private static final String COLUMNS =
            """
            event, reach, card, step, title, day, happened, recorded, author, agency, everybody, ordinary, participants, thread, replaces, body
            """;

    /** Records on a page, or passages where one record is looked through. */
    public static final int ON_A_PAGE = 20;

    /** Records in a file, or passages of one. */
    private static final int IN_A_FILE = 500;

    /** Relations to records: whoever has no more of them may read so few records that each passage of all of them is looked at. */
    static final int FEW = 1_000;

    /** For others, how many passages are looked for with each term, the latest first: of a word that stands in every other note nobody reads more. */
    private static final int NEWEST = 200;

    /** For others, of how many records the best are chosen. */
    private static final int LOOKED_THROUGH = 100;

    /** Passages that are shown of each of many records. */
    private static final int OF_EACH = 3;

    private static final String HEADLINE = "StartSel=%s,StopSel=%s,MaxFragments=2,MaxWords=24,MinWords=10,FragmentDelimiter=\" … \"".formatted(BEGINS, ENDS);

    /** Whether the viewer may read a row of {@code passage}, where {@code sight} is how the viewer sees its record: what {@code Reach} says, in SQL. */
    private static String mayRead(String passage) {
        return """
                (sight.whole or %1$s.everybody or %1$s.agency = :viewers_agency and :partner
                    or %1$s.ordinary and (:role = any (%1$s.participants) or %1$s.author = any (:persons)))
                """.formatted(passage);
    }

    /** What is typed, as a query of English. */
    private static String prose(String said) {
        return "websearch_to_tsquery('kith', '\"' || " + said + " || '\"')";
    }

    /** A term is looked for as English among what was written, and as the beginning of a word in names and addresses. */
    private static String query(String said) {
        String name = "'''' || replace(" + said + ", '''', '''''') || ''''";
        return """
                %1$s || to_tsquery('kith_names', %2$s || case when numnode(%1$s) = 0 or length(%3$s) < 3 then ':A' else ':*A' end)
                """.formatted(prose(said), name, said);
    }

    /** Whether a passage {@code p} is looked at, where {@code sight} is how the viewer sees its record: by who looks, and by what is asked besides the words. */
    private static String isLookedAt(Sought sought) {
        return """
                p.recorded <= :as_at and %1$s
                    and p.reach <> case when sight.whole or p.author = any (:persons) then 'OPEN' else 'WHOLE' end
                    %2$s
                    and (p.card
                        or (:step::text is null or p.step = :step)
                        and (:agency::text is null or p.agency = :agency)
                        and (:authors::text[] is null or p.author = any (:authors))
                        and (:from::date is null or p.day >= :from)
                        and (:to::date is null or p.day <= :to))
                    and (:also_before or not exists (
                        select 1 from passage later
                        where later.authority = p.authority and later.record = p.record and later.thread = p.thread and later.replaces
                            and (later.recorded, later.event) > (p.recorded, p.event) and later.recorded <= :as_at and %3$s))
                """.formatted(mayRead("p"), sought.without().isEmpty() ? "" : WITHOUT, mayRead("later"));
    }

    /** Only where something is unwanted: else the words of each hit would be carried along for nothing. */
    private static final String WITHOUT =
            "and not exists (select 1 from (select %s as query from unnest(:without::text[]) as typed (said)) unwanted where p.words @@ unwanted.query)"
                    .formatted(prose("said") + " || to_tsquery('kith_names', '''' || replace(said, '''', '''''') || ''':A')");

    /** How much there is to be looked through, as far as it matters. */
    private static final String KNOWN =
            "select count(*) from (select 1 from relation where authority = :authority and grantee = any (:grantees) and :reads limit " + (FEW + 1) + ") known";

    /**
     * The records on which each term was written last. The query of each stands in the statement as it is, so that the database knows how rare it is: a
     * rare one is looked up, a common one read from the end. All terms are not looked for together, because how often they stand beside each other
     * nobody knows: read from the end for what is nowhere, five million passages take minutes. Where only some passages are asked for, such as one
     * author's, every one that holds the term is looked at for the same reason.
     */
    private static String newest(Sought sought) {
        return """
                with newest as (%s)
                select record, (select bool_or(number >= :newest) from (select count(*) as number from newest group by held) each_term) as cut
                from newest group by record
                order by bit_count(bit_or(held)::bit(32)) desc, max(recorded) desc, record limit :records
                """
                .formatted(IntStream.range(0, sought.terms().size())
                        .mapToObj(n -> {
                            String query = query("(:terms::text[])[" + (n + 1) + "]");
                            String holding = sought.isNarrowed()
                                    ? "(select * from passage where authority = :authority and words @@ (" + query + ") offset 0)"
                                    : "passage";
                            return """
                                    (select p.record, p.recorded, %d as held from %s p join %s on true
                                    where p.authority = :authority and p.words @@ (%s) and %s
                                    order by p.recorded desc, p.event, p.reach limit :newest)
                                    """.formatted(1 << n, holding, Visible.recordSql("p"), query, isLookedAt(sought));
                        })
                        .collect(Collectors.joining(" union all ")));
    }

    /** Record after record, each passage that the viewer may read. */
    private static String found(Sought sought, boolean ofRecords) {
        return """
            with term as materialized (
                select n::int, said, %1$s as prose, %2$s as query from unnest(:terms::text[]) with ordinality as typed (said, n)
            ), hit as (
                select p.record, p.event, p.reach, p.card, p.day, bit_or(1 << (term.n - 1)) as held
                from %3$s sight
                cross join lateral (select * from passage where passage.authority = sight.authority and passage.record = sight.record offset 0) p
                join term on p.words @@ term.query
                where %4$s %5$s
                group by p.authority, p.record, p.event, p.reach, p.card, p.day
            ), page as (
                select *, count(*) over () as number, row_number() over (order by %6$s) as place
                from (select record, bit_or(held) as held, count(*) filter (where not card) as passages,
                        bit_count(bit_or(held) filter (where card)::bit(32)) as named, max(bit_count(held::bit(32))) as together, max(day) filter (where not card) as latest
                    from hit group by record having not :narrowed or bool_or(not card)) of_record
                order by place offset :skip_records limit :records
            )
            select page.record, page.held, page.passages, page.number,
                array(select n from term where numnode(prose) > 0) as prose,
                best.event, best.title, best.happened, best.author, best.agency,
                case when starts_with(best.body, split_part(translate(best.extract, :marks, ''), ' … ', 1)) then '' else '… ' end || best.extract
                    || case when right(best.body, 20) = right(translate(best.extract, :marks, ''), 20) then '' else ' …' end as extract
            from page
            left join lateral (
                select p.event, p.title, p.happened, p.author, p.agency, p.body, place, ts_headline('kith', p.body,
                     (select string_agg('(' || prose::text || ')', ' | ')::tsquery from term where numnode(prose) > 0), :headline) as extract
                from (select hit.event, hit.reach, row_number() over (order by %7$s) as place
                    from hit join passage p on p.authority = :authority and p.record = hit.record and p.event = hit.event and p.reach = hit.reach
                        cross join lateral (select sum(ts_rank_cd(p.words, term.query, 1)) as rank from term) ranked
                    where hit.record = page.record and not hit.card order by place offset :skip_passages limit :passages) hit
                join passage p on p.authority = :authority and p.record = page.record and p.event = hit.event and p.reach = hit.reach) best on true
            order by page.place, best.place
            """
                .formatted(
                        prose("said"),
                        query("said"),
                        Visible.recordsSql(),
                        isLookedAt(sought),
                        ofRecords ? "and sight.record = any (:looked_through)" : "",
                        ofRecords(sought.order()),
                        ofPassages(sought.order()));
    }

    private final JdbcTemplate jdbc;
    private final JdbcClient client;
    private final Children children;
    private final int few;

    @Autowired
    Passages(JdbcTemplate jdbc, JdbcClient client, Children children) {
        this(jdbc, client, children, FEW);
    }

    /** @param few {@link #FEW}, or as it were in a large authority */
    public Passages(JdbcTemplate jdbc, JdbcClient client, Children children, int few) {
        this.jdbc = jdbc;
        this.client = client;
        this.children = children;
        this.few = few;
    }

    /** What the viewer may find, a page of records with the best passages of each. */
    public Seen<Found> records(Permit permit, Sought sought, int page) {
        return found(permit, sought, new Window((page - 1) * ON_A_PAGE, ON_A_PAGE, 0, OF_EACH));
    }

    /** The passages of one record that the viewer may find, a page of them. @param sought narrowed to the record */
    public Seen<Found> passages(Permit permit, Sought sought, int page) {
        return found(permit, sought, new Window(0, 1, (page - 1) * ON_A_PAGE, ON_A_PAGE));
    }

    /** What goes into a file: more records than anybody reads through, the best of each, or of one record everything. */
    public Seen<Found> forFile(Permit permit, Sought sought) {
        return found(permit, sought, sought.record().isPresent() ? new Window(0, 1, 0, IN_A_FILE) : new Window(0, IN_A_FILE, 0, OF_EACH));
    }

    /** How much is shown of it all. */
    private record Window(int skipRecords, int records, int skipPassages, int passages) {
        /** Of how many records the best are chosen, where not all can be looked through. */
        int lookedThrough() {
            return Math.max(LOOKED_THROUGH, records);
        }
    }

    private Seen<Found> found(Permit permit, Sought sought, Window window) {
        Viewer viewer = permit.viewer();
        Map<String, Object> parameters = new HashMap<>(Visible.parameters(permit));
        parameters.put("viewers_agency", viewer.agency());
        parameters.put("partner", !viewer.agencyKind().equals("social_care"));
        parameters.put("role", viewer.role());
        parameters.put("persons", viewer.persons().toArray(String[]::new));
        parameters.put("terms", sought.terms().toArray(String[]::new));
        parameters.put("without", sought.without().toArray(String[]::new));
        parameters.put("as_at", Timestamp.from(sought.asAt()));
        parameters.put("step", sought.step().orElse(null));
        parameters.put("agency", sought.agency().orElse(null));
        parameters.put("authors", sought.authors().map(authors -> authors.toArray(String[]::new)).orElse(null));
        parameters.put("from", sought.from().orElse(null));
        parameters.put("to", sought.to().orElse(null));
        parameters.put("also_before", sought.alsoBefore());
        LookedThrough looked = lookedThrough(sought, window, parameters);
        Map<String, Rows> byRecord = new LinkedHashMap<>();
        client.sql(found(sought, looked.records().isPresent()))
                .params(parameters)
                .param("looked_through", looked.records().map(records -> records.toArray(String[]::new)).orElse(null))
                .param("narrowed", sought.isNarrowed())
                .param("headline", HEADLINE)
                .param("marks", BEGINS + ENDS)
                .param("skip_records", window.skipRecords())
                .param("records", window.records())
                .param("skip_passages", window.skipPassages())
                .param("passages", window.passages())
                .query(row -> {
                    byRecord.computeIfAbsent(row.getString("record"), _ -> new Rows()).add(row);
                });
        Map<String, Child> about = children.among(permit, byRecord.keySet()).value();
        return permit.seen(new Found(
                byRecord.values().stream().mapToLong(raw -> raw.number).findFirst().orElse(0),
                looked.cut(),
                byRecord.entrySet().stream().map(entry -> entry.getValue().record(entry.getKey(), about, sought.terms())).toList()));
    }

    /**
     * @param records those that are looked through; empty for all that the viewer may read
     * @param cut whether others may hold the words too
     */
    private record LookedThrough(Optional<List<String>> records, boolean cut) {}

    private LookedThrough lookedThrough(Sought sought, Window window, Map<String, Object> parameters) {
        if (sought.record().isPresent()) {
            return new LookedThrough(sought.record().map(List::of), false);
        }
        if (client.sql(KNOWN).params(parameters).query(Integer.class).single() <= few) {
            return new LookedThrough(Optional.empty(), false);
        }
        // A plan made for any words would take each for rare.
        client.sql("select set_config('plan_cache_mode', 'force_custom_plan', true)").query(String.class).single();
        List<Boolean> cut = new ArrayList<>();
        List<String> records = client.sql(newest(sought))
                .params(parameters)
                .param("newest", NEWEST)
                .param("records", window.lookedThrough() + 1)
                .query((row, _) -> {
                    cut.add(row.getBoolean("cut"));
                    return row.getString("record");
                })
                .list();
        return new LookedThrough(
                Optional.of(records.subList(0, Math.min(window.lookedThrough(), records.size()))),
                cut.contains(true) || records.size() > window.lookedThrough());
    }

    /** The best hold the most words: in all, in the name and address, beside each other in one passage. Whole records are not ranked by more: many may hold a word. */
    private static String ofRecords(Sought.Order order) {
        String words = "bit_count(held::bit(32)) desc, named desc nulls last, together desc";
        String newest = "latest desc nulls last";
        return (order == Sought.Order.BEST ? words + ", " + newest : newest + ", " + words) + ", record";
    }

    private static String ofPassages(Sought.Order order) {
        String words = "bit_count(hit.held::bit(32)) desc, ranked.rank desc";
        return (order == Sought.Order.BEST ? words + ", hit.day desc" : "hit.day desc, " + words) + ", hit.event";
    }

    /** What comes back of one record. */
    private static final class Rows {
        private final List<Found.Extract> best = new ArrayList<>();
        private long number;
        private long passages;
        private int held;
        private List<Integer> prose = List.of();

        void add(ResultSet row) throws SQLException {
            number = row.getLong("number");
            passages = row.getLong("passages");
            held = row.getInt("held");
            prose = Arrays.stream((Integer[]) row.getArray("prose").getArray()).toList();
            if (row.getString("event") != null) {
                best.add(new Found.Extract(
                        row.getString("event"),
                        row.getString("title"),
                        row.getString("happened"),
                        row.getString("author"),
                        row.getString("agency"),
                        pieces(row.getString("extract"))));
            }
        }

        Found.Record record(String record, Map<String, Child> about, List<String> terms) {
            List<String> holds = new ArrayList<>();
            List<String> lacks = new ArrayList<>();
            for (int n = 1; n <= terms.size(); n++) {
                if ((held & 1 << n - 1) != 0) {
                    holds.add(terms.get(n - 1));
                } else if (prose.contains(n)) {
                    lacks.add(terms.get(n - 1));
                }
            }
            Subject subject = about.containsKey(record) ? about.get(record) : new Subject.Partnership();
            return new Found.Record(record, subject, holds, lacks, passages, best);
        }
    }

    /** An extract with its marks, told apart. */
    static List<Found.Piece> pieces(String extract) {
        List<Found.Piece> pieces = new ArrayList<>();
        boolean marked = false;
        for (String words : extract.split("(?<=[\u0002\u0003])|(?=[\u0002\u0003])")) {
            switch (words) {
                case BEGINS -> marked = true;
                case ENDS -> marked = false;
                case "" -> {}
                default -> pieces.add(new Found.Piece(words, marked));
            }
        }
        return pieces;
    }

    @Override
    public String table() {
        return "passage";
    }

    @Override
    public Set<Passage> of(Stand stand) {
        return Passage.of(stand).collect(Collectors.toSet());
    }

    /** What was said stays said: only what is new can change anything. */
    @Override
    public Changes<Passage> between(Stand before, Stand after) {
        return before.packs().equals(after.packs())
                ? new Changes<>(Set.of(), Passage.added(before, after).collect(Collectors.toSet()))
                : Changes.between(of(before), of(after));
    }

    @Override
    public Set<Passage> stored(String authority, String record) {
        return new HashSet<>(jdbc.query(
                "select " + COLUMNS + " from passage where authority = ? and record = ?",
                (row, _) -> new Passage(
                        row.getString("event"),
                        Passage.Extent.valueOf(row.getString("reach")),
                        row.getBoolean("card"),
                        row.getString("step"),
                        row.getString("title"),
                        row.getObject("day", LocalDate.class),
                        row.getString("happened"),
                        row.getTimestamp("recorded").toInstant(),
                        row.getString("author"),
                        row.getString("agency"),
                        row.getBoolean("everybody"),
                        row.getBoolean("ordinary"),
                        List.of((String[]) row.getArray("participants").getArray()),
                        row.getString("thread"),
                        row.getBoolean("replaces"),
                        row.getString("body")),
                authority,
                record));
    }

    @Override
    public void remove(String authority, String record, Collection<Passage> rows) {
        jdbc.batchUpdate(
                "delete from passage where authority = ? and record = ? and event = ? and reach = ?",
                rows.stream().map(row -> new Object[] {authority, record, row.event(), row.extent().name()}).toList());
    }

    @Override
    public void add(String authority, String record, Collection<Passage> rows) {
        jdbc.batchUpdate(
                "insert into passage (authority, record, " + COLUMNS + ") values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                rows.stream()
                        .map(row -> new Object[] {
                            authority,
                            record,
                            row.event(),
                            row.extent().name(),
                            row.card(),
                            row.step(),
                            row.title(),
                            row.day(),
                            row.happened(),
                            Timestamp.from(row.recorded()),
                            row.author(),
                            row.agency(),
                            row.everybody(),
                            row.ordinary(),
                            row.participants().toArray(String[]::new),
                            row.thread(),
                            row.replaces(),
                            row.body()
                        })
                        .toList());
    }
}
