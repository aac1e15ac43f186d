package kith.server.steps;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kith.procedures.form.Typed;
import kith.procedures.history.Answer;
import kith.server.problem.Problem;

/**
 * A child named in a contact who has no record yet. What was typed stands in the draft under {@code new-1-given_name} and so
 * on; the record is opened when the contact is recorded, not before.
 *
 * @param id {@code new-1}, {@code new-2} …: stands for the record until there is one
 * @param known the record of a child already known, if somebody said it is the same
 */
public record NewChild(
        String id,
        String givenName,
        String familyName,
        Optional<LocalDate> born,
        Optional<LocalDate> expected,
        String sex,
        String address,
        String language,
        Optional<String> known) {

    public static final int MOST = 8;
    private static final int NAME_LIMIT = 100;
    private static final int ADDRESS_LIMIT = 300;

    static boolean isNew(String record) {
        return record.startsWith("new-");
    }

    /** Children as typed, and everything wrong with them. A row with nothing typed in it is not a child. */
    public record Read(List<NewChild> children, List<Problem> problems) {}

    public static Read read(Typed typed, LocalDate today) {
        List<NewChild> children = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
        for (int i = 1; i <= MOST; i++) {
            String id = "new-" + i;
            boolean anything = List.of("-given_name", "-family_name", "-born-day", "-born-month", "-born-year", "-address", "-expected-day").stream()
                    .anyMatch(part -> !typed.one(id + part).isEmpty());
            if (anything) {
                children.add(child(id, typed, today, problems));
            }
        }
        if (children.isEmpty()) {
            problems.add(new Problem(
                    "name_missing", "new-1-given_name", "Enter the child’s name, or what is known of it.", "If nothing is, write “Unknown”."));
        }
        return new Read(children, problems);
    }

    private static NewChild child(String id, Typed typed, LocalDate today, List<Problem> problems) {
        String given = text(typed, id + "-given_name", NAME_LIMIT, "The given name", problems);
        String family = text(typed, id + "-family_name", NAME_LIMIT, "The family name", problems);
        if (given.isEmpty() && family.isEmpty()) {
            problems.add(new Problem(
                    "name_missing", id + "-given_name", "Enter the child’s name, or what is known of it.", "If nothing is, write “Unknown”."));
        }
        boolean unborn = typed.ticked(id + "-unborn");
        Optional<LocalDate> born = unborn ? Optional.empty() : date(typed, id + "-born", problems);
        born.filter(day -> day.isAfter(today))
                .ifPresent(_ -> problems.add(new Problem(
                        "date_in_future",
                        id + "-born",
                        "The date of birth is in the future.",
                        "For a child not yet born tick “Not born yet” and give the expected date.")));
        born.filter(day -> day.isBefore(today.minusYears(25)))
                .ifPresent(_ -> problems.add(new Problem(
                        "date_too_early", id + "-born", "That date of birth would make the child older than 25.", "Check the year.")));
        Optional<LocalDate> expected = unborn ? date(typed, id + "-born", problems) : Optional.empty();
        expected.filter(day -> day.isBefore(today.minusMonths(1)) || day.isAfter(today.plusMonths(10)))
                .ifPresent(_ -> problems.add(new Problem(
                        "date_not_plausible",
                        id + "-born",
                        "The expected date is not within the next ten months.",
                        "Check the date.")));
        String known = typed.one(id + "-known");
        return new NewChild(
                id,
                given,
                family,
                born,
                expected,
                typed.one(id + "-sex"),
                text(typed, id + "-address", ADDRESS_LIMIT, "The address", problems),
                text(typed, id + "-language", NAME_LIMIT, "The language", problems),
                known.isEmpty() || known.equals("none") ? Optional.empty() : Optional.of(known));
    }

    private static String text(Typed typed, String input, int limit, String what, List<Problem> problems) {
        String text = typed.one(input).replace("\u0000", "").replaceAll("\\p{Cntrl}+", " ");
        if (text.length() > limit) {
            problems.add(new Problem(
                    "too_long", input, "%s is %,d characters long.".formatted(what, text.length()), "Shorten it to %d.".formatted(limit)));
        }
        return text;
    }

    private static Optional<LocalDate> date(Typed typed, String input, List<Problem> problems) {
        String day = typed.one(input + "-day");
        String month = typed.one(input + "-month");
        String year = typed.one(input + "-year");
        if (day.isEmpty() && month.isEmpty() && year.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDate.of(Integer.parseInt(year), Integer.parseInt(month), Integer.parseInt(day)));
        } catch (java.time.DateTimeException | NumberFormatException _) {
            problems.add(new Problem(
                    "date_not_understood", input, "There is no such date.", "Write day, month and year in figures, like 27 3 2019."));
            return Optional.empty();
        }
    }

    public String name() {
        return (givenName + " " + familyName).strip();
    }

    /** What this child is to another: by sex, as far as it is known. */
    String relation() {
        return switch (sex) {
            case "female" -> "sister";
            case "male" -> "brother";
            default -> "brother or sister";
        };
    }

    Map<String, Answer> described() {
        Map<String, Answer> answers = new HashMap<>();
        Map.of("given_name", givenName, "family_name", familyName, "sex", sex, "address", address, "language", language)
                .forEach((field, text) -> {
                    if (!text.isEmpty()) {
                        answers.put(field, new Answer.Text(text));
                    }
                });
        born.ifPresent(day -> answers.put("born", new Answer.Day(day)));
        expected.ifPresent(day -> answers.put("expected", new Answer.Day(day)));
        return answers;
    }
}
