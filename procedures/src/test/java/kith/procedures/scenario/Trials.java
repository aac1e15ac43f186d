package kith.procedures.scenario;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import kith.procedures.calendar.CountedOnFingers;
import kith.procedures.calendar.CountedOnFingers.End;
import kith.procedures.calendar.Due;
import kith.procedures.calendar.Term;
import kith.procedures.history.Answer;
import kith.procedures.history.Event;
import kith.procedures.history.Facts;
import kith.procedures.history.History;
import kith.procedures.history.Occurred;
import kith.procedures.pack.Pack;
import kith.procedures.pack.Rule;
import kith.procedures.position.CompiledPacks;
import kith.procedures.position.Extension;
import kith.procedures.position.Obligation;
import kith.procedures.position.Position;

/** The stories of one pack's scenarios told again from every awkward moment, and everything that was not as it should be. */
final class Trials {
    /**
     * What the clock in London shows: the nights on which it changes, with the hour that comes twice, both sides of the one that is missing, and
     * the day before, from which a day's hours end in them; the last days before Christmas, Easter and the new year; ends of months; a leap day;
     * the last minute of an ordinary week, and the minute after it.
     */
    private static final List<String> AWKWARD = List.of(
            "2026-10-24T01:30+01:00", "2026-10-25T01:30+01:00", "2026-10-25T01:30Z",
            "2026-12-24T16:59Z", "2026-12-24T17:01Z", "2026-12-31T23:59Z",
            "2027-01-31T12:00Z", "2027-03-25T16:59Z", "2027-03-27T01:30Z", "2027-03-28T00:59Z", "2027-03-28T02:00+01:00",
            "2027-06-11T23:59+01:00", "2027-06-12T00:00+01:00", "2027-08-31T09:00+01:00",
            "2027-10-30T01:30+01:00", "2027-10-31T01:59+01:00", "2027-10-31T01:00Z",
            "2027-12-24T17:01Z", "2028-02-29T12:00Z");

    private static final Instant BEGINNING = Instant.parse(CountedOnFingers.BEGINNING);
    private static final Instant AT = Instant.parse("2030-01-01T00:00:00Z");

    private record Counted(Term term, String start) {}

    /** @param limit whether it is the limit, and not the aim, by which the witness is judged */
    private record Judged(Witness witness, History moved, boolean limit) {
        String name() {
            return limit ? "limit" : "aim";
        }
    }

    private final ShippedScenarios shipped;

    /** As it will be: what is only prepared has its timescales too. */
    private final Pack pack;

    private final CompiledPacks packs;
    private final Set<Timescale> proven;
    private final Map<Counted, End> counted = new HashMap<>();
    private final List<String> neverAsked = new ArrayList<>();
    private final List<String> wrongEnds = new ArrayList<>();
    private final List<String> wronglyLate = new ArrayList<>();
    private final List<String> changed = new ArrayList<>();

    /** From how many moments each aim and limit was met in time and late, of those that are not proven already. */
    private final Map<String, Integer> met = new LinkedHashMap<>();

    private Trials(ShippedScenarios shipped, Set<Timescale> proven) {
        this.shipped = shipped;
        this.pack = shipped.pack().asIfInForce();
        this.packs = CompiledPacks.of(pack);
        this.proven = proven;
    }

    /** @param proven timescales that were tried in a pack that this one extends: here only when they end is asked of them */
    static Trials of(ShippedScenarios shipped, Set<Timescale> proven) {
        Trials trials = new Trials(shipped, proven);
        trials.go();
        return trials;
    }

    String pack() {
        return shipped.pack().id();
    }

    Set<Timescale> timescales() {
        return Set.copyOf(Timescale.of(pack));
    }

    /** What no scenario asks for. */
    List<String> neverAsked() {
        return neverAsked;
    }

    /** What was due at another time than it should be. */
    List<String> wrongEnds() {
        return wrongEnds;
    }

    /** What was late in time, or in time though late. */
    List<String> wronglyLate() {
        return wronglyLate;
    }

    /** What could not be told as met just in time and just too late from every day among the awkward moments. */
    List<String> notAlwaysMet() {
        return met.entrySet().stream().filter(each -> each.getValue() < daysOf(AWKWARD).count()).map(Map.Entry::getKey).toList();
    }

    /** Where something else was asked, or something else came of it, than in the scenario. */
    List<String> changed() {
        return changed;
    }

    private void go() {
        List<Timescale> timescales = Timescale.of(pack);
        Map<Timescale, List<Witness>> found = new LinkedHashMap<>();
        timescales.forEach(timescale -> found.put(timescale, new ArrayList<>()));
        for (Scenario scenario : shipped.scenarios()) {
            for (History history : scenario.timeline().children()) {
                History known = history.asKnownAt(scenario.timeline().at());
                Witness.in(scenario.name(), known, position(known), timescales).forEach(witness -> found.get(witness.timescale()).add(witness));
            }
        }
        found.forEach((timescale, witnesses) -> {
            if (witnesses.isEmpty()) {
                neverAsked.add(timescale.toString());
            }
            if (!proven.contains(timescale)) {
                timescale.aim().ifPresent(_ -> met.put(timescale + ": its aim", 0));
                timescale.limit().ifPresent(_ -> met.put(timescale + ": its limit", 0));
            }
            chosen(witnesses).forEach(this::tellAgain);
        });
    }

