package kith.journeys;

import java.util.ArrayList;
import java.util.List;

/** What somebody answers, by the questions as they stand on the page, in the order of the page. */
record Answers(List<Answer> all) {
    /** @param child the child whose own question it is, or empty where it is asked once */
    record Answer(String child, String question, String answer) {}

    /** @param questionsAndAnswers a question, its answer, the next question, and so on */
    static Answers of(String... questionsAndAnswers) {
        return new Answers(List.of()).and("", questionsAndAnswers);
    }

    Answers about(String child, String... questionsAndAnswers) {
        return and(child, questionsAndAnswers);
    }

    private Answers and(String child, String... questionsAndAnswers) {
        if (questionsAndAnswers.length % 2 != 0) {
            throw new IllegalArgumentException("A question has no answer: " + questionsAndAnswers[questionsAndAnswers.length - 1]);
        }
        List<Answer> more = new ArrayList<>(all);
        for (int i = 0; i < questionsAndAnswers.length; i += 2) {
            more.add(new Answer(child, questionsAndAnswers[i], questionsAndAnswers[i + 1]));
        }
        return new Answers(List.copyOf(more));
    }
}
