package kith.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import kith.procedures.history.Answer;

/** What happens to one child, in steps of the pack: from a worried call to a plan, and as long a plan as is asked for. */
record Story(List<Scene> scenes) {

    /** @param day days since the call */
    record Scene(String step, String role, int day, Map<String, Answer> chosen) {}

    /** @param scenes at least eleven, which is where the plan begins to be carried out */
    static Story of(int scenes) {
        return of(scenes, 0);
    }

    /** @param missing how often the child goes missing, comes back and is asked why: two episodes each time */
    static Story of(int scenes, int missing) {
        List<Scene> told = new ArrayList<>(List.of(
                new Scene("contact", "front_door_worker", 0, Map.of("harm_suspected", new Answer.YesNo(true))),
                new Scene("referral_decision", "team_manager", 0, Map.of("outcome", new Answer.Choice("strategy_discussion"))),
                new Scene("strategy_discussion", "team_manager", 0, Map.of("outcome", new Answer.Choice("section_47"))),
                new Scene("child_seen", "social_worker", 1, Map.of()),
                new Scene("assessment_started", "social_worker", 1, Map.of()),
                new Scene("agency_report", "health", 6, Map.of()),
                new Scene("agency_report", "police", 7, Map.of()),
                new Scene("initial_conference", "conference_chair", 12, Map.of(
                        "decision", new Answer.Choice("plan"), "visits", new Answer.Choice("every_20_working_days"))),
                new Scene("plan_sent", "team_manager", 13, Map.of()),
                new Scene("core_group", "health", 18, Map.of()),
                new Scene("protection_visit", "social_worker", 19, Map.of())));
        int left = missing;
        for (int i = 0; told.size() < scenes; i++) {
            if (left > 0 && i % (scenes / (missing + 1)) == 0) {
                told.add(new Scene("missing_reported", "social_worker", 20 + i, Map.of()));
                told.add(new Scene("missing_ended", "social_worker", 20 + i, Map.of()));
                told.add(new Scene("return_interview", "social_worker", 20 + i, Map.of()));
                left--;
            }
            told.add(switch (i % 4) {
                case 0, 2 -> new Scene("protection_visit", "social_worker", 20 + i, Map.of());
                case 1 -> new Scene("core_group", "health", 20 + i, Map.of());
                default -> new Scene("plan_sent", "team_manager", 20 + i, Map.of());
            });
        }
        return new Story(List.copyOf(told));
    }
}
