package kith.procedures.reference;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kith.procedures.calendar.Term;
import kith.procedures.condition.Condition;
import kith.procedures.condition.FieldRef;
import kith.procedures.history.Answer;
import kith.procedures.history.Event;
import kith.procedures.history.History;
import kith.procedures.history.Occurred;
import kith.procedures.pack.Pack;
import kith.procedures.pack.Procedure;
import kith.procedures.pack.Rule;
import kith.procedures.pack.Step;

/** What the rules of a pack ask for on a record, approvals themselves apart. */
public final class SlowModel {
    private static final ZoneId LONDON = ZoneId.of("Europe/London");

    /** gov.uk/bank-holidays, England and Wales. */
    private static final Set<LocalDate> BANK_HOLIDAYS = Stream.of(
                    "2026-08-31", "2026-12-25", "2026-12-28", "2027-01-01", "2027-03-26", "2027-03-29", "2027-05-03", "2027-05-31",
                    "2027-08-30", "2027-12-27", "2027-12-28", "2028-01-03", "2028-04-14", "2028-04-17", "2028-05-01", "2028-05-29")
            .map(LocalDate::parse)
            .collect(Collectors.toSet());

    /** Everything that it says of a record. */
    public record Told(List<Ran> ran, List<Owed> owed) {}

    /** An episode. @param closedBy empty while it is open */
    public record Ran(String procedure, String openedBy, Optional<String> closedBy) {}

    /**
     * @param openedBy what opened the episode in which it is owed
     * @param ended {@code met by e4}, {@code cancelled by e7} or {@code open}
     * @param named who holds it because an answer names them; empty where whoever has the role does
     * @param extensions in the order in which they were authorised
     * @param lateFrom the first minute at which the limit (or, without one, the aim) has passed; empty where there is neither
     */
    public record Owed(String rule, String openedBy, String trigger, String ended, Optional<String> named, Optional<Instant> lateFrom, List<More> extensions) {}

    /** More time, until that minute. */
    public record More(String authorisedBy, Instant until, boolean movesLimit, Optional<String> reason) {}

    private static final class Recording {
        Event event;
        Step step;
        Instant at;
        boolean counts;
        Happening episode;
        final List<Happening> opened = new ArrayList<>();
        final List<Happening> alsoFor = new ArrayList<>();
    }

    /** An episode. */
    private static final class Happening {
        Procedure procedure;
        Recording opener;
        Recording closer;
    }

    private final Pack pack;
    private final List<Recording> recordings = new ArrayList<>();
    private final List<Happening> happenings = new ArrayList<>();
    private final List<Event> approvals = new ArrayList<>();

    /** Of the obligation at hand: the minutes at which its clock stopped and went on, by turns. */
    private List<Instant> stops = List.of();

    private SlowModel(Pack pack) {
        this.pack = pack;
    }

    public static Told of(Pack pack, History history) {
        SlowModel model = new SlowModel(pack);
        Set<String> withdrawn = history.events().stream()
                .filter(event -> event.type().endsWith(".withdrawn"))
                .map(event -> event.corrects().orElseThrow())
                .collect(Collectors.toSet());
        List<Event> events = history.events().stream().filter(event -> !withdrawn.contains(event.id())).toList();
        events.stream().filter(event -> event.type().endsWith(".approved")).forEach(model.approvals::add);
        List<Event> recorded = new ArrayList<>(events.stream().filter(event -> event.type().endsWith(".recorded")).toList());
        while (!recorded.isEmpty()) {
            Event first = recorded.getFirst();
            for (Event event : recorded) {
                if (moment(event).isBefore(moment(first))) {
                    first = event;
                }
            }
            recorded.remove(first);
            model.happens(first);
        }
        return new Told(model.ran(), model.owed());
    }

    private static Instant moment(Event event) {
        if (event.occurred() instanceof Occurred.At(Instant instant)) {
            return instant;
        }
        throw new IllegalArgumentException("of " + event.id() + " the moment is not known");
    }

    // what happened, and where it belongs ----------------------------------------------------------------------------------

