package kith.server.record.web;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kith.procedures.history.Answer;
import kith.procedures.history.Event;
import kith.procedures.history.Standing;
import kith.procedures.pack.Field;
import kith.procedures.pack.Pack;
import kith.procedures.pack.Step;
import kith.server.directory.Names;
import kith.server.record.AnswerWords;
import kith.server.record.EventWords;
import kith.server.record.KnownNames;
import kith.server.record.RecordView;
import kith.server.web.component.Link;
import kith.server.wording.Said;

/**
 * What the law says of a child over time, as it was recorded: on what basis they are looked after, which orders hold, where they live, and
 * who has parental responsibility. Nothing is worked out beyond the days on which one thing took the place of another.
 *
 * @param statuses on what basis the child was looked after, the latest first; one at a time
 * @param orders of courts, and police protection, the latest first; several may hold at once
 * @param placements the latest first; one at a time
 * @param responsible who was said to have parental responsibility, the latest first; each holds until somebody says otherwise
 */
public record Care(List<Span> statuses, List<Span> orders, List<Span> placements, List<Responsible> responsible) {

    public Care {
        statuses = List.copyOf(statuses);
        orders = List.copyOf(orders);
        placements = List.copyOf(placements);
        responsible = List.copyOf(responsible);
    }

    /**
     * Something that held from one day to another.
     *
     * @param until the day on which it ended; empty where it still holds
     * @param lastDay until when it holds at the latest, as whoever ordered it said; empty where nobody did
     * @param what in the words of the form, with the code that the census has for it
     * @param more what is said beside it
     */
    public record Span(LocalDate from, Optional<LocalDate> until, Optional<LocalDate> lastDay, String what, List<String> more, Link at) {
        public Span {
            more = List.copyOf(more);
        }

        /** On the day on which one takes the place of another, the later one holds. */
        public boolean holdsOn(LocalDate day) {
            return !day.isBefore(from) && until.filter(end -> !day.isBefore(end)).isEmpty();
        }

        public String days() {
            return Said.day(from)
                    + until.map(end -> " to " + Said.day(end)).or(() -> lastDay.map(end -> ", until " + Said.day(end) + " at the latest")).orElse(" to now");
        }
    }

    /**
     * @param who in the words of whoever recorded it
     * @param shownBy the order or paper that shows it; empty where none is named
     */
    public record Responsible(LocalDate from, String who, String shownBy, Link at) {}

    /** What was so on that day, as it is known now. */
    public Optional<Responsible> responsibleOn(LocalDate day) {
        return responsible.stream().filter(each -> !each.from().isAfter(day)).findFirst();
    }

    /** @param kind "Looked after", "Placement" or "Order" */
    public record Held(String kind, Span span) {}

    public List<Held> holdingOn(LocalDate day) {
        return Stream.of(held("Looked after", statuses, day), held("Placement", placements, day), held("Order", orders, day))
                .flatMap(each -> each)
                .toList();
    }

    private static Stream<Held> held(String kind, List<Span> spans, LocalDate day) {
        return spans.stream().filter(span -> span.holdsOn(day)).map(span -> new Held(kind, span));
    }

    /** @param ended what ends it, and {@code extended} what gives it a later last day */
    private record Kind(String begun, Set<String> ended, Set<String> extended) {}

    private static final List<Kind> ORDERS = List.of(
            new Kind("police_protection_begun", Set.of("police_protection_ended"), Set.of()),
            new Kind("emergency_protection_order_made", Set.of("emergency_protection_order_ended"), Set.of("emergency_protection_extended")),
            new Kind("child_assessment_order_made", Set.of("child_assessment_order_ended"), Set.of()),
            new Kind("interim_order_made", Set.of("interim_order_ended", "interim_order_made"), Set.of()),
            new Kind("care_order_made", Set.of("care_order_ended"), Set.of()),
            new Kind("supervision_order_made", Set.of("supervision_order_ended"), Set.of("supervision_extended")),
            new Kind("family_orders_known", Set.of("family_orders_known"), Set.of()));

    private static final Kind STATUS = new Kind(KnownNames.LEGAL_STATUS, Set.of(KnownNames.LEGAL_STATUS, KnownNames.LOOKED_AFTER_ENDED), Set.of());
    private static final Kind PLACEMENT = new Kind(KnownNames.PLACEMENT, Set.of(KnownNames.PLACEMENT, KnownNames.LOOKED_AFTER_ENDED), Set.of());

