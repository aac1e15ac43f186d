package kith.procedures.form;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import kith.procedures.history.Answer;
import kith.procedures.history.Occurred;
import kith.procedures.pack.Field;
import kith.procedures.pack.Form;

/** Reads what was typed into the inputs of one question, whatever else the form asks. */
final class Inputs {
    static final int TEXT_LIMIT = 500;
    static final int LONG_TEXT_LIMIT = 20_000;
    static final int NAME_LIMIT = 200;
    static final int DESCRIPTION_LIMIT = 500;
    static final int OLDEST = 120;
    static final int ADDRESS_LINE_LIMIT = 100;

    /** The letters C, I, K, M, O and V end no postcode. */
    private static final Pattern POSTCODE = Pattern.compile("([A-Z]{1,2}[0-9][A-Z0-9]?|GIR)[0-9][ABD-HJLNP-UW-Z]{2}");

    private final Typed typed;
    private final FormReading.Context context;
    private final List<FormProblem> problems;

    /** @param problems to which whatever is wrong is added */
    Inputs(Typed typed, FormReading.Context context, List<FormProblem> problems) {
        this.typed = typed;
        this.context = context;
        this.problems = problems;
    }

    /**
     * The answer typed under that input; empty where nothing was, or where it is a problem. Of any question but a group.
     *
     * @param about the question, as a problem names it
     */
    Optional<Answer> answer(Form.Section section, Field field, String input, String about) {
        return switch (field.type()) {
            case TEXT -> text(input, section.id(), about, TEXT_LIMIT);
            case LONG_TEXT -> text(input, section.id(), about, LONG_TEXT_LIMIT).filter(answer -> !isOnlyHeadings(field, answer));
            case YES_NO -> yesNo(section, input, about);
            case CHOICE -> choice(section, field, input, about);
            case CHOICES -> choices(section, field, input, about);
            case DATE -> day(input, section.id(), about, field.mayBeFuture());
            case DATE_TIME -> dateTime(input, section.id(), about, field.mayBeFuture());
            case NUMBER -> number(section, input, about);
            case PROFESSIONAL -> known(typed.all(input), section, input, about).map(all -> new Answer.Professional(all.getFirst()));
            case PROFESSIONALS -> known(typed.all(input), section, input, about).map(Answer.Professionals::new);
            case PERSON -> person(input, section.id(), about);
            case ADDRESS -> address(input, section.id(), about);
            case AGENCY -> agency(input, section, about);
            case FILE -> file(input, section.id(), about);
            case GROUP -> throw new IllegalArgumentException("a group is typed as its entries");
        };
    }

    Optional<Answer> text(String input, String section, String about, int limit) {
        String text = PlainText.of(typed.one(input));
        if (text.isEmpty()) {
            return Optional.empty();
        }
        int length = text.codePointCount(0, text.length());
        if (length > limit) {
            problems.add(new FormProblem(
                    input,
                    section,
                    "The answer to %s is %,d characters long. Shorten it to %,d".formatted(about, length, limit)));
            return Optional.empty();
        }
        return Optional.of(new Answer.Text(text));
    }

    private static boolean isOnlyHeadings(Field field, Answer answer) {
        return field.templates().stream().anyMatch(template -> answer.equals(new Answer.Text(PlainText.of(template.text()))));
    }

    private Optional<Answer> yesNo(Form.Section section, String input, String about) {
        return switch (typed.one(input)) {
            case "" -> Optional.empty();
            case "yes" -> Optional.of(new Answer.YesNo(true));
            case "no" -> Optional.of(new Answer.YesNo(false));
            default -> wrong(input, section.id(), "Choose yes or no for " + about);
        };
    }

    private Optional<Answer> choice(Form.Section section, Field field, String input, String about) {
        String code = typed.one(input);
        if (code.isEmpty()) {
            return Optional.empty();
        }
        if (field.options().stream().noneMatch(option -> option.code().equals(code))) {
            return wrong(input, section.id(), "Choose one of the answers to " + about);
        }
        return Optional.of(new Answer.Choice(code));
    }

