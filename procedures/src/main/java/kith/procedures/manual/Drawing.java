package kith.procedures.manual;

import static kith.procedures.manual.Html.element;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import kith.procedures.manual.Html.Element;
import kith.procedures.manual.Html.Tag;

/**
 * Draws a pathway as a line with stations, ways in from the left and ways out to the right; and once more upright, station
 * under station, for narrow screens and for paper. The stylesheet shows one of the two. Lengths are in units of the drawing,
 * which are pixels where it is shown at its full size.
 */
final class Drawing {
    private static final int LINE = 19;
    private static final int GAP = 14;

    private static final int WIDE = 1000;
    private static final int SIDE = 214;
    private static final int BEND = 64;
    /** By how much a letter of the text face is wide at most, on average; wrapping early is better than overlapping. */
    private static final int LETTER = 8;

    private static final int UPRIGHT = 340;
    private static final int UPRIGHT_LINE = 14;
    private static final int UPRIGHT_TEXT = 40;

    private Drawing() {}

    static List<Element> both(Pathway pathway) {
        return List.of(wide(pathway), upright(pathway));
    }

    private static Element wide(Pathway pathway) {
        List<List<String>> openings = wrapped(pathway.openings(), SIDE);
        List<List<String>> closings = wrapped(pathway.closings(), SIDE);
        int left = widest(openings);
        int right = widest(closings);
        int from = left + 12 + BEND;
        int to = WIDE - right - 12 - BEND;
        int share = pathway.stops().isEmpty() ? to - from : (to - from) / pathway.stops().size();
        List<List<String>> labels = pathway.stops().stream().map(stop -> wrap(stop.label(), share - 10)).toList();
        List<List<String>> under = pathway.stops().stream()
                .map(stop -> stop.under().stream().flatMap(line -> wrap(line, share - 10).stream()).toList())
                .toList();
        int above = Math.max(Math.max(height(openings), height(closings)) / 2, tallest(labels) * LINE + 28);
        int below = Math.max(Math.max(height(openings), height(closings)) / 2, tallest(under) * LINE + 22);
        int middle = above + 6;
        List<Html> parts = new ArrayList<>();
        sides(parts, openings, middle, left, left + 12, from, "end");
        sides(parts, closings, middle, WIDE - right, WIDE - right - 12, to, "start");
        parts.add(path("M%d %dH%d".formatted(from, middle, to), "track"));
        for (int i = 0; i < pathway.stops().size(); i++) {
            int x = from + share * i + share / 2;
            parts.add(station(x, middle));
            parts.add(lines(labels.get(i), x, middle - 20 - (labels.get(i).size() - 1) * LINE, "middle", "name"));
            if (!under.get(i).isEmpty()) {
                parts.add(lines(under.get(i), x, middle + 32, "middle", "time"));
            }
        }
        return svg(pathway, "wide", WIDE, middle + below + 6, parts);
    }

    private static void sides(List<Html> parts, List<List<String>> ways, int middle, int textX, int dotX, int trackX, String anchor) {
        int y = middle - height(ways) / 2;
        for (List<String> way : ways) {
            int centre = y + way.size() * LINE / 2;
            int half = (dotX + trackX) / 2;
            parts.add(path("M%d %dC%d %d %d %d %d %d".formatted(dotX, centre, half, centre, half, middle, trackX, middle), "branch"));
            parts.add(dot(dotX, centre));
            parts.add(lines(way, textX, y + LINE - 5, anchor, "way"));
            y += way.size() * LINE + GAP;
        }
    }

