package kith.server.demo;

import static kith.server.demo.Chronicle.answers;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A section 47 enquiry, from the strategy discussion to its outcome, and to the conference where there is one. */
final class Enquiring {
    static final int CONFERENCE_LIMIT = 15;

    private final Chronicle chronicle;
    private final Household household;
    private final Household.Team team;

    Enquiring(Chronicle chronicle) {
        this.chronicle = chronicle;
        this.household = chronicle.household();
        this.team = chronicle.team();
    }

    /** A new suspicion about children whom the worker knows already. */
    void worries(int on, int minute) {
        chronicle.records(
                on, minute, team.worker(), chronicle.all(), "harm_concern",
                answers(
                        "what", chronicle.say("new_harm", on),
                        "suspected_by", household.names().get("lead"),
                        "harm_suspected_at", chronicle.days().at(on, minute - 30),
                        "immediate_danger", "no",
                        "complex", "no"));
    }

    /**
     * The strategy discussion and what belongs to its day.
     *
     * @param on the working day
     * @param minute of the discussion
     */
    void begins(int on, int minute) {
        LocalDate then = chronicle.day(on);
        boolean joint = fact("joint", "joint").equals("joint");
        boolean medical = fact("medical", "no").equals("yes") && !household.unborn();
        boolean violence = fact("violence", "no").equals("yes");
        boolean crime = fact("crime", "no").equals("yes");
        chronicle.records(
                on, minute, team.manager(), chronicle.all(), "strategy_discussion",
                answers(
                        "attended", List.of(team.manager(), team.worker(), team.officer(), team.nurse(), team.lead()),
                        "chaired_by", team.manager(),
                        "how_held", chronicle.chance(0.7) ? "online" : "telephone",
                        "quorate", "yes",
                        "information", chronicle.say("discussion.information", on),
                        "risks", chronicle.say("discussion.risks", on),
                        "strengths", chronicle.say("discussion.strengths", on),
                        "gaps", chronicle.say("gaps", on),
                        "copies_given", "yes",
                        "shared_all", "yes",
                        "known_violence", violence ? "yes" : "no",
                        "visit_plan", violence ? chronicle.say("visit_plan", on) : null,
                        "review_needed", "no",
                        "safety_plan", chronicle.say("discussion.safety_plan", on),
                        "see_child", chronicle.say(household.unborn() ? "see_unborn" : "see_child", on),
                        "family_told", chronicle.say("family_told", on)),
                child -> answers(
                        "communication", household.say("communication_child", child, then),
                        "threshold", "reached",
                        "outcome", "section_47",
                        "reasons", household.say("reasons.strategy_discussion", child, then),
                        "joint", joint ? "joint" : "social_care",
                        "medical", medical ? "yes" : "no",
                        "medical_by", medical ? chronicle.days().at(on + 1, 17 * 60) : null,
                        "possible_crime", crime ? "yes" : "no",
                        "interview", "no"));
        route(on, minute + 35, joint);
        chronicle.records(
                on, minute + 45, team.manager(), chronicle.all(), "police_agreement",
                answers("agreed", "yes", "manager", team.called().get(team.officer()) + ", for the child abuse investigation unit. The checks were made."));
        chronicle.records(
                on, minute + 55, team.manager(), chronicle.all(), "safety_decision", answers(),
                child -> answers("outcome", "home", "reasons", household.say("safety_home", child, then)));
        chronicle.approves(on, minute + 65, team.manager(), chronicle.all(), "strategy_discussion");
        if (!household.unborn()) {
            chronicle.records(
                    on, minute + 130, team.worker(), chronicle.all(), "enquiry_work",
                    answers("agency", "social_care", "social_care_tasks", List.of("child_seen", "wishes"), "found", chronicle.say("enquiry_seen", on)));
        }
        if (medical) {
            chronicle.records(
                    on + 1, 11 * 60 + 30, team.worker(), chronicle.all(), "child_protection_medical",
                    answers("doctor", chronicle.say("doctor", on)),
                    child -> answers("outcome", "examined", "consent", "parent", "findings", household.say("medical", child, then)));
        }
    }