    private Optional<Answer> choices(Form.Section section, Field field, String input, String about) {
        List<String> chosen = typed.all(input);
        if (chosen.isEmpty()) {
            return Optional.empty();
        }
        List<String> codes = field.options().stream().map(Field.Option::code).toList();
        if (!codes.containsAll(chosen)) {
            return wrong(input, section.id(), "Choose from the answers to " + about);
        }
        return Optional.of(new Answer.Choices(codes.stream().filter(chosen::contains).toList()));
    }

    /** What was sent is kept, or refused, before the form is read: here it is only said. */
    private Optional<Answer> file(String input, String section, String about) {
        String refused = typed.one(input + "-refused");
        if (!refused.isEmpty()) {
            return wrong(input, section, switch (refused) {
                case "empty" -> "The selected file for " + about + " is empty";
                case "too_large" -> "The selected file for " + about + " must be smaller than 20 MB";
                case "kind" -> "The selected file for " + about + " must be a PDF, JPEG, PNG, plain text, Word (DOCX) or OpenDocument text (ODT)";
                case "macros" -> "The selected file for " + about + " holds macros. Save it without them or as a PDF, and select it again";
                case "too_many" -> "This form holds as many files as it can. Remove one, then select the file for " + about + " again";
                default -> "Select the file for " + about + " again";
            });
        }
        if (typed.one(input).isEmpty() || typed.ticked(input + "-remove")) {
            return Optional.empty();
        }
        Answer.File file = context.files().get(typed.one(input));
        return file == null ? wrong(input, section, "The file for " + about + " is no longer there. Select it again") : Optional.of(file);
    }

    private Optional<Answer> agency(String input, Form.Section section, String about) {
        String agency = typed.one(input);
        if (agency.isEmpty()) {
            return Optional.empty();
        }
        return context.agencies().contains(agency)
                ? Optional.of(new Answer.Agency(agency))
                : wrong(input, section.id(), "Choose one of the partnership's agencies for " + about);
    }

    /** Who somebody is, and how old; that either is not known is said, so that it is told from what was forgotten. */
    private Optional<Answer> person(String input, String section, String about) {
        if (!typed.anyBeginning(input + "-")) {
            return Optional.empty();
        }
        int before = problems.size();
        Optional<Answer.Person.Called> called = called(input, section, about);
        if (called.isEmpty() && problems.size() == before) {
            wrong(input + "-name", section, "Enter the name for " + about + ", or say that it is not known");
        }
        int between = problems.size();
        Optional<Answer.Person.Born> born = born(input, section, about);
        if (born.isEmpty() && problems.size() == between) {
            wrong(input + "-born", section, "Enter the date of birth for " + about + ", or an approximate age, or say that neither is known");
        }
        return problems.size() > before ? Optional.empty() : called.flatMap(who -> born.map(when -> new Answer.Person(who, when)));
    }

    private Optional<Answer.Person.Called> called(String input, String section, String about) {
        String name = line(input + "-name");
        String description = PlainText.of(typed.one(input + "-description"));
        shorter(input + "-name", section, "name", name, NAME_LIMIT, about);
        shorter(input + "-description", section, "description", description, DESCRIPTION_LIMIT, about);
        if (!name.isEmpty()) {
            if (typed.ticked(input + "-name-not-known") || !description.isEmpty()) {
                wrong(input + "-name", section, "Either enter the name for " + about + " or say that it is not known and describe them, not both");
            }
            return Optional.of(new Answer.Person.Called.Name(name));
        }
        if (!typed.ticked(input + "-name-not-known") && description.isEmpty()) {
            return Optional.empty();
        }
        if (description.isEmpty()) {
            wrong(input + "-description", section, "Describe the person for " + about + ", so that they can be told from somebody else");
        }
        return Optional.of(new Answer.Person.Called.Described(description));
    }

