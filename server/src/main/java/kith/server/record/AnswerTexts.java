package kith.server.record;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kith.procedures.history.Answer;
import kith.procedures.history.Occurred;

/** What of answers somebody wrote in words of their own, and the names of files; what was ticked or chosen says nothing new. */
public final class AnswerTexts {
    private AnswerTexts() {}

    public static String of(Answer answer) {
        return words(answer).collect(Collectors.joining("\n"));
    }

    public static String of(Collection<Answer> answers) {
        return answers.stream().flatMap(AnswerTexts::words).collect(Collectors.joining("\n"));
    }

    private static Stream<String> words(Answer answer) {
        return switch (answer) {
            case Answer.Text(String text) -> Stream.of(text);
            case Answer.When(Occurred.About(LocalDate _, String words)) -> Stream.of(words);
            case Answer.Person person -> Stream.of(person.inShort());
            case Answer.Address address -> Stream.of(address.words());
            case Answer.File file -> Stream.of(file.name());
            case Answer.Entries(List<Map<String, Answer>> entries) -> entries.stream().flatMap(entry -> entry.values().stream()).flatMap(AnswerTexts::words);
            default -> Stream.empty();
        };
    }
}
