package kith.procedures.pack;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import kith.procedures.calendar.Term;
import kith.procedures.calendar.Terms;
import kith.procedures.condition.Condition;

/**
 * Whether a local pack's rule is at least as strict as the rule that it changes, where that one may not be loosened. Strict
 * in doubt: what cannot be proved from the two texts alone counts as loosened.
 */
public final class Tightening {
    private static final int NEVER = Integer.MAX_VALUE;

    private Tightening() {}

    /** @param key of the rule in which it shows */
    record Loosened(String key, String what, String remedy) {}

    /** Every way in which {@code local} is not provably as strict as {@code base}. */
    static List<Loosened> loosened(Rule base, Rule local) {
        List<Loosened> found = new ArrayList<>();
        if (!local.on().containsAll(base.on())) {
            found.add(new Loosened("on", "fewer steps raise it", "Keep " + String.join(", ", base.on())));
        }
        if (!local.condition().equals(base.condition())) {
            found.add(new Loosened("if", "it applies in other cases", "Keep the condition as it is, and put further cases in a rule of their own"));
        }
        if (!local.must().equals(base.must())) {
            found.add(new Loosened("must", "it asks for another step", "Keep " + base.must()));
        }
        if (base.everyTime() && !local.everyTime()) {
            found.add(new Loosened("every_time", "it no longer holds every time", "Keep every_time: true"));
        }
        if (!local.from().equals(base.from())) {
            found.add(new Loosened("from", "its time counts from something else",
                    base.from().isEmpty() ? "Leave `from` out" : "Keep " + base.from().getFirst()));
        }
        if (!base.cancelledOn().containsAll(local.cancelledOn())) {
            found.add(new Loosened("cancelled_on", "more steps end the need for it",
                    base.cancelledOn().isEmpty() ? "Leave `cancelled_on` out" : "Keep " + String.join(", ", base.cancelledOn())));
        }
        extension(base, local).ifPresent(found::add);
        if (local.pause().isPresent() && !local.pause().equals(base.pause())) {
            found.add(new Loosened("paused_from", "its clock can stand still in other cases",
                    base.pause().isPresent() ? "Keep the pause as it is" : "Leave `paused_from` and `paused_until` out"));
        }
        if (base.reasonIfLate() && !local.reasonIfLate()) {
            found.add(new Loosened("if_late", "being late no longer asks for a reason", "Keep reason: true"));
        }
        if (!local.tellIfLate().containsAll(base.tellIfLate())) {
            found.add(new Loosened("if_late", "fewer people are told when it is late", "Keep " + String.join(", ", base.tellIfLate())));
        }
        if (local.loosenable()) {
            found.add(new Loosened("loosenable", "it would become loosenable", "Keep loosenable: false"));
        }
        limits(base, local).ifPresent(found::add);
        if (base.aim().isPresent() && !asStrict(local.aim().or(local::limit), base.aim())) {
            found.add(new Loosened("aim", "its aim may fall later than %s".formatted(said(base.aim())), "Write an aim that is never later"));
        }
        base.notBefore().filter(before -> local.notBefore().filter(later -> neverLater(before, later)).isEmpty()).ifPresent(before ->
                found.add(new Loosened("not_before", "it may be done sooner than after %s".formatted(Terms.write(before)), "Write a time that is never shorter")));
        return found;
    }

    /** An extension that leaves the limit where it is loosens nothing. */
    private static Optional<Loosened> extension(Rule base, Rule local) {
        boolean moves = local.extension().filter(extension -> !extension.limitStays()).isPresent();
        return moves && !local.extension().equals(base.extension())
                ? Optional.of(new Loosened("extension", "more time can be given that moves its limit", base.extension().isPresent()
                        ? "Keep `extension` as it is, or add limit_stays: true" : "Leave `extension` out, or add limit_stays: true"))
                : Optional.empty();
    }

    /**
     * Whichever case applies, the local limit must not be later. A local exception that the base has too governs in the same
     * cases and is held against it; any other limit may govern in any case, and is held against all that it could stand in
     * for. Exceptions are tried in order, so those shared must keep theirs.
     */
    private static Optional<Loosened> limits(Rule base, Rule local) {
        if (!asStrict(local.limit(), base.limit())) {
            return Optional.of(new Loosened("limit",
                    "its limit may fall later than %s".formatted(said(base.limit())), "Write a limit that is never later"));
        }
        List<Condition> shared = local.exceptions().stream()
                .map(Rule.Exception::condition)
                .filter(condition -> limitIf(base, condition).isPresent())
                .toList();
        List<Condition> inBaseOrder = base.exceptions().stream()
                .map(Rule.Exception::condition)
                .filter(shared::contains)
                .toList();
        boolean strict = shared.equals(inBaseOrder)
                && local.exceptions().stream().allMatch(exception -> limitIf(base, exception.condition())
                        .map(limit -> asStrict(Optional.of(exception.limit()), Optional.of(limit)))
                        .orElseGet(() -> asStrictAsAll(Optional.of(exception.limit()), base)))
                && base.exceptions().stream()
                        .filter(exception -> !shared.contains(exception.condition()))
                        .allMatch(dropped -> Stream.concat(
                                        Stream.of(local.limit()),
                                        local.exceptions().stream().map(other -> Optional.of(other.limit())))
                                .allMatch(limit -> asStrict(limit, Optional.of(dropped.limit()))));
        return strict ? Optional.empty() : Optional.of(new Loosened("except",
                "in some case its limit may fall later than before", "Keep the exceptions as they are, or shorten them"));
    }

