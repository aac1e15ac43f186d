package kith.server.demo;

import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.IntFunction;
import kith.procedures.calendar.Calendar;
import kith.procedures.history.Occurred;

/**
 * The families of a year, as many and as they end in England in a tenth of a mean authority (Children in need census, year to March 2025,
 * rounded). What the census counts is hit by construction: children are dealt out to courses, and courses to days; only the rest is chance.
 */
final class Population {
    /** Children for each course of the year. */
    private static final int CONTACTS = 231;
    private static final int WAITING = 7;
    private static final int NOTHING = 21;
    private static final int EARLY_HELP = 9;
    private static final int ASSESSED = 33;
    private static final int BEING_ASSESSED = 38;
    private static final int LATE_NOW = 2;
    private static final int HELPED = 77;
    private static final int ENQUIRED = 52;
    private static final int ENQUIRY_NOW = 6;
    private static final int CONFERENCE = 33;
    private static final int CONFERENCE_NOW = 4;
    private static final int FROM_BEFORE = 65;
    private static final int HARM_WHILE_HELPED = 27;
    private static final int CONFERENCE_WHILE_HELPED = 4;
    private static final int OLD_PLANS = 4;
    /** Children who were referred within twelve months before, by the course of the later referral; half of the earlier ones lie before the year. */
    private static final int AGAIN_NOTHING = 6;
    private static final int AGAIN_ASSESSED = 30;
    private static final int AGAIN_HELPED = 30;
    private static final int AGAIN_ENQUIRED = 14;
    private static final int AGAIN_CONFERENCE = 10;
    private static final int UNBORN = 5;
    /** Working days before the year. */
    private static final int HELPED_BEFORE = 70;

    private final int percent;
    private final Days days;
    private final int year;
    private final Random random;
    private final Inventing inventing;
    private final Quotas quotas;
    private final List<Story> stories = new ArrayList<>();

    private Population(long seed, ZonedDateTime now, Calendar calendar, int percent) {
        LocalDate today = now.toLocalDate();
        this.percent = percent;
        this.days = new Days(today, calendar);
        this.year = days.number(today.minusYears(1));
        this.random = new Random(seed);
        this.inventing = new Inventing(seed, today);
        this.quotas = new Quotas(percent);
    }

    /**
     * The same stories for the same seed and day.
     *
     * @param percent of a tenth of a mean authority
     */
    static List<Story> of(long seed, java.time.Instant now, Calendar calendar, int percent) {
        Population population = new Population(seed, now.atZone(Occurred.LONDON), calendar, percent);
        population.fill();
        return List.copyOf(population.stories);
    }

    private void fill() {
        each("contact", CONTACTS, true, year, -3, (chronicle, day) -> contact(chronicle, day, false));
        each("waiting", WAITING, true, -1, -1, (chronicle, day) -> contact(chronicle, day, true));
        each("nothing", NOTHING, true, year, -3, this::nothing);
        each("early_help", EARLY_HELP, true, year, -3, (chronicle, day) -> front(chronicle).comes(day, "referral", "early_help", false, Optional.empty(), false));
        each("assessed", ASSESSED, true, year, -72, (chronicle, day) -> assessed(chronicle, day, Optional.empty()));
        each("being_assessed", BEING_ASSESSED - UNBORN, true, -27, -2, this::beingAssessed);
        each("unborn", UNBORN, true, -25, -6, this::beingAssessed);
        each("late_now", LATE_NOW, true, -50, -48, this::lateNow);
        each("helped", HELPED, true, year, -72, (chronicle, day) -> helped(chronicle, day, Optional.empty()));
        each("enquired", ENQUIRED, false, year, -50, (chronicle, day) -> enquired(chronicle, day, Optional.empty()));
        each("enquiry_now", ENQUIRY_NOW, false, -5, -3, (chronicle, day) -> enquired(chronicle, day, Optional.empty()));
        each("conference", CONFERENCE, false, year, -48, (chronicle, day) -> conference(chronicle, day, Optional.empty()));
        each("conference_now", CONFERENCE_NOW, false, -11, -10, (chronicle, day) -> conference(chronicle, day, Optional.empty()));
        each("from_before", FROM_BEFORE, true, year - 15, year - 2, this::fromBefore);
        each("harm_while_helped", HARM_WHILE_HELPED, false, year + 8, year + 150, (chronicle, day) -> harmWhileHelped(chronicle, day, false));
        each("conference_while_helped", CONFERENCE_WHILE_HELPED, false, year + 20, year + 120, (chronicle, day) -> harmWhileHelped(chronicle, day, true));
        each("old_plan", OLD_PLANS, false, year - 100, year - 40, this::oldPlan);
        again("nothing", AGAIN_NOTHING, true, (chronicle, day, before) -> nothing(chronicle, day, before));
        again("assessed", AGAIN_ASSESSED, true, this::assessed);
        again("helped", AGAIN_HELPED, true, this::helped);
        again("enquired", AGAIN_ENQUIRED, false, this::enquired);
        again("conference", AGAIN_CONFERENCE, false, this::conference);
    }

