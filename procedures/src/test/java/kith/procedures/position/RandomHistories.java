package kith.procedures.position;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import kith.procedures.history.Answer;
import kith.procedures.history.Author;
import kith.procedures.history.Event;
import kith.procedures.history.Facts;
import kith.procedures.history.History;
import kith.procedures.history.Occurred;

/**
 * Histories that nobody would write by hand: steps in and out of order, some recorded late, some only by day, corrected,
 * withdrawn, approved, sent back, excused. The same seed gives the same history.
 */
final class RandomHistories {
    private static final List<String> STEPS =
            List.of("contact", "contact", "decision", "concern", "discussion", "discussion", "outcome", "outcome", "core_group", "core_group", "review", "summary", "summary", "plan_end", "letter", "more_time", "more_time", "stopped", "stopped", "resumed");
    private static final List<String> ROLES = List.of("worker", "manager", "chair");

    private final Random random;
    private final List<Event> events = new ArrayList<>();
    private Instant now;

    private RandomHistories(long seed) {
        this.random = new Random(seed);
        this.now = Instant.parse("2026-09-01T08:00:00Z").plus(random.nextInt(200), ChronoUnit.DAYS);
    }

    static History of(long seed) {
        RandomHistories made = new RandomHistories(seed);
        int size = 3 + made.random.nextInt(22);
        while (made.events.size() < size) {
            made.now = made.now.plusSeconds(60L * made.random.nextInt(60 * 24 * 8));
            made.next();
        }
        return new History("record", made.events);
    }

    private void next() {
        int kind = random.nextInt(20);
        List<Event> recorded = events.stream().filter(event -> event.fact().equals(Facts.RECORDED)).toList();
        if (kind < 12 || recorded.isEmpty()) {
            String step = one(STEPS);
            add(step + "." + Facts.RECORDED, episode(), occurred(), role(), answers(step), Optional.empty());
            return;
        }
        Event about = one(recorded);
        switch (kind) {
            case 12 -> add(about.subject() + "." + Facts.CORRECTED, Optional.empty(), random.nextInt(3) == 0 ? occurred() : new Occurred.Unknown(), role(), answers(about.subject()), Optional.of(named(about, Facts.CORRECTED)));
            case 13 -> add("any." + Facts.WITHDRAWN, Optional.empty(), new Occurred.At(now), role(), Map.of(), Optional.of(one(events).id()));
            case 14, 15 -> add(about.subject() + "." + Facts.APPROVED, Optional.empty(), new Occurred.At(now), role(), verdict(random.nextBoolean() ? Map.of() : Map.of("manner", new Answer.Choice("by_telephone"))), Optional.of(about.id()));
            case 16 -> add(about.subject() + "." + Facts.RETURNED, Optional.empty(), new Occurred.At(now), "manager", verdict(Map.of("reason", new Answer.Text("because " + events.size()))), Optional.of(about.id()));
            case 17 -> add(Facts.HOLDER_ALLOCATED, Optional.empty(), new Occurred.At(now), "manager", Map.of("role", new Answer.Text(one(ROLES)), "person", new Answer.Professional("person-" + events.size())), Optional.empty());
            default -> excuse(kind == 18 ? Facts.OBLIGATION_EXCUSED : Facts.OBLIGATION_LATE_REASON_GIVEN);
        }
    }

    private void excuse(String type) {
        List<Obligation> obligations = Trial.positionOf(new History("record", events)).obligations();
        if (!obligations.isEmpty()) {
            add(type, Optional.empty(), new Occurred.At(now), "manager", Map.of("obligation", new Answer.Text(one(obligations).id()), "reason", new Answer.Text("reason " + events.size())), Optional.empty());
        }
    }

    /** Now and then the correction names an earlier correction instead of the event. */
    private String named(Event about, String fact) {
        return events.stream()
                .filter(event -> event.fact().equals(fact) && event.corrects().equals(Optional.of(about.id())) && random.nextBoolean())
                .findFirst()
                .orElse(about)
                .id();
    }