    /** The shortest that can be met at another time: one that counts from a moment, one that counts from a day, and one with more time given. */
    private static List<Witness> chosen(List<Witness> witnesses) {
        Comparator<Witness> best = Comparator.<Witness, Boolean>comparing(witness -> witness.metBy().isEmpty() || !witness.hasTime())
                .thenComparing(witness -> !(witness.obligation().state() instanceof Obligation.State.Open))
                .thenComparing(witness -> witness.history().events().size());
        return Stream.of(
                        witnesses.stream().filter(witness -> !witness.isExtended() && !witness.isOfDay()).min(best),
                        witnesses.stream().filter(witness -> !witness.isExtended() && witness.isOfDay()).min(best),
                        witnesses.stream().filter(Witness::isExtended).min(best))
                .flatMap(Optional::stream)
                .toList();
    }

    private void tellAgain(Witness witness) {
        Stream<String> starts = witness.isOfDay() ? daysOf(AWKWARD) : AWKWARD.stream();
        starts.forEach(start -> tell(witness, start));
    }

    private static Stream<String> daysOf(List<String> moments) {
        return moments.stream().map(moment -> moment.substring(0, 10)).distinct();
    }

    private void tell(Witness witness, String start) {
        Instant now = witness.isOfDay()
                ? LocalDate.parse(start).atTime(12, 0).atZone(Occurred.LONDON).toInstant()
                : OffsetDateTime.parse(start).toInstant();
        History moved = Moved.from(witness.start(), witness.recorded(), now).of(witness.history());
        String told = witness + ", told from " + start;
        Position position = position(moved);
        compare(told, witness.asked(), Witness.asked(position));
        find(position, witness).ifPresent(obligation -> {
            witness.timescale().aim().ifPresent(term ->
                    ends(told, new Judged(witness, moved, false), obligation.aim(), count(term, start)));
            witness.timescale().limit().ifPresent(term ->
                    ends(told, new Judged(witness, moved, true), obligation.limit(), limit(told, obligation, term, start, witness, moved)));
        });
    }

    private void compare(String told, Map<String, String> before, Map<String, String> now) {
        if (!now.equals(before)) {
            List<String> gone = before.entrySet().stream().filter(each -> !now.entrySet().contains(each)).map(Map.Entry::getValue).toList();
            List<String> come = now.entrySet().stream().filter(each -> !before.entrySet().contains(each)).map(Map.Entry::getValue).toList();
            changed.add("%s: was %s, and is %s".formatted(told, gone, come));
        }
    }

    private void ends(String told, Judged judged, Optional<Due> due, End end) {
        if (!due.map(Trials::said).equals(Optional.of(said(end)))) {
            wrongEnds.add("%s: the %s was to be %s, and is %s".formatted(told, judged.name(), said(end), due.map(Trials::said).orElse("none")));
        } else if (!proven.contains(judged.witness.timescale())) {
            lateness(told, judged, BEGINNING.plus(Duration.ofMinutes(end.lateFrom())));
        }
    }

    private End limit(String told, Obligation obligation, Term term, String start, Witness witness, History moved) {
        End limit = count(term, start);
        for (Extension given : obligation.extensions()) {
            Rule.Extension rule = witness.timescale().of().flatMap(Rule::extension).orElseThrow();
            End until = switch (rule.until()) {
                case Rule.Until.Counted(Term counted) -> count(counted, start);
                case Rule.Until.Answered(var field) -> {
                    Answer answer = moved.events().stream().filter(event -> event.id().equals(given.recording())).findFirst().orElseThrow().answers().get(field.field());
                    yield switch (answer) {
                        case Answer.Day(LocalDate day) -> CountedOnFingers.endOf(day.toString());
                        case Answer.When(Occurred.At(Instant instant)) -> CountedOnFingers.minute(instant.toString().replace(":00Z", "Z"));
                        default -> throw new IllegalStateException(told + ": until " + answer);
                    };
                }
            };
            Optional<End> ceiling = rule.ceiling().map(most -> count(most, start));
            until = ceiling.isPresent() && ceiling.get().lateFrom() < until.lateFrom() ? ceiling.get() : until;
            boolean moves = !rule.limitStays() && ChronoUnit.MINUTES.between(BEGINNING, given.at()) < limit.lateFrom();
            if (moves != given.movesLimit()) {
                wrongEnds.add(told + ": more time was given " + given.at() + ", which " + (moves ? "moves" : "does not move") + " the limit");
            }
            limit = moves ? until : limit;
        }
        return limit;
    }

