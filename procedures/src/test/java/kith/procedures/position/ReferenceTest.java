package kith.procedures.position;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import kith.procedures.calendar.Due;
import kith.procedures.history.Answer;
import kith.procedures.history.Author;
import kith.procedures.history.Event;
import kith.procedures.history.History;
import kith.procedures.history.Occurred;
import kith.procedures.reference.SlowModel;
import org.junit.jupiter.api.Test;

/** What is owed, worked out in two ways that share nothing, comes to the same. */
class ReferenceTest {
    private static final int HISTORIES = 2_000;

    /** Twice each, so that what follows a contact is likelier than what follows nothing. */
    private static final List<String> STEPS = List.of(
            "contact", "contact", "decision", "concern", "discussion", "discussion", "outcome", "outcome", "core_group", "core_group", "review",
            "review", "summary", "summary", "plan_end", "letter", "advice", "advice", "more_time", "more_time", "more_time", "stopped", "stopped", "resumed", "resumed");
    private static final List<String> ROLES = List.of("worker", "manager", "chair");

    @Test
    void on_random_histories_the_same_episodes_run_and_the_same_is_owed_late_from_the_same_minute_and_ended_by_the_same() {
        int owed = 0;
        Set<String> rules = new HashSet<>();
        Set<String> ends = new HashSet<>();
        int standing = 0;
        int moved = 0;
        int stayed = 0;
        for (int seed = 0; seed < HISTORIES; seed++) {
            History history = history(new Random(seed));
            SlowModel.Told slow = SlowModel.of(Trial.PACK, history);
            Position quick = Trial.positionOf(history);
            assertThat(ran(quick)).as("history %d: %s", seed, history.events()).containsExactlyInAnyOrderElementsOf(slow.ran());
            assertThat(owed(quick)).as("history %d: %s", seed, history.events()).containsExactlyInAnyOrderElementsOf(slow.owed());
            owed += slow.owed().size();
            slow.owed().forEach(each -> {
                rules.add(each.rule());
                ends.add(each.ended().split(" ")[0]);
            });
            List<SlowModel.More> given = slow.owed().stream().flatMap(each -> each.extensions().stream()).toList();
            standing += (int) quick.obligations().stream().filter(each -> each.stoppedSince().isPresent()).count();
            moved += (int) given.stream().filter(SlowModel.More::movesLimit).count();
            stayed += (int) given.stream().filter(more -> !more.movesLimit()).count();
        }
        assertThat(owed).isGreaterThan(HISTORIES * 2);
        assertThat(standing).isGreaterThan(25);
        assertThat(moved).isGreaterThan(25);
        assertThat(stayed).isGreaterThan(25);
        assertThat(ends).containsExactlyInAnyOrder("met", "cancelled", "open");
        assertThat(rules).containsExactlyInAnyOrderElementsOf(Trial.PACK.procedures().stream()
                .flatMap(procedure -> procedure.rules().stream())
                .map(rule -> rule.id())
                .toList());
    }

    @Test
    void the_reference_shares_no_code_with_what_it_is_a_reference_for() {
        classes().that().resideInAPackage("kith.procedures.reference")
                .should().onlyAccessClassesThat(
                        JavaClass.Predicates.resideInAnyPackage("java..", "kith.procedures.reference", "kith.procedures.history")
                                .or(JavaClass.Predicates.assignableTo(Record.class)))
                .check(new ClassFileImporter().importPackages("kith.procedures.reference"));
    }

    private static List<SlowModel.Ran> ran(Position position) {
        return position.episodes().stream()
                .map(episode -> new SlowModel.Ran(episode.procedure(), episode.openedBy(), episode.closed().map(Episode.Closed::by)))
                .toList();
    }

    private static List<SlowModel.Owed> owed(Position position) {
        Map<String, String> openedBy = position.episodes().stream().collect(Collectors.toMap(Episode::id, Episode::openedBy));
        return position.obligations().stream()
                .filter(obligation -> obligation.approves().isEmpty())
                .map(obligation -> new SlowModel.Owed(
                        obligation.rule(), openedBy.get(obligation.episode()), obligation.trigger(), ended(obligation.state()), named(obligation), obligation.limit().or(obligation::aim).map(ReferenceTest::lateFrom), extensions(obligation)))
                .toList();
    }

    private static Optional<String> named(Obligation obligation) {
        return obligation.holder() instanceof Holder.Person(String person) ? Optional.of(person) : Optional.empty();
    }

