package kith.server.record.web;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kith.procedures.history.Answer;
import kith.procedures.history.Event;
import kith.procedures.pack.Field;
import kith.procedures.pack.Step;
import kith.server.directory.Names;
import kith.server.record.AnswerWords;

/** The most telling answers of a form: what a reader scans for. */
record Gist(Step step, Map<String, Answer> answers, Names names) {
    /** Shorter than a sentence says little. */
    private static final int SHORT = 20;

    /** What was decided or came of it, in the words of the option. */
    Optional<String> decided() {
        return step.form().fields().stream()
                .filter(field -> answers.get(field.id()) instanceof Answer.Choice && (field.id().equals("outcome") || field.id().equals("decision")))
                .map(this::words)
                .findFirst();
    }

    /** How the first long answer begins. @param most in characters */
    Optional<String> begins(int most) {
        return step.form().fields().stream()
                .filter(field -> field.type() == Field.Type.LONG_TEXT && answers.get(field.id()) instanceof Answer.Text)
                .map(this::words)
                .filter(text -> text.length() > SHORT)
                .findFirst()
                .map(text -> text.length() > most + 10 ? cut(text, most) : text);
    }

    /** What an old system said of it, on one line; empty where it said nothing. @param most in characters */
    static Optional<String> brought(Event event, int most) {
        return event.answers().get(AnswerWords.BROUGHT) instanceof Answer.Text(String text)
                ? Optional.of(text.replace("\n", "; ")).map(line -> line.length() > most + 10 ? cut(line, most) : line)
                : Optional.empty();
    }

    /** After a whole word, where there is one that is not too long. */
    private static String cut(String text, int most) {
        String begins = text.substring(0, text.offsetByCodePoints(0, Math.min(most, text.codePointCount(0, text.length()))));
        int word = begins.lastIndexOf(' ');
        return (word > most / 2 ? begins.substring(0, word) : begins) + "…";
    }

    /** Both, where there are both. */
    Optional<String> both(int most) {
        String said = Stream.of(decided(), begins(most)).flatMap(Optional::stream).collect(Collectors.joining(". "));
        return Optional.of(said).filter(words -> !words.isEmpty());
    }

    private String words(Field field) {
        return AnswerWords.answer(field, answers.get(field.id()), names);
    }
}