    /** Until when it holds at the latest, by whichever name the form asks it. */
    private static final List<String> LAST_DAY = List.of("ends_at", "runs_until", "ends_on", "eighteen_on", "until");

    /** What shows who has parental responsibility. */
    private static final List<String> SHOWN_BY = List.of("paper", "court", "proof", "terms");

    /** A form asks in a sentence what a table says in a word. */
    private static final Map<String, String> IN_SHORT = Map.of(
            "paper", "Shown by",
            "need", "Main need",
            "episode", "New episode",
            "placement_code", "In the return",
            "provided_by", "Provided by",
            "provider", "Carer or home",
            "distance", "Miles from home",
            "court", "Court",
            "lives_with", "Lives with");

    static Care of(RecordView view, Names names) {
        return new Reading(
                        view,
                        names,
                        Standing.of(view.history()).events().stream().filter(Standing::isStepRecorded).toList())
                .care();
    }

    private record Reading(RecordView view, Names names, List<Standing> standing) {
        Care care() {
            return new Care(
                    latestFirst(spans(STATUS, List.of("status"), List.of("paper", "need", "episode"))),
                    latestFirst(ORDERS.stream().flatMap(kind -> spans(kind, List.of("type", "kinds"), List.of("court", "lives_with"))).filter(this::isOrder)),
                    latestFirst(spans(PLACEMENT, List.of("type"), List.of("placement_code", "provided_by", "provider", "distance"))),
                    responsible());
        }

        /** That there is none is no order. */
        private boolean isOrder(Span span) {
            return view.event(span.at().href().substring(span.at().href().lastIndexOf('/') + 1))
                    .filter(event -> new Answer.Choice("none").equals(event.answers().get("nature")))
                    .isEmpty();
        }

        private static List<Span> latestFirst(Stream<Span> spans) {
            return spans.sorted(Comparator.comparing(Span::from).reversed()).toList();
        }

        private Stream<Span> spans(Kind kind, List<String> what, List<String> more) {
            List<Span> spans = new ArrayList<>();
            for (int i = 0; i < standing.size(); i++) {
                Standing begun = standing.get(i);
                if (begun.event().subject().equals(kind.begun())) {
                    List<Standing> later = standing.subList(i + 1, standing.size());
                    Optional<Standing> end = later.stream().filter(each -> kind.ended().contains(each.event().subject())).findFirst();
                    spans.add(new Span(
                            begun.day(),
                            end.map(Standing::day),
                            lastDay(begun, later, end, kind),
                            words(begun, what),
                            more(begun, end, more),
                            at(begun)));
                }
            }
            return spans.stream();
        }

        private Optional<LocalDate> lastDay(Standing begun, List<Standing> later, Optional<Standing> end, Kind kind) {
            return Stream.concat(
                            later.stream()
                                    .takeWhile(each -> end.filter(each::equals).isEmpty())
                                    .filter(each -> kind.extended().contains(each.event().subject()))
                                    .toList()
                                    .reversed()
                                    .stream(),
                            Stream.of(begun))
                    .flatMap(each -> LAST_DAY.stream().flatMap(field -> day(each, field).stream()))
                    .findFirst();
        }

        private static Optional<LocalDate> day(Standing standing, String field) {
            return switch (standing.answer(field)) {
                case Answer.Day(LocalDate day) -> Optional.of(day);
                case Answer.When(var occurred) -> Optional.of(occurred.day(standing.event().recorded()));
                case null, default -> Optional.empty();
            };
        }

        /** The option chosen, with its code in the census; without one, what was done. */
        private String words(Standing begun, List<String> fields) {
            return fields.stream()
                    .flatMap(id -> field(begun, id).stream())
                    .filter(field -> begun.answer(field.id()) != null)
                    .map(field -> AnswerWords.answer(field, begun.answer(field.id()), names) + code(field, begun.text(field.id())))
                    .findFirst()
                    .orElseGet(() -> title(begun));
        }

        private static String code(Field field, String chosen) {
            return field.options().stream()
                    .filter(option -> option.code().equals(chosen))
                    .flatMap(option -> option.censusCode().stream())
                    .findFirst()
                    .map(census -> " (" + census + ")")
                    .orElse("");
        }

