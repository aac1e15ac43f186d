package kith.procedures.pack;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * Lays a local pack's text over the text that it extends, as the grammar says: keys and names one by one, lists whose items
 * have an id by that id, everything else replaced. {@code remove: true} takes away what is there.
 */
final class Merge {
    private static final String REMOVE = "remove";

    private final Problems problems;

    Merge(Problems problems) {
        this.problems = problems;
    }

    /** The whole file; empty where the local one removes it. */
    Optional<Located.Mapping> file(Optional<Located.Mapping> base, Located.Mapping local, Shape.Keys shape, String id) {
        return merged(base.map(Located.class::cast), local, shape, Optional.of(id)).map(Located.Mapping.class::cast);
    }

    /** @param id the key by which the value was found, which may therefore stand beside {@code remove} */
    private Optional<Located> merged(Optional<Located> base, Located local, Shape shape, Optional<String> id) {
        if (local instanceof Located.Mapping mapping && mapping.entries().containsKey(REMOVE)) {
            return removed(base, mapping, id);
        }
        return Optional.of(switch (shape) {
            case Shape.Keys keys when local instanceof Located.Mapping mapping ->
                entries(base, mapping, name -> keys.key(name).map(Shape.Key::shape).orElse(new Shape.Words()));
            case Shape.Named(Shape value) when local instanceof Located.Mapping mapping -> entries(base, mapping, _ -> value);
            case Shape.WordsOr(Shape.Keys keys) when local instanceof Located.Mapping mapping ->
                entries(base.map(Merge::unabridged), mapping, name -> keys.key(name).map(Shape.Key::shape).orElse(new Shape.Words()));
            case Shape.ListOf(Shape item, Optional<String> key) when local instanceof Located.Listing listing ->
                key.<Located>map(name -> items(base, listing, item, name))
                        .orElseGet(() -> new Located.Listing(listing.place(), whole(listing.items(), item)));
            case Shape.OneOrListOf(Shape.Keys keys, String _) when local instanceof Located.Mapping mapping ->
                entries(base, mapping, name -> keys.key(name).map(Shape.Key::shape).orElse(new Shape.Words()));
            case Shape.OneOrListOf(Shape.Keys item, String key) when local instanceof Located.Listing listing -> items(base, listing, item, key);
            case Shape.AddingUp() when local instanceof Located.Listing listing -> added(base, listing);
            default -> local;
        });
    }

    private Optional<Located> removed(Optional<Located> base, Located.Mapping local, Optional<String> id) {
        Located.Entry remove = local.entries().get(REMOVE);
        boolean alone = local.entries().keySet().stream().allMatch(key -> key.equals(REMOVE) || Optional.of(key).equals(id));
        boolean isTrue = remove.value() instanceof Located.Text text && text.plain() && text.text().equals("true");
        if (!alone || !isTrue) {
            problems.add(remove.key(), "`remove` goes with nothing else", "Write `remove: true` alone, or leave it out");
        } else if (base.isEmpty()) {
            problems.add(remove.key(), "There is nothing here to remove", "Leave it out, or look for the name in the pack that this one extends");
        }
        return Optional.empty();
    }

    private interface Shapes {
        Shape of(String key);
    }

    private Located entries(Optional<Located> base, Located.Mapping local, Shapes shapes) {
        SequencedMap<String, Located.Entry> entries = new LinkedHashMap<>();
        if (base.isPresent() && base.get() instanceof Located.Mapping mapping) {
            entries.putAll(mapping.entries());
        }
        local.entries().forEach((key, entry) -> {
            Optional<Located> below = Optional.ofNullable(entries.get(key)).map(Located.Entry::value);
            merged(below, entry.value(), shapes.of(key), Optional.empty())
                    .ifPresentOrElse(value -> entries.put(key, new Located.Entry(entry.key(), value)), () -> entries.remove(key));
        });
        return new Located.Mapping(local.place(), entries);
    }

    /** Items of equal id are matched in order: the second closing on one step changes the second. */
    private Located items(Optional<Located> base, Located.Listing local, Shape item, String id) {
        List<Located> merged = new ArrayList<>();
        if (base.isPresent() && base.get() instanceof Located.Listing listing) {
            merged.addAll(listing.items());
        }
        List<Located> unmatched = new ArrayList<>(merged);
        for (Located each : local.items()) {
            Optional<String> name = idOf(each, id);
            Optional<Located> below = unmatched.stream()
                    .filter(other -> name.isPresent() && idOf(other, id).equals(name))
                    .findFirst();
            Optional<Located> value = merged(below, each, item, Optional.of(id));
            if (below.isPresent()) {
                unmatched.remove(below.get());
                int index = merged.indexOf(below.get());
                merged.remove(index);
                value.ifPresent(there -> merged.add(index, there));
            } else {
                value.ifPresent(merged::add);
            }
        }
        return new Located.Listing(local.place(), merged);
    }

    private static Located added(Optional<Located> base, Located.Listing local) {
        List<Located> all = new ArrayList<>();
        if (base.isPresent() && base.get() instanceof Located.Listing listing) {
            all.addAll(listing.items());
        }
        all.addAll(local.items());
        return new Located.Listing(local.place(), all);
    }

    private List<Located> whole(List<Located> items, Shape item) {
        return items.stream()
                .flatMap(each -> merged(Optional.empty(), each, item, Optional.empty()).stream())
                .toList();
    }

    private static Optional<String> idOf(Located item, String id) {
        return item instanceof Located.Mapping mapping ? mapping.text(id).map(Located.Text::text) : Optional.empty();
    }

    /** A label that stands for its option, written out. */
    private static Located unabridged(Located option) {
        if (!(option instanceof Located.Text label)) {
            return option;
        }
        SequencedMap<String, Located.Entry> entries = new LinkedHashMap<>();
        entries.put("label", new Located.Entry(label.place(), label));
        return new Located.Mapping(label.place(), entries);
    }
}
