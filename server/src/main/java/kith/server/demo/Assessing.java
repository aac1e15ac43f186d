package kith.server.demo;

import static kith.server.demo.Chronicle.answers;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A child and family assessment, from its plan to its end. */
final class Assessing {
    /** From when an assessment needs permission to go on; by the manual thirty days after it began, of which so many are working days. */
    private static final int PERMISSION = 18;

    static final int LIMIT = 45;

    private final Chronicle chronicle;
    private final Household household;
    private final Household.Team team;

    Assessing(Chronicle chronicle) {
        this.chronicle = chronicle;
        this.household = chronicle.household();
        this.team = chronicle.team();
    }

    /**
     * @param received the day of the referral, from which the working days count
     * @param begins the day on which it is planned
     * @param ends the day on which it is finished
     * @param harm whether significant harm is suspected
     * @param outcome as the form has it
     */
    void runs(int received, int begins, int ends, boolean harm, String outcome) {
        plans(begins, ends, harm);
        List<Integer> reviews = reviews(begins, ends);
        if (ends - begins > PERMISSION) {
            chronicle.records(
                    begins + PERMISSION, 11 * 60, team.serviceManager(), chronicle.all(), "assessment_beyond_30_days",
                    answers("permitted", "yes", "reasons", chronicle.say("beyond_30", begins), "finish_by", chronicle.days().on(ends)));
        }
        review(begins, reviews);
        if (ends - received > LIMIT) {
            String why = chronicle.say("late", Math.min(received + LIMIT - 2, ends));
            chronicle.records(
                    received + LIMIT - 2, 14 * 60, team.manager(), chronicle.all(), "assessment_beyond_45_days",
                    answers("authorised", "yes", "complex", why, "finish_by", chronicle.days().on(ends)));
            chronicle.explains(received + LIMIT + 1, 10 * 60, team.worker(), chronicle.all(), "finish_assessment", why);
            finishes(ends, outcome, why);
        } else {
            finishes(ends, outcome, null);
        }
    }

    private void plans(int begins, int ends, boolean harm) {
        LocalDate then = chronicle.day(begins);
        boolean unborn = household.unborn();
        String unsafe = household.phrases().fact("unsafe", "none");
        String seeing = harm && !unborn ? "within_24_hours" : chronicle.chance(0.3) ? "next_working_day" : "within_5_working_days";
        chronicle.records(
                begins, 10 * 60 + chronicle.chance(60), team.worker(), chronicle.all(), "assessment_started",
                answers(
                        "lead", team.worker(),
                        "why_now", chronicle.say("why_now", begins),
                        "who_contributes", chronicle.say("contributes", begins),
                        "review_points", chronicle.say("review_points", begins),
                        "communication", household.language().isPresent() ? chronicle.say("communication", begins) : null,
                        "supervisor", team.manager(),
                        "lead_fit", "yes",
                        "need", List.of(household.phrases().fact("need", "other")),
                        "aims_agreed", "yes",
                        "review_on", chronicle.days().on(begins + 10),
                        "seeing", chronicle.say(unborn ? "seeing_unborn" : "seeing", begins),
                        "told_of_concerns", chronicle.say("told_of_concerns", begins),
                        "agreement", "agreed",
                        "unsafe", List.of(unsafe),
                        "safety_measures", unsafe.equals("none") ? null : "Nothing is posted or said where it could reach {partner}.".replace("{partner}", household.partner()),
                        "interpreter", household.language().isPresent() ? "booked" : "not_needed",
                        "timescales", chronicle.say("timescales", begins),
                        "other_plans", "none",
                        "several", "no"),
                child -> answers(
                        "see_child", seeing,
                        "see_child_reason", household.say(seeing.equals("within_24_hours") ? "soon_enough_now" : unborn ? "see_reason" : "soon_enough", child, then)));
        chronicle.records(
                begins, 14 * 60, team.worker(), chronicle.all(), "assessment_plan_sent",
                answers("sent_to", chronicle.say("plan_sent_to", begins), "parents", unsafe.equals("none") ? "yes" : "no",
                        "parents_reason", unsafe.equals("none") ? null : household.partner() + " has none of it, for the safety of the others."),
                child -> child.age(then) >= 8 ? answers("child", "yes") : answers("child", "no", "child_reason", child.unborn() ? "The baby is unborn." : "It was told in words and pictures."));
        int seen = begins + (seeing.equals("within_24_hours") ? 0 : seeing.equals("next_working_day") ? 1 : 1 + chronicle.chance(4));
        boolean all = chronicle.chance(0.4);
        chronicle.records(
                seen, 15 * 60, team.worker(), chronicle.all(), "parent_seen",
                answers("who", household.carer(), "knows", "yes", "says", chronicle.say("parent_says", seen), "all_involved", all ? "yes" : "no",
                        "all_involved_reason", all ? null : chronicle.say("missing_parent", seen)));
        sees(seen, 15 * 60 + 40, "words");
        if (ends - begins > 24) {
            sees(begins + 20 + chronicle.chance(3), 15 * 60 + 30, "later");
        }
    }

