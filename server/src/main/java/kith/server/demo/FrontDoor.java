package kith.server.demo;

import static kith.server.demo.Chronicle.answers;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** How a worry reaches the front door of the partnership, and what is decided about it. */
final class FrontDoor {
    /** Under what a text's source goes on the form, and who it is to the child. */
    private record Source(String option, String relation, String agency) {}

    private static final Map<String, Source> SOURCES = Map.ofEntries(
            Map.entry("school", new Source("school", "Safeguarding lead at {child}'s school", "{school}, designated safeguarding lead")),
            Map.entry("nursery", new Source("other", "{child}'s key worker", "Nursery in {town}, manager")),
            Map.entry("health_visitor", new Source("health_visitor", "The family's health visitor", "Health visitors, {town}")),
            Map.entry("general_practitioner", new Source("general_practitioner", "The family's GP", "Surgery in {town}")),
            Map.entry("hospital", new Source("emergency_department", "Saw the family in the department", "Emergency department, nurse in charge")),
            Map.entry("midwife", new Source("other_health", "{carer}'s midwife", "Maternity, specialist midwife")),
            Map.entry("police", new Source("police", "Attended", "Thames Valley Police, protecting vulnerable people")),
            Map.entry("housing", new Source("housing", "The family's housing officer", "Vale and Chiltern Housing")),
            Map.entry("voluntary", new Source("other", "Works with the family", "Voluntary group in {town}")),
            Map.entry("family", new Source("family", "A relative", "")),
            Map.entry("neighbour", new Source("acquaintance", "A neighbour", "")));

    /** The day and the minute of a decision. */
    record Decided(int day, int minute) {}

    private final Chronicle chronicle;
    private final List<String> referrers;

    FrontDoor(Chronicle chronicle, List<String> referrers) {
        this.chronicle = chronicle;
        this.referrers = referrers;
    }

    /**
     * A contact and the decision on it.
     *
     * @param day of the contact
     * @param treatedAs referral or contact_only
     * @param harm whether significant harm is suspected
     * @param before the month of an earlier referral
     * @param waits whether nobody has decided yet
     * @return when it was decided
     */
    Decided comes(int day, String treatedAs, String outcome, boolean harm, Optional<String> before, boolean waits) {
        Household household = chronicle.household();
        LocalDate then = chronicle.day(day);
        boolean term = chronicle.inTerm(day);
        Household.Child about = household.unborn() ? household.first() : subject(then, harm, term);
        String source = household.unborn() ? "midwife" : source(about, then, harm, term);
        String text = household.unborn() ? "unborn" : (harm ? "alarm." : "worry.") + source;
        Source from = SOURCES.get(source);
        String referrer = source.equals("school")
                ? chronicle.team().called().get(chronicle.team().lead())
                : referrers.get(chronicle.chance(referrers.size()));
        int minute = harm ? 9 * 60 + 15 + chronicle.chance(60) : 9 * 60 + 10 + chronicle.chance(300);
        // A text that leaves the child somewhere else than one would think says so after the sign.
        String[] told = household.say(text, about, then).split(" @ ");
        String usual = household.unborn() ? "unborn_now" : term ? "child_now" : "holiday_now";
        String now = told.length > 1 ? told[1] : household.say(usual, about, then);
        boolean unnamed = source.equals("neighbour");
        boolean knows = !harm && !unnamed && chronicle.chance(0.85);
        Map<String, Object> contact = answers(
                "worry", told[0],
                "child_now", now,
                "child_said", about.age(then) >= 4 && household.says("said", about, then) && chronicle.chance(0.6)
                        ? household.say("said", about, then)
                        : null,
                "history", before.map(month -> household.say("history.again", about, then, Map.of("before", month)))
                        .orElseGet(() -> household.say("history.first", about, then)),
                "harm_suspected", harm ? "yes" : "no",
                "harm_suspected_at", harm ? chronicle.days().at(day, minute - 25) : null,
                "immediate_danger", harm ? "no" : null,
                "complex", harm ? "no" : null,
                "source", from.option(),
                "referrer_name", source.equals("family") ? null : referrer,
                "referrer_relation", household.said(from.relation(), about, then),
                "referrer_agency", from.agency().isEmpty() ? null : household.said(from.agency(), about, then),
                "referrer_reach", "01632 9605%02d".formatted(chronicle.chance(100)),
                "referrer_unnamed", unnamed ? "yes" : "no",
                "household", adults(),
                "family_knows", knows ? "yes" : "no",
                "family_knows_reason", knows ? null : household.say("knows_not", about, then),
                "agreement", knows ? "agreed" : harm ? "not_safe_to_ask" : "not_asked",
                "communication", household.language().isPresent() ? household.say("communication", about, then) : null);
        chronicle.records(day, minute, chronicle.team().frontDoor(), chronicle.all(), "contact", contact);
        if (waits) {
            return new Decided(day, minute);
        }
        boolean nextDay = !harm && minute > 13 * 60;
        int decidedOn = nextDay ? day + 1 : day;
        int decided = nextDay ? 10 * 60 + chronicle.chance(90) : minute + 60 + chronicle.chance(30);
        decide(day, decidedOn, decided, treatedAs, outcome, harm, about);
        boolean held = outcome.equals("assessment") || outcome.equals("strategy_discussion");
        if (held) {
            chronicle.allocates(
                    decidedOn, decided + 30, chronicle.team().decides(),
                    Map.of("social_worker", chronicle.team().worker(), "team_manager", chronicle.team().manager()));
        }
        chronicle.records(
                decidedOn + 1, 9 * 60 + 20 + chronicle.chance(40), chronicle.team().frontDoor(), chronicle.all(), "referral_feedback",
                answers(
                        "told", "told",
                        "what_was_told", household.say("feedback", about, then, Map.of("referrer", source.equals("family") ? "the caller" : referrer)),
                        "reply", chronicle.chance(0.5) ? household.say("reply", about, then) : null));
        if (outcome.equals("early_help")) {
            assesses(decidedOn + 12 + chronicle.chance(20), about);
        }
        return new Decided(decidedOn, decided);
    }

