package kith.procedures.position;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import kith.procedures.condition.Answers;
import kith.procedures.condition.Condition;
import kith.procedures.condition.Conditions;
import kith.procedures.condition.FieldRef;
import kith.procedures.condition.Judgement;
import kith.procedures.condition.Verdict;
import kith.procedures.history.Answer;
import kith.procedures.position.Episodes.Placed;
import kith.procedures.position.Episodes.Underway;

/**
 * The answers as one place in the history sees them, and what was read of them. A step's answers are those of the trigger if
 * it is of that step; else of the latest recording up to the trigger in the same episode; else in the episode whose event
 * opened that one, and so on back; else of the latest on the record. Nothing recorded to have happened after the trigger is
 * seen, so that an obligation once raised does not come and go with later events; save that a trigger of which only the day
 * is known sees its whole day.
 */
final class Reading implements Answers {
    private final Episodes episodes;
    private final Placed trigger;
    private final Underway episode;

    /** The first place that is not seen. */
    private final int after;

    private final boolean alsoLater;

    // None of them is made until there is something to add: most readings read nothing.
    private List<String> events = List.of();
    private List<Causes.AnswerRead> answers = List.of();

    /** Recordings looked into for the condition at hand, with the corrections and approvals on which they rest. */
    private List<String> lookedInto = List.of();

    private Reading(Episodes episodes, Placed trigger, Underway episode, int after, boolean alsoLater) {
        this.episodes = episodes;
        this.trigger = trigger;
        this.episode = episode;
        this.after = after;
        this.alsoLater = alsoLater;
    }

    /** As the trigger saw it. */
    static Reading asOf(Episodes episodes, Placed trigger, Underway episode) {
        return new Reading(episodes, trigger, episode, trigger.place + 1, false);
    }

    /** As the trigger saw it, or, where it had not been asked by then, as it was first answered later in the episode. */
    static Reading asOfOrLater(Episodes episodes, Placed trigger, Underway episode) {
        return new Reading(episodes, trigger, episode, trigger.place + 1, true);
    }

    /** As it stands at the end of the history. */
    static Reading now(Episodes episodes, Underway episode) {
        return new Reading(episodes, null, episode, Integer.MAX_VALUE, false);
    }

    /** Whether the condition is yes; if so, what decided it is added to what was read. */
    boolean isYes(Condition condition) {
        if (condition instanceof Condition.Always) {
            return true;
        }
        Judgement judgement = Conditions.judge(condition, this);
        if (judgement.verdict() == Verdict.YES) {
            note(judgement);
            return true;
        }
        episodes.stoodInTheWay.addAll(lookedInto);
        lookedInto = List.of();
        return false;
    }

    /** Whether the condition is yes, where "no" leads to a conclusion too: what decided it is added either way. */
    boolean decides(Condition condition) {
        Judgement judgement = Conditions.judge(condition, this);
        note(judgement);
        return judgement.verdict() == Verdict.YES;
    }

    private void note(Judgement judgement) {
        for (Judgement.Read read : judgement.reads()) {
            if (read.field().isPresent()) {
                Causes.AnswerRead answer = new Causes.AnswerRead(read.event(), read.field().get());
                if (!answers.contains(answer)) {
                    answers = with(answer, answers);
                }
            }
        }
        noteWhatWasLookedInto();
    }

    private void noteWhatWasLookedInto() {
        for (String event : lookedInto) {
            if (!events.contains(event)) {
                events = with(event, events);
            }
        }
        lookedInto = List.of();
    }

    /** The same list with one more, or the first list in which there is something. */
    private static <T> List<T> with(T more, List<T> before) {
        List<T> list = before.isEmpty() ? new ArrayList<>(4) : before;
        list.add(more);
        return list;
    }

    /** The recording of the step that this reading sees; null where there is none. */
    Placed recording(String step) {
        if (trigger != null && trigger.step.id().equals(step)) {
            return trigger;
        }
        List<Placed> recordings = episodes.counting(step);
        if (recordings.isEmpty()) {
            return null;
        }
        int last = seesItsWholeDay() ? recordings.size() - 1 : Episodes.firstFrom(after, recordings) - 1;
        for (Underway within = episode; within != null; within = within.cameFrom()) {
            for (int i = last; i >= 0 && recordings.get(i).place >= within.opener.place; i--) {
                Placed recording = recordings.get(i);
                if (recording.belongsTo(within) && isSeen(recording)) {
                    return recording;
                }
            }
            if (alsoLater && within == episode) {
                for (int i = Episodes.firstFrom(within.opener.place, recordings); i < recordings.size(); i++) {
                    if (recordings.get(i).belongsTo(within)) {
                        return recordings.get(i);
                    }
                }
            }
        }
        for (int i = last; i >= 0; i--) {
            if (isSeen(recordings.get(i))) {
                return recordings.get(i);
            }
        }
        return null;
    }

    /** The same of this episode and those from which it came, back to the nearest one of the step's own procedure; null where there is none. */
    Placed recordingThisTime(String step) {
        Placed recording = recording(step);
        if (recording == null || recording == trigger) {
            return recording;
        }
        String procedure = recording.step.procedure();
        for (Underway within = episode; within != null; within = within.cameFrom()) {
            if (recording.belongsTo(within)) {
                return recording;
            }
            if (within.procedure.id().equals(procedure)) {
                return null;
            }
        }
        return null;
    }

    private boolean isSeen(Placed recording) {
        return recording.place < after || seesItsWholeDay() && recording.standing.day().equals(trigger.standing.day());
    }

    private boolean seesItsWholeDay() {
        return trigger != null && trigger.standing.isDayOnly();
    }

    @Override
    public Optional<Given> answer(FieldRef field) {
        Placed recording = recording(field.step());
        if (recording == null) {
            return Optional.empty();
        }
        lookInto(recording);
        String giver = recording.standing.giverOf(field.field());
        if (!giver.equals(recording.id())) {
            lookedInto = with(giver, lookedInto);
        }
        Answer answer = recording.standing.answer(field.field());
        return answer == null ? Optional.empty() : Optional.of(new Given(answer, giver));
    }

    @Override
    public Optional<String> recorded(String step) {
        Placed recording = recording(step);
        if (recording == null) {
            return Optional.empty();
        }
        lookInto(recording);
        return Optional.of(recording.id());
    }

    @Override
    public Optional<String> recordedThisTime(String step) {
        Placed recording = recordingThisTime(step);
        if (recording == null) {
            return Optional.empty();
        }
        lookInto(recording);
        return Optional.of(recording.id());
    }

    private void lookInto(Placed recording) {
        lookedInto = with(recording.id(), lookedInto);
        if (!recording.countsBy.isEmpty()) {
            lookedInto.addAll(recording.countsBy);
        }
    }

    /** The answer that a conclusion quotes or counts from, noted whether or not there is one; null where there is none. */
    Answer quoted(FieldRef field) {
        Optional<Given> given = answer(field);
        noteWhatWasLookedInto();
        if (given.isEmpty()) {
            return null;
        }
        answers = with(new Causes.AnswerRead(given.get().event(), field), answers);
        return given.get().answer();
    }

    List<String> events() {
        return events;
    }

    List<Causes.AnswerRead> answers() {
        return answers;
    }
}
