package kith.server.steps.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import kith.procedures.condition.Condition;
import kith.procedures.condition.FieldRef;
import kith.procedures.pack.Field;

/** On which answers of the same place a question depends: those under which it stands, and those that a script can watch. */
final class Depending {
    /** The answer under which a question stands. */
    record Under(String field, String value) {}

    private record OneOf(FieldRef field, List<String> values) {}

    private Depending() {}

    /**
     * The single answer of the same place under which a question stands; empty where it depends on more than one, or on none.
     *
     * @param within the repeating group and a dot, as conditions name the questions of an entry; else nothing
     */
    static Optional<Under> parent(List<Field> fields, String within, Field field) {
        return field.shown()
                .flatMap(Depending::one)
                .filter(one -> one.values().size() == 1 && one.field().field().startsWith(within))
                .map(one -> new Under(one.field().field().substring(within.length()), one.values().getFirst()))
                .filter(under -> fields.stream()
                        .anyMatch(other -> other.id().equals(under.field())
                                && other.perChild() == field.perChild()
                                && hasChoices(other.type())));
    }

    /**
     * What must be chosen on the same page for the question to be asked, as {@code kind=visit,meeting;reached=yes}; empty where it is
     * asked whatever is chosen there, or where that cannot be said so.
     *
     * @param input the name of the input of another question of the place
     */
    static Optional<String> onlyIf(String step, List<Field> fields, Field field, UnaryOperator<String> input) {
        List<OneOf> all = new ArrayList<>();
        if (field.shown().isEmpty() || !gather(field.shown().get(), all)) {
            return Optional.empty();
        }
        boolean here = all.stream().allMatch(one -> one.field().step().equals(step)
                && fields.stream().anyMatch(other -> other.id().equals(one.field().field()) && hasChoices(other.type())));
        return here
                ? Optional.of(all.stream()
                        .map(one -> input.apply(one.field().field()) + "=" + String.join(",", one.values()))
                        .collect(Collectors.joining(";")))
                : Optional.empty();
    }

    private static boolean gather(Condition condition, List<OneOf> all) {
        if (condition instanceof Condition.All(List<Condition> parts)) {
            return parts.stream().allMatch(part -> gather(part, all));
        }
        return one(condition).map(all::add).orElse(false);
    }

    private static Optional<OneOf> one(Condition condition) {
        return switch (condition) {
            case Condition.IsYes(FieldRef ref) -> Optional.of(new OneOf(ref, List.of("yes")));
            case Condition.Not(Condition.IsYes(FieldRef ref)) -> Optional.of(new OneOf(ref, List.of("no")));
            case Condition.IsOneOf(FieldRef ref, List<String> codes) -> Optional.of(new OneOf(ref, codes));
            case Condition.Includes(FieldRef ref, String code) -> Optional.of(new OneOf(ref, List.of(code)));
            default -> Optional.empty();
        };
    }

    private static boolean hasChoices(Field.Type type) {
        return type == Field.Type.YES_NO || type == Field.Type.CHOICE || type == Field.Type.CHOICES;
    }
}