        private List<String> more(Standing begun, Optional<Standing> end, List<String> fields) {
            Stream<String> said = fields.stream()
                    .flatMap(id -> field(begun, id).stream())
                    .filter(field -> begun.answer(field.id()) != null)
                    .map(field -> said(field, AnswerWords.answer(field, begun.answer(field.id()), names) + code(field, begun.text(field.id()))));
            Stream<String> how = end.stream()
                    .filter(each -> !each.event().subject().equals(begun.event().subject()))
                    .map(each -> Stream.of("ended_by", "ceased", "reason", "outcome")
                            .flatMap(id -> field(each, id).stream())
                            .filter(field -> each.answer(field.id()) != null)
                            .map(field -> "Ended: " + AnswerWords.answer(field, each.answer(field.id()), names) + code(field, each.text(field.id())))
                            .findFirst()
                            .orElse("Ended: " + title(each)));
            return Stream.concat(said, how).toList();
        }

        private static String said(Field field, String answer) {
            return IN_SHORT.getOrDefault(field.id(), field.label()) + ": " + answer;
        }

        private Optional<Field> field(Standing standing, String id) {
            return step(standing).flatMap(step -> step.form().field(id));
        }

        private Optional<Step> step(Standing standing) {
            return view.packs().step(standing.event().subject(), standing.worded().packVersion());
        }

        private String title(Standing standing) {
            return EventWords.title(standing.event(), view.packs());
        }

        private Link at(Standing standing) {
            return Link.to("/records/" + view.record() + "/events/" + standing.worded().id(), title(standing));
        }

        private List<Responsible> responsible() {
            return standing.reversed().stream()
                    .flatMap(each -> KnownNames.RESPONSIBLE.stream()
                            .map(each::text)
                            .filter(text -> !text.isBlank())
                            .limit(1)
                            .map(who -> new Responsible(
                                    each.day(), who, SHOWN_BY.stream().map(each::text).filter(text -> !text.isBlank()).findFirst().orElse(""), at(each))))
                    .toList();
        }
    }

    /** @param what was done or is to be done, with its day */
    public record Dated(String day, String what, Link at) {}

    /** What was held of these kinds, the latest first. */
    static List<Dated> held(RecordView view, Names names, Set<String> steps) {
        return Standing.of(view.history()).events().reversed().stream()
                .filter(each -> each.isStepRecorded() && steps.contains(each.event().subject()))
                .map(each -> new Dated(
                        Said.occurred(each.occurred()),
                        view.packs().step(each.event().subject(), each.worded().packVersion())
                                .flatMap(step -> new Gist(step, each.worded().answers(), names).decided())
                                .orElse(""),
                        Link.to("/records/" + view.record() + "/events/" + each.worded().id(), EventWords.title(each.event(), view.packs()))))
                .toList();
    }

    /** Days that a court or a letter named and that are still to come, the soonest first. */
    static List<Dated> toCome(RecordView view, LocalDate today) {
        Pack pack = view.packs().latest();
        Set<String> courts = pack.headings().stream()
                .filter(heading -> heading.id().equals("court"))
                .flatMap(heading -> heading.procedures().stream())
                .collect(Collectors.toSet());
        record Day(LocalDate day, Dated dated) {}
        List<Day> days = new ArrayList<>();
        Standing.of(view.history()).events().stream()
                .filter(Standing::isStepRecorded)
                .forEach(each -> pack.step(each.event().subject())
                        .filter(step -> courts.contains(step.procedure()))
                        .ifPresent(step -> step.form().fields().stream()
                                .filter(field -> field.type() == Field.Type.DATE || field.type() == Field.Type.DATE_TIME)
                                .forEach(field -> Reading.day(each, field.id())
                                        .filter(day -> !day.isBefore(today))
                                        .ifPresent(day -> days.add(new Day(day, new Dated(
                                                words(each.answer(field.id())),
                                                field.label(),
                                                Link.to("/records/" + view.record() + "/events/" + each.worded().id(), step.name()))))))));
        return days.stream().sorted(Comparator.comparing(Day::day)).map(Day::dated).distinct().toList();
    }

    private static String words(Answer answer) {
        return switch (answer) {
            case Answer.When(var occurred) -> Said.occurred(occurred);
            case Answer.Day(LocalDate day) -> Said.day(day);
            default -> "";
        };
    }
}