    /** An approval that names none of the step's approvals, or does not say which, is its first. */
    private boolean isApproved(Event event, Step step, Step.Approval approval) {
        return approvals.stream().filter(given -> given.corrects().equals(Optional.of(event.id()))).anyMatch(given -> {
            String which = given.answers().get("approval") instanceof Answer.Text(String id) ? id : "";
            boolean known = step.approvals().stream().anyMatch(other -> other.id().equals(which));
            return known ? approval.id().equals(which) : approval == step.approvals().getFirst();
        });
    }

    private void happens(Event event) {
        Recording now = new Recording();
        now.event = event;
        now.at = moment(event);
        now.step = pack.procedures().stream()
                .flatMap(procedure -> procedure.steps().stream())
                .filter(step -> event.type().equals(step.id() + ".recorded"))
                .findFirst()
                .orElseThrow();
        now.episode = openOf(now.step.procedure());
        now.counts = now.step.approvals().stream()
                .allMatch(approval -> !approval.beforeItCounts() || isApproved(event, now.step, approval) || !holds(approval.when(), now, now.episode, false));
        recordings.add(now);
        if (now.counts) {
            List<Happening> before = List.copyOf(happenings);
            close(now, before::contains);
            open(now);
            close(now, happening -> !before.contains(happening));
        }
        now.opened.stream().filter(happening -> happening.procedure.id().equals(now.step.procedure())).forEach(own -> now.episode = own);
    }

    private void close(Recording now, Predicate<Happening> which) {
        for (Procedure procedure : pack.procedures()) {
            for (Procedure.Closing closing : procedure.closes()) {
                Happening open = openOf(procedure.id());
                if (closing.on().equals(now.step.id()) && open != null && which.test(open) && holds(closing.condition(), now, open, false)) {
                    open.closer = now;
                }
            }
        }
    }

    private void open(Recording now) {
        Happening member = now.episode;
        for (Procedure procedure : pack.procedures()) {
            for (Procedure.Opening opening : procedure.opens()) {
                if (opening.on().equals(now.step.id()) && holds(opening.condition(), now, member, false)) {
                    Happening open = openOf(procedure.id());
                    if (open == null) {
                        Happening fresh = new Happening();
                        fresh.procedure = procedure;
                        fresh.opener = now;
                        happenings.add(fresh);
                        now.opened.add(fresh);
                    } else if (!now.opened.contains(open)) {
                        now.alsoFor.add(open);
                    }
                }
            }
        }
    }

    private Happening openOf(String procedure) {
        Happening latest = null;
        for (Happening happening : happenings) {
            if (happening.procedure.id().equals(procedure) && happening.closer == null) {
                latest = happening;
            }
        }
        return latest;
    }

    // what is owed ---------------------------------------------------------------------------------------------------------

    private List<Ran> ran() {
        return happenings.stream()
                .map(happening -> new Ran(
                        happening.procedure.id(), happening.opener.event.id(), Optional.ofNullable(happening.closer).map(closer -> closer.event.id())))
                .toList();
    }

    private List<Owed> owed() {
        List<Owed> owed = new ArrayList<>();
        Set<List<Object>> once = new java.util.HashSet<>();
        for (Recording trigger : recordings) {
            if (!trigger.counts) {
                continue;
            }
            for (Procedure procedure : pack.procedures()) {
                for (Rule rule : procedure.rules()) {
                    for (Happening episode : episodesFor(rule, trigger)) {
                        boolean fresh = rule.everyTime() || !once.contains(List.of(rule.id(), episode));
                        if (fresh && holds(rule.condition(), trigger, episode, false)) {
                            once.add(List.of(rule.id(), episode));
                            String ended = ended(rule, trigger, episode);
                            List<More> extensions = new ArrayList<>();
                            stops = stops(rule, trigger, episode, ended);
                            Optional<Instant> limit = rule.limit().isPresent() ? lateFrom(rule, trigger, episode, false) : Optional.empty();
                            Optional<Instant> lateFrom = limit.map(first -> extended(rule, trigger, episode, first, ended, extensions))
                                    .or(() -> lateFrom(rule, trigger, episode, true));
                            owed.add(new Owed(rule.id(), episode.opener.event.id(), trigger.event.id(), ended, named(rule, episode), lateFrom, extensions));
                        }
                    }
                }
            }
        }
        return owed;
    }