    private Optional<Answer.Person.Born> born(String input, String section, String about) {
        int before = problems.size();
        Optional<LocalDate> day = date(input + "-born", section, "date of birth for " + about, false);
        String age = line(input + "-age");
        boolean notKnown = typed.ticked(input + "-born-not-known");
        if (!age.isEmpty() && (!age.matches("[0-9]{1,3}") || Integer.parseInt(age) > OLDEST)) {
            wrong(input + "-age", section, "The age for %s must be whole years, from 0 to %d".formatted(about, OLDEST));
        }
        if (problems.size() > before) {
            return Optional.empty();
        }
        if (Stream.of(day.isPresent(), !age.isEmpty(), notKnown).filter(said -> said).count() > 1) {
            wrong(input + "-born", section, "Give one of these for " + about + ": the date of birth, an approximate age, or that neither is known");
            return Optional.empty();
        }
        return day.<Answer.Person.Born>map(Answer.Person.Born.On::new)
                .or(() -> age.isEmpty() ? Optional.empty() : Optional.of(new Answer.Person.Born.Aged(Integer.parseInt(age))))
                .or(() -> notKnown ? Optional.of(new Answer.Person.Born.NotKnown()) : Optional.empty());
    }

    private void shorter(String input, String section, String what, String text, int limit, String about) {
        int length = text.codePointCount(0, text.length());
        if (length > limit) {
            wrong(input, section, "The %s for %s is %,d characters long. Shorten it to %,d".formatted(what, about, length, limit));
        }
    }

    /** Everything that is wrong with it at once; nobody has to know a postcode. */
    private Optional<Answer> address(String input, String section, String about) {
        String line1 = line(input + "-line1");
        String line2 = line(input + "-line2");
        String town = line(input + "-town");
        String postcode = line(input + "-postcode");
        String uprn = line(input + "-uprn");
        boolean written = Stream.of(line1, line2, town, postcode, uprn).anyMatch(part -> !part.isEmpty());
        if (typed.ticked(input + "-none")) {
            return written
                    ? wrong(input, section, "Either write the address for " + about + " or say that there is no fixed one, not both")
                    : Optional.of(new Answer.NoFixedAddress());
        }
        if (!written) {
            return Optional.empty();
        }
        int before = problems.size();
        if (line1.isEmpty()) {
            wrong(input + "-line1", section, "Enter the first line of the address for " + about);
        }
        if (town.isEmpty()) {
            wrong(input + "-town", section, "Enter the town of the address for " + about);
        }
        List.of("line1", "line2", "town").forEach(part -> {
            if (line(input + "-" + part).codePointCount(0, line(input + "-" + part).length()) > ADDRESS_LINE_LIMIT) {
                wrong(input + "-" + part, section, "Shorten this line of the address for %s to %d characters".formatted(about, ADDRESS_LINE_LIMIT));
            }
        });
        Optional<String> whole = postcode(postcode);
        if (!postcode.isEmpty() && whole.isEmpty()) {
            wrong(input + "-postcode", section, "Enter a full postcode for " + about + ", like HP20 1UY, or leave it empty");
        }
        if (!uprn.isEmpty() && !uprn.matches("[0-9]{1,12}")) {
            wrong(input + "-uprn", section, "A UPRN has at most 12 figures and nothing else. Correct it for " + about + " or leave it empty");
        }
        return problems.size() > before
                ? Optional.empty()
                : Optional.of(new Answer.Address(
                        Stream.of(line1, line2).filter(line -> !line.isEmpty()).toList(), town, whole, Optional.of(uprn).filter(number -> !number.isEmpty())));
    }

    private String line(String input) {
        return PlainText.of(typed.one(input)).replaceAll("\\s+", " ");
    }

    /** By its shape, which is all that can be known here: in capitals, with the one space before the last three (BS 7666). */
    static Optional<String> postcode(String written) {
        String joined = written.replaceAll("[\\s-]", "").toUpperCase(Locale.UK);
        return POSTCODE.matcher(joined).matches()
                ? Optional.of(joined.substring(0, joined.length() - 3) + " " + joined.substring(joined.length() - 3))
                : Optional.empty();
    }

    private Optional<List<String>> known(List<String> chosen, Form.Section section, String input, String about) {
        if (chosen.isEmpty()) {
            return Optional.empty();
        }
        if (!context.professionals().containsAll(chosen)) {
            problems.add(new FormProblem(input, section.id(), "Choose from the people in the directory for " + about));
            return Optional.empty();
        }
        return Optional.of(chosen);
    }

    private Optional<Answer> number(Form.Section section, String input, String about) {
        String text = typed.one(input).replace(",", "");
        if (text.isEmpty()) {
            return Optional.empty();
        }
        if (!text.matches("-?\\d{1,9}(\\.\\d{1,4})?")) {
            return wrong(input, section.id(), "Enter a number for " + about + ", such as 3");
        }
        return Optional.of(new Answer.Number(new BigDecimal(text)));
    }

