package kith.procedures.pack;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import kith.procedures.calendar.Hours;
import kith.procedures.calendar.Terms;
import kith.procedures.condition.Spelling;

/** Holds a located tree against the grammar: unknown keys, missing keys, values of the wrong kind. */
final class ShapeCheck {
    static final Pattern NAME = Pattern.compile("[a-z][a-z0-9]*(_[a-z0-9]+)*");
    static final Pattern REFERENCE = Pattern.compile(NAME.pattern() + "\\." + NAME.pattern());

    private final Problems problems;

    ShapeCheck(Problems problems) {
        this.problems = problems;
    }

    void check(Located located, Shape shape, String called) {
        switch (shape) {
            case Shape.Words() -> text(located, called);
            case Shape.Name() -> name(located, called);
            case Shape.OneOf oneOf -> oneOf(located, oneOf, called);
            case Shape.Flag() -> flag(located, called);
            case Shape.Day() -> day(located, called);
            case Shape.Phone() -> like(located, Contact.PHONE, "a telephone number", "Write it as it is dialled: 01494 475505, 0800 1111 or 999");
            case Shape.Email() -> like(located, Contact.EMAIL, "an address for e-mail", "Write it as name@place.gov.uk");
            case Shape.Opening() -> like(located, Hours.PATTERN, "hours", "Write at any time, office hours, out of office hours,"
                    + " or days and times: Monday to Friday 9:00 to 17:00");
            case Shape.Length() -> length(located, called);
            case Shape.LengthOrReference() -> lengthOrReference(located, called);
            case Shape.If(), Shape.FlagOrIf() -> text(located, called);
            case Shape.Reference() -> reference(located, called);
            case Shape.WordsOr(Shape.Keys keys) -> {
                if (located instanceof Located.Text) {
                    text(located, called);
                } else {
                    check(located, keys, called);
                }
            }
            case Shape.OneOrMore(Shape item) -> {
                if (located instanceof Located.Listing listing) {
                    items(listing, item, called);
                } else {
                    check(located, item, called);
                }
            }
            case Shape.OneOrListOf(Shape.Keys item, String _) -> {
                if (located instanceof Located.Listing listing) {
                    items(listing, item, called);
                } else {
                    check(located, item, called);
                }
            }
            case Shape.ListOf list -> list(located, list.item(), called);
            case Shape.AddingUp() -> list(located, new Shape.Words(), called);
            case Shape.Named(Shape value) -> named(located, value, called);
            case Shape.Keys keys -> keys(located, keys, called);
        }
    }

    private void list(Located located, Shape item, String called) {
        if (located instanceof Located.Listing listing) {
            items(listing, item, called);
        } else {
            problems.add(located.place(), "%s is a list".formatted(called), "Begin each item on a line of its own with a hyphen");
        }
    }

    private void items(Located.Listing listing, Shape item, String called) {
        if (listing.items().isEmpty()) {
            problems.add(listing.place(), "%s is empty".formatted(called), "Write something in it, or leave the key out");
        }
        listing.items().forEach(each -> check(each, item, called));
    }

    private void named(Located located, Shape value, String called) {
        if (!(located instanceof Located.Mapping mapping)) {
            problems.add(located.place(), "%s holds names, each with what belongs to it".formatted(called), "Write `name:` and indent what follows");
            return;
        }
        mapping.entries().forEach((name, entry) -> {
            if (!NAME.matcher(name).matches()) {
                problems.add(entry.key(), "%s is not a name in snake_case".formatted(name), snakeCase(name));
            }
            check(entry.value(), value, name);
        });
    }

