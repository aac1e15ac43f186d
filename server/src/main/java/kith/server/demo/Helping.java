package kith.server.demo;

import static kith.server.demo.Chronicle.answers;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A child in need plan: offered, agreed with the family, reviewed, and ended. */
final class Helping {
    /** Working days from one review to the next. */
    static final int BETWEEN_REVIEWS = 30;

    private final Chronicle chronicle;
    private final Household household;
    private final Household.Team team;

    Helping(Chronicle chronicle) {
        this.chronicle = chronicle;
        this.household = chronicle.household();
        this.team = chronicle.team();
    }

    void offers(int on) {
        chronicle.records(
                on, 11 * 60 + 10, team.worker(), chronicle.all(), "help_offered",
                answers("asked", chronicle.say(household.unborn() ? "agreed_to_help_unborn" : "agreed_to_help", on), "agreed", "agreed"));
    }

    /** The day on which a plan is agreed that follows from a decision on that day. */
    static int agreed(int decided) {
        return decided + 5;
    }

    /** The meeting at which the plan is agreed. */
    void agrees(int on) {
        LocalDate then = chronicle.day(on);
        chronicle.records(
                on, 14 * 60, team.worker(), chronicle.all(), "child_in_need_meeting",
                answers(
                        "attended", List.of(team.worker(), team.lead()),
                        "family", chronicle.say("cin_family", on),
                        "parents_agree", "agreed",
                        "agreed_actions", actions(chronicle, on, on + BETWEEN_REVIEWS),
                        "lead", team.worker(),
                        "contingency", chronicle.say("cin_contingency", on),
                        "review_on", chronicle.days().on(on + BETWEEN_REVIEWS)),
                child -> answers("child_views", household.say("views", child, then), "needs", household.say("needs", child, then)));
    }

    /**
     * Visits and reviews until the plan ends, or something stronger takes its place.
     *
     * @param agreed the day of the meeting
     * @param reviews how many there are; the last one ends the plan
     * @param until no step is later than this
     */
    void runs(int agreed, int reviews, int until) {
        int last = agreed;
        for (int nth = 1; nth <= reviews; nth++) {
            int on = agreed + nth * BETWEEN_REVIEWS - 1 - (nth - 1);
            visits(last, Math.min(on, until));
            if (on >= until) {
                return;
            }
            review(on, nth == reviews);
            last = on;
        }
        if (reviews > 0) {
            ends(last + 3);
        }
    }

    private void visits(int from, int to) {
        Assessing notes = new Assessing(chronicle);
        for (int on = from + 6 + chronicle.chance(4); on < Math.min(to, 0) - 3; on += 8 + chronicle.chance(8)) {
            notes.notes(on);
        }
    }

    private void review(int on, boolean last) {
        LocalDate then = chronicle.day(on);
        new Assessing(chronicle).notes(on - 2, "visit");
        String when = last ? "late" : "early";
        chronicle.records(
                on, 13 * 60 + 30, team.worker(), chronicle.all(), "child_in_need_review",
                answers(
                        "attended", List.of(team.worker(), team.lead()),
                        "family", chronicle.say("cin_family", on),
                        "drift", "no"),
                child -> answers(
                        "child_seen_on", chronicle.days().on(on - 2),
                        "progress", household.say("progress." + when, child, then),
                        "decision", last ? "close" : "continue",
                        "reasons", household.say("cin_reasons." + when, child, then),
                        "next_on", last ? null : chronicle.days().on(on + BETWEEN_REVIEWS)));
    }

    /** A child protection plan has taken its place. */
    void stepsUp(int on) {
        ends(on, "stepped_up", "cin_stepped_up");
    }

    private void ends(int on) {
        ends(on, "needs_met", "cin_end_evidence");
        new Assessing(chronicle).closes(on + 2, "other");
    }

    private void ends(int on, String ground, String evidence) {
        LocalDate then = chronicle.day(on);
        chronicle.records(
                on, 15 * 60 + 10, team.manager(), chronicle.all(), "child_in_need_plan_end",
                answers("agencies_told", "yes"),
                child -> answers(
                        "ground", ground,
                        "evidence", household.say(evidence, child, then),
                        "child_seen_on", chronicle.days().on(on - 2),
                        "views", household.say(ground.equals("needs_met") ? "cin_end_views" : "views", child, then),
                        "help_goes_on", household.say(ground.equals("needs_met") ? "cin_help" : "plan_protection", child, then)));
    }

    /** The actions that the theme calls for. A line says what is to be done, by whom, and how one will see that it worked. */
    static List<Map<String, Object>> actions(Chronicle chronicle, int on, int by) {
        Household household = chronicle.household();
        List<Map<String, Object>> actions = new ArrayList<>();
        for (String line : household.phrases().ways("actions", household.first().age(chronicle.day(on)))) {
            String[] parts = household.said(line, household.first(), chronicle.day(on)).split(" \\| ");
            actions.add(Map.of("what", parts[0], "who", parts[1], "by", chronicle.days().on(by), "worked", parts[2]));
        }
        return actions;
    }

    static void supervises(Chronicle chronicle, int on, Optional<Integer> next) {
        Household household = chronicle.household();
        LocalDate then = chronicle.day(on);
        chronicle.records(
                on, 9 * 60 + 30, chronicle.team().manager(), chronicle.all(), "supervision_session",
                answers("practitioner", chronicle.team().worker()),
                child -> answers(
                        "daily_life", household.say("supervision.life", child, then),
                        "alternatives", household.say("supervision.alternatives", child, then),
                        "cooperation", "not_seen",
                        "drift", "no",
                        "decision", household.say("supervision.decision", child, then),
                        "rationale", household.say("supervision.rationale", child, then),
                        "more", next.isPresent() ? "yes" : "no",
                        "next_on", next.map(chronicle.days()::on).orElse(null)));
    }
}