    private Optional<String> episode() {
        List<Episode> episodes = Trial.positionOf(new History("record", events)).episodes();
        return episodes.isEmpty() || random.nextInt(3) > 0 ? Optional.empty() : Optional.of(one(episodes).id());
    }

    private Occurred occurred() {
        Instant happened = random.nextInt(4) == 0 ? now.minusSeconds(60L * random.nextInt(60 * 72)) : now;
        LocalDate day = LocalDate.ofInstant(happened, Occurred.LONDON);
        return switch (random.nextInt(8)) {
            case 0, 1 -> new Occurred.On(day);
            case 2 -> new Occurred.About(day, "or so");
            case 3 -> new Occurred.Unknown();
            default -> new Occurred.At(happened);
        };
    }

    private Map<String, Answer> answers(String step) {
        Map<String, Answer> answers = new HashMap<>();
        switch (step) {
            case "contact" -> {
                maybe(answers, "harm", new Answer.YesNo(random.nextInt(4) > 0));
                maybe(answers, "complex", new Answer.YesNo(random.nextBoolean()));
                if (random.nextInt(3) == 0) {
                    answers.put("harm_at", new Answer.When(occurred()));
                }
            }
            case "concern" -> maybe(answers, "complex", new Answer.YesNo(random.nextBoolean()));
            case "discussion" -> maybe(answers, "outcome", new Answer.Choice(one(List.of("enquiry", "enquiry", "again", "none"))));
            case "outcome" -> {
                maybe(answers, "result", new Answer.Choice(one(List.of("plan", "plan", "none"))));
                maybe(answers, "lead", lead());
                maybe(answers, "category", new Answer.Choice(one(List.of("neglect", "physical"))));
            }
            case "core_group" -> {
                maybe(answers, "interval", new Answer.Choice(one(List.of("six_weeks", "four_weeks"))));
                maybe(answers, "lead", lead());
            }
            case "summary" -> maybe(answers, "names", new Answer.YesNo(random.nextBoolean()));
            case "more_time" -> {
                maybe(answers, "granted", new Answer.YesNo(random.nextInt(3) > 0));
                maybe(answers, "until", new Answer.Day(LocalDate.ofInstant(now, Occurred.LONDON).plusDays(random.nextInt(40))));
                maybe(answers, "why", new Answer.Text("why " + random.nextInt(3)));
            }
            case "review" -> maybe(answers, "decision", new Answer.Choice(one(List.of("continue", "continue", "end"))));
            default -> answers.put("words", new Answer.Text("words " + events.size()));
        }
        return answers;
    }

    /** Now and then it says which approval it is about, and now and then one that there is not. */
    private Map<String, Answer> verdict(Map<String, Answer> said) {
        Map<String, Answer> all = new HashMap<>(said);
        if (random.nextInt(4) > 0) {
            all.put(Facts.APPROVAL, new Answer.Text(one(List.of("words", "names", "filing", "anything"))));
        }
        return all;
    }

    private Answer lead() {
        return new Answer.Professional(one(List.of("asha", "ben", Trial.GONE)));
    }

    private void maybe(Map<String, Answer> answers, String field, Answer answer) {
        if (random.nextInt(5) > 0) {
            answers.put(field, answer);
        }
    }

    private String role() {
        return one(ROLES);
    }

    private <T> T one(List<T> things) {
        return things.get(random.nextInt(things.size()));
    }

    private void add(
            String type, Optional<String> episode, Occurred occurred, String role, Map<String, Answer> answers, Optional<String> corrects) {
        String id = "event-" + Long.toHexString(random.nextLong());
        events.add(new Event(id, type, episode, occurred, now, new Author(role + "-1", "social_care", role), answers, corrects, Optional.empty(), Optional.empty()));
    }
}
