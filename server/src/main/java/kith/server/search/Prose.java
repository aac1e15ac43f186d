package kith.server.search;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kith.procedures.history.Answer;
import kith.procedures.history.Event;
import kith.procedures.history.Facts;
import kith.procedures.history.Occurred;
import kith.procedures.pack.Field;
import kith.procedures.pack.Packs;
import kith.server.people.Children;
import kith.server.wording.Said;

/** What was written in an event, in people's own words: texts, names, addresses, names of files. What was only ticked or chosen is not. */
final class Prose {
    /** A word list of PostgreSQL takes a million bytes; nobody writes as much in one event, and a write must not fail for it. */
    private static final int MOST = 200_000;

    /** What is written about the verdict on an event, and about an obligation. */
    private static final Set<String> REMARKS = Set.of("reason", "comment");

    private Prose() {}

    static boolean isCard(Event event) {
        return event.type().equals(Children.DESCRIBED);
    }

    static String in(Event event, Packs packs) {
        if (isCard(event)) {
            return card(event.answers());
        }
        if (event.type().equals(Facts.RECORD_OPENED)) {
            return "";
        }
        boolean form = event.fact().equals(Facts.RECORDED) || event.fact().equals(Facts.CORRECTED);
        String all = inOrder(event, packs)
                .filter(id -> form || REMARKS.contains(id))
                .flatMap(id -> words(event.answers().get(id)))
                .collect(Collectors.joining("\n"));
        return all.length() <= MOST ? all : all.substring(0, all.offsetByCodePoints(0, all.codePointCount(0, MOST)));
    }

    /** As the form asks, and then what it no longer asks. */
    private static Stream<String> inOrder(Event event, Packs packs) {
        Set<String> ids = new LinkedHashSet<>();
        packs.step(event.subject(), event.packVersion()).ifPresent(step -> {
            for (Field field : step.form().fields()) {
                ids.add(field.id());
                ids.add(field.reasonField());
            }
        });
        ids.retainAll(event.answers().keySet());
        ids.addAll(new TreeSet<>(event.answers().keySet()));
        return ids.stream();
    }

    private static Stream<String> words(Answer answer) {
        return switch (answer) {
            case Answer.Text(String text) -> Stream.of(text);
            case Answer.When(Occurred.About(LocalDate _, String words)) -> Stream.of(words);
            case Answer.Person person -> Stream.of(person.inShort());
            case Answer.Address address -> Stream.of(address.words());
            case Answer.File file -> Stream.of(file.name());
            case Answer.Entries(List<Map<String, Answer>> entries) -> entries.stream()
                    .flatMap(entry -> new TreeSet<>(entry.keySet()).stream().flatMap(id -> words(entry.get(id))));
            default -> Stream.empty();
        };
    }

    /** Who the child is, with the words by which people ask for one: "the boy", "born in March 2019". */
    private static String card(Map<String, Answer> answers) {
        List<String> words = new ArrayList<>();
        for (String id : List.of("given_name", "family_name", "address", "language")) {
            text(answers, id).ifPresent(words::add);
        }
        text(answers, "sex").ifPresent(sex -> words.add(switch (sex) {
            case "male" -> "boy male";
            case "female" -> "girl female";
            default -> sex;
        }));
        if (answers.get("born") instanceof Answer.Day(LocalDate day)) {
            words.add("born " + Said.day(day));
        }
        if (answers.containsKey("expected")) {
            words.add("unborn baby");
        }
        return String.join("\n", words);
    }

    private static Optional<String> text(Map<String, Answer> answers, String id) {
        return answers.get(id) instanceof Answer.Text(String text) ? Optional.of(text) : Optional.empty();
    }
}
