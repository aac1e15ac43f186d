package kith.server.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import kith.procedures.history.Answer;
import kith.procedures.history.Author;
import kith.procedures.history.Event;
import kith.procedures.history.Occurred;
import kith.procedures.pack.Field;
import kith.procedures.pack.Sensitivity;
import kith.procedures.pack.Step;
import kith.server.RunningKith;
import kith.server.TestPartnership;
import kith.server.TestPartnership.Colleague;
import kith.server.gate.Action;
import kith.server.gate.Gate;
import kith.server.gate.Outlet;
import kith.server.gate.Relation;
import kith.server.gate.Viewer;
import kith.server.people.Children;
import kith.server.problem.Refused;
import kith.server.search.Found;
import kith.server.search.Passages;
import kith.server.search.Sought;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * On random worlds, what each viewer finds is what a slow search finds in what the record's pages would show that viewer; and what
 * the pages would not show can be anything else, without a hit, a number, an order or a word of an extract being another.
 */
@RunningKith(webEnvironment = SpringBootTest.WebEnvironment.MOCK)
class FoundIsWhatMayBeReadTest {
    private static final long SEED = 20261122L;
    private static final int RECORDS = 6;
    private static final int EVENTS = 9;
    private static final Instant BEGIN = Instant.parse("2026-03-02T09:00:00Z");
    private static final Instant NOW = Instant.parse("2026-06-01T09:00:00Z");

    /** No two have a stem in common, and none begins like another. */
    private static final List<String> WORDS = List.of(
            "dog", "kitchen", "bruise", "school", "grandmother", "window", "garden", "violin", "ladder", "rocket", "pencil", "winter", "harbour", "meadow");

    @Autowired
    private ApplicationContext kith;

    @Autowired
    private EventTable events;

    @Autowired
    private Projections projections;

    @Autowired
    private Reading reading;

    @Autowired
    private Gate gate;

    @Autowired
    private Passages passages;

    @Autowired
    private JdbcClient client;

    @Autowired
    private Children children;

    @Autowired
    private JdbcTemplate jdbc;

    @Autowired
    private TransactionTemplate transaction;

    private TestPartnership partnership;
    private List<Step> steps;
    private String version;

    @BeforeAll
    void directory() {
        partnership = new TestPartnership(kith).enrol();
        version = reading.packs(TestPartnership.AUTHORITY).latest().version();
        steps = reading.packs(TestPartnership.AUTHORITY).latest().procedures().stream()
                .flatMap(procedure -> procedure.steps().stream())
                .filter(step -> !step.form().fields().isEmpty())
                .filter(step -> !step.participants().isEmpty()
                        || step.sensitivity() != Sensitivity.ORDINARY
                        || step.form().fields().stream().anyMatch(field -> field.sensitivity() != Sensitivity.ORDINARY))
                .toList();
    }

