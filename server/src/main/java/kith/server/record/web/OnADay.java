package kith.server.record.web;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kith.procedures.history.Answer;
import kith.procedures.history.Event;
import kith.procedures.history.Facts;
import kith.procedures.history.Standing;
import kith.procedures.pack.Field;
import kith.server.directory.Directories;
import kith.server.directory.Names;
import kith.server.gate.Level;
import kith.server.people.Children;
import kith.server.record.AnswerWords;
import kith.server.record.EventWords;
import kith.server.record.KnownNames;
import kith.server.record.RecordView;
import kith.server.record.RoleWords;
import kith.server.web.component.Link;
import kith.server.wording.Said;

/**
 * What was so of a child on one day, by what is known now, and what of it nobody could have known from the record on that day: a court asks for
 * both. A fact holds from the day that its form names, else from the day of the step, until the next of its kind or its end.
 *
 * @param groups every kind, in the order in which one asks
 * @param otherwise what the record said at the end of that day and does not say of that day any more
 */
public record OnADay(List<Group> groups, List<Otherwise> otherwise) {
    private static final String KNOWN_LATER = "known only after that day, from what was recorded, corrected or withdrawn later";

    public OnADay {
        groups = List.copyOf(groups);
        otherwise = List.copyOf(otherwise);
    }

    /** What is asked about a day, and what is said where nothing answers it. */
    public enum Kind {
        WITH_WHOM("Who lived with the child, or looked after them", "Nothing recorded says."),
        ADDRESS("Home address", "Nothing recorded says."),
        PLACEMENT("Placement", "None recorded."),
        LEGAL("Legal status and orders", "No looked-after status and no order recorded."),
        RESPONSIBLE("Parental responsibility", "Nothing recorded says who had it."),
        HOLDERS("Who held the record", "Nobody was allocated."),
        STATUSES("Plan and status", "No plan or other status stood."),
        UNDER_WAY("Under way", "Nothing was under way.");

        private final String title;
        private final String nothing;

        Kind(String title, String nothing) {
            this.title = title;
            this.nothing = nothing;
        }

        public String title() {
            return title;
        }

        public String nothing() {
            return nothing;
        }

        /** What the position says, which rests on all that was recorded and not on one form. */
        private boolean isOfPosition() {
            return this == STATUSES || this == UNDER_WAY;
        }
    }

    public record Group(Kind kind, List<Line> lines) {
        public Group {
            lines = List.copyOf(lines);
        }
    }

    /**
     * @param what in the words of the form, one thing after the other
     * @param more what is said beside it
     * @param days "as recorded of 3 March 2026", "3 March 2026 to now"
     * @param later "recorded on 12 March 2026, after that day"; empty where the record said so on that day
     */
    public record Line(List<String> what, List<String> more, String days, Link at, String later) {
        public Line {
            what = List.copyOf(what);
            more = List.copyOf(more);
        }
    }

    /** @param because why it does not stand any more: "withdrawn since" */
    public record Otherwise(Kind kind, Line line, String because) {}

    /**
     * Somebody who sees a part of the record is not told where its position was another: what changed it may be hidden from them.
     *
     * @param now the record by what is known now
     * @param then the same as it could have been seen at the end of that day; what was recorded later is not in it
     */
    static OnADay of(RecordView now, RecordView then, Names names, LocalDate day) {
        Map<Kind, List<Fact>> known = new Reading(now, names, day).facts();
        Map<Kind, List<Fact>> thought = new Reading(then, names, day).facts();
        List<Group> groups = new ArrayList<>();
        List<Otherwise> otherwise = new ArrayList<>();
        Map<String, Standing> standing = Standing.of(now.history()).events().stream().collect(Collectors.toMap(Standing::id, each -> each));
        for (Kind kind : Kind.values()) {
            List<Fact> knownThen = thought.getOrDefault(kind, List.of());
            List<Fact> knownNow = known.getOrDefault(kind, List.of());
            boolean compared = now.level() == Level.FULL || !kind.isOfPosition();
            groups.add(new Group(kind, knownNow.stream()
                    .map(fact -> fact.line(knownThen.stream().anyMatch(fact::saysAs) ? "" : fact.later(day).orElse(compared ? KNOWN_LATER : "")))
                    .toList()));
            knownThen.stream()
                    .filter(fact -> compared && knownNow.stream().noneMatch(fact::saysAs))
                    .forEach(fact -> otherwise.add(new Otherwise(kind, fact.line(""), fact.because(standing))));
        }
        return new OnADay(groups, otherwise);
    }

    /** Something that held on the day. */
    private record Fact(List<String> what, List<String> more, LocalDate from, String days, Link at, Standing said) {
        /** Until when it went on to hold was not known on the day, and is not what was asked. */
        boolean saysAs(Fact other) {
            return what.equals(other.what) && from.equals(other.from);
        }

        Line line(String later) {
            return new Line(what, more, days, at, later);
        }