    private interface Course {
        void runs(Chronicle chronicle, int day);
    }

    private interface AgainCourse {
        void runs(Chronicle chronicle, int day, Optional<String> before);
    }

    /** Families for so many children, whose first days are spread evenly between two. */
    private void each(String name, int children, boolean quiet, int from, int to, Course course) {
        List<Integer> sizes = sizes(scaled(children), name.equals("unborn") || name.equals("old_plan"));
        for (int i = 0; i < sizes.size(); i++) {
            int day = spread(from, to, i, sizes.size());
            // Whoever is helped already has been known for longer.
            int known = name.endsWith("while_helped") ? year - HELPED_BEFORE : day;
            Chronicle chronicle = chronicle(name + "-" + i, sizes.get(i), known, quiet, name.equals("unborn"));
            course.runs(chronicle, day);
            stories.add(chronicle.story());
        }
    }

    /** Families who come a second time within twelve months: half of them for the first time within the year, half before it. */
    private void again(String name, int children, boolean quiet, AgainCourse course) {
        int within = (scaled(children) + 1) / 2;
        for (boolean both : List.of(true, false)) {
            List<Integer> sizes = sizes(both ? within : scaled(children) - within, false);
            for (int i = 0; i < sizes.size(); i++) {
                int first = both ? spread(year, year + 60, i, sizes.size()) : spread(year - 90, year - 62, i, sizes.size());
                int second = first + (both ? 85 : 100) + random.nextInt(both ? 45 : 120);
                Chronicle chronicle = chronicle("again-" + name + (both ? "-" : "-before-") + i, sizes.get(i), first, quiet, false);
                assessed(chronicle, first, Optional.empty(), both);
                course.runs(chronicle, second, Optional.of(FrontDoor.month(days.day(first))));
                stories.add(chronicle.story());
            }
        }
    }

    private int scaled(int children) {
        return Math.max(1, Math.round(children * percent / 100f));
    }

    /** Brothers and sisters: one to five, two on average. The last family makes up the number. */
    private List<Integer> sizes(int children, boolean single) {
        IntFunction<Integer> size = dice -> single || dice < 44 ? 1 : dice < 75 ? 2 : dice < 90 ? 3 : dice < 97 ? 4 : 5;
        List<Integer> sizes = new ArrayList<>();
        for (int left = children; left > 0; left -= sizes.getLast()) {
            sizes.add(Math.min(left, size.apply(random.nextInt(100))));
        }
        return sizes;
    }

    private int spread(int from, int to, int i, int of) {
        double width = (to - from + 1) / (double) of;
        return Math.min(to, from + (int) (i * width + random.nextDouble() * width));
    }

    private Chronicle chronicle(String key, int size, int day, boolean quiet, boolean unborn) {
        Optional<LocalDate> due = unborn ? Optional.of(days.today().plusDays(62 + random.nextInt(40))) : Optional.empty();
        return new Chronicle(inventing.household(key, size, days.day(day), quiet, due), days);
    }

    private FrontDoor front(Chronicle chronicle) {
        return new FrontDoor(chronicle, List.of(String.valueOf(Resources.yaml("population/places").get("referrers")).split("\\|")));
    }

    // the courses ----------------------------------------------------------------------------------------------------

    private void contact(Chronicle chronicle, int day, boolean waits) {
        front(chronicle).comes(day, "contact_only", random.nextInt(10) < 4 ? "early_help" : "advice", false, Optional.empty(), waits);
    }

