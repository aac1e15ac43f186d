package kith.procedures.form;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import kith.procedures.history.Answer;
import kith.procedures.history.Occurred;

/** Answers as one would have typed them, for starting a form from what was answered before. */
public final class TypedAgain {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");

    private TypedAgain() {}

    /** Puts an answer under an input's name, in as many values as the input has parts. */
    public static Map<String, List<String>> of(String input, Answer answer) {
        Map<String, List<String>> values = new HashMap<>();
        switch (answer) {
            case Answer.Text(String text) -> values.put(input, List.of(text));
            case Answer.YesNo(boolean yes) -> values.put(input, List.of(yes ? "yes" : "no"));
            case Answer.Choice(String code) -> values.put(input, List.of(code));
            case Answer.Choices(List<String> codes) -> values.put(input, codes);
            case Answer.Number(java.math.BigDecimal number) -> values.put(input, List.of(number.toPlainString()));
            case Answer.Professional(String person) -> values.put(input, List.of(person));
            case Answer.Professionals(List<String> people) -> values.put(input, people);
            case Answer.Person(var called, var born) -> person(values, input, called, born);
            case Answer.Address(List<String> lines, String town, Optional<String> postcode, Optional<String> uprn) -> {
                values.put(input + "-line1", List.of(lines.getFirst()));
                values.put(input + "-line2", List.of(String.join(", ", lines.subList(1, lines.size()))));
                values.put(input + "-town", List.of(town));
                values.put(input + "-postcode", postcode.stream().toList());
                values.put(input + "-uprn", uprn.stream().toList());
            }
            case Answer.NoFixedAddress() -> values.put(input + "-none", List.of("yes"));
            case Answer.Agency(String agency) -> values.put(input, List.of(agency));
            case Answer.File file -> values.put(input, List.of(file.sha256()));
            case Answer.Entries(var entries) -> {
                values.put(input, IntStream.rangeClosed(1, entries.size()).mapToObj(Integer::toString).toList());
                for (int i = 0; i < entries.size(); i++) {
                    String begins = FormReading.entryInput(input, Integer.toString(i + 1));
                    entries.get(i).forEach((question, given) -> values.putAll(of(begins + question, given)));
                }
            }
            case Answer.Day(LocalDate day) -> day(values, input, day);
            case Answer.When(Occurred occurred) -> occurred(values, input, occurred);
        }
        return values;
    }

    private static void person(
            Map<String, List<String>> values, String input, Answer.Person.Called called, Answer.Person.Born born) {
        switch (called) {
            case Answer.Person.Called.Name(String name) -> values.put(input + "-name", List.of(name));
            case Answer.Person.Called.Described(String words) -> {
                values.put(input + "-name-not-known", List.of("yes"));
                values.put(input + "-description", List.of(words));
            }
        }
        switch (born) {
            case Answer.Person.Born.On(LocalDate day) -> day(values, input + "-born", day);
            case Answer.Person.Born.Aged(int years) -> values.put(input + "-age", List.of(Integer.toString(years)));
            case Answer.Person.Born.NotKnown() -> values.put(input + "-born-not-known", List.of("yes"));
        }
    }

    private static void occurred(Map<String, List<String>> values, String input, Occurred occurred) {
        switch (occurred) {
            case Occurred.At(Instant instant) -> {
                LocalDateTime local = LocalDateTime.ofInstant(instant, Occurred.LONDON);
                day(values, input, local.toLocalDate());
                values.put(input + "-time", List.of(TIME.format(local)));
                if (LocalTimes.instant(local.toLocalDate(), local.toLocalTime()) instanceof LocalTimes.Read.Twice(Instant first, Instant _)) {
                    values.put(input + "-which", List.of(instant.equals(first) ? "first" : "second"));
                }
            }
            case Occurred.On(LocalDate day) -> {
                day(values, input, day);
                values.put(input + "-time-not-known", List.of("yes"));
            }
            case Occurred.About(LocalDate day, String _) -> day(values, input, day);
            case Occurred.Unknown() -> {}
        }
    }

    private static void day(Map<String, List<String>> values, String input, LocalDate day) {
        values.put(input + "-day", List.of(Integer.toString(day.getDayOfMonth())));
        values.put(input + "-month", List.of(Integer.toString(day.getMonthValue())));
        values.put(input + "-year", List.of(Integer.toString(day.getYear())));
    }
}
