package kith.server.arrival;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import kith.procedures.calendar.Calendar;
import kith.procedures.history.Answer;
import kith.procedures.history.Author;
import kith.procedures.history.Event;
import kith.procedures.history.Facts;
import kith.procedures.history.History;
import kith.procedures.history.Occurred;
import kith.procedures.pack.Sensitivity;
import kith.procedures.pack.Step;
import kith.procedures.position.CompiledPacks;
import kith.procedures.position.Directory;
import kith.procedures.position.Linked;
import kith.procedures.position.Obligation;
import kith.procedures.position.Position;
import kith.procedures.position.Positions;
import kith.server.people.Siblings;
import kith.server.record.Arriving;
import kith.server.record.NewEvent;

/**
 * Plans made into events, with what follows from them by the procedures: what would be owed and late at once is counted, and what was owed
 * before the arrival for steps of which the old system says nothing is excused. Pure.
 *
 * @param author of all of them: the administrator who brings them along
 */
record Arrived(Mapping mapping, CompiledPacks packs, Directory directory, Calendar calendar, Author author) {

    /** How the submissions of what arrives begin. */
    static final String SUBMISSION = "arrival:";

    /** What the old system calls somebody, and what Kith does. @param came when the record first came along */
    record Known(String record, byte[] seed, Instant came) {
        @Override
        public boolean equals(Object other) {
            return other instanceof Known known && known.record.equals(record);
        }

        @Override
        public int hashCode() {
            return record.hashCode();
        }
    }

    /**
     * @param known by the old system's number: everybody of whom a record comes along
     * @param files the answers by the names of the files
     * @param tally to which is added what follows
     */
    List<Arriving.Past> of(Planned planned, Map<String, Known> known, Map<String, Answer.File> files, Instant now, Tally tally) {
        Known own = known.get(planned.person().id());
        List<Draft> drafts = new ArrayList<>();
        planned.happened().forEach(happened -> drafts.add(draft(happened, own, files)));
        planned.siblings().forEach((other, relation) -> {
            if (known.containsKey(other)) {
                tally.links++;
                drafts.add(new Draft(
                        "sibling:" + other, Siblings.LINKED, new Occurred.Unknown(),
                        Map.of("other", new Answer.Text(known.get(other).record()), "relation", new Answer.Text(relation)), Optional.empty(), Optional.empty()));
            }
        });
        List<Arriving.Past> past = past(drafts, own, now);
        List<Draft> excused = follow(planned, past, own, now, tally);
        tally.excused += excused.size();
        // Those before stand earlier by the moments that the last ones take: nothing is recorded later than now.
        return excused.isEmpty() ? past : past(append(drafts, excused), own, now);
    }

    private record Draft(
            String submission, String type, Occurred occurred, Map<String, Answer> answers, Optional<Step> step, Optional<String> corrects) {}

    private static Draft draft(Planned.Happened happened, Known own, Map<String, Answer.File> files) {
        Map<String, Answer> answers = new HashMap<>(happened.answers());
        happened.file().map(files::get).ifPresent(file -> answers.put(Planned.FILE, file));
        return new Draft(
                happened.submission(), happened.type(), happened.occurred(), answers, happened.step(),
                happened.corrects().map(submission -> Naming.id(own.seed(), submission)));
    }

    private static List<Draft> append(List<Draft> drafts, List<Draft> more) {
        List<Draft> all = new ArrayList<>(drafts);
        all.addAll(more);
        return all;
    }

    /** One after the other by the shortest time there is, because events of one instant stand in no order. */
    private List<Arriving.Past> past(List<Draft> drafts, Known own, Instant now) {
        Instant first = now.truncatedTo(ChronoUnit.MICROS).minus(drafts.size(), ChronoUnit.MICROS);
        String version = packs.packs().latest().version();
        List<Arriving.Past> past = new ArrayList<>(drafts.size());
        for (int i = 0; i < drafts.size(); i++) {
            Draft draft = drafts.get(i);
            boolean form = draft.step().isPresent() && draft.corrects().isEmpty();
            past.add(new Arriving.Past(
                    Naming.id(own.seed(), draft.submission()),
                    new NewEvent(
                            own.record(),
                            draft.type(),
                            Optional.empty(),
                            Optional.empty(),
                            draft.occurred(),
                            draft.answers(),
                            draft.corrects(),
                            Optional.empty(),
                            form ? Optional.of(version) : Optional.empty(),
                            draft.step().map(Step::sensitivity).orElse(Sensitivity.ORDINARY)),
                    SUBMISSION + draft.submission(),
                    first.plus(i, ChronoUnit.MICROS),
                    author));
        }
        return past;
    }

    private List<Draft> follow(Planned planned, List<Arriving.Past> past, Known own, Instant now, Tally tally) {
        History history = new History(own.record(), past.stream().map(Arrived::event).toList());
        Set<String> notAsked = mapping.notAsked().stream().map(Mapping.Located::value).collect(Collectors.toSet());
        List<Draft> excused = new ArrayList<>();
        Position position = Positions.position(history, packs, directory, Linked.NONE, calendar, now);
        planned.runs().stream().sorted().forEach(running -> mapping.running().get(running).procedure()
                .filter(procedure -> position.episodes().stream().noneMatch(episode -> episode.procedure().equals(procedure) && episode.isOpen()))
                .ifPresent(_ -> tally.note(
                        "STILL GOING ON IN THE OLD SYSTEM, AND NOT COUNTED HERE (" + running.replace('_', ' ') + "): record it by hand", planned.person().row())));
        for (Obligation owed : position.open()) {
            if (owed.approves().isEmpty() && notAsked.contains(owed.step()) && wasDueBy(own.came(), owed)) {
                excused.add(excuse(owed));
            } else if (owed.lateAt(now)) {
                tally.late.merge(owed.sentence(), 1L, Long::sum);
            }
        }
        return excused;
    }

    private static boolean wasDueBy(Instant came, Obligation owed) {
        return owed.limit().or(owed::aim).filter(due -> due.lateAt(came)).isPresent();
    }

    private static Draft excuse(Obligation owed) {
        return new Draft(
                "excused:" + owed.id(),
                Facts.OBLIGATION_EXCUSED,
                new Occurred.Unknown(),
                Map.of(
                        "obligation", new Answer.Text(owed.id()),
                        "reason", new Answer.Text("It fell due before the record came to Kith, and what came along does not say whether it was done.")),
                Optional.empty(),
                Optional.empty());
    }

    private static Event event(Arriving.Past past) {
        NewEvent event = past.event();
        return new Event(
                past.id(), event.type(), event.episode(), event.occurred(), past.recorded(), past.author(), event.answers(), event.corrects(),
                event.occasion(), event.packVersion());
    }
}