    private static <T> T one(Random random, List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    /** Of the random world like all else, so that a world can be made again. */
    private static String identifier(Random random) {
        return "%020x".formatted(random.nextLong());
    }

    private static Answer.Text said(Random random) {
        return new Answer.Text(random.ints(1 + random.nextInt(3), 0, WORDS.size()).mapToObj(WORDS::get).collect(Collectors.joining(" and the ")));
    }

    private static Map<String, Answer> answers(Random random, List<Field> asked) {
        Map<String, Answer> answers = new TreeMap<>();
        for (Field field : asked) {
            if (random.nextInt(3) > 0) {
                continue;
            }
            switch (field.type()) {
                case TEXT, LONG_TEXT -> answers.put(field.id(), said(random));
                case PERSON -> answers.put(field.id(), new Answer.Person(
                        new Answer.Person.Called.Name(said(random).text()), new Answer.Person.Born.NotKnown()));
                case GROUP -> {
                    Map<String, Answer> entry = answers(random, field.group().orElseThrow().questions());
                    if (!entry.isEmpty()) {
                        answers.put(field.id(), new Answer.Entries(List.of(entry)));
                    }
                }
                default -> {}
            }
            if (field.mayNeedReason()) {
                answers.put(field.reasonField(), said(random));
            }
        }
        return answers;
    }

    private Event event(Random random, List<Event> before, int nth) {
        Colleague who = one(random, List.of(Colleague.values()));
        List<Event> first = before.stream().filter(event -> event.fact().equals("recorded")).toList();
        Optional<Event> corrected = first.isEmpty() || random.nextInt(4) > 0 ? Optional.empty() : Optional.of(one(random, first));
        String fact = corrected.isEmpty() ? "recorded" : one(random, List.of("corrected", "corrected", "withdrawn", "approved", "returned"));
        Step step = corrected.flatMap(event -> steps.stream().filter(each -> each.id().equals(event.subject())).findFirst()).orElseGet(() -> one(random, steps));
        Map<String, Answer> answers = Set.of("recorded", "corrected").contains(fact) ? answers(random, step.form().fields()) : Map.of("reason", said(random));
        return event(random, who, step.id() + "." + fact, nth, answers, corrected.map(Event::id), Optional.of(version));
    }

    private Event event(Random random, Colleague who, String type, int nth, Map<String, Answer> answers, Optional<String> corrects, Optional<String> pack) {
        Viewer viewer = partnership.viewer(who);
        Instant at = BEGIN.plusSeconds(86_400L * nth);
        return new Event(
                identifier(random), type, Optional.empty(), new Occurred.At(at), at, new Author(who.signIn(), viewer.agency(), who.role()), answers, corrects, Optional.empty(), pack);
    }

    private List<Event> history(Random random) {
        List<Event> history = new ArrayList<>();
        for (int described = 0; described < 2; described++) {
            history.add(event(random, Colleague.FRONT_DOOR_WORKER, "person.described", described,
                    Map.of("given_name", said(random), "family_name", new Answer.Text("Quillfeather"), "address", said(random)), Optional.empty(), Optional.empty()));
        }
        for (int nth = 2; nth < EVENTS; nth++) {
            history.add(event(random, history, nth));
        }
        return history;
    }

    private void write(Map<String, List<Event>> world, Random random) {
        transaction.executeWithoutResult(_ -> {
            List.of("passage", "child", "obligation", "status", "episode", "relation", "ledger_pending", "ledger_entry", "event", "record")
                    .forEach(table -> jdbc.update("delete from " + table));
            world.forEach((record, history) -> {
                events.open(TestPartnership.AUTHORITY, record, "child", record.substring(0, 10), BEGIN);
                events.append(TestPartnership.AUTHORITY, history.stream()
                        .map(event -> new EventTable.Kept(record, event, event.id(), Optional.empty(), Sensitivity.ORDINARY, new byte[] {1}))
                        .toList());
            });
        });
        projections.rebuild(TestPartnership.AUTHORITY);
        // Who else stands how to which record is thrown too: the histories alone would leave most people without any.
        world.keySet().forEach(record -> random.ints(5, 0, Colleague.values().length).forEach(i -> jdbc.update(
                "insert into relation (authority, record, grantee, relation, basis) values (?, ?, ?, ?, 'thrown') on conflict do nothing",
                TestPartnership.AUTHORITY,
                record,
                (i % 2 == 0 ? "person:" + Colleague.values()[i].signIn() : "role:" + Colleague.values()[i].role()),
                one(random, List.of(Relation.INVITED, Relation.INVITED, Relation.AUTHOR, Relation.TEAM, Relation.OVERSIGHT)).name())));
    }

    private static Sought sought(Random random, Optional<String> record, List<String> known) {
        return new Sought(
                random.ints(1 + random.nextInt(3), 0, WORDS.size()).mapToObj(WORDS::get).distinct().toList(),
                random.nextInt(4) == 0 ? List.of(one(random, WORDS)) : List.of(),
                record,
                random.nextInt(6) == 0 ? Optional.of(one(random, known)) : Optional.empty(),
                random.nextInt(6) == 0 ? Optional.of(List.of(one(random, List.of(Colleague.values())).signIn())) : Optional.empty(),
                random.nextInt(6) == 0 ? Optional.of(one(random, List.of("social_care", "health", "police"))) : Optional.empty(),
                random.nextInt(6) == 0 ? Optional.of(LocalDate.of(2026, 3, 5)) : Optional.empty(),
                random.nextInt(6) == 0 ? Optional.of(LocalDate.of(2026, 3, 7)) : Optional.empty(),
                random.nextInt(3) == 0,
                one(random, List.of(Sought.Order.values())),
                NOW);
    }

    /** What a record's pages would show, by record; nothing of a record that the viewer may not read. */
    private Map<String, List<Event>> shown(Viewer viewer, Set<String> records) {
        Map<String, List<Event>> shown = new HashMap<>();
        for (String record : records) {
            try {
                shown.put(record, transaction.execute(_ -> reading.record(gate.permit(viewer, Action.READ_TIMELINE, record, Set.of(), Outlet.PAGE)).value()).history().events());
            } catch (Refused _) {
                // As if it were not there.
            }
        }
        return shown;
    }

    private static String thread(Event event) {
        return isCard(event) ? "card" : Set.of("corrected", "withdrawn").contains(event.fact()) ? event.corrects().orElseThrow() : event.id();
    }

    private static boolean isCard(Event event) {
        return event.type().equals("person.described");
    }

    private static boolean stands(Event event, List<Event> among) {
        return among.stream().noneMatch(later -> thread(later).equals(thread(event))
                && (isCard(later) || Set.of("corrected", "withdrawn").contains(later.fact()))
                && later.recorded().isAfter(event.recorded()));
    }

    private static Stream<String> texts(Answer answer) {
        return switch (answer) {
            case Answer.Text(String text) -> Stream.of(text);
            case Answer.Person person -> Stream.of(person.words());
            case Answer.Entries(List<Map<String, Answer>> entries) -> entries.stream().flatMap(entry -> entry.values().stream()).flatMap(FoundIsWhatMayBeReadTest::texts);
            default -> Stream.empty();
        };
    }

    private static Set<String> words(Event event) {
        return event.answers().values().stream().flatMap(FoundIsWhatMayBeReadTest::texts).flatMap(text -> Arrays.stream(text.split("\\W+"))).collect(Collectors.toSet());
    }

    private static Set<String> held(Event event, Sought sought) {
        Set<String> held = new TreeSet<>(sought.terms());
        held.retainAll(words(event));
        return held;
    }

    /** The slow search in one record: the events in which something is found, and beside them who the child is. */
    private static List<Event> slowly(List<Event> shown, Sought sought) {
        return shown.stream()
                .filter(event -> sought.alsoBefore() || stands(event, shown))
                .filter(event -> !held(event, sought).isEmpty() && sought.without().stream().noneMatch(words(event)::contains))
                .filter(event -> isCard(event)
                        || sought.step().stream().allMatch(event.subject()::equals)
                                && sought.authors().stream().allMatch(authors -> authors.contains(event.author().person()))
                                && sought.agency().stream().allMatch(event.author().agency()::equals)
                                && sought.from().stream().noneMatch(event.day()::isBefore)
                                && sought.to().stream().noneMatch(event.day()::isAfter))
                .toList();
    }

    /** Found as in an authority of few records, where all are looked through, and as in a large one, where the latest of each word is: here it is the same. */
    private Found find(Viewer viewer, Sought sought) {
        Found found = find(passages, viewer, sought);
        assertThat(find(new Passages(jdbc, client, children, 0), viewer, sought)).as("in a large authority").isEqualTo(found);
        return found;
    }

    private Found find(Passages passages, Viewer viewer, Sought sought) {
        return transaction.execute(_ -> {
            var permit = gate.permit(viewer, Action.FIND_PEOPLE, Outlet.PAGE);
            return (sought.record().isPresent() ? passages.passages(permit, sought, 1) : passages.records(permit, sought, 1)).value();
        });
    }

    @RepeatedTest(12)
    void every_viewer_finds_what_the_records_would_show_and_nothing_else(RepetitionInfo repetition) {
        Random random = new Random(SEED + repetition.getCurrentRepetition());
        Map<String, List<Event>> world = new TreeMap<>();
        for (int i = 0; i < RECORDS; i++) {
            world.put(identifier(random), history(random));
        }
        write(world, random);
        List<String> known = world.values().stream().flatMap(List::stream).map(Event::subject).distinct().toList();
        int found = 0;
        for (Colleague colleague : Colleague.values()) {
            Viewer viewer = partnership.viewer(colleague);
            if (colleague == Colleague.SYSTEMS_ADMINISTRATOR) {
                continue;
            }
            Map<String, List<Event>> shown = shown(viewer, world.keySet());
            for (int i = 0; i < 8; i++) {
                found += compare(viewer, shown, sought(random, Optional.empty(), known));
                found += compare(viewer, shown, sought(random, Optional.of(one(random, List.copyOf(world.keySet()))), known));
            }
        }
        assertThat(found).as("worlds in which nobody finds anything prove nothing").isPositive();
    }

    private int compare(Viewer viewer, Map<String, List<Event>> shown, Sought sought) {
        boolean narrowed = Stream.of(sought.record(), sought.step(), sought.authors(), sought.agency(), sought.from(), sought.to()).anyMatch(Optional::isPresent);
        Map<String, Set<String>> heldByRecord = new TreeMap<>();
        Map<String, Long> passagesOfRecord = new TreeMap<>();
        Map<String, List<Event>> hits = new HashMap<>();
        shown.forEach((record, events) -> {
            List<Event> here = sought.record().stream().allMatch(record::equals) ? slowly(events, sought) : List.of();
            long passages = here.stream().filter(event -> !isCard(event)).count();
            if (!here.isEmpty() && (!narrowed || passages > 0)) {
                heldByRecord.put(record, here.stream().flatMap(event -> held(event, sought).stream()).collect(Collectors.toCollection(TreeSet::new)));
                passagesOfRecord.put(record, passages);
                hits.put(record, here);
            }
        });
        Found found = find(viewer, sought);

        assertThat(found.number()).as("%s %s", viewer, sought).isEqualTo(heldByRecord.size());
        assertThat(found.records().stream().collect(Collectors.toMap(Found.Record::record, record -> new TreeSet<>(record.held())))).as("%s %s", viewer, sought).isEqualTo(heldByRecord);
        assertThat(found.records().stream().collect(Collectors.toMap(Found.Record::record, Found.Record::passages))).isEqualTo(passagesOfRecord);
        found.records().forEach(record -> record.best().forEach(extract -> {
            Event event = hits.get(record.record()).stream().filter(hit -> hit.id().equals(extract.event())).findFirst().orElseThrow();
            Set<String> quoted = new LinkedHashSet<>();
            extract.words().forEach(piece -> quoted.addAll(List.of(piece.words().strip().split("\\W+"))));
            assertThat(words(event)).containsAll(quoted.stream().filter(WORDS::contains).toList());
            assertThat(extract.words().stream().filter(Found.Piece::marked).map(Found.Piece::words)).allMatch(sought.terms()::contains);
        }));
        if (sought.record().isPresent()) {
            assertThat(found.records().stream().flatMap(record -> record.best().stream()).map(Found.Extract::event).collect(Collectors.toSet()))
                    .isEqualTo(hits.values().stream().flatMap(List::stream).filter(event -> !isCard(event)).map(Event::id).collect(Collectors.toSet()));
        }
        return hits.size();
    }

    @Test
    void why_something_sensitive_was_withdrawn_is_found_by_those_who_see_the_whole_and_not_by_an_author_who_does_not() {
        Random random = new Random(SEED);
        String record = identifier(random);
        Step sensitive = steps.stream().filter(step -> step.sensitivity() != Sensitivity.ORDINARY).findFirst().orElseThrow();
        Event said = event(random, Colleague.SOCIAL_WORKER, sensitive.id() + ".recorded", 2, Map.of(), Optional.empty(), Optional.of(version));
        Event withdrawn = event(
                random, Colleague.CONFERENCE_CHAIR, sensitive.id() + ".withdrawn", 3, Map.of("reason", new Answer.Text("violin")), Optional.of(said.id()), Optional.of(version));
        Event card = event(random, Colleague.FRONT_DOOR_WORKER, "person.described", 1, Map.of("given_name", new Answer.Text("Odile")), Optional.empty(), Optional.empty());
        write(Map.of(record, List.of(card, said, withdrawn)), random);
        jdbc.update("delete from relation where grantee in ('person:conference_chair', 'role:conference_chair', 'team:conferences')");
        jdbc.update(
                "insert into relation (authority, record, grantee, relation, basis) values (?, ?, 'person:conference_chair', 'INVITED', 'thrown')",
                TestPartnership.AUTHORITY,
                record);
        Sought violin = new Sought(
                List.of("violin"), List.of(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), false, Sought.Order.BEST, NOW);
        Viewer chair = partnership.viewer(Colleague.CONFERENCE_CHAIR);
        Viewer manager = partnership.viewer(Colleague.SERVICE_MANAGER);

        assertThat(compare(chair, shown(chair, Set.of(record)), violin)).isZero();
        assertThat(compare(manager, shown(manager, Set.of(record)), violin)).isOne();
    }

    @Test
    void what_a_viewer_may_not_read_can_be_anything_else_and_what_is_found_stays_the_same() {
        long worlds = IntStream.rangeClosed(1, 8).filter(this::whatIsHiddenCanBeAnythingElse).count();
        assertThat(worlds).as("worlds in which something is hidden and something is found").isGreaterThanOrEqualTo(3);
    }

    /** @return whether the world proves anything: whether something is hidden in it, and something found */
    private boolean whatIsHiddenCanBeAnythingElse(int nth) {
        Random random = new Random(SEED * 3 + nth);
        Map<String, List<Event>> world = new TreeMap<>();
        for (int i = 0; i < RECORDS; i++) {
            world.put(identifier(random), history(random));
        }
        long thrown = random.nextLong();
        Viewer viewer = partnership.viewer(one(random, List.of(Colleague.POLICE, Colleague.HEALTH, Colleague.SCHOOL, Colleague.FRONT_DOOR_WORKER)));
        List<Sought> asked = Stream.generate(() -> sought(random, Optional.empty(), List.of("assessment"))).limit(12).toList();
        write(world, new Random(thrown));
        Map<String, List<Event>> shown = shown(viewer, world.keySet());
        List<Found> before = asked.stream().map(sought -> find(viewer, sought)).toList();

        Map<String, List<Event>> other = new TreeMap<>();
        int[] changed = new int[1];
        world.forEach((record, history) -> other.put(record, history.stream()
                .map(event -> otherwise(event, shown.getOrDefault(record, List.of()), text -> {
                    changed[0]++;
                    return WORDS.get(Math.floorMod(text.hashCode(), WORDS.size()));
                }))
                .toList()));
        write(other, new Random(thrown));

        assertThat(asked.stream().map(sought -> find(viewer, sought)).toList()).isEqualTo(before);
        return changed[0] > 0 && before.stream().anyMatch(found -> found.number() > 0);
    }

    /** The event with other words in every text that is not shown. */
    private static Event otherwise(Event event, List<Event> shown, UnaryOperator<String> other) {
        Map<String, Answer> seen = shown.stream().filter(each -> each.id().equals(event.id())).findFirst().map(Event::answers).orElse(Map.of());
        Map<String, Answer> answers = new HashMap<>(event.answers());
        answers.replaceAll((id, answer) -> !seen.containsKey(id) && answer instanceof Answer.Text(String text) ? new Answer.Text(other.apply(text)) : answer);
        return new Event(
                event.id(), event.type(), event.episode(), event.occurred(), event.recorded(), event.author(), answers, event.corrects(), event.occasion(), event.packVersion());
    }
}