    /** Seeing the children: at school in term, else at home. */
    void sees(int number, int minute, String words) {
        LocalDate then = chronicle.day(number);
        boolean away = chronicle.inTerm(number) && minute < 15 * 60 + 20;
        chronicle.records(
                number, minute, team.worker(), chronicle.all(), "child_seen",
                answers(
                        "where", household.unborn() ? "At the clinic" : away ? "At school" : "At home",
                        "by_lead", "yes",
                        "interpreter", "not_needed"),
                child -> {
                    boolean alone = child.age(then) >= 4 && chronicle.chance(0.9);
                    return answers(
                            "seen_alone", alone ? "yes" : "no",
                            "seen_alone_reason", alone ? null : household.say("not_alone", child, then),
                            "bedroom_seen", child.unborn() || away ? null : "yes",
                            "child_words", household.say(words, child, then),
                            "wishes", child.age(then) >= 4 && household.says("wishes", child, then) ? household.say("wishes", child, then) : null);
                });
    }

    private List<Integer> reviews(int begins, int ends) {
        List<Integer> reviews = new ArrayList<>();
        for (int at = begins + 10; at < ends - 1; at += 15) {
            reviews.add(at);
        }
        return reviews;
    }

    private void review(int begins, List<Integer> reviews) {
        chronicle.records(begins + 9, 16 * 60, team.worker(), chronicle.all(), "contributions_checked", answers("complete", "yes"));
        for (int i = 0; i < reviews.size(); i++) {
            int on = reviews.get(i);
            LocalDate then = chronicle.day(on);
            chronicle.records(
                    on, 11 * 60 + 30, team.manager(), chronicle.all(), "assessment_review",
                    answers(
                            "reviewer", "line_manager",
                            "stage", i == 0 ? "gathering" : i == 1 ? "analysing" : "deciding",
                            "stage_done", chronicle.say("stage_done", on),
                            "assumptions", chronicle.say("assumptions", on),
                            "plan_changed", "no",
                            "plan_changed_reason", "The plan still fits.",
                            "done", List.of("child_alone", "child_views", "all_children", "home", "parents"),
                            "next_review_on", chronicle.days().on(on + 15)),
                    child -> answers(
                            "impact", household.say("impact", child, then),
                            "conclusions_stand", "yes",
                            "conclusions", household.say("conclusions", child, then)));
        }
    }

    private void finishes(int ends, String outcome, String late) {
        LocalDate then = chronicle.day(ends);
        String analysis = switch (outcome) {
            case "no_further_action" -> "nothing";
            default -> outcome;
        };
        String plan = switch (outcome) {
            case "no_further_action" -> "plan_nothing";
            case "universal_support" -> "plan_universal";
            case "child_in_need" -> "plan_in_need";
            default -> "plan_protection";
        };
        boolean quiet = household.phrases().fact("quiet", "no").equals("yes");
        boolean light = outcome.equals("no_further_action") && !quiet;
        boolean disabled = household.phrases().fact("need", "other").equals("disability");
        boolean carer = household.phrases().fact("need", "other").equals("young_carer");
        String need = disabled ? "disabled" : outcome.equals("child_in_need") ? "development" : outcome.equals("child_protection") ? "impairment" : "none";
        chronicle.records(
                ends, 14 * 60 + chronicle.chance(60), team.worker(), chronicle.all(), "assessment",
                answers(
                        "parenting", chronicle.say("parenting", ends),
                        "surroundings", chronicle.say("surroundings", ends),
                        "parent_views", chronicle.say("parent_views", ends),
                        "agency_information", chronicle.say("agency_information", ends),
                        "sources", List.of("history", "records", "professionals", "lived_experience"),
                        "urgent", List.of("nobody"),
                        "determined_with", team.manager(),
                        "discussed_with", household.unborn() ? List.of("family", "professionals") : List.of("child", "family", "professionals"),
                        "explained", chronicle.say(household.unborn() ? "explained_unborn" : "finish_explained", ends),
                        "reviewed", "yes",
                        "plan_carried_out", "yes",
                        "late_reasons", late,
                        "late_discussed", late == null ? null : List.of("family", "professionals")),
                child -> answers(
                        "development", household.say("development", child, then),
                        "child_views", household.say("views", child, then),
                        "child_not_seen", child.unborn() ? "The baby is unborn." : null,
                        "young_carer", carer ? "yes" : "no",
                        "young_carer_care", carer ? household.say("care", child, then) : null,
                        "young_carer_too_much", carer ? outcome.equals("no_further_action") ? "no" : "yes" : null,
                        "young_carer_wishes", carer ? household.say("wishes", child, then) : null,
                        "young_carer_result", carer ? outcome.equals("child_in_need") ? "support" : outcome.equals("universal_support") ? "combined" : "none" : null,
                        "seen", "seen",
                        "concern", household.say(light ? "light.concern" : "concern", child, then),
                        "trafficking", "no",
                        "interplay", household.say(light ? "light.interplay" : "interplay", child, then),
                        "strengths", child.unborn() ? null : household.say("resilient", child, then),
                        "in_need", need,
                        "significant_harm", outcome.equals("child_protection") ? "already" : "none",
                        "accommodation", "no",
                        "abuse_or_neglect", quiet ? "no" : "yes",
                        "level", household.say(light ? "light.level" : "level", child, then),
                        "analysis", household.say("analysis." + analysis, child, then),
                        "outcome", outcome,
                        "outcome_reason", disabled && !outcome.equals("child_in_need") ? household.say("no_plan_wanted", child, then) : null,
                        "plan", household.say(plan, child, then)));
        chronicle.approves(ends, 16 * 60 + chronicle.chance(50), team.manager(), chronicle.all(), "assessment");
    }