    private void nothing(Chronicle chronicle, int day) {
        nothing(chronicle, day, Optional.empty());
    }

    private void nothing(Chronicle chronicle, int day, Optional<String> before) {
        front(chronicle).comes(day, "referral", "no_further_action", false, before, false);
    }

    private void assessed(Chronicle chronicle, int day, Optional<String> before) {
        assessed(chronicle, day, before, true);
    }

    private void assessed(Chronicle chronicle, int day, Optional<String> before, boolean counted) {
        int ends = day + (counted ? duration(chronicle, day) : 25 + random.nextInt(15));
        boolean nothing = random.nextBoolean();
        assess(chronicle, day, ends, before, nothing ? "no_further_action" : "universal_support");
        new Assessing(chronicle).closes(ends + 2, nothing ? "no_further_action" : "early_help");
    }

    private void beingAssessed(Chronicle chronicle, int day) {
        int ends = Math.max(3, day + 30 + random.nextInt(14));
        assess(chronicle, day, ends, Optional.empty(), "child_in_need");
        if (chronicle.household().unborn()) {
            chronicle.records(
                    day + 2, 12 * 60, chronicle.team().worker(), chronicle.all(), "birth_expected",
                    Chronicle.answers(
                            "due_on", chronicle.household().first().kid().expected().orElseThrow(),
                            "worry", chronicle.say("expected_worry", day),
                            "agencies", chronicle.say("expected_agencies", day),
                            "route", "child_in_need"));
        }
    }

    private void lateNow(Chronicle chronicle, int day) {
        assess(chronicle, day, 4, Optional.empty(), "child_in_need");
    }

    private void assess(Chronicle chronicle, int day, int ends, Optional<String> before, String outcome) {
        FrontDoor.Decided decided = front(chronicle).comes(day, "referral", "assessment", false, before, false);
        new Assessing(chronicle).runs(day, decided.day() + 1, ends, false, outcome);
        int note = day + 6 + random.nextInt(5);
        if (note < ends - 2) {
            new Assessing(chronicle).notes(note);
        }
    }

    private void helped(Chronicle chronicle, int day, Optional<String> before) {
        int ends = day + duration(chronicle, day);
        assess(chronicle, day, ends, before, "child_in_need");
        help(chronicle, ends, 2 + random.nextInt(5), 400);
    }

    private void help(Chronicle chronicle, int decided, int reviews, int until) {
        Helping helping = new Helping(chronicle);
        helping.offers(decided + 2);
        helping.agrees(Helping.agreed(decided));
        helping.runs(Helping.agreed(decided), reviews, until);
    }

    private void enquired(Chronicle chronicle, int day, Optional<String> before) {
        int decided = front(chronicle).comes(day, "referral", "strategy_discussion", true, before, false).minute();
        Enquiring enquiring = new Enquiring(chronicle);
        enquiring.begins(day, decided + 75);
        int ends = day + duration(chronicle, day);
        boolean help = quotas.every("enquired", chronicle, 2, 1);
        int concluded = day + 6 + random.nextInt(6);
        enquiring.ends(day, concluded, help ? "child_in_need" : "no_further_action");
        Assessing assessing = new Assessing(chronicle);
        assessing.runs(day, day + 1, ends, true, help ? "child_in_need" : "universal_support");
        if (help) {
            // The plan begins with the enquiry's outcome; the assessment, when it is finished, asks the family again.
            new Helping(chronicle).offers(concluded + 2);
            new Helping(chronicle).agrees(Helping.agreed(concluded));
            new Helping(chronicle).offers(ends + 2);
            new Helping(chronicle).runs(Helping.agreed(concluded), 3 + random.nextInt(4), 400);
        } else {
            assessing.closes(ends + 2, "early_help");
        }
    }

    private void conference(Chronicle chronicle, int day, Optional<String> before) {
        int decided = front(chronicle).comes(day, "referral", "strategy_discussion", true, before, false).minute();
        enquire(chronicle, day, decided + 75, day);
    }

