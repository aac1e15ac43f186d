package kith.server.demo;

import static kith.server.demo.Chronicle.answers;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A child protection plan: visits, core groups, the plan itself, reviews, and its end. */
final class Protecting {
    static final String OFTEN = "every_10_working_days";

    private static final int FIRST_REVIEW = 56;
    private static final int LATER_REVIEW = 114;
    private static final int BETWEEN_GROUPS = 25;

    private final Chronicle chronicle;
    private final Household household;
    private final Household.Team team;

    Protecting(Chronicle chronicle) {
        this.chronicle = chronicle;
        this.household = chronicle.household();
        this.team = chronicle.team();
    }

    /** The day on which the nth review conference of a plan is held. */
    static int review(int began, int nth) {
        return began + FIRST_REVIEW + (nth - 1) * LATER_REVIEW;
    }

    /**
     * @param began the day of the conference
     * @param endsAt the review that ends it, where one does
     */
    void runs(int began, Optional<Integer> endsAt) {
        int last = endsAt.map(nth -> review(began, nth)).orElse(1);
        chronicle.records(
                began, 14 * 60 + 30, team.worker(), chronicle.all(), "core_group_arranged",
                answers(
                        "members", List.of(team.worker(), team.nurse(), team.lead()),
                        "family_members", household.carer() + ", and whom the family brings",
                        "dates", chronicle.say("arranged_dates", began),
                        "contacts", chronicle.say("arranged_contacts", began),
                        "told", List.of("child", "parents", "professionals")));
        chronicle.records(
                began, 15 * 60, team.worker(), chronicle.all(), "cp_is_sent",
                answers("contact", "The social worker's team by day, and the emergency social work team at night"),
                child -> answers("kind", child.unborn() ? "unborn" : "plan", "result", "accepted"));
        visits(began, last);
        groups(began, last);
        supervises(began, last);
        for (int nth = 1; review(began, nth) <= last; nth++) {
            reviews(review(began, nth), endsAt.isPresent() && endsAt.get() == nth);
        }
        if (endsAt.isPresent()) {
            ends(last);
        }
    }

    private void visits(int began, int last) {
        int on = began + 3 + chronicle.chance(4);
        while (on < Math.min(last, 0)) {
            visit(on, on - began > 60 ? "later" : "words");
            boolean late = chronicle.chance(0.04);
            int next = on + (late ? 12 : 7 + chronicle.chance(3));
            if (late) {
                chronicle.explains(
                        on + 11, 9 * 60 + 40, team.worker(), chronicle.all(), "visit_child_again",
                        "The family was away at a relative's from Thursday. The police looked in there. The visit is made on the first day that they are back.");
            }
            on = next;
        }
    }

    private void visit(int on, String words) {
        LocalDate then = chronicle.day(on);
        boolean unborn = household.unborn();
        chronicle.records(
                on, 15 * 60 + 45 + chronicle.chance(50), team.worker(), chronicle.all(), "protection_visit",
                answers("where", "At home", "home", household.sayEither("home", "home_any", household.first(), then)),
                child -> {
                    boolean alone = child.age(then) >= 4 && chronicle.chance(0.93);
                    return answers(
                            "seen_alone", alone ? "yes" : "no",
                            "seen_alone_reason", alone ? null : household.say("not_alone", child, then),
                            "bedroom_seen", unborn ? "no" : "yes",
                            "bedroom_seen_reason", unborn ? "The baby is unborn. The cot and the room were seen." : null,
                            "child_words", household.sayEither(words, "note.words", child, then));
                });
    }

