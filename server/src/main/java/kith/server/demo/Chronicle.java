package kith.server.demo;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * What was recorded of one household, as it grows. Courses are written to their end; what would lie after yesterday has not
 * happened and is left out, so that work in progress stands wherever the day finds it.
 */
final class Chronicle {
    private final Household household;
    private final Days days;
    private final List<Story.Scene> scenes = new ArrayList<>();

    Chronicle(Household household, Days days) {
        this.household = household;
        this.days = days;
    }

    Household household() {
        return household;
    }

    Household.Team team() {
        return household.team();
    }

    Days days() {
        return days;
    }

    LocalDate day(int number) {
        return days.day(number);
    }

    boolean inTerm(int number) {
        return Days.inTerm(day(number));
    }

    int chance(int below) {
        return household.random().nextInt(below);
    }

    boolean chance(double share) {
        return household.random().nextDouble() < share;
    }

    /** What a text says of the family, by its first child. */
    String say(String key, int number) {
        return household.say(key, household.first(), day(number));
    }

    List<String> all() {
        return household.everyone();
    }

    /** Answers in pairs: question, answer. */
    static Map<String, Object> answers(Object... pairs) {
        Map<String, Object> answers = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            if (pairs[i + 1] != null) {
                answers.put((String) pairs[i], pairs[i + 1]);
            }
        }
        return answers;
    }

    Map<String, Map<String, Object>> each(List<String> about, Function<Household.Child, Map<String, Object>> own) {
        Map<String, Map<String, Object>> each = new LinkedHashMap<>();
        household.children().stream().filter(child -> about.contains(child.kid().key())).forEach(child -> each.put(child.kid().key(), own.apply(child)));
        return each;
    }

    void records(int number, int minute, String who, List<String> about, String step, Map<String, Object> answers) {
        records(number, minute, who, about, step, answers, _ -> Map.of());
    }

    void records(
            int number,
            int minute,
            String who,
            List<String> about,
            String step,
            Map<String, Object> answers,
            Function<Household.Child, Map<String, Object>> own) {
        add(number, minute, Optional.empty(), who, about, new Story.Records(step, answers, each(about, own)));
    }

    /** Something that takes hours, and is written up afterwards. */
    void recordsLater(
            int number,
            int minute,
            int written,
            String who,
            List<String> about,
            String step,
            Map<String, Object> answers,
            Function<Household.Child, Map<String, Object>> own) {
        add(number, minute, Optional.of(days.at(number, written)), who, about, new Story.Records(step, answers, each(about, own)));
    }

    void approves(int number, int minute, String who, List<String> about, String step) {
        add(number, minute, Optional.empty(), who, about, new Story.Approves(step, Optional.empty()));
    }

    void allocates(int number, int minute, String who, Map<String, String> holders) {
        add(number, minute, Optional.empty(), who, all(), new Story.Allocates(holders));
    }

    void explains(int number, int minute, String who, List<String> about, String rule, String reason) {
        add(number, minute, Optional.empty(), who, about, new Story.Explains(rule, reason));
    }

    private void add(int number, int minute, Optional<String> typed, String who, List<String> about, Story.Deed deed) {
        if (number < 0) {
            scenes.add(new Story.Scene(days.at(number, minute), typed, who, about, deed));
        }
    }

    Story story() {
        return new Story(household.key(), household.children().stream().map(Household.Child::kid).toList(), Optional.empty(), List.copyOf(scenes));
    }
}
