package kith.procedures.condition;

import java.util.Optional;
import kith.procedures.history.Answer;

/** What has been answered and recorded so far, as one place sees it: an episode, a form being filled in, a test. */
public interface Answers {
    /** The answer that stands; empty while the question is unanswered. */
    Optional<Given> answer(FieldRef field);

    /** The event by which the step was recorded and counts; empty while it was not. */
    Optional<String> recorded(String step);

    /** The same of the episode at hand alone, and of those from which it came; empty too where there is no episode. */
    Optional<String> recordedThisTime(String step);

    /** @param event the event that gave the answer */
    record Given(Answer answer, String event) {}
}
