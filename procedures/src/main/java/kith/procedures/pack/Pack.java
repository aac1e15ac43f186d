package kith.procedures.pack;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kith.procedures.condition.FieldRef;
import kith.procedures.condition.Wording;

/**
 * One version of a partnership's procedures, merged over what it extends, checked and compiled.
 *
 * @param id such as {@code buckinghamshire}
 * @param version content hash of every file that made it, in hex
 * @param effectiveFrom the day from which this version governs new triggers
 * @param headings under which what may begin at any time is listed, what protects first; empty where the pack has none
 */
public record Pack(
        String id,
        String name,
        String version,
        LocalDate effectiveFrom,
        Map<String, Role> roles,
        List<Document> documents,
        List<Heading> headings,
        List<Procedure> procedures)
        implements Wording {

    public Pack {
        roles = Map.copyOf(roles);
        documents = List.copyOf(documents);
        headings = List.copyOf(headings);
        procedures = List.copyOf(procedures);
    }

    /** @param agency the kind of agency whose people hold it: social_care, police, health, education, … */
    public record Role(String id, String name, String agency) {}

    public record Document(String id, String title, Optional<String> edition, Optional<LocalDate> effectiveFrom) {}

    /** @param procedures by id, in the order in which they are listed */
    public record Heading(String id, String title, List<String> procedures) {
        public Heading {
            procedures = List.copyOf(procedures);
        }
    }

    public Optional<Procedure> procedure(String id) {
        for (Procedure procedure : procedures) {
            if (procedure.id().equals(id)) {
                return Optional.of(procedure);
            }
        }
        return Optional.empty();
    }

    /** The step with that id; step ids are unique in a pack. */
    public Optional<Step> step(String id) {
        for (Procedure procedure : procedures) {
            for (Step step : procedure.steps()) {
                if (step.id().equals(id)) {
                    return Optional.of(step);
                }
            }
        }
        return Optional.empty();
    }

    /** The role's name for people, in lower case: "conference chair". */
    public String roleName(String role) {
        return roles.containsKey(role) ? roles.get(role).name() : role.replace('_', ' ');
    }

    /** The question of that name, the companion of a "no" that needs a reason not included; {@code group.question} in a repeating group. */
    public Optional<Field> field(FieldRef ref) {
        return step(ref.step()).flatMap(step -> ref.inGroup()
                .map(in -> step.form().field(in.group())
                        .flatMap(Field::group)
                        .flatMap(group -> group.questions().stream().filter(field -> field.id().equals(in.question())).findFirst()))
                .orElseGet(() -> step.form().field(ref.field())));
    }

    @Override
    public String stepName(String step) {
        return step(step).map(Step::name).orElse(step.replace('_', ' '));
    }

    @Override
    public String question(FieldRef ref) {
        return field(ref).map(Field::label).orElse(ref.field().replace('_', ' '));
    }

    @Override
    public String option(FieldRef ref, String code) {
        return field(ref).stream()
                .flatMap(field -> field.options().stream())
                .filter(option -> option.code().equals(code))
                .map(Field.Option::label)
                .findFirst()
                .orElse(code.replace('_', ' '));
    }
}