    private static List<SlowModel.More> extensions(Obligation obligation) {
        return obligation.extensions().stream()
                .map(extension -> new SlowModel.More(extension.authorisedBy(), lateFrom(extension.until()), extension.movesLimit(), extension.reason()))
                .toList();
    }

    private static String ended(Obligation.State state) {
        return switch (state) {
            case Obligation.State.Open() -> "open";
            case Obligation.State.Met met -> "met by " + met.by();
            case Obligation.State.Cancelled cancelled -> "cancelled by " + cancelled.by();
            case Obligation.State.Excused _ -> "excused";
        };
    }

    /** The first minute at which it is late; the one before must not be. */
    private static Instant lateFrom(Due due) {
        Instant first = switch (due) {
            case Due.At(Instant instant) -> instant.plusSeconds(60);
            case Due.ByEndOf byEnd -> byEnd.lateFrom();
        };
        assertThat(due.lateAt(first)).isTrue();
        assertThat(due.lateAt(first.minusSeconds(60))).isFalse();
        return first;
    }

    /** Every moment is known to the minute and no two are the same; some are recorded late; some are approved or withdrawn. */
    private static History history(Random random) {
        List<Event> events = new ArrayList<>();
        Instant now = Instant.parse("2026-09-01T06:00:00Z").plusSeconds(60L * random.nextInt(60 * 24 * 250));
        int size = 2 + random.nextInt(16);
        for (int i = 0; i < size; i++) {
            now = now.plusSeconds(60L * (1 + random.nextInt(60 * 24 * (random.nextBoolean() ? 2 : 25))));
            String step = STEPS.get(random.nextInt(STEPS.size()));
            String id = "e" + i;
            Instant recorded = random.nextInt(4) == 0 ? now.plusSeconds(60L * random.nextInt(60 * 24 * 10)) : now;
            events.add(event(id, step + ".recorded", now, recorded, ROLES.get(random.nextInt(3)), answers(step, now, random), Optional.empty()));
            if (step.equals("summary")) {
                for (String which : List.of("words", "names", "filing", "anything")) {
                    if (random.nextInt(3) > 0) {
                        events.add(event(id + "-" + which, step + ".approved", now.plusSeconds(60L * (1 + random.nextInt(60 * 24 * 3))), recorded.plusSeconds(30), ROLES.get(random.nextInt(3)), Map.of("approval", new Answer.Text(which)), Optional.of(id)));
                    }
                }
            } else if (random.nextInt(3) == 0) {
                events.add(event(id + "-approved", step + ".approved", now.plusSeconds(60L * (1 + (random.nextBoolean() ? 0 : random.nextInt(60 * 24 * 30)))), recorded.plusSeconds(90), ROLES.get(random.nextInt(3)), Map.of(), Optional.of(id)));
            }
            if (random.nextInt(12) == 0) {
                events.add(event(id + "-withdrawn", step + ".withdrawn", now.plusSeconds(40), recorded.plusSeconds(120), "worker", Map.of(), Optional.of(id)));
            }
        }
        events.sort(Comparator.comparing(Event::recorded));
        return new History("record", events);
    }

    private static Map<String, Answer> answers(String step, Instant now, Random random) {
        Map<String, Answer> answers = new HashMap<>();
        Trial.PACK.step(step).orElseThrow().form().fields().forEach(field -> {
            if (random.nextInt(5) > 0) {
                switch (field.type()) {
                    case YES_NO -> answers.put(field.id(), new Answer.YesNo(random.nextBoolean()));
                    case CHOICE -> answers.put(field.id(), new Answer.Choice(field.options().get(random.nextInt(field.options().size())).code()));
                    case DATE -> answers.put(field.id(), new Answer.Day(now.plusSeconds((field.mayBeFuture() ? 4 : -1) * random.nextInt(900_000)).atZone(Occurred.LONDON).toLocalDate()));
                    case DATE_TIME -> answers.put(field.id(), new Answer.When(new Occurred.At(now.minusSeconds(60L * random.nextInt(15_000)))));
                    case PROFESSIONAL -> answers.put(field.id(), new Answer.Professional("person-" + random.nextInt(5)));
                    default -> answers.put(field.id(), new Answer.Text("words"));
                }
            }
        });
        return answers;
    }

    private static Event event(
            String id, String type, Instant at, Instant recorded, String role, Map<String, Answer> answers, Optional<String> about) {
        return new Event(
                id, type, Optional.empty(), new Occurred.At(at), recorded, new Author(role + "-1", "social_care", role), answers, about,
                Optional.empty(), Optional.empty());
    }
}