        /** When its form was filled in or put right, if that was after the day. */
        Optional<String> later(LocalDate day) {
            LocalDate first = Said.dayOf(said.event().recorded());
            LocalDate last = Said.dayOf(said.lastWorded());
            if (first.isAfter(day)) {
                return Optional.of("recorded on " + Said.day(first) + ", after that day");
            }
            return last.isAfter(day) ? Optional.of("corrected on " + Said.day(last) + ", after that day") : Optional.empty();
        }

        String because(Map<String, Standing> now) {
            Standing still = now.get(said.id());
            if (still == null) {
                return "withdrawn since";
            }
            return still.lastWordedBy().equals(said.lastWordedBy()) ? "what was recorded later says otherwise" : "corrected since";
        }
    }

    private static final class Reading {
        private final RecordView view;
        private final Names names;
        private final LocalDate day;
        private final List<Standing> standing;
        private final Map<String, Standing> byEvent = new HashMap<>();

        Reading(RecordView view, Names names, LocalDate day) {
            this.view = view;
            this.names = names;
            this.day = day;
            this.standing = Standing.of(view.history()).events();
            standing.forEach(each -> {
                byEvent.put(each.id(), each);
                byEvent.put(each.worded().id(), each);
            });
        }

        Map<Kind, List<Fact>> facts() {
            Care care = Care.of(view, names);
            Map<Kind, List<Fact>> facts = new EnumMap<>(Kind.class);
            facts.put(Kind.WITH_WHOM, withWhom());
            facts.put(Kind.ADDRESS, latest(addresses()));
            facts.put(Kind.PLACEMENT, care.placements().stream().filter(span -> span.holdsOn(day)).map(this::placement).toList());
            facts.put(Kind.LEGAL, Stream.concat(
                            care.statuses().stream().filter(span -> span.holdsOn(day)).map(span -> span(span, "Looked after: " + span.what(), span.more())),
                            care.orders().stream().filter(span -> span.holdsOn(day)).map(span -> span(span, span.what(), span.more())))
                    .toList());
            facts.put(Kind.RESPONSIBLE, care.responsibleOn(day).stream()
                    .map(each -> fact(
                            List.of(each.who()),
                            List.of(each.shownBy().isEmpty() ? "No order or paper named" : "Shown by: " + each.shownBy()),
                            each.from(),
                            asRecordedOf(each.from()),
                            of(each.at())))
                    .toList());
            facts.put(Kind.HOLDERS, holders());
            facts.put(Kind.STATUSES, statuses());
            facts.put(Kind.UNDER_WAY, underWay());
            return facts;
        }

        private List<Fact> withWhom() {
            List<Fact> lists = latest(standing.stream().flatMap(each -> Stream.concat(household(each).stream(), movedInWith(each).stream())).toList());
            LocalDate since = lists.stream().map(Fact::from).findFirst().orElse(LocalDate.MIN);
            return Stream.concat(lists.stream(), standing.stream()
                            .filter(each -> each.isStepRecorded() && !each.day().isAfter(day) && !each.day().isBefore(since))
                            .flatMap(each -> changed(each).stream()))
                    .toList();
        }

        private Optional<Fact> household(Standing each) {
            return each.answer(KnownNames.HOUSEHOLD) instanceof Answer.Entries entries && each.isStepRecorded()
                    ? field(each, KnownNames.HOUSEHOLD).map(field -> fact(
                            AnswerWords.entries(field, entries, names).stream()
                                    .map(lines -> lines.stream().map(AnswerWords.Line::answer).collect(Collectors.joining(": ")))
                                    .toList(),
                            List.of(),
                            movedOn(each),
                            since(each),
                            each))
                    : Optional.empty();
        }

        /** Who came or went, said in words, takes no list's place: it stands beside it. */
        private Optional<Fact> changed(Standing each) {
            String said = each.text(KnownNames.HOUSEHOLD);
            return said.isBlank()
                    ? Optional.empty()
                    : field(each, KnownNames.HOUSEHOLD).map(field -> fact(List.of(said), List.of("Asked: " + field.label()), each.day(), asRecordedOf(each.day()), each));
        }

        private Optional<Fact> movedInWith(Standing each) {
            return each.isStepRecorded() && movedTo(each).isPresent()
                    ? KnownNames.WITH_WHOM.stream()
                            .map(each::text)
                            .filter(text -> !text.isBlank())
                            .findFirst()
                            .map(text -> fact(List.of(text), List.of(), movedOn(each), since(each), each))
                    : Optional.empty();
        }

        /** One who was described without an address has none from that day: an earlier one is not held to go on. */
        private List<Fact> addresses() {
            return standing.stream().flatMap(each -> {
                if (each.event().type().equals(Children.DESCRIBED)) {
                    String address = each.text("address");
                    return Stream.of(fact(address.isBlank() ? List.of() : List.of(address), List.of(), each.day(), asRecordedOf(each.day()), each));
                }
                return each.isStepRecorded()
                        ? movedTo(each).map(address -> fact(List.of(address), List.of(), movedOn(each), since(each), each)).stream()
                        : Stream.<Fact>empty();
            }).toList();
        }

