package kith.server.help;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import kith.server.gate.Viewer;
import kith.server.web.component.Link;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The help as it is written in {@code resources/help}. It ships with Kith, so a fault in it is ours: it stops the start. */
record HelpText(List<Word> words, List<Task> tasks, List<Stop> tour, List<News> news) {
    HelpText {
        words = List.copyOf(words);
        tasks = List.copyOf(tasks);
        tour = List.copyOf(tour);
        news = List.copyOf(news);
    }

    record Word(String word, String means, Set<Audience> audience) {}

    /** @param at the pages where it is done */
    record Task(String title, List<String> lines, List<Link> at, Set<Audience> audience) {}

    /** @param at the page that it is about; none, or one */
    record Stop(String title, List<String> lines, List<Link> at, Set<Audience> audience) {}

    record News(LocalDate day, String title, List<String> items) {}

    static HelpText read() {
        return new HelpText(
                entries("words").stream().map(entry -> new Word(text(entry, "word"), text(entry, "means"), audience(entry))).toList(),
                entries("tasks").stream().map(entry -> new Task(text(entry, "task"), lines(entry, "lines"), links(entry), audience(entry))).toList(),
                entries("tour").stream().map(entry -> new Stop(text(entry, "title"), lines(entry, "lines"), links(entry), audience(entry))).toList(),
                entries("whats-new").stream().map(entry -> new News(LocalDate.parse(text(entry, "day")), text(entry, "title"), lines(entry, "items")))
                        .sorted(Comparator.comparing(News::day).reversed())
                        .toList());
    }

    /** The same as far as it concerns the viewer. */
    HelpText concerning(Viewer viewer) {
        return new HelpText(
                words.stream().filter(word -> concerns(word.audience(), viewer)).toList(),
                tasks.stream().filter(task -> concerns(task.audience(), viewer)).toList(),
                tour.stream().filter(stop -> concerns(stop.audience(), viewer)).toList(),
                news);
    }

    private static boolean concerns(Set<Audience> audience, Viewer viewer) {
        return audience.stream().anyMatch(each -> each.includes(viewer));
    }

    private static List<Map<?, ?>> entries(String file) {
        String resource = "/help/" + file + ".yaml";
        try (InputStream stream = HelpText.class.getResourceAsStream(resource)) {
            List<?> all = (List<?>) new Load(LoadSettings.builder().setLabel(resource).build()).loadFromInputStream(stream);
            return all.stream().<Map<?, ?>>map(entry -> (Map<?, ?>) entry).toList();
        } catch (IOException cannotRead) {
            throw new UncheckedIOException(cannotRead);
        }
    }

    private static String text(Map<?, ?> entry, String key) {
        if (!entry.containsKey(key)) {
            throw new IllegalStateException("In the help, %s has no %s.".formatted(entry, key));
        }
        return String.valueOf(entry.get(key)).strip();
    }

    private static List<String> lines(Map<?, ?> entry, String key) {
        return ((List<?>) entry.get(key)).stream().map(String::valueOf).toList();
    }

    private static List<Link> links(Map<?, ?> entry) {
        return switch (entry.get("at")) {
            case null -> List.of();
            case List<?> several -> several.stream().map(each -> link((Map<?, ?>) each)).toList();
            case Object one -> List.of(link((Map<?, ?>) one));
        };
    }

    private static Link link(Map<?, ?> link) {
        return Link.to(text(link, "href"), text(link, "text"));
    }

    /** Whoever works with children, where nothing is said. */
    private static Set<Audience> audience(Map<?, ?> entry) {
        return entry.containsKey("for")
                ? lines(entry, "for").stream().map(each -> Audience.valueOf(each.toUpperCase(Locale.ROOT))).collect(Collectors.toSet())
                : Set.of(Audience.CASEWORK);
    }
}