    /** The last answer to its question in the episode, or else in the one that led to it, and so on. */
    private Optional<String> named(Rule rule, Happening episode) {
        if (rule.ownerNamedIn().isEmpty()) {
            return Optional.empty();
        }
        FieldRef question = rule.ownerNamedIn().get();
        for (Happening at = episode; at != null; at = at.opener.episode == at ? null : at.opener.episode) {
            Recording last = null;
            for (Recording recording : recordings) {
                last = recording.counts && recording.step.id().equals(question.step()) && belongs(recording, at) ? recording : last;
            }
            if (last != null) {
                return last.event.answers().get(question.field()) instanceof Answer.Professional(String person) ? Optional.of(person) : Optional.empty();
            }
            if (at.procedure.steps().stream().anyMatch(step -> step.id().equals(question.step()))) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    private List<Happening> episodesFor(Rule rule, Recording trigger) {
        List<Happening> episodes = new ArrayList<>();
        if (rule.on().contains(Rule.OPENING)) {
            trigger.opened.stream().filter(opened -> opened.procedure.id().equals(rule.procedure())).forEach(episodes::add);
        }
        if (rule.on().contains(trigger.step.id())) {
            episodes.addAll(episodeFor(rule.procedure(), trigger));
        }
        return episodes;
    }

    private List<Happening> episodeFor(String procedure, Recording trigger) {
        List<Happening> own = Stream.of(
                        Stream.ofNullable(trigger.episode), trigger.opened.stream(), trigger.alsoFor.stream())
                .flatMap(happenings -> happenings)
                .filter(happening -> happening.procedure.id().equals(procedure))
                .toList();
        if (!own.isEmpty()) {
            return own.subList(0, 1);
        }
        boolean mightOpen = pack.procedures().stream()
                .filter(candidate -> candidate.id().equals(procedure))
                .flatMap(candidate -> candidate.opens().stream())
                .anyMatch(opening -> opening.on().equals(trigger.step.id()));
        if (mightOpen) {
            return List.of();
        }
        List<Happening> thenOpen = happenings.stream()
                .filter(happening -> happening.procedure.id().equals(procedure))
                .filter(happening -> !happening.opener.at.isAfter(trigger.at))
                .filter(happening -> happening.closer == null || happening.closer.at.isAfter(trigger.at))
                .toList();
        return thenOpen.isEmpty() ? List.of() : List.of(thenOpen.getLast());
    }

    private boolean isTooSoon(Recording recording, Rule rule, Recording trigger, Happening episode) {
        stops = List.of();
        return rule.notBefore().isPresent() && recording.at.isBefore(passed(rule.notBefore().get(), start(rule, trigger, episode)));
    }

    private String ended(Rule rule, Recording trigger, Happening episode) {
        if (!rule.everyTime()) {
            for (Recording earlier : recordings) {
                if (earlier.at.isBefore(trigger.at) && earlier.counts && earlier.step.id().equals(rule.must()) && belongs(earlier, episode) && !isTooSoon(earlier, rule, trigger, episode)) {
                    return "met by " + earlier.event.id();
                }
            }
        }
        for (Recording later : recordings) {
            if (!later.at.isAfter(trigger.at)) {
                continue;
            }
            boolean reaches = belongs(later, episode) || !later.step.procedure().equals(episode.procedure.id());
            if (later.counts && reaches && later.step.id().equals(rule.must()) && !isTooSoon(later, rule, trigger, episode)) {
                return "met by " + later.event.id();
            }
            if (later.counts && reaches && rule.cancelledOn().contains(later.step.id()) || episode.closer == later) {
                return "cancelled by " + later.event.id();
            }
        }
        return "open";
    }

    private static boolean belongs(Recording recording, Happening episode) {
        return recording.episode == episode || episode.opener == recording;
    }

    // what is known --------------------------------------------------------------------------------------------------------

    /** Yes, and neither no nor unanswered. */
    private boolean holds(Condition condition, Recording trigger, Happening episode, boolean alsoLater) {
        return Boolean.TRUE.equals(truth(condition, trigger, episode, alsoLater));
    }

    /** Null where it cannot be said. */
    private Boolean truth(Condition condition, Recording trigger, Happening episode, boolean alsoLater) {
        return switch (condition) {
            case Condition.Always() -> true;
            case Condition.IsYes(FieldRef field) -> answer(field, trigger, episode, alsoLater) instanceof Answer.YesNo(boolean yes) ? yes : null;
            case Condition.IsOneOf(FieldRef field, List<String> codes) ->
                answer(field, trigger, episode, alsoLater) instanceof Answer.Choice(String code) ? codes.contains(code) : null;
            case Condition.Includes(FieldRef field, String code) ->
                answer(field, trigger, episode, alsoLater) instanceof Answer.Choices(List<String> codes) ? codes.contains(code) : null;
            case Condition.Compares(FieldRef field, String comparison, BigDecimal to) ->
                throw new IllegalArgumentException("no rule on trial compares numbers");
            case Condition.IsAnswered(FieldRef field) -> answer(field, trigger, episode, alsoLater) != null;
            case Condition.IsRecorded(String step) -> seen(step, trigger, episode, alsoLater) != null;
            case Condition.IsRecordedThisTime(String step) -> seenThisTime(step, trigger, episode, alsoLater);
            case Condition.Not(Condition of) -> {
                Boolean truth = truth(of, trigger, episode, alsoLater);
                yield truth == null ? null : !truth;
            }
            case Condition.All(List<Condition> all) -> together(all, false, trigger, episode, alsoLater);
            case Condition.Any(List<Condition> any) -> together(any, true, trigger, episode, alsoLater);
        };
    }

    private Boolean together(List<Condition> parts, boolean decisive, Recording trigger, Happening episode, boolean alsoLater) {
        boolean unsaid = false;
        for (Condition part : parts) {
            Boolean truth = truth(part, trigger, episode, alsoLater);
            if (truth == null) {
                unsaid = true;
            } else if (truth == decisive) {
                return decisive;
            }
        }
        return unsaid ? null : Boolean.valueOf(!decisive);
    }

    private Answer answer(FieldRef field, Recording trigger, Happening episode, boolean alsoLater) {
        Recording seen = seen(field.step(), trigger, episode, alsoLater);
        return seen == null ? null : seen.event.answers().get(field.field());
    }

    private Recording seen(String step, Recording trigger, Happening episode, boolean alsoLater) {
        if (trigger.step.id().equals(step)) {
            return trigger;
        }
        List<Recording> counting = recordings.stream().filter(recording -> recording.counts && recording.step.id().equals(step)).toList();
        List<Recording> sofar = counting.stream().filter(recording -> !recording.at.isAfter(trigger.at)).toList();
        Happening within = episode;
        while (within != null) {
            Happening here = within;
            List<Recording> inHere = sofar.stream().filter(recording -> belongs(recording, here)).toList();
            if (!inHere.isEmpty()) {
                return inHere.getLast();
            }
            List<Recording> laterHere = counting.stream().filter(recording -> belongs(recording, here)).toList();
            if (alsoLater && here == episode && !laterHere.isEmpty()) {
                return laterHere.getFirst();
            }
            within = here.opener.episode == here ? null : here.opener.episode;
        }
        return sofar.isEmpty() ? null : sofar.getLast();
    }

    /** Goes back from episode to the episode that led to it, and no further than the first of the step's own procedure. */
    private boolean seenThisTime(String step, Recording trigger, Happening episode, boolean alsoLater) {
        Recording seen = seen(step, trigger, episode, alsoLater);
        boolean own = false;
        for (Happening at = episode; seen != null && seen != trigger && at != null && !own; at = at.opener.episode == at ? null : at.opener.episode) {
            if (belongs(seen, at)) {
                return true;
            }
            own = at.procedure.steps().stream().anyMatch(each -> each.id().equals(step));
        }
        return seen == trigger && seen != null;
    }

    // more time ------------------------------------------------------------------------------------------------------------

    /** Goes through what was authorised, the earliest first, and says from which minute it is late in the end. */
    private Instant extended(Rule rule, Recording trigger, Happening episode, Instant lateFrom, String ended, List<More> extensions) {
        Optional<Rule.Extension> asked = rule.extension();
        if (asked.isEmpty() || rule.limit().isEmpty()) {
            return lateFrom;
        }
        Rule.Extension extension = asked.get();
        List<Event> authorisations = new ArrayList<>();
        List<Recording> givers = new ArrayList<>();
        for (Recording recording : recordings) {
            boolean sees = recording.counts
                    && recording.step.id().equals(extension.step())
                    && recording.at.isAfter(trigger.at)
                    && (belongs(recording, episode) || !recording.step.procedure().equals(episode.procedure.id()))
                    && isBeforeTheEnd(recording, ended)
                    && holds(extension.condition(), recording, episode, false);
            Event authorisation = sees ? authorisation(recording, extension) : null;
            if (authorisation != null) {
                authorisations.add(authorisation);
                givers.add(recording);
            }
        }
        Instant limit = lateFrom;
        Instant furthest = lateFrom;
        while (!authorisations.isEmpty()) {
            int first = 0;
            for (int i = 1; i < authorisations.size(); i++) {
                first = comesBefore(authorisations.get(i), authorisations.get(first)) ? i : first;
            }
            Event authorisation = authorisations.remove(first);
            Recording giver = givers.remove(first);
            Instant until = switch (extension.until()) {
                case Rule.Until.Counted(Term term) -> passed(term, start(rule, trigger, episode));
                case Rule.Until.Answered(FieldRef date) ->
                    giver.event.answers().get(date.field()) instanceof Answer.Day(LocalDate day) ? firstMinuteAfter(day) : null;
            };
            if (until == null) {
                continue;
            }
            if (extension.ceiling().isPresent()) {
                Instant most = passed(extension.ceiling().get(), start(rule, trigger, episode));
                until = most != null && until.isAfter(most) ? most : until;
            }
            if (until.isAfter(furthest)) {
                boolean moves = !extension.limitStays() && moment(authorisation).isBefore(limit);
                Answer why = extension.reason().map(reason -> giver.event.answers().get(reason.field())).orElse(null);
                extensions.add(new More(
                        authorisation.id(), until, moves, why instanceof Answer.Text(String words) ? Optional.of(words) : Optional.empty()));
                furthest = until;
                limit = moves ? until : limit;
            }
        }
        return limit;
    }

    private boolean isBeforeTheEnd(Recording recording, String ended) {
        return recordings.stream().filter(other -> ended.endsWith(" by " + other.event.id())).allMatch(other -> recording.at.isBefore(other.at));
    }

    private Event authorisation(Recording recording, Rule.Extension extension) {
        if (extension.authorisedBy().contains(recording.event.author().role())) {
            return recording.event;
        }
        Event first = null;
        for (Event approval : approvals) {
            boolean counts = approval.corrects().equals(Optional.of(recording.event.id())) && extension.authorisedBy().contains(approval.author().role());
            first = counts && (first == null || comesBefore(approval, first)) ? approval : first;
        }
        return first;
    }

    private static boolean comesBefore(Event one, Event other) {
        if (!moment(one).equals(moment(other))) {
            return moment(one).isBefore(moment(other));
        }
        return one.recorded().equals(other.recorded()) ? one.id().compareTo(other.id()) < 0 : one.recorded().isBefore(other.recorded());
    }

    // time passing ---------------------------------------------------------------------------------------------------------

    private Optional<Instant> lateFrom(Rule rule, Recording trigger, Happening episode, boolean aim) {
        Optional<Term> term = aim ? rule.aim() : rule.limit();
        for (Rule.Exception exception : rule.exceptions()) {
            if (holds(exception.condition(), trigger, episode, true)) {
                term = aim ? exception.aim() : Optional.of(exception.limit());
                break;
            }
        }
        return term.map(length -> passed(length, start(rule, trigger, episode)));
    }

    private List<Instant> stops(Rule rule, Recording trigger, Happening episode, String ended) {
        List<Instant> stops = new ArrayList<>();
        if (rule.pause().isPresent()) {
            for (Recording recording : recordings) {
                boolean sees = recording.counts
                        && (belongs(recording, episode) || !recording.step.procedure().equals(episode.procedure.id()) && recording.at.isAfter(trigger.at))
                        && isBeforeTheEnd(recording, ended);
                boolean running = stops.size() % 2 == 0;
                if (sees && (running ? rule.pause().get().from() : rule.pause().get().until()).contains(recording.step.id())) {
                    stops.add(recording.at);
                }
            }
        }
        return stops;
    }

    private boolean stands(Instant minute) {
        boolean stands = false;
        for (int i = 0; i < stops.size(); i++) {
            stands = stops.get(i).isAfter(minute) ? stands : i % 2 == 0;
        }
        return stands;
    }

    private boolean standsForGood(Instant minute) {
        return stops.size() % 2 == 1 && !stops.getLast().isAfter(minute);
    }

    private Occurred start(Rule rule, Recording trigger, Happening episode) {
        boolean ofTrigger = rule.from().stream().anyMatch(field -> field.step().equals(trigger.step.id()));
        for (FieldRef field : rule.from()) {
            if (ofTrigger && !field.step().equals(trigger.step.id())) {
                continue;
            }
            switch (answer(field, trigger, episode, true)) {
                case Answer.Day(LocalDate day) -> {
                    return new Occurred.On(day);
                }
                case Answer.When(Occurred.At at) -> {
                    return at;
                }
                case null, default -> {}
            }
        }
        return trigger.event.occurred();
    }

    /** Null while the clock stands for good. */
    private Instant passed(Term term, Occurred start) {
        return switch (term) {
            case Term.Hours(int hours) -> {
                Instant now = ((Occurred.At) start).instant();
                int minutes = 0;
                while (minutes < hours * 60) {
                    if (standsForGood(now)) {
                        yield null;
                    }
                    minutes += stands(now) ? 0 : 1;
                    now = now.plusSeconds(60);
                }
                yield now.plusSeconds(60);
            }
            case Term.NextWorkingDay() -> endOf(start, 1, SlowModel::isWorkingDay);
            case Term.WorkingDays(int days) -> endOf(start, days, SlowModel::isWorkingDay);
            case Term.Days(int days) -> endOf(start, days, _ -> true);
            case Term.Weeks(int weeks) -> endOf(start, 7 * weeks, _ -> true);
            case Term.Months(int months) -> {
                LocalDate first = day(start);
                LocalDate day = first;
                YearMonth month = YearMonth.from(first);
                for (int passed = 0; passed < months; passed++) {
                    month = month.plusMonths(1);
                }
                while (!(YearMonth.from(day).equals(month) && (day.getDayOfMonth() == first.getDayOfMonth() || isLastOfItsMonth(day)))) {
                    day = day.plusDays(1);
                }
                int stood = 0;
                for (LocalDate passing = first; passing.isBefore(day); ) {
                    passing = passing.plusDays(1);
                    stood += stands(firstMinuteAfter(passing).minusSeconds(60)) ? 1 : 0;
                }
                yield standsForGood(firstMinuteAfter(day).minusSeconds(60)) ? null : endOf(new Occurred.On(day), stood, _ -> true);
            }
            default -> throw new IllegalArgumentException("no rule on trial counts " + term);
        };
    }

    private static boolean isLastOfItsMonth(LocalDate day) {
        return !day.plusDays(1).getMonth().equals(day.getMonth());
    }

    private Instant endOf(Occurred start, int days, Predicate<LocalDate> counts) {
        LocalDate day = day(start);
        int counted = 0;
        while (counted < days) {
            day = day.plusDays(1);
            Instant lastMinute = firstMinuteAfter(day).minusSeconds(60);
            if (standsForGood(lastMinute)) {
                return null;
            }
            counted += counts.test(day) && !stands(lastMinute) ? 1 : 0;
        }
        return firstMinuteAfter(day);
    }

    private static LocalDate day(Occurred start) {
        return switch (start) {
            case Occurred.At(Instant instant) -> LocalDate.ofInstant(instant, LONDON);
            case Occurred.On(LocalDate day) -> day;
            default -> throw new IllegalArgumentException("it is not known when");
        };
    }

    /** Minute by minute from noon, so that a night of twenty-three or twenty-five hours is as long as it is. */
    private static Instant firstMinuteAfter(LocalDate day) {
        Instant now = day.atTime(12, 0).atZone(LONDON).toInstant();
        while (LocalDate.ofInstant(now, LONDON).equals(day)) {
            now = now.plusSeconds(60);
        }
        return now;
    }

    private static boolean isWorkingDay(LocalDate day) {
        return switch (day.getDayOfWeek()) {
            case SATURDAY, SUNDAY -> false;
            default -> !BANK_HOLIDAYS.contains(day);
        };
    }

}