    private static Optional<Term> limitIf(Rule rule, Condition condition) {
        return rule.exceptions().stream()
                .filter(exception -> exception.condition().equals(condition))
                .map(Rule.Exception::limit)
                .findFirst();
    }

    private static boolean asStrictAsAll(Optional<Term> limit, Rule base) {
        return asStrict(limit, base.limit())
                && base.exceptions().stream().allMatch(exception -> asStrict(limit, Optional.of(exception.limit())));
    }

    private static boolean asStrict(Optional<Term> local, Optional<Term> base) {
        return base.isEmpty() || (local.isPresent() && neverLater(local.get(), base.get()));
    }

    /**
     * Whether, from any start and whatever the bank holidays, {@code local} is due no later than {@code base}.
     *
     * <p>Each way of counting is bounded by whole days after the start's day. Hours are given an hour each way for the clock
     * change. Working days take at least the weekends between them and, since any day may be proclaimed a bank holiday, no
     * known number of days at most; but among themselves fewer are never later.
     */
    public static boolean neverLater(Term local, Term base) {
        if (local.equals(base)) {
            return true;
        }
        return switch (local) {
            case Term.Hours(int hours) when base instanceof Term.Hours(int others) -> hours <= others;
            case Term.WorkingDaysBefore(int days) -> base instanceof Term.WorkingDaysBefore(int others) && days >= others;
            case Term.WorkingDays(int days) when workingDays(base).isPresent() -> days <= workingDays(base).get();
            case Term.NextWorkingDay() when workingDays(base).isPresent() -> workingDays(base).get() >= 1;
            case Term.LaterOf(Term one, Term other) -> neverLater(one, base) && neverLater(other, base);
            case Term.SoonerOf(Term one, Term other) -> neverLater(one, base) || neverLater(other, base);
            case Term _ when base instanceof Term.LaterOf(Term one, Term other) -> neverLater(local, one) || neverLater(local, other);
            case Term _ when base instanceof Term.SoonerOf(Term one, Term other) -> neverLater(local, one) && neverLater(local, other);
            // A court's date may not be shortened or replaced by one that somebody worked out.
            case Term.AsStated() -> base instanceof Term.AsStated;
            case Term _ when base instanceof Term.AsStated -> false;
            case Term.Months(int months) when base instanceof Term.Months(int others) -> months <= others;
            default -> latest(local) <= earliest(base);
        };
    }

    private static Optional<Integer> workingDays(Term term) {
        return switch (term) {
            case Term.WorkingDays(int days) -> Optional.of(days);
            case Term.NextWorkingDay() -> Optional.of(1);
            default -> Optional.empty();
        };
    }

    /** Days after the start's day by whose end it is due at the latest. */
    private static int latest(Term term) {
        return switch (term) {
            case Term.Hours(int hours) -> Math.ceilDiv(hours + 1, 24);
            case Term.Days(int days) -> days;
            case Term.DaysBeginningWith(int days) -> days - 1;
            case Term.Weeks(int weeks) -> weeks * 7;
            case Term.Months(int months) -> daysIn(months).max().orElse(NEVER);
            case Term.WorkingDays _, Term.NextWorkingDay _, Term.WorkingDaysBefore _, Term.AsStated _ -> NEVER;
            case Term.LaterOf _, Term.SoonerOf _ -> throw new IllegalArgumentException("taken apart before");
        };
    }

    /** Days after the start's day before whose end it is never due; below 0 where it may be due on the start's day. */
    private static int earliest(Term term) {
        return switch (term) {
            case Term.Hours(int hours) -> Math.floorDiv(hours - 1, 24) - 1;
            case Term.Days(int days) -> days;
            case Term.DaysBeginningWith(int days) -> days - 1;
            case Term.Weeks(int weeks) -> weeks * 7;
            case Term.Months(int months) -> daysIn(months).min().orElse(-1);
            // From a Sunday the first week has five working days and no weekend in it.
            case Term.WorkingDays(int days) -> days + 2 * Math.floorDiv(days - 1, 5);
            case Term.NextWorkingDay() -> 1;
            case Term.WorkingDaysBefore _, Term.AsStated _ -> -1;
            case Term.LaterOf _, Term.SoonerOf _ -> throw new IllegalArgumentException("taken apart before");
        };
    }

    /** From every day of a century, so that every place of a leap day is among them, and its absence in 2100. */
    private static IntStream daysIn(int months) {
        return LocalDate.of(2020, 1, 1)
                .datesUntil(LocalDate.of(2120, 1, 1))
                .mapToInt(day -> Math.toIntExact(ChronoUnit.DAYS.between(day, day.plusMonths(months))));
    }

    private static String said(Optional<Term> term) {
        return term.map(Terms::write).orElse("none");
    }
}