    private void route(int on, int minute, boolean joint) {
        String always = fact("always_joint", "none");
        chronicle.records(
                on, minute, team.manager(), chronicle.all(), "investigation_route",
                answers(
                        "person_posing_risk", "no",
                        "police_lead", joint ? team.officer() : null,
                        "safety_lead", team.worker(),
                        "feedback_due", joint ? null : chronicle.days().on(on + 14)),
                _ -> answers(
                        "always_joint", List.of(always),
                        "minor_injury", "not_minor",
                        "history", always.equals("none") ? List.of("nobody") : null,
                        "alone", always.equals("none") ? List.of(joint ? "none" : fact("alone", "none")) : null,
                        "route", joint ? "joint" : "social_care",
                        "best_interests", joint ? null : chronicle.say("best_interests", on),
                        "police_part", chronicle.say(joint ? "police_part_joint" : "police_part_alone", on),
                        "reasons", chronicle.say(joint ? "route_reasons_joint" : "route_reasons_alone", on)));
    }

    /**
     * The outcome of the enquiry, endorsed and written up.
     *
     * @param began the day of the strategy discussion
     * @param outcome conference, child_in_need or no_further_action
     */
    void ends(int began, int on, String outcome) {
        LocalDate then = chronicle.day(on);
        boolean joint = fact("joint", "joint").equals("joint");
        if (on - began > 9) {
            chronicle.records(
                    began + 8, 15 * 60, team.worker(), chronicle.all(), "investigation_update",
                    answers("from_agency", "police", "news", chronicle.say("update", began + 8), "decide_again", "no"));
        }
        boolean confirmed = outcome.equals("conference");
        boolean outside = fact("outside", "no").equals("yes");
        boolean helps = outcome.equals("child_in_need");
        chronicle.records(
                on, 10 * 60 + 30, team.worker(), chronicle.all(), "section_47_outcome",
                answers(
                        "parents_agreed", "agreed",
                        "enquiries", chronicle.say("enquiries", on),
                        "other_children", "All children of the home are included.",
                        "all_consulted", "yes",
                        "other_households", "none",
                        "agreement", "otherwise",
                        "told", team.called().get(team.worker()) + " told the family in person and the agencies by telephone."),
                child -> {
                    boolean alone = child.age(then) >= 4;
                    return answers(
                            "seen_alone", alone ? "yes" : "no",
                            "seen_alone_reason", alone ? null : household.say("not_alone", child, then),
                            "child_views", household.say("views", child, then),
                            "analysis", household.say("enquiry_analysis." + outcome, child, then),
                            "lived_experience", household.say("lived", child, then),
                            "lower_risk", household.say("lower_risk", child, then),
                            "outcome", outcome,
                            "reasons", household.say(confirmed ? "conference_reasons" : "enquiry_analysis." + outcome, child, then),
                            "harm", confirmed ? household.phrases().fact("harm").orElseThrow() : null,
                            "significant", confirmed ? household.say("significant", child, then) : null,
                            "harm_from", outcome.equals("no_further_action") ? null : outside ? "outside" : "home",
                            "harm_outside", outcome.equals("no_further_action") || !outside ? null : household.say("surroundings", child, then),
                            "protect_now", confirmed ? "no" : null,
                            "in_need_because", helps ? List.of("without_services") : null,
                            "support_by", helps ? "section_17" : null,
                            "family_willing", helps ? "yes" : null,
                            "talked_with", confirmed ? null : List.of("parents", "agencies"),
                            "support_found", helps ? household.say("plan_in_need", child, then) : null,
                            "looked_at_again", helps ? "At the reviews of the child in need plan." : null,
                            "nothing_more", outcome.equals("no_further_action") ? "no_concern" : null);
                });
        chronicle.approves(on, 14 * 60 + chronicle.chance(30), team.manager(), chronicle.all(), "section_47_outcome");
        chronicle.records(on, 15 * 60, team.worker(), chronicle.all(), "section_47_record", answers("complete", "yes"));
        chronicle.approves(on, 15 * 60 + 40, team.manager(), chronicle.all(), "section_47_record");
        chronicle.records(
                on, 16 * 60, team.worker(), chronicle.all(), "ending_told",
                answers("whose", "social_care", "rationale", chronicle.say("ended", on), "agencies_told", List.of("police", "health", "education"),
                        "other_agency", "agrees"));
        if (!joint) {
            chronicle.records(
                    on, 16 * 60 + 15, team.worker(), chronicle.all(), "feedback_given",
                    answers("told_whom", team.called().get(team.officer()), "told_what", chronicle.say("feedback_police", on)));
        }
    }

