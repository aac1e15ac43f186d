package kith.server.demo;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.SequencedMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import kith.procedures.history.Answer;
import kith.procedures.history.Author;
import kith.procedures.history.Facts;
import kith.procedures.history.Occurred;
import kith.server.identifier.Identifiers;
import kith.server.people.Children;
import kith.server.record.Arriving;
import kith.server.record.NewEvent;

/**
 * Makes other families of families whose histories are known, for benchmarks: everything that names a record, an event, an episode or an
 * occasion names that of the copy, children have other names, addresses and birthdays, and each record has as many case notes more as
 * a record has in life.
 */
final class Copying {
    /** Five million events of seventy thousand children, as the authority has that the benchmarks imagine. */
    private static final int EVENTS_OF_A_CHILD = 71;
    private static final int BIRTHDAYS = 300;
    private static final String NOTE = "case_note." + Facts.RECORDED;

    private final List<String> familyNames;
    private final List<String> girls;
    private final List<String> boys;
    private final List<String> streets;
    /** How many notes more each record gets, so that the mean is that of a child in life. */
    private final double notes;

    Copying(List<Histories.Family> families) {
        List<Map<String, Object>> backgrounds =
                Resources.list(Resources.yaml("population/names").get("backgrounds")).stream().map(Resources::map).toList();
        familyNames = all(backgrounds, "family");
        girls = all(backgrounds, "girls");
        boys = all(backgrounds, "boys");
        streets = List.of(String.valueOf(Resources.yaml("population/places").get("streets")).split("\\|"));
        long events = families.stream().mapToLong(family -> family.events().size()).sum();
        long children = families.stream().mapToLong(family -> family.kinds().size()).sum();
        long withNotes = families.stream().mapToLong(family -> notedRecords(family).size()).sum();
        notes = Math.max(0, children * (double) EVENTS_OF_A_CHILD - events) / Math.max(1, withNotes);
    }

    /** @param people who works with the copy in whose place: people and teams, by identifier */
    Histories.Family copy(Histories.Family family, int nth, Map<String, String> people) {
        return new Copy(family, nth, people).made();
    }

    private static List<String> all(List<Map<String, Object>> backgrounds, String of) {
        return backgrounds.stream().flatMap(background -> List.of(String.valueOf(background.get(of)).split(" ")).stream()).toList();
    }

    /** Records with a note that can be written again. */
    private static Map<String, Arriving.Past> notedRecords(Histories.Family family) {
        Map<String, Arriving.Past> noted = new HashMap<>();
        family.events().stream().filter(past -> past.event().type().equals(NOTE)).forEach(past -> noted.putIfAbsent(past.event().record(), past));
        return noted;
    }

    private final class Copy {
        private final Histories.Family family;
        private final Random random;
        /** What every identifier of the template is in the copy, people's and teams' among them. */
        private final Map<String, String> other = new HashMap<>();
        private final Map<String, String> names = new HashMap<>();
        private final Optional<Pattern> named;

        Copy(Histories.Family family, int nth, Map<String, String> people) {
            this.family = family;
            other.putAll(people);
            this.random = new Random(nth * 1_000_003L + family.kinds().firstEntry().getKey().hashCode());
            family.kinds().keySet().forEach(record -> other.put(record, Identifiers.next()));
            family.events().forEach(past -> {
                other.put(past.id(), Identifiers.next());
                past.event().occasion().ifPresent(occasion -> other.computeIfAbsent(occasion, _ -> Identifiers.next()));
            });
            rename();
            named = names.isEmpty()
                    ? Optional.empty()
                    : Optional.of(Pattern.compile("\\b(" + names.keySet().stream().map(Pattern::quote).collect(Collectors.joining("|")) + ")\\b"));
        }

        private void rename() {
            String familyName = one(familyNames);
            for (Arriving.Past past : family.events()) {
                if (past.event().type().equals(Children.DESCRIBED)) {
                    Map<String, Answer> known = past.event().answers();
                    boolean girl = known.get("sex") instanceof Answer.Text(String sex) && sex.equals("female");
                    if (known.get("given_name") instanceof Answer.Text(String given) && !given.equals("Unborn")) {
                        names.putIfAbsent(given, one(girl ? girls : boys));
                    }
                    if (known.get("family_name") instanceof Answer.Text(String name)) {
                        names.putIfAbsent(name, familyName);
                    }
                }
            }
        }

