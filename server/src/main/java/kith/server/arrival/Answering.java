package kith.server.arrival;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import kith.procedures.history.Answer;
import kith.procedures.history.Occurred;
import kith.procedures.pack.Field;

/** What a cell says, as an answer to a question. */
final class Answering {
    private static final Set<String> YES = Set.of("y", "yes", "true", "t", "1");
    private static final Set<String> NO = Set.of("n", "no", "false", "f", "0");

    private Answering() {}

    /** Kinds of question that a cell can answer. */
    static boolean canAnswer(Field.Type type) {
        return switch (type) {
            case TEXT, LONG_TEXT, YES_NO, CHOICE, CHOICES, DATE, DATE_TIME, NUMBER -> true;
            case PROFESSIONAL, PROFESSIONALS, PERSON, ADDRESS, AGENCY, FILE, GROUP -> false;
        };
    }

    /** Empty where it is no answer to that question. @param codes which option a value means, in small letters; empty for the options' census codes and names */
    static Optional<Answer> answer(Field field, String said, Map<String, String> codes) {
        return switch (field.type()) {
            case TEXT, LONG_TEXT -> Optional.of(new Answer.Text(RowWords.plain(said)));
            case YES_NO -> yesNo(said);
            case CHOICE -> option(field, said, codes).map(Answer.Choice::new);
            case CHOICES -> option(field, said, codes).map(code -> new Answer.Choices(List.of(code)));
            case DATE -> Dated.day(said).map(Answer.Day::new);
            case DATE_TIME -> Dated.read(said).map((Occurred occurred) -> new Answer.When(occurred));
            case NUMBER -> number(said);
            case PROFESSIONAL, PROFESSIONALS, PERSON, ADDRESS, AGENCY, FILE, GROUP -> Optional.empty();
        };
    }

    private static Optional<Answer> yesNo(String said) {
        String small = said.toLowerCase(Locale.ROOT);
        return YES.contains(small) ? Optional.of(new Answer.YesNo(true)) : NO.contains(small) ? Optional.of(new Answer.YesNo(false)) : Optional.empty();
    }

    private static Optional<String> option(Field field, String said, Map<String, String> codes) {
        String small = said.toLowerCase(Locale.ROOT);
        if (!codes.isEmpty()) {
            return Optional.ofNullable(codes.get(small));
        }
        return field.options().stream()
                .filter(option -> option.code().equals(small) || option.censusCode().filter(said::equalsIgnoreCase).isPresent())
                .map(Field.Option::code)
                .findFirst();
    }

    private static Optional<Answer> number(String said) {
        try {
            return Optional.of(new Answer.Number(new BigDecimal(said)));
        } catch (NumberFormatException noNumber) {
            return Optional.empty();
        }
    }
}