        private Optional<String> movedTo(Standing each) {
            return KnownNames.LIVES_AT.stream()
                    .filter(id -> each.answer(id) instanceof Answer.Address || each.answer(id) instanceof Answer.NoFixedAddress)
                    .flatMap(id -> field(each, id).stream())
                    .findFirst()
                    .map(field -> AnswerWords.answer(field, each.answer(field.id()), names));
        }

        private static LocalDate movedOn(Standing each) {
            return each.answer(KnownNames.MOVED_ON) instanceof Answer.Day(LocalDate moved) ? moved : each.day();
        }

        private static String since(Standing each) {
            return each.answer(KnownNames.MOVED_ON) instanceof Answer.Day(LocalDate moved) ? "since " + Said.day(moved) : asRecordedOf(each.day());
        }

        private static String asRecordedOf(LocalDate day) {
            return "as recorded of " + Said.day(day);
        }

        /** The one that held on the day; of two from the same day, the one that happened later. One that says nothing only ends the one before. */
        private List<Fact> latest(List<Fact> facts) {
            return facts.stream()
                    .filter(fact -> !fact.from().isAfter(day))
                    .max(Comparator.comparing(Fact::from).thenComparing(Fact::said, Standing.AS_HAPPENED))
                    .filter(fact -> !fact.what().isEmpty())
                    .stream()
                    .toList();
        }

        private Fact placement(Care.Span span) {
            Standing said = of(span.at());
            List<String> more = new ArrayList<>(span.more());
            field(said, "address")
                    .filter(field -> said.answer(field.id()) != null)
                    .ifPresent(field -> more.add("Address there: " + AnswerWords.answer(field, said.answer(field.id()), names)));
            return span(span, span.what(), more);
        }

        private Fact span(Care.Span span, String what, List<String> more) {
            return fact(List.of(what), more, span.from(), span.days(), of(span.at()));
        }

        /** Whoever was allocated the role last; nothing takes a person off a record but the next. */
        private List<Fact> holders() {
            List<Standing> allocated = standing.stream()
                    .filter(each -> each.event().type().equals(Facts.HOLDER_ALLOCATED) && !each.day().isAfter(day))
                    .toList();
            Map<String, Standing> byRole = new HashMap<>();
            allocated.forEach(each -> byRole.put(each.text("role"), each));
            return byRole.entrySet().stream()
                    .map(entry -> fact(
                            List.of(RoleWords.title(entry.getKey(), view.packs().latest()) + ": " + names.person(entry.getValue().text("person"))),
                            names.team(entry.getValue().text("team")).map(Directories.Team::name).stream().toList(),
                            entry.getValue().day(),
                            "since " + Said.day(entry.getValue().day()),
                            entry.getValue()))
                    .sorted(Comparator.comparing(fact -> fact.what().getFirst()))
                    .toList();
        }

        private List<Fact> statuses() {
            return view.position().statuses().stream()
                    .filter(status -> holds(status.since(), status.until()))
                    .flatMap(status -> Optional.ofNullable(byEvent.get(status.begunBy())).stream()
                            .map(said -> fact(List.of(status.words()), List.of(), status.since(), days(status.since(), status.until()), said)))
                    .toList();
        }

        private List<Fact> underWay() {
            return view.position().episodes().stream()
                    .flatMap(episode -> {
                        LocalDate opened = Said.dayOf(episode.opened());
                        Optional<LocalDate> closed = episode.closed().map(each -> Said.dayOf(each.at()));
                        return holds(opened, closed)
                                ? Optional.ofNullable(byEvent.get(episode.openedBy())).stream()
                                        .map(said -> fact(List.of(episode.name()), List.of(), opened, days(opened, closed), said))
                                : Stream.<Fact>empty();
                    })
                    .toList();
        }

        private boolean holds(LocalDate from, Optional<LocalDate> until) {
            return !day.isBefore(from) && until.filter(end -> !day.isBefore(end)).isEmpty();
        }

        private static String days(LocalDate from, Optional<LocalDate> until) {
            return Said.day(from) + until.map(end -> " to " + Said.day(end)).orElse(" to now");
        }

        private Fact fact(List<String> what, List<String> more, LocalDate from, String days, Standing said) {
            return new Fact(what, more, from, days, Link.to(path(said.worded().id()), EventWords.title(said.event(), view.packs())), said);
        }

        private String path(String event) {
            return "/records/" + view.record() + "/events/" + event;
        }

        private Standing of(Link at) {
            return byEvent.get(at.href().substring(path("").length()));
        }

        private Optional<Field> field(Standing each, String id) {
            Event worded = each.worded();
            return view.packs().step(each.event().subject(), worded.packVersion()).flatMap(step -> step.form().field(id));
        }
    }
}