        Histories.Family made() {
            SequencedMap<String, String> kinds = new LinkedHashMap<>();
            family.kinds().forEach((record, kind) -> kinds.put(other.get(record), kind));
            List<Arriving.Past> events = new ArrayList<>();
            int birthday = random.nextInt(BIRTHDAYS) - BIRTHDAYS / 2;
            String address = (2 + random.nextInt(88)) + " " + one(streets).strip();
            for (Arriving.Past past : family.events()) {
                NewEvent event = past.event();
                Map<String, Answer> answers =
                        event.type().equals(Children.DESCRIBED) ? described(event.answers(), birthday, address) : renamed(event.answers());
                events.add(past(past, other.get(past.id()), answers, event.occasion().map(other::get), event.claim().map(this::translated), event.occurred()));
            }
            notedRecords(family).forEach((_, note) -> again(note, events));
            return new Histories.Family(kinds, events);
        }

        /** The note many times more, evenly over the time from when the family became known to when it was written. */
        private void again(Arriving.Past note, List<Arriving.Past> events) {
            long more = (long) Math.floor(notes) + (random.nextDouble() < notes - Math.floor(notes) ? 1 : 0);
            Map<String, Answer> answers = renamed(note.event().answers());
            Duration apart = Duration.between(family.events().getFirst().recorded(), note.recorded()).dividedBy(more + 1);
            for (long i = 1; i <= more; i++) {
                Arriving.Past earlier = new Arriving.Past(
                        note.id(), note.event(), note.submission(), note.recorded().minus(apart.multipliedBy(i)), note.author());
                events.add(past(earlier, Identifiers.next(), answers, Optional.empty(), Optional.empty(), new Occurred.At(earlier.recorded())));
            }
        }

        private Arriving.Past past(
                Arriving.Past past,
                String id,
                Map<String, Answer> answers,
                Optional<String> occasion,
                Optional<String> claim,
                Occurred occurred) {
            NewEvent event = past.event();
            NewEvent fresh = new NewEvent(
                    other.get(event.record()),
                    event.type(),
                    event.episode().map(this::translated),
                    claim,
                    occurred,
                    answers,
                    event.corrects().map(this::translated),
                    occasion,
                    event.packVersion(),
                    event.sensitivity());
            Author author = new Author(translated(past.author().person()), past.author().agency(), past.author().role());
            return new Arriving.Past(id, fresh, Identifiers.next(), past.recorded(), author);
        }

        private Map<String, Answer> described(Map<String, Answer> known, int birthday, String address) {
            Map<String, Answer> described = new HashMap<>(renamed(known));
            described.put("address", known.get("address") instanceof Answer.Text(String before)
                    ? new Answer.Text(address + before.substring(before.lastIndexOf(',')))
                    : new Answer.Text(address));
            if (known.get("born") instanceof Answer.Day(LocalDate born)) {
                described.put("born", new Answer.Day(born.plusDays(birthday)));
            }
            return described;
        }

        private Map<String, Answer> renamed(Map<String, Answer> answers) {
            Map<String, Answer> renamed = new HashMap<>();
            answers.forEach((question, answer) -> renamed.put(question, switch (answer) {
                case Answer.Text(String text) -> new Answer.Text(said(text));
                case Answer.Professional(String person) -> new Answer.Professional(translated(person));
                case Answer.Professionals(List<String> people) -> new Answer.Professionals(people.stream().map(this::translated).toList());
                default -> answer;
            }));
            return renamed;
        }

        /** A text is an identifier of the family's, or words in which its names may stand. */
        private String said(String text) {
            String translated = translated(text);
            return translated.equals(text) && named.isPresent()
                    ? named.get().matcher(text).replaceAll(found -> names.get(found.group(1)))
                    : translated;
        }

        /** Identifiers stand alone, or joined as in claims and in the names of obligations. */
        private String translated(String text) {
            if (other.containsKey(text)) {
                return other.get(text);
            }
            String[] parts = text.split("(?<=[/:~|#])|(?=[/:~|#])");
            if (parts.length == 1 || text.indexOf(' ') >= 0) {
                return text;
            }
            StringBuilder all = new StringBuilder();
            for (String part : parts) {
                all.append(other.getOrDefault(part, part));
            }
            return all.toString();
        }

        private String one(List<String> several) {
            return several.get(random.nextInt(several.size()));
        }
    }
}