    private void groups(int began, int last) {
        List<Integer> groups = new ArrayList<>();
        for (int on = began + 7 + chronicle.chance(2); on < Math.min(last > 0 ? last : last - 6, 0); on += BETWEEN_GROUPS + chronicle.chance(2)) {
            groups.add(on);
        }
        for (int on : groups) {
            String when = on - began > 55 ? "late" : "early";
            LocalDate then = chronicle.day(on);
            boolean term = chronicle.inTerm(on);
            chronicle.records(
                    on, 13 * 60 + 30, team.worker(), chronicle.all(), "core_group",
                    answers(
                            "attended", List.of(team.worker(), team.nurse(), team.lead()),
                            "chaired_by", chronicle.chance(0.5) ? team.lead() : team.nurse(),
                            "social_worker_present", "yes",
                            "family_attended", household.carer() + (chronicle.chance(0.5) ? " and the grandmother" : ""),
                            "family_says", chronicle.say("family_says." + when, on),
                            "members_say", chronicle.say("members_say." + when, on),
                            "specific", "yes",
                            "on_time", "yes",
                            "not_progressing", "no",
                            "help_missing", "no",
                            "actions", chronicle.say("group_actions", on),
                            "next_meeting", chronicle.days().at(on + BETWEEN_GROUPS, 13 * 60 + 30),
                            "next_place", term ? "At the school" : "At the family centre",
                            "interval", "six_weeks"),
                    child -> answers(
                            "child_voice", household.say("voice." + when, child, then),
                            "progress", household.say("progress." + when, child, then),
                            "risk_now", household.say("risk." + when, child, then)));
            chronicle.records(
                    on + 2 + chronicle.chance(2), 11 * 60, team.worker(), chronicle.all(), "plan_sent",
                    answers(
                            "agreed_actions", actions(on),
                            "contingency", chronicle.say("contingency", on),
                            "sent_to", List.of(team.lead(), team.nurse(), team.chair()),
                            "family_copy", "yes",
                            "quality", List.of("specific", "achievable", "likelihood", "context")),
                    child -> answers("must_change", household.say("must_change", child, then)));
        }
    }

    /** The actions that the theme calls for: what, who, and how one will see that it worked. */
    private List<Map<String, Object>> actions(int on) {
        return Helping.actions(chronicle, on, on + 20);
    }

    private void supervises(int began, int last) {
        for (int on = began + 12; on < Math.min(last, 0); on += 30) {
            Helping.supervises(chronicle, on, on + 30 < last || last > 0 ? Optional.of(on + 30) : Optional.empty());
        }
    }

    private void reviews(int on, boolean ends) {
        LocalDate then = chronicle.day(on);
        chronicle.recordsLater(
                on, 10 * 60, 12 * 60 + 30 + chronicle.chance(40), team.chair(), chronicle.all(), "review_conference",
                answers(
                        "attended", List.of(team.chair(), team.worker(), team.nurse(), team.lead()),
                        "family_attended", chronicle.say("family_attended", on),
                        "quorate", "yes",
                        "parent_views", chronicle.say("family_says." + (ends ? "late" : "early"), on)),
                child -> answers(
                        "child_views", household.say("voice." + (ends ? "late" : "early"), child, then),
                        "progress", household.say("progress." + (ends ? "late" : "early"), child, then),
                        "change_enough", ends ? "yes" : "no",
                        "change_enough_reason", ends ? null : household.say("not_enough", child, then),
                        "change_lasted", ends ? "yes" : "no",
                        "change_lasted_reason", ends ? null : household.say("not_lasted", child, then),
                        "change_evidence", household.say(ends ? "end_evidence" : "change_evidence_early", child, then),
                        "decision", ends ? "end" : "continue",
                        "category", ends ? null : household.phrases().fact("category", "neglect"),
                        "legal_planning", "no",
                        "reasons", household.say(ends ? "review_reasons_end" : "review_reasons_continue", child, then)));
    }

    private void ends(int on) {
        LocalDate then = chronicle.day(on + 1);
        chronicle.records(
                on + 1, 10 * 60 + 30, team.chair(), chronicle.all(), "plan_end",
                answers("agencies_told", "yes", "family_told", "yes"),
                child -> answers(
                        "ground", "harm_no_longer_likely",
                        "evidence", household.say("end_evidence", child, then),
                        "support", household.say("support_after", child, then)));
        chronicle.records(
                on + 1, 11 * 60 + 15, team.worker(), chronicle.all(), "cp_is_end_sent", answers(),
                _ -> answers("ended_on", chronicle.days().on(on + 1), "result", "accepted"));
    }
}
