package kith.procedures.history;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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

    /**
     * Somebody who is not in the directory: a parent, a carer, whoever may be a risk, another child. What they are to the child is
     * another question's.
     */
    record Person(Called called, Born born) implements Answer {
        /** How one tells who is meant. */
        public sealed interface Called {
            /** @param name the whole of it, as far as it is known */
            record Name(String name) implements Called {}

            /** @param words what is known of somebody whose name is not */
            record Described(String words) implements Called {}
        }

        public sealed interface Born {
            record On(LocalDate day) implements Born {}

            /** @param years about how old, when it was said */
            record Aged(int years) implements Born {}

            record NotKnown() implements Born {}
        }

        /** "Marlon Reid", "Name not known (tall, drives a white van)". */
        public String inShort() {
            return switch (called) {
                case Called.Name(String name) -> name;
                case Called.Described(String words) -> "Name not known (" + words + ")";
            };
        }

        /** "Marlon Reid, born 3 May 1990"; "Marlon Reid, about 35 years old". */
        public String words() {
            return inShort() + switch (born) {
                case Born.On(LocalDate day) -> ", born " + BIRTHDAY.format(day);
                case Born.Aged(int years) -> years == 1 ? ", about 1 year old" : ", about %d years old".formatted(years);
                case Born.NotKnown() -> ", date of birth not known";
            };
        }

        private static final DateTimeFormatter BIRTHDAY = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.UK);
    }

    /**
     * Where somebody lives or is.
     *
     * @param lines the first lines of it, never empty
     * @param postcode as it is written, such as HP20 1UY
     * @param uprn the property's number in the national gazetteer
     */
    record Address(List<String> lines, String town, Optional<String> postcode, Optional<String> uprn) implements Answer {
        public Address {
            lines = List.copyOf(lines);
        }

        /** On one line. */
        public String words() {
            return Stream.of(lines.stream(), Stream.of(town), postcode.stream()).flatMap(each -> each).collect(Collectors.joining(", "));
        }
    }

    /** To where somebody lives: nowhere for long. */
    record NoFixedAddress() implements Answer {}

    /** One of the partnership's agencies, by its identifier in the directory. */
    record Agency(String agency) implements Answer {}

    /**
     * A paper that belongs to the record. The answer says which; the bytes are kept beside the history, and the hash binds them to it.
     *
     * @param name as its sender called it, cleaned
     * @param size in bytes
     * @param type its media type, as its content tells it
     * @param sha256 of its bytes, in 64 small hexadecimal figures
     */
    record File(String name, long size, String type, String sha256) implements Answer {
        /** What kind of paper it is, for people: "PDF", "Word document". */
        public String kind() {
            return switch (type) {
                case "application/pdf" -> "PDF";
                case "image/jpeg" -> "JPEG picture";
                case "image/png" -> "PNG picture";
                case "text/plain" -> "text";
                case "application/vnd.openxmlformats-officedocument.wordprocessingml.document" -> "Word document";
                case "application/vnd.oasis.opendocument.text" -> "OpenDocument text";
                default -> "file";
            };
        }

        /** "PDF, 120 KB", in thousands of bytes as people's computers show it. */
        public String kindAndSize() {
            return kind() + ", " + (size < 1_000
                    ? size + (size == 1 ? " byte" : " bytes")
                    : size < 999_500
                            ? Math.round(size / 1e3) + " KB"
                            : String.format(Locale.UK, "%.1f MB", size / 1e6));
        }

        /** "order.pdf (PDF, 120 KB)". */
        public String words() {
            return name + " (" + kindAndSize() + ")";
        }
    }

    /** Every file among these answers, also in the entries of a group. */
    static Stream<File> files(Map<String, Answer> answers) {
        return answers.values().stream().flatMap(answer -> switch (answer) {
            case File file -> Stream.of(file);
            case Entries(List<Map<String, Answer>> entries) -> entries.stream().flatMap(Answer::files);
            default -> Stream.empty();
        });
    }

    /** The entries of a repeating group, in their order, each with its answers by the questions' ids. Never empty, and no entry is. */
    record Entries(List<Map<String, Answer>> entries) implements Answer {
        public Entries {
            entries = entries.stream().map(Map::copyOf).toList();
        }
    }
}
