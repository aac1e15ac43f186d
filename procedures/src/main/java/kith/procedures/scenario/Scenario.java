package kith.procedures.scenario;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import kith.procedures.calendar.Calendar;
import kith.procedures.calendar.Due;
import kith.procedures.calendar.EnglandCalendar;
import kith.procedures.condition.FieldRef;
import kith.procedures.evaluate.WrittenTimelines;
import kith.procedures.form.LatestAnswers;
import kith.procedures.history.History;
import kith.procedures.history.Occurred;
import kith.procedures.pack.Pack;
import kith.procedures.position.Accesses;
import kith.procedures.position.CompiledPacks;
import kith.procedures.position.Directory;
import kith.procedures.position.Episode;
import kith.procedures.position.Holder;
import kith.procedures.position.Linked;
import kith.procedures.position.Obligation;
import kith.procedures.position.Offer;
import kith.procedures.position.Position;
import kith.procedures.position.Positions;
import kith.procedures.position.StatusHeld;

/**
 * A timeline of a pack, and what it must come to.
 *
 * @param name that of its file
 * @param pack the id of the pack in whose folder the timeline lies
 */
public record Scenario(String name, String pack, WrittenTimelines.Told timeline, Expectation expectation) {
    private static final Calendar CALENDAR = EnglandCalendar.standard();
    private static final DateTimeFormatter UNTIL = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT);
    private static final String DUTY_OF = "duty ";
    private static final Directory DUTY = role -> new Holder.Team(DUTY_OF + role);

    static Position position(History known, CompiledPacks packs, Instant at) {
        return Positions.position(known, packs, DUTY, Linked.NONE, CALENDAR, at);
    }

    /** Everything in which it comes to something else under that pack, in sentences; empty where it does not. */
    public List<String> failures(CompiledPacks packs) {
        return failures(packs, UnaryOperator.identity());
    }

    /** The same of histories of which something was left out. */
    List<String> failures(CompiledPacks packs, UnaryOperator<History> leftOf) {
        List<String> failures = new ArrayList<>();
        for (History history : timeline.children()) {
            Position position = position(leftOf.apply(history).asKnownAt(timeline.at()), packs, timeline.at());
            String child = history.record();
            expectation.term().ifPresent(term -> judge(child, term, position.obligations(), failures));
            Optional.ofNullable(expectation.open().get(child)).ifPresent(expected -> same(
                    child, "the rules still owed under", expected, position.open().stream().map(Obligation::rule).toList(), failures));
            Optional.ofNullable(expectation.episodes().get(child)).ifPresent(expected -> same(
                    child,
                    "the open episodes",
                    expected,
                    position.episodes().stream().filter(episode -> episode.closed().isEmpty()).map(Episode::procedure).toList(),
                    failures));
            Optional.ofNullable(expectation.statuses().get(child)).ifPresent(expected -> same(
                    child,
                    "the statuses",
                    expected,
                    position.statuses().stream().filter(held -> held.until().isEmpty()).map(StatusHeld::status).toList(),
                    failures));
            List<String> offered = position.offers().stream().map(Offer::step).toList();
            expectation.offered().getOrDefault(child, List.of()).stream().filter(step -> !offered.contains(step)).forEach(step ->
                    failures.add("%s: %s was to be offered, and is not".formatted(child, step)));
            expectation.notOffered().getOrDefault(child, List.of()).stream().filter(offered::contains).forEach(step ->
                    failures.add("%s: %s was not to be offered, and is".formatted(child, step)));
            expectation.heldBy().getOrDefault(child, Map.of()).forEach((rule, who) -> same(
                    child,
                    "the holders of " + rule,
                    List.of(who),
                    position.open().stream().filter(owed -> owed.rule().equals(rule)).map(owed -> said(owed.holder())).distinct().toList(),
                    failures));
            expectation.editions().getOrDefault(child, Map.of()).forEach((rule, edition) -> same(
                    child,
                    "the editions that applied to " + rule,
                    List.of(edition),
                    position.obligations().stream()
                            .filter(owed -> owed.rule().equals(rule))
                            .flatMap(owed -> applied(owed, packs).stream())
                            .distinct()
                            .toList(),
                    failures));
            Optional.ofNullable(expectation.access().get(child)).ifPresent(expected -> same(
                    child,
                    "who may see the record",
                    expected,
                    said(Accesses.of(leftOf.apply(history).asKnownAt(timeline.at()), packs.packs(), position)),
                    failures));
            expectation.proposes().getOrDefault(child, Map.of()).forEach((question, expected) -> same(
                    child,
                    "what %s.%s proposes".formatted(question.step(), question.field()),
                    expected.stream().toList(),
                    proposed(question, leftOf.apply(history).asKnownAt(timeline.at()), packs).stream().toList(),
                    failures));
        }
        return failures;
    }

    /** "whole to ada until 2027-01-09 10:00", "not ben", "not who manages ben", "still for spoc". */
    private static List<String> said(Accesses accesses) {
        return Stream.of(
                        accesses.opened().stream().map(opened -> "%s to %s until %s".formatted(
                                opened.extent().name().toLowerCase(Locale.ROOT), opened.professional(), UNTIL.format(opened.ends().atZone(Occurred.LONDON)))),
                        accesses.barred().stream().flatMap(barred -> Stream.concat(
                                Stream.of("not " + barred.professional()),
                                barred.managersToo() ? Stream.of("not who manages " + barred.professional()) : Stream.empty())),
                        accesses.frozenFor().stream().map(role -> "still for " + role))
                .flatMap(all -> all)
                .toList();
    }

    private static Optional<String> applied(Obligation owed, CompiledPacks packs) {
        return owed.raisedOn()
                .flatMap(day -> packs.packs().latest().editionOn(day, owed.source().document()))
                .map(Pack.Edition::id);
    }

    private static Optional<String> proposed(FieldRef question, History known, CompiledPacks packs) {
        return packs.packs().latest().step(question.step())
                .flatMap(step -> step.form().field(question.field()))
                .flatMap(field -> field.proposed(new LatestAnswers(known)))
                .map(proposed -> proposed.option().code());
    }

    private static void judge(String child, Expectation.OfTerm term, List<Obligation> obligations, List<String> failures) {
        boolean late = term.late().contains(child);
        List<Obligation> ofRule =
                obligations.stream().filter(owed -> owed.rule().equals(term.rule())).toList();
        if (term.notOwed().contains(child) && !ofRule.isEmpty()) {
            failures.add("%s: %s was to ask nothing, and asks because of: %s".formatted(child, term.rule(), ofRule.getFirst().because()));
        }
        if (!late && !term.inTime().contains(child)) {
            return;
        }
        List<Obligation> meant = ofRule.stream()
                .filter(owed -> due(owed, term.kind()).filter(term.due()::equals).isPresent())
                .toList();
        if (meant.size() != 1) {
            failures.add("%s: of the obligations of %s, one was to have the %s %s, and %d have. There are: %s".formatted(
                    child,
                    term.rule(),
                    term.kind().name().toLowerCase(Locale.ROOT),
                    said(term.due()),
                    meant.size(),
                    ofRule.stream().map(owed -> due(owed, term.kind()).map(Scenario::said).orElse("one without")).toList()));
            return;
        }
        if (!(meant.getFirst().state() instanceof Obligation.State.Met met)) {
            failures.add("%s: %s was to be met, and is not".formatted(child, term.rule()));
        } else if (term.due().lateAt(met.at()) != late) {
            failures.add("%s: %s was to be met %s, and was met at %s".formatted(child, term.rule(), late ? "late" : "in time", met.at()));
        } else if (late) {
            judge(child, term, meant.getFirst().authorisedUntil(), failures);
        }
    }

    private static void judge(String child, Expectation.OfTerm term, Optional<Due> authorisedUntil, List<String> failures) {
        boolean authorised = term.authorised().contains(child);
        Due until = term.authorisedUntil().get(child);
        if (authorisedUntil.isPresent() != authorised) {
            failures.add("%s: %s was to be %s to go past its limit, and was%s".formatted(
                    child, term.rule(), authorised ? "authorised" : "without authorisation", authorised ? " not" : ""));
        } else if (until != null && !until.equals(authorisedUntil.get())) {
            failures.add("%s: %s was to be authorised until %s, and was until %s".formatted(
                    child, term.rule(), said(until), said(authorisedUntil.get())));
        }
    }

    private static String said(Holder holder) {
        return switch (holder) {
            case Holder.Person(String person) -> person;
            case Holder.Team(String team) -> team.substring(DUTY_OF.length());
        };
    }

    private static String said(Due due) {
        return switch (due) {
            case Due.At(Instant instant) -> instant.toString();
            case Due.ByEndOf(var day) -> "the end of " + day;
        };
    }

    private static Optional<Due> due(Obligation owed, Expectation.Kind kind) {
        return switch (kind) {
            case AIM -> owed.aim();
            case LIMIT -> owed.limit();
        };
    }

    private static void same(String child, String what, List<String> expected, List<String> found, List<String> failures) {
        List<String> wanted = expected.stream().sorted().toList();
        List<String> there = found.stream().sorted().toList();
        if (!there.equals(wanted)) {
            failures.add("%s: %s were to be %s and are %s".formatted(child, what, wanted, there));
        }
    }
}