    private void keys(Located located, Shape.Keys keys, String called) {
        if (!(located instanceof Located.Mapping mapping)) {
            problems.add(located.place(), "%s holds keys with values".formatted(called), Spelling.remedy("", keys.names(), "key"));
            return;
        }
        mapping.entries().forEach((name, entry) -> keys.key(name).ifPresentOrElse(
                key -> check(entry.value(), key.shape(), name),
                () -> problems.add(entry.key(), "%s is not a key of the pack language here".formatted(name),
                        Spelling.remedy(name, keys.names(), "key"))));
        List<String> misspelt = mapping.entries().keySet().stream()
                .filter(name -> keys.key(name).isEmpty())
                .flatMap(name -> Spelling.nearest(name, keys.names()).stream())
                .toList();
        keys.keys().stream()
                .filter(key -> key.needed() && !mapping.entries().containsKey(key.name()))
                .filter(key -> !misspelt.contains(key.name()))
                .forEach(key -> problems.add(mapping.place(), "%s has no %s".formatted(called, key.name()),
                        "Add `%s:` (%s)".formatted(key.name(), decapitalised(key.about()))));
    }

    private static String decapitalised(String about) {
        return Character.toLowerCase(about.charAt(0)) + about.substring(1);
    }

    private boolean text(Located located, String called) {
        if (!(located instanceof Located.Text text)) {
            problems.add(located.place(), "%s takes one text".formatted(called), "Write it on one line, in quotation marks where it holds `: ` or `#`");
            return false;
        }
        boolean nothing = text.plain() && (text.text().equals("null") || text.text().equals("~"));
        if (text.text().isBlank() || nothing) {
            problems.add(text.place(), "%s is empty".formatted(called), "Write its value, or leave the key out");
            return false;
        }
        return true;
    }

    private void name(Located located, String called) {
        if (text(located, called)) {
            String name = ((Located.Text) located).text();
            if (!NAME.matcher(name).matches()) {
                problems.add(located.place(), "%s is not a name in snake_case".formatted(name), snakeCase(name));
            }
        }
    }

    private static String snakeCase(String name) {
        String snake = name.strip().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "_").replaceAll("^[_0-9]+|_+$", "");
        return snake.isEmpty() ? "Write lower-case letters, digits and underscores" : "Write " + snake;
    }

    private void oneOf(Located located, Shape.OneOf oneOf, String called) {
        if (text(located, called)) {
            String word = ((Located.Text) located).text();
            if (!oneOf.words().contains(word)) {
                problems.add(located.place(), "%s cannot be %s".formatted(called, word), Spelling.remedy(word, oneOf.words(), called));
            }
        }
    }

    private void flag(Located located, String called) {
        if (text(located, called) && !isFlag((Located.Text) located)) {
            problems.add(located.place(), "%s is true or false".formatted(called), "Write true or false, without quotation marks");
        }
    }

    static boolean isFlag(Located.Text text) {
        return text.plain() && (text.text().equals("true") || text.text().equals("false"));
    }

    private void day(Located located, String called) {
        if (text(located, called)) {
            try {
                LocalDate.parse(((Located.Text) located).text());
            } catch (DateTimeException wrong) {
                problems.add(located.place(), "%s is not a day of the calendar".formatted(called), "Write it as 2026-09-01");
            }
        }
    }

    private void like(Located located, String pattern, String what, String remedy) {
        if (text(located, what)) {
            String text = ((Located.Text) located).text();
            if (!text.matches(pattern)) {
                problems.add(located.place(), "%s is not %s".formatted(text, what), remedy);
            }
        }
    }

    private void length(Located located, String called) {
        if (text(located, called)) {
            String text = ((Located.Text) located).text();
            if (Terms.read(text).isEmpty()) {
                problems.add(located.place(), "%s is not a length of time".formatted(text), TermText.remedy(text));
            }
        }
    }

    private void lengthOrReference(Located located, String called) {
        if (text(located, called)) {
            String text = ((Located.Text) located).text();
            if (!REFERENCE.matcher(text).matches() && Terms.read(text).isEmpty()) {
                problems.add(located.place(), "%s is neither a length of time nor a step's question".formatted(text),
                        "Write step.field, or " + decapitalised(TermText.remedy(text)));
            }
        }
    }

    private void reference(Located located, String called) {
        if (text(located, called)) {
            String text = ((Located.Text) located).text();
            if (!REFERENCE.matcher(text).matches()) {
                problems.add(located.place(), "%s does not name a step's question".formatted(text), "Write step.field");
            }
        }
    }
}