    /** From the strategy discussion to a plan, or to help where the conference decides for that. @return the day on which a plan began */
    private Optional<Integer> enquire(Chronicle chronicle, int day, int minute, int received) {
        Enquiring enquiring = new Enquiring(chronicle);
        enquiring.begins(day, minute);
        int concluded = day + 7 + random.nextInt(3);
        enquiring.ends(day, concluded, "conference");
        int held = day + (quotas.lateConference(chronicle, day) ? 16 + random.nextInt(3) : 13 + random.nextInt(3));
        boolean plan = !quotas.conferenceWithoutPlan(chronicle, held);
        enquiring.confers(day, concluded, held, plan ? "plan" : "child_in_need");
        int ends = received + Math.max(30, duration(chronicle, day));
        new Assessing(chronicle).runs(received, day + 1, ends, true, plan ? "child_protection" : "child_in_need");
        if (plan) {
            protect(chronicle, held, quotas.endsAt(chronicle, held));
        } else {
            new Helping(chronicle).offers(held + 2);
            new Helping(chronicle).agrees(Helping.agreed(held));
            new Helping(chronicle).offers(ends + 2);
            new Helping(chronicle).runs(Helping.agreed(held), 3 + random.nextInt(4), 400);
        }
        return plan ? Optional.of(held) : Optional.empty();
    }

    private void protect(Chronicle chronicle, int held, Optional<Integer> endsAt) {
        new Protecting(chronicle).runs(held, endsAt);
        endsAt.ifPresent(nth -> help(chronicle, Protecting.review(held, nth) + 1, 2, 400));
    }

    private void fromBefore(Chronicle chronicle, int day) {
        // Begun before the year and finished in it.
        int ends = Math.max(year + 1, day + duration(chronicle, day));
        boolean help = random.nextBoolean();
        assess(chronicle, day, ends, Optional.empty(), help ? "child_in_need" : "universal_support");
        if (help) {
            help(chronicle, ends, 2 + random.nextInt(6), 400);
        } else {
            new Assessing(chronicle).closes(ends + 2, "early_help");
        }
    }

    private void harmWhileHelped(Chronicle chronicle, int day, boolean conference) {
        int begun = year - HELPED_BEFORE + random.nextInt(8);
        assess(chronicle, begun, year - 30, Optional.empty(), "child_in_need");
        int agreed = Helping.agreed(year - 30);
        new Helping(chronicle).offers(year - 28);
        new Helping(chronicle).agrees(agreed);
        Enquiring enquiring = new Enquiring(chronicle);
        int minute = 10 * 60 + random.nextInt(60);
        new Helping(chronicle).runs(agreed, 14, day);
        if (conference) {
            enquiring.worries(day, minute);
            enquire(chronicle, day, minute + 120, day).ifPresent(held -> new Helping(chronicle).stepsUp(held + 10));
            return;
        }
        enquiring.worries(day, minute);
        enquiring.begins(day, minute + 120);
        int concluded = day + 7 + random.nextInt(4);
        enquiring.ends(day, concluded, "child_in_need");
        int ends = day + duration(chronicle, day);
        new Assessing(chronicle).runs(day, day + 1, ends, true, "child_in_need");
        new Helping(chronicle).offers(concluded + 2);
        new Helping(chronicle).agrees(Helping.agreed(concluded));
        new Helping(chronicle).offers(ends + 2);
        new Helping(chronicle).runs(Helping.agreed(concluded), 3 + random.nextInt(3), 400);
    }

    private void oldPlan(Chronicle chronicle, int day) {
        int decided = front(chronicle).comes(day, "referral", "strategy_discussion", true, Optional.empty(), false).minute();
        Enquiring enquiring = new Enquiring(chronicle);
        enquiring.begins(day, decided + 75);
        enquiring.ends(day, day + 8, "conference");
        enquiring.confers(day, day + 8, day + 14, "plan");
        new Assessing(chronicle).runs(day, day + 1, day + 36, true, "child_protection");
        protect(chronicle, day + 14, quotas.every("old", chronicle, 2, 1) ? Optional.of(2) : Optional.empty());
    }

    /** How many working days the assessment takes from the referral on. */
    private int duration(Chronicle chronicle, int day) {
        return day < -62 && quotas.lateAssessment(chronicle) ? 47 + random.nextInt(14) : 22 + random.nextInt(22);
    }
}