    /** The early help assessment of the family, which the front door hears of; some families would rather not. */
    private void assesses(int day, Household.Child about) {
        Household household = chronicle.household();
        LocalDate then = chronicle.day(day);
        boolean agreed = chronicle.chance(0.85);
        Map<String, Object> family = agreed
                ? answers(
                        "agreed", "agreed",
                        "made_by", household.say("early_help.made_by", about, then),
                        "parenting", household.say("parenting", about, then),
                        "surroundings", household.say("surroundings", about, then),
                        "parent_views", household.say("early_help.parents", about, then),
                        "help", household.say("early_help.help", about, then))
                : answers("agreed", "declined", "declined_because", household.say("early_help.declined", about, then));
        chronicle.records(
                day, 11 * 60 + chronicle.chance(90), chronicle.team().frontDoor(), chronicle.all(), "family_assessment", family,
                child -> agreed
                        ? answers("development", household.say("development", child, then), "child_views", household.say("views", child, then))
                        : answers());
    }

    private void decide(int day, int on, int minute, String treatedAs, String outcome, boolean harm, Household.Child about) {
        Household household = chronicle.household();
        LocalDate then = chronicle.day(day);
        String protective = chronicle.inTerm(day) && about.age(then) >= 5 ? "protective" : "protective_holiday";
        boolean protects = harm && !household.unborn() && chronicle.chance(0.6);
        chronicle.records(
                on, minute, chronicle.team().decides(), chronicle.all(), "referral_decision",
                answers(
                        "treated_as", treatedAs,
                        "referral_received", treatedAs.equals("referral") ? chronicle.days().on(day) : null,
                        "acknowledged", "yes",
                        "history_checked", "yes",
                        "immediate_protection", protects ? "yes" : "no",
                        "protective_action", protects ? household.say(protective, about, then) : null,
                        "family_told", "yes",
                        "other_children", chronicle.chance(0.4) ? household.say("other_children", about, then) : null),
                child -> answers("outcome", outcome, "reasons", household.say("reasons." + outcome, child, then)));
    }

    /** The child whom the caller speaks of. */
    private Household.Child subject(LocalDate then, boolean harm, boolean term) {
        List<Household.Child> spokenOf = chronicle.household().children().stream()
                .filter(child -> !sources(child, then, harm, term).isEmpty())
                .toList();
        return spokenOf.get(chronicle.chance(spokenOf.size()));
    }

    private String source(Household.Child child, LocalDate then, boolean harm, boolean term) {
        List<String> sources = sources(child, then, harm, term);
        return sources.get(chronicle.chance(sources.size()));
    }

    private List<String> sources(Household.Child child, LocalDate then, boolean harm, boolean term) {
        List<String> sources = new ArrayList<>(chronicle.household().phrases().keys(harm ? "alarm" : "worry", child.age(then)));
        List<String> open = sources.stream().filter(source -> term || !List.of("school", "nursery").contains(source)).toList();
        // Some schools keep somebody at the telephone in the holidays.
        return open.isEmpty() ? sources : open;
    }

    private List<Map<String, Object>> adults() {
        Household household = chronicle.household();
        List<Map<String, Object>> adults = new ArrayList<>();
        String children = household.children().size() > 1 ? "the children" : household.unborn() ? "the unborn child" : "the child";
        adults.add(Map.of(
                "who", Map.of("name", household.carer() + " " + household.carerFamilyName(), "born", household.carerBorn().toString()),
                "relation", (household.father() ? "Father of " : "Mother of ") + children));
        if (!household.father()) {
            adults.add(Map.of("who", Map.of("name", household.partner()), "relation", household.carer() + "'s partner or former partner"));
        }
        return adults;
    }

    static String month(LocalDate day) {
        return day.getMonth().getDisplayName(java.time.format.TextStyle.FULL, Locale.UK) + " " + day.getYear();
    }
}
