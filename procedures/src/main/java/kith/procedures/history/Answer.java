package kith.procedures.history;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** One answer to one question of a form. An unanswered question has no answer: there is no "empty" one. */
public sealed interface Answer {

    record Text(String text) implements Answer {}

    record YesNo(boolean yes) implements Answer {}

    /** One option, by its code in the form. */
    record Choice(String code) implements Answer {}

    /** Several options, by their codes, in the form's order. Never empty. */
    record Choices(List<String> codes) implements Answer {
        public Choices {
            codes = List.copyOf(codes);
        }
    }

    record Day(LocalDate day) implements Answer {}

    /** A date with a time, or with the time not known. */
    record When(Occurred occurred) implements Answer {}

    record Number(BigDecimal number) implements Answer {}

    /** A person in the directory (a professional), by identifier. */
    record Professional(String person) implements Answer {}

    /** Several professionals, for attendance. */
    record Professionals(List<String> people) implements Answer {
        public Professionals {
            people = List.copyOf(people);
        }
    }

    /** The entries of a repeating group, in their order, each with its answers by the questions' ids. Never empty, and no entry is. */
    record Entries(List<Map<String, Answer>> entries) implements Answer {
        public Entries {
            entries = entries.stream().map(Map::copyOf).toList();
        }
    }
}