    /** The work ends: everybody who works with the family hears of it, and the manager decides. @param because for the census */
    void closes(int on, String because) {
        LocalDate then = chronicle.day(on);
        notes(on - 1, "visit");
        chronicle.records(
                on, 10 * 60 + 30, team.worker(), chronicle.all(), "closure_proposed",
                answers("others", chronicle.say("closing_others", on), "alerted", "yes", "family_told", chronicle.say("closing_family_told", on)),
                child -> answers(
                        "why", household.say(child.unborn() ? "closing_why_unborn" : "closing_why", child, then),
                        "child_seen_on", child.unborn() ? null : chronicle.days().on(on - 1),
                        "child_told", household.say("closing_child_told", child, then),
                        "help_goes_on", household.say("cin_help", child, then)));
        chronicle.records(
                on + 1, 15 * 60, team.manager(), chronicle.all(), "closure_decided",
                answers(), child -> answers("outcome", "ends", "ended_because", because, "reasons", household.say("closing_decided", child, then)));
    }

    /** Who rang or wrote, where it was not the family. */
    private String from(String fact) {
        return List.of("The GP's receptionist", "The health visitor", "The school", "Housing").stream()
                .filter(fact::startsWith)
                .findFirst()
                .orElse(household.names().get("lead"));
    }

    /** A note of what happened between two steps. */
    void notes(int on) {
        notes(on, List.of("call", "visit", "visit", "no_answer", "email").get(chronicle.chance(5)));
    }

    void notes(int on, String kind) {
        LocalDate then = chronicle.day(on);
        int minute = 9 * 60 + 30 + chronicle.chance(6 * 60);
        boolean visit = kind.equals("visit") || kind.equals("no_answer");
        boolean seen = kind.equals("visit");
        int afternoon = chronicle.inTerm(on) && seen ? 15 * 60 + 40 + chronicle.chance(60) : minute;
        String fact = chronicle.say(seen && household.unborn() ? "note.visit_unborn" : "note." + kind, on);
        Map<String, Object> note = answers(
                "kind", visit ? "visit" : kind,
                "reached", kind.equals("no_answer") ? "no_answer" : "yes",
                "where", visit ? "At home" : null,
                "who", visit || fact.startsWith(household.carer()) ? household.carer() : from(fact),
                "fact", fact);
        chronicle.records(on, afternoon, team.worker(), chronicle.all(), "case_note", note, child -> {
            if (!seen) {
                return Map.of();
            }
            boolean there = !child.unborn();
            boolean alone = child.age(then) >= 4 && chronicle.chance(0.5);
            boolean bedroom = there && chronicle.chance(0.4);
            boolean speaks = household.phrases().fact("need", "other").equals("disability");
            return answers(
                    "seen", there ? "yes" : "no",
                    "seen_reason", there ? null : household.say("not_alone", child, then),
                    "seen_alone", !there ? null : alone ? "yes" : "no",
                    "seen_alone_reason", !there || alone ? null : child.age(then) >= 4 ? "It was a short visit for another purpose." : household.say("not_alone", child, then),
                    "bedroom_seen", bedroom ? "yes" : "no",
                    "bedroom_seen_reason", bedroom ? null : "There was no reason to ask today.",
                    "child_words", there && !speaks && child.age(then) >= 4 && chronicle.chance(0.6) ? household.say("note.words", child, then) : null);
        });
    }
}
