package kith.procedures.position;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kith.procedures.calendar.Calendar;
import kith.procedures.calendar.EnglandCalendar;
import kith.procedures.history.Answer;
import kith.procedures.history.Author;
import kith.procedures.history.Event;
import kith.procedures.history.Facts;
import kith.procedures.history.History;
import kith.procedures.history.Occurred;
import kith.procedures.pack.Loaded;
import kith.procedures.pack.Pack;
import kith.procedures.pack.PackLoader;

/** A record of the trial partnership, told event by event; each is recorded when it happened unless said otherwise. */
final class Trial {
    static final Pack PACK = load();
    static final CompiledPacks PACKS = CompiledPacks.of(PACK);
    static final Calendar CALENDAR = EnglandCalendar.standard();
    /** Somebody who has left. */
    static final String GONE = "gone";

    static final Directory DIRECTORY = new Directory() {
        @Override
        public Holder dutyFor(String role) {
            return new Holder.Team(role + " duty");
        }

        @Override
        public boolean isHere(String person) {
            return !person.equals(GONE);
        }
    };

    static final Instant AT = Instant.parse("2030-01-01T00:00:00Z");

    private final List<Event> events = new ArrayList<>();

    private static Pack load() {
        return switch (PackLoader.load(Path.of("src/test/resources/packs-on-trial"), "trial")) {
            case Loaded.Ready(Pack pack) -> pack;
            case Loaded.Faulty(var problems) -> throw new IllegalStateException(problems.toString());
        };
    }

    static Position positionOf(History history) {
        return Positions.position(history, PACKS, DIRECTORY, Linked.NONE, CALENDAR, AT);
    }

    static Replay replay(History history) {
        return Replay.of(history, PACKS, DIRECTORY, Linked.NONE, CALENDAR, AT);
    }

    static Working work(History history) {
        return Working.through(history, PACKS, DIRECTORY, CALENDAR);
    }

    static Instant london(String local) {
        return LocalDateTime.parse(local).atZone(Occurred.LONDON).toInstant();
    }

    /** A day ("2027-01-12") or a local time ("2027-01-12T16:10"). */
    static Occurred when(String text) {
        return text.length() == 10 ? new Occurred.On(LocalDate.parse(text)) : new Occurred.At(london(text));
    }

    static Answer choice(String code) {
        return new Answer.Choice(code);
    }

    static final Answer YES = new Answer.YesNo(true);
    static final Answer NO = new Answer.YesNo(false);

    Trial with(Event event) {
        events.add(event);
        return this;
    }

    Trial recorded(String id, String step, String when, Object... answers) {
        return with(event(id, step + ".recorded", when, null, "worker", answers));
    }

    Trial recordedIn(String episode, String id, String step, String when, Object... answers) {
        Event event = event(id, step + ".recorded", when, null, "worker", answers);
        return with(new Event(
                id, event.type(), Optional.of(episode), event.occurred(), event.recorded(), event.author(), event.answers(),
                Optional.empty(), Optional.empty(), Optional.empty()));
    }

    /** Said again on that day, all of it; it happened when it did. */
    Trial corrected(String id, String step, String of, String when, Object... answers) {
        Event event = event(id, step + ".corrected", when, of, "worker", answers);
        return with(new Event(
                id, event.type(), Optional.empty(), new Occurred.Unknown(), event.recorded(), event.author(), event.answers(),
                Optional.of(of), Optional.empty(), Optional.empty()));
    }

    Trial withdrawn(String id, String of, String when) {
        return with(event(id, "anything.withdrawn", when, of, "worker"));
    }

    Trial approved(String id, String step, String of, String when, String role, Object... answers) {
        return with(event(id, step + ".approved", when, of, role, answers));
    }

    Trial returned(String id, String step, String of, String when, String reason) {
        return with(event(id, step + ".returned", when, of, "manager", "reason", new Answer.Text(reason)));
    }

    Trial allocated(String id, String role, String person, String when) {
        return with(event(id, Facts.HOLDER_ALLOCATED, when, null, "manager", "role", new Answer.Text(role), "person", new Answer.Professional(person)));
    }

    Trial said(String id, String type, String obligation, String reason, String when) {
        return with(event(id, type, when, null, "manager", "obligation", new Answer.Text(obligation), "reason", new Answer.Text(reason)));
    }

    static Event event(String id, String type, String when, String about, String role, Object... answers) {
        Occurred occurred = when(when);
        Map<String, Answer> given = new HashMap<>();
        for (int i = 0; i < answers.length; i += 2) {
            given.put((String) answers[i], (Answer) answers[i + 1]);
        }
        return new Event(
                id, type, Optional.empty(), occurred, occurred.earliest(Instant.EPOCH), new Author(role + "-1", "social_care", role),
                given, Optional.ofNullable(about), Optional.empty(), Optional.empty());
    }

    History history() {
        return new History("record", events);
    }

    Position position() {
        return positionOf(history());
    }

    Obligation obligation(String rule) {
        List<Obligation> found = position().obligations().stream().filter(obligation -> obligation.rule().equals(rule)).toList();
        if (found.size() != 1) {
            throw new AssertionError(found.size() + " obligations under " + rule);
        }
        return found.getFirst();
    }

    Episode episode(String procedure) {
        List<Episode> found = position().episodes().stream().filter(episode -> episode.procedure().equals(procedure)).toList();
        if (found.size() != 1) {
            throw new AssertionError(found.size() + " episodes of " + procedure);
        }
        return found.getFirst();
    }
}
