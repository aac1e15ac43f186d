package kith.server.people;

import java.time.LocalDate;
import java.time.Period;
import java.util.Optional;

/**
 * The child of a record.
 *
 * @param born day of birth, where known
 * @param expected expected day of birth of an unborn child
 */
public record Child(
        String record,
        String givenName,
        String familyName,
        Optional<LocalDate> born,
        Optional<LocalDate> expected,
        Optional<String> sex,
        Optional<String> address,
        Optional<String> language)
        implements Subject {

    /** No more than who the child is, for whoever is only told whom to ring. */
    Child byName() {
        return new Child(record, givenName, familyName, born, expected, Optional.empty(), Optional.empty(), Optional.empty());
    }

    @Override
    public String name() {
        return (givenName + " " + familyName).strip();
    }

    @Override
    public String shortName() {
        return givenName;
    }

    /** "7 years", "5 months", "unborn, expected in June"; empty where the birth is not known. */
    public String age(LocalDate today) {
        if (born.isEmpty()) {
            return expected.isPresent() ? "Unborn" : "Age not known";
        }
        Period age = Period.between(born.get(), today);
        if (age.getYears() >= 2) {
            return age.getYears() + " years";
        }
        long months = age.toTotalMonths();
        return months == 1 ? "1 month" : months + " months";
    }
}
