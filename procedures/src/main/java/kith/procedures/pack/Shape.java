package kith.procedures.pack;

import java.util.List;
import java.util.Optional;

/** What may stand at a place of a pack's text. The published JSON Schema and the check of the loader are both made from it. */
sealed interface Shape {
    /** Words for people, never empty. */
    record Words() implements Shape {}

    /** A name in snake_case. */
    record Name() implements Shape {}

    /** One of these words. */
    record OneOf(List<String> words) implements Shape {
        public OneOf {
            words = List.copyOf(words);
        }
    }

    /** {@code true} or {@code false}. */
    record Flag() implements Shape {}

    /** A day as 2026-09-01. */
    record Day() implements Shape {}

    /** A telephone number as it is dialled in England. */
    record Phone() implements Shape {}

    /** An address for e-mail. */
    record Email() implements Shape {}

    /** {@link kith.procedures.calendar.Hours}. */
    record Opening() implements Shape {}

    /** A {@link kith.procedures.calendar.Term}. */
    record Length() implements Shape {}

    /** A {@link kith.procedures.calendar.Term}, or {@code step.field}. */
    record LengthOrReference() implements Shape {}

    /** A condition. */
    record If() implements Shape {}

    /** {@code true}, {@code false} or a condition. */
    record FlagOrIf() implements Shape {}

    /** {@code step.field}. */
    record Reference() implements Shape {}

    /** Mapping or text: an option's label may stand for the option. */
    record WordsOr(Keys keys) implements Shape {}

    /** One of it, or a list of several. */
    record OneOrMore(Shape item) implements Shape {}

    /** @param id the key by which a local pack's items find those that they change; empty where the list is replaced whole */
    record ListOf(Shape item, Optional<String> id) implements Shape {}

    /** One of it, or a list of several, each with an id by which a local pack's items find those that they change. */
    record OneOrListOf(Keys item, String id) implements Shape {}

    /** A list of texts to which a local pack adds its own. */
    record AddingUp() implements Shape {}

    /** Names, each with a value. */
    record Named(Shape value) implements Shape {}

    /** @param name of its definition in the schema */
    record Keys(String name, List<Key> keys) implements Shape {
        public Keys {
            keys = List.copyOf(keys);
        }

        Optional<Key> key(String name) {
            return keys.stream().filter(key -> key.name().equals(name)).findFirst();
        }

        List<String> names() {
            return keys.stream().map(Key::name).toList();
        }
    }

    /** @param about one line for the editor */
    record Key(String name, Shape shape, boolean needed, String about) {}
}