    private static Element upright(Pathway pathway) {
        List<Html> parts = new ArrayList<>();
        int y = 8;
        int first = y + LINE / 2;
        List<Html> marks = new ArrayList<>();
        y = ways(parts, marks, "Opens when", pathway.openings(), y);
        for (Pathway.Stop stop : pathway.stops()) {
            List<String> label = wrap(stop.label(), UPRIGHT - UPRIGHT_TEXT);
            List<String> under = stop.under().stream().flatMap(line -> wrap(line, UPRIGHT - UPRIGHT_TEXT).stream()).toList();
            marks.add(station(UPRIGHT_LINE, y + LINE / 2));
            parts.add(lines(label, UPRIGHT_TEXT, y + LINE - 4, "start", "name"));
            y += label.size() * LINE;
            if (!under.isEmpty()) {
                parts.add(lines(under, UPRIGHT_TEXT, y + LINE - 4, "start", "time"));
                y += under.size() * LINE;
            }
            y += GAP + 4;
        }
        int last = ways(parts, marks, "Closes when", pathway.closings(), y);
        Html.Element line = path("M%d %dV%d".formatted(UPRIGHT_LINE, first + LINE, last - GAP - LINE / 2), "track");
        return svg(pathway, "upright", UPRIGHT, last, Stream.of(Stream.of(line), marks.stream(), parts.stream()).<Html>flatMap(each -> each).toList());
    }

    private static int ways(List<Html> parts, List<Html> marks, String heading, List<String> ways, int top) {
        int y = top;
        parts.add(lines(List.of(heading), UPRIGHT_TEXT, y + LINE - 4, "start", "time"));
        y += LINE;
        for (String way : ways) {
            List<String> wrapped = wrap(way, UPRIGHT - UPRIGHT_TEXT);
            marks.add(dot(UPRIGHT_LINE, y + LINE / 2));
            parts.add(lines(wrapped, UPRIGHT_TEXT, y + LINE - 4, "start", "way"));
            y += wrapped.size() * LINE + 4;
        }
        return y + GAP;
    }

    private static Element svg(Pathway pathway, String form, int width, int height, List<Html> parts) {
        String title = "pathway-" + form + "-title";
        String desc = "pathway-" + form + "-description";
        List<Html> all = new ArrayList<>();
        all.add(element(Tag.TITLE, "The pathway: " + pathway.name()).id(title));
        all.add(element(Tag.DESC, pathway.described()).id(desc));
        all.addAll(parts);
        return element(Tag.SVG, all)
                .as("pathway " + form)
                .with("viewBox", "0 0 %d %d".formatted(width, height))
                .with("role", "img")
                .with("aria-labelledby", title)
                .with("aria-describedby", desc);
    }

    private static Element path(String d, String cssClass) {
        return element(Tag.PATH).with("d", d).as(cssClass);
    }

    private static Element station(int x, int y) {
        return circle(x, y, 10).as("station");
    }

    private static Element dot(int x, int y) {
        return circle(x, y, 5).as("end");
    }

    private static Element circle(int x, int y, int radius) {
        return element(Tag.CIRCLE)
                .with("cx", String.valueOf(x)).with("cy", String.valueOf(y)).with("r", String.valueOf(radius));
    }

    private static Element lines(List<String> lines, int x, int baseline, String anchor, String cssClass) {
        List<Element> spans = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            spans.add(element(Tag.TSPAN, lines.get(i))
                    .with("x", String.valueOf(x)).with("y", String.valueOf(baseline + i * LINE)));
        }
        return element(Tag.TEXT, spans).as(cssClass).with("text-anchor", anchor);
    }

    private static int height(List<List<String>> ways) {
        return ways.stream().mapToInt(way -> way.size() * LINE + GAP).sum() - (ways.isEmpty() ? 0 : GAP);
    }

    /** No wider than {@link #SIDE}, unless a single word is. */
    private static int widest(List<List<String>> ways) {
        return ways.stream().flatMap(List::stream).mapToInt(String::length).max().orElse(0) * LETTER;
    }

    private static int tallest(List<List<String>> columns) {
        return columns.stream().mapToInt(List::size).max().orElse(0);
    }

    private static List<List<String>> wrapped(List<String> texts, int width) {
        return texts.stream().map(text -> wrap(text, width)).toList();
    }

    /** Into lines of at most that width, broken between words; a longer word has a line to itself. */
    static List<String> wrap(String text, int width) {
        int letters = Math.max(1, width / LETTER);
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : text.split(" ")) {
            if (!line.isEmpty() && line.length() + 1 + word.length() > letters) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        lines.add(line.toString());
        return List.copyOf(lines);
    }
}