    /**
     * The conference, with its request and reports.
     *
     * @param began the day of the strategy discussion, from which the fifteen working days count
     * @param concluded the day of the enquiry's outcome
     * @param on the day on which it is held
     * @param decision plan or child_in_need
     */
    void confers(int began, int concluded, int on, String decision) {
        LocalDate then = chronicle.day(on);
        boolean plan = decision.equals("plan");
        int planned = Math.min(on, began + CONFERENCE_LIMIT);
        chronicle.records(
                concluded + 1, 10 * 60, team.worker(), chronicle.all(), "conference_request",
                answers(
                        "conference_at", chronicle.days().at(planned, 10 * 60),
                        "timing", chronicle.say("conference_timing", concluded),
                        "safety_until_then", chronicle.say("conference_safety", concluded),
                        "agencies", List.of("police", "health", "education"),
                        "family_prepared", "yes",
                        "advocacy_offered", "yes"),
                child -> answers(
                        "reasons", household.say("conference_reasons", child, chronicle.day(concluded)),
                        "child_takes_part", child.age(then) < 5 ? "too_young" : child.age(then) < 12 ? "in_writing" : "advocate"));
        chronicle.approves(concluded + 1, 14 * 60, team.manager(), chronicle.all(), "conference_request");
        reports(planned - 2);
        if (on > planned) {
            chronicle.explains(planned, 15 * 60 + 40, team.chair(), chronicle.all(), "hold_conference", chronicle.say("conference_late", planned));
        }
        chronicle.recordsLater(
                on, 10 * 60, 13 * 60 + chronicle.chance(40), team.chair(), chronicle.all(), "initial_conference",
                answers(
                        "attended", List.of(team.chair(), team.worker(), team.manager(), team.officer(), team.nurse(), team.lead()),
                        "family_attended", chronicle.say("family_attended", on),
                        "quorate", "yes",
                        "parent_views", chronicle.say("parents_conference", on),
                        "information", chronicle.say("conference_information", on),
                        "lead_social_worker", team.worker(),
                        "core_group", plan ? List.of(team.worker(), team.nurse(), team.lead()) : null,
                        "contingency", plan ? chronicle.say("contingency", on) : null),
                child -> answers(
                        "child_views", household.say("conference_views", child, then),
                        "decision", decision,
                        "category", plan ? household.phrases().fact("category", "neglect") : null,
                        "reasons", household.say(plan ? "conference_reasons" : "enquiry_analysis.child_in_need", child, then),
                        "must_change", plan ? household.say("must_change", child, then) : null,
                        "visits", plan ? Protecting.OFTEN : null));
    }

    private void reports(int on) {
        record Report(String who, String agency, String involvement) {}
        List<Report> reports = new ArrayList<>();
        reports.add(new Report(team.nurse(), "health", "report_health"));
        if (household.first().age(chronicle.day(on)) >= 5) {
            reports.add(new Report(team.lead(), "education", "report_school"));
        }
        for (Report report : reports) {
            Map<String, Object> answers = answers(
                    "agency", report.agency(),
                    "involvement", chronicle.say(report.involvement(), on),
                    "strengths", chronicle.say("report_strengths", on),
                    "risks", chronicle.say("report_risks", on),
                    "may_be_shared", "yes",
                    "shared_on", chronicle.days().on(on));
            chronicle.records(on, 11 * 60 + 30 + chronicle.chance(60), report.who(), chronicle.all(), "agency_report", answers, _ -> answers("view", "yes_harm"));
        }
    }

    private String fact(String key, String otherwise) {
        return household.phrases().fact(key, otherwise);
    }
}
