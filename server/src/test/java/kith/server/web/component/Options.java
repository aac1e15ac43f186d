package kith.server.web.component;

import gg.jte.Content;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The options of one GOV.UK fixture, which remembers what was asked for: an option that nobody asked for is one that
 * Kith's component does not have, and then the fixture cannot be told in Kith's parameters.
 */
final class Options {

    private final String path;
    private final Map<String, Object> values;
    private final Set<String> asked = new LinkedHashSet<>();
    private final List<Options> inner = new ArrayList<>();

    Options(String path, Map<String, Object> values) {
        this.path = path;
        this.values = values;
    }

    /** The words of this option, or null. */
    String text(String name) {
        Object value = take(name);
        return value == null ? null : value.toString();
    }

    /** As {@link #text}, but an empty string stands for nothing, as in GOV.UK's templates. */
    String word(String name) {
        String value = text(name);
        return value == null || value.isEmpty() ? null : value;
    }

    String text(String name, String otherwise) {
        String value = text(name);
        return value == null ? otherwise : value;
    }

    boolean yes(String name) {
        return Boolean.TRUE.equals(take(name));
    }

    Boolean flag(String name) {
        return take(name) instanceof Boolean value ? value : null;
    }

    Integer number(String name) {
        String value = word(name);
        return value == null ? null : Integer.valueOf(value);
    }

    /** The option's markup, which the component takes as it is. */
    Content markup(String name) {
        asked.add(name);
        return has(name) ? Templates.markup(text(name)) : null;
    }

    boolean has(String name) {
        Object value = values.get(name);
        return value != null && !Boolean.FALSE.equals(value) && !"".equals(value);
    }

    /** The options within this one; empty ones where it is absent. */
    @SuppressWarnings("unchecked")
    Options in(String name) {
        Map<String, Object> map = take(name) instanceof Map<?, ?> found ? (Map<String, Object>) found : Map.of();
        Options options = new Options(path + name + ".", map);
        inner.add(options);
        return options;
    }

    /** The options of each item; what is empty or no item at all is left out, as GOV.UK's templates do. */
    @SuppressWarnings("unchecked")
    List<Options> each(String name) {
        List<Options> items = new ArrayList<>();
        if (take(name) instanceof List<?> list) {
            for (Object item : list) {
                if (item instanceof Map<?, ?> map) {
                    items.add(new Options(path + name + "[].", (Map<String, Object>) map));
                }
            }
        }
        inner.addAll(items);
        return items;
    }

    /** As {@link #each}, where an item left out would still take a number. */
    List<Options> eachNumbered(String name) {
        List<Options> items = each(name);
        if (values.get(name) instanceof List<?> list && list.size() != items.size()) {
            throw new FixtureParameters.Inexpressible("gaps among the items");
        }
        return items;
    }

    @SuppressWarnings("unchecked")
    List<List<Options>> rows(String name) {
        List<List<Options>> rows = new ArrayList<>();
        if (take(name) instanceof List<?> list) {
            for (Object row : list) {
                if (row instanceof List<?> cells) {
                    List<Options> options = cells.stream()
                            .map(cell -> new Options(path + name + "[].", (Map<String, Object>) cell))
                            .toList();
                    inner.addAll(options);
                    rows.add(options);
                }
            }
        }
        return rows;
    }

    @SuppressWarnings("unchecked")
    List<String> words(String name) {
        return take(name) instanceof List<?> list ? ((List<Object>) list).stream().map(Object::toString).toList() : List.of();
    }

    /** The options that nobody asked for. */
    List<String> left() {
        List<String> left = new ArrayList<>();
        for (String name : values.keySet()) {
            if (!asked.contains(name) && has(name) && !isEmptyMap(values.get(name))) {
                left.add(path + name);
            }
        }
        inner.forEach(options -> left.addAll(options.left()));
        return left;
    }

    private static boolean isEmptyMap(Object value) {
        return value instanceof Map<?, ?> map && map.isEmpty();
    }

    private Object take(String name) {
        asked.add(name);
        return values.get(name);
    }
}