    private Optional<Answer> day(String input, String section, String about, boolean mayBeFuture) {
        return date(input, section, "date for " + about, mayBeFuture).map(Answer.Day::new);
    }

    /** @param what "date for …", as it stands in a problem */
    private Optional<LocalDate> date(String input, String section, String what, boolean mayBeFuture) {
        String day = typed.one(input + "-day");
        String month = typed.one(input + "-month");
        String year = typed.one(input + "-year");
        if (day.isEmpty() && month.isEmpty() && year.isEmpty()) {
            return Optional.empty();
        }
        List<String> lacking = new ArrayList<>();
        if (day.isEmpty()) {
            lacking.add("a day");
        }
        if (month.isEmpty()) {
            lacking.add("a month");
        }
        if (year.isEmpty()) {
            lacking.add("a year");
        }
        if (!lacking.isEmpty()) {
            wrong(input, section, "The " + what + " must include " + String.join(" and ", lacking));
            return Optional.empty();
        }
        Optional<LocalDate> date = LocalTimes.date(day, month, year);
        if (date.isEmpty()) {
            wrong(input, section, "There is no such " + what + ". Write it like 27 3 2026");
        } else if (date.get().getYear() < 1900) {
            wrong(input, section, "The " + what + " is before 1900. Check the year");
            return Optional.empty();
        } else if (!mayBeFuture && date.get().isAfter(context.today())) {
            wrong(input, section, "The " + what + " is in the future. Enter today's date or an earlier one");
            return Optional.empty();
        } else if (date.get().isAfter(context.today().plusYears(25))) {
            wrong(input, section, "The " + what + " is more than 25 years away. Check the year");
            return Optional.empty();
        }
        return date;
    }

    Optional<Answer> dateTime(String input, String section, String about, boolean mayBeFuture) {
        int before = problems.size();
        Optional<LocalDate> date = date(input, section, "date for " + about, mayBeFuture);
        String typedTime = typed.one(input + "-time");
        boolean notKnown = typed.ticked(input + "-time-not-known");
        if (date.isEmpty()) {
            if (problems.size() == before && !typedTime.isEmpty()) {
                wrong(input, section, "Enter the date as well as the time for " + about);
            }
            return Optional.empty();
        }
        if (typedTime.isEmpty()) {
            if (notKnown) {
                return Optional.of(new Answer.When(new Occurred.On(date.get())));
            }
            return wrong(input + "-time", section, "Enter the time for " + about + ", or say that it is not known");
        }
        Optional<LocalTime> time = LocalTimes.time(typedTime);
        if (time.isEmpty()) {
            return wrong(input + "-time", section, "Write the time for " + about + " like 16:10 or 4:10pm");
        }
        return switch (LocalTimes.instant(date.get(), time.get())) {
            case LocalTimes.Read.Good(Instant instant) -> notInFuture(input, section, about, instant, mayBeFuture);
            case LocalTimes.Read.Skipped() -> wrong(
                    input + "-time",
                    section,
                    "The clocks went forward that night, so %s did not happen. Check the time for %s"
                            .formatted(time.get(), about));
            case LocalTimes.Read.Twice(Instant first, Instant second) -> switch (typed.one(input + "-which")) {
                case "first" -> notInFuture(input, section, about, first, mayBeFuture);
                case "second" -> notInFuture(input, section, about, second, mayBeFuture);
                default -> wrong(
                        input + "-which",
                        section,
                        "The clocks went back that night, so %s happened twice. Say which one for %s"
                                .formatted(time.get(), about));
            };
        };
    }

    private Optional<Answer> notInFuture(String input, String section, String about, Instant instant, boolean mayBeFuture) {
        if (!mayBeFuture && instant.isAfter(context.now().plusSeconds(60))) {
            return wrong(input + "-time", section, "The time for " + about + " is in the future. Enter the present time or an earlier one");
        }
        return Optional.of(new Answer.When(new Occurred.At(instant)));
    }

    private Optional<Answer> wrong(String input, String section, String message) {
        problems.add(new FormProblem(input, section, message));
        return Optional.empty();
    }
}