    /** @param late the first minute at which it is */
    private void lateness(String told, Judged judged, Instant late) {
        Witness witness = judged.witness;
        List<Event> matters = witness.whatMatters(judged.moved);
        Optional<Event> by = witness.metBy().flatMap(met -> matters.stream().filter(event -> event.id().equals(met.id())).findFirst());
        if (by.isEmpty() && !(witness.obligation().state() instanceof Obligation.State.Open)) {
            return;
        }
        leaveOpen(told + ", still open", judged, late, matters.stream()
                .filter(event -> by.isEmpty() || !event.id().equals(by.get().id()) && !event.corrects().equals(Optional.of(by.get().id())))
                .toList());
        Instant asked = matters.stream().filter(event -> event.id().equals(witness.obligation().trigger())).findFirst().orElseThrow().earliest();
        Instant before = late.minusSeconds(120);
        if (by.isEmpty() || !before.isAfter(asked)) {
            return;
        }
        met.merge(witness.timescale() + ": its " + judged.name(), 1, Integer::sum);
        Instant atTheLimit = late.minusSeconds(60);
        Instant written = late.plus(Duration.ofDays(10));
        meet(told, judged, matters, List.of(at(by.get(), before, written)), false);
        meet(told, judged, matters, List.of(at(by.get(), atTheLimit, written)), false);
        meet(told, judged, matters, List.of(at(by.get(), late, written)), true);
        if (by.get().fact().equals(Facts.RECORDED)) {
            meet(told, judged, matters, List.of(at(by.get(), late, written), corrected(by.get(), atTheLimit, written)), false);
            meet(told, judged, matters, List.of(at(by.get(), atTheLimit, written), corrected(by.get(), late, written)), true);
        }
    }

    private void leaveOpen(String told, Judged judged, Instant late, List<Event> events) {
        find(position(judged.moved.with(events)), judged.witness).ifPresentOrElse(
                owed -> {
                    if (owed.state() instanceof Obligation.State.Open) {
                        judge(told, judged, owed, late.minusSeconds(120), false);
                        judge(told, judged, owed, late.minusSeconds(60), false);
                        judge(told, judged, owed, late, true);
                    } else {
                        wronglyLate.add(told + ": it is " + owed.state());
                    }
                },
                () -> wronglyLate.add(told + ": it is not asked"));
    }

    /** @param by what meets it, and a correction of that */
    private void meet(String told, Judged judged, List<Event> matters, List<Event> by, boolean late) {
        String id = by.getFirst().id();
        List<Event> events = new ArrayList<>(matters.stream().filter(event -> !event.id().equals(id)).toList());
        events.addAll(by);
        String how = "%s, met %s%s".formatted(told, by.getLast().occurred(), by.size() > 1 ? " by a correction" : "");
        find(position(judged.moved.with(events)), judged.witness).ifPresentOrElse(
                owed -> {
                    if (owed.state() instanceof Obligation.State.Met met && met.by().equals(id)) {
                        judge(how, judged, owed, met.at(), late);
                    } else {
                        wronglyLate.add(how + ": it is " + owed.state());
                    }
                },
                () -> wronglyLate.add(how + ": it is not asked"));
    }

    private void judge(String told, Judged judged, Obligation owed, Instant when, boolean late) {
        boolean isLate = judged.limit ? owed.lateAt(when) : owed.aim().filter(due -> due.lateAt(when)).isPresent();
        if (isLate != late) {
            wronglyLate.add("%s: by its %s it is%s late at %s".formatted(told, judged.name(), isLate ? "" : " not", when));
        }
    }

    private static Event at(Event event, Instant occurred, Instant recorded) {
        return new Event(
                event.id(), event.type(), event.episode(), new Occurred.At(occurred), recorded, event.author(), event.answers(), event.corrects(),
                event.occasion(), event.packVersion());
    }

    private static Event corrected(Event event, Instant occurred, Instant recorded) {
        return new Event(
                event.id() + "-corrected", event.subject() + "." + Facts.CORRECTED, event.episode(), new Occurred.At(occurred), recorded.plusSeconds(60),
                event.author(), event.answers(), Optional.of(event.id()), Optional.empty(), event.packVersion());
    }

    private static Optional<Obligation> find(Position position, Witness witness) {
        return position.obligations().stream().filter(obligation -> obligation.id().equals(witness.obligation().id())).findFirst();
    }

    private Position position(History history) {
        return Scenario.position(history, packs, AT);
    }

    private End count(Term term, String start) {
        return counted.computeIfAbsent(new Counted(term, start), asked -> CountedOnFingers.of(asked.term, asked.start));
    }

    private static String said(Due due) {
        return switch (due) {
            case Due.ByEndOf(LocalDate day) -> day.toString();
            case Due.At(Instant instant) -> instant.toString();
        };
    }

    private static String said(End end) {
        return end.says().length() == 10 ? end.says() : OffsetDateTime.parse(end.says()).toInstant().toString();
    }
}
