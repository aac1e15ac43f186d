package kith.procedures.pack;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kith.procedures.condition.FieldRef;
import kith.procedures.condition.Wording;

/**
 * One version of a partnership's procedures, merged over what it extends, checked and compiled.
 *
 * @param id such as {@code buckinghamshire}
 * @param version content hash of every file that made it, in hex
 * @param effectiveFrom the day from which this version governs new triggers
 * @param headings under which what may begin at any time is listed, what protects first; empty where the pack has none
 * @param contacts in the order in which they are listed
 * @param prepared what waits for a provision that is not in force: read and checked like the rest, carried out by nobody
 */
public record Pack(
        String id,
        String name,
        String version,
        LocalDate effectiveFrom,
        Map<String, Role> roles,
        List<Document> documents,
        List<Heading> headings,
        List<Contact> contacts,
        List<Procedure> procedures,
        List<Prepared> prepared)
        implements Wording {

    public Pack {
        roles = Map.copyOf(roles);
        documents = List.copyOf(documents);
        headings = List.copyOf(headings);
        contacts = List.copyOf(contacts);
        procedures = List.copyOf(procedures);
        prepared = List.copyOf(prepared);
    }

    /** @param agency the kind of agency whose people hold it: social_care, police, health, education, … */
    public record Role(String id, String name, String agency) {}

    /**
     * @param edition the one that was read, from which its sections are cited
     * @param editions those that have applied one after the other, where it matters which
     * @param provisions those whose commencement matters
     */
    public record Document(
            String id,
            String title,
            Optional<String> edition,
            Optional<LocalDate> effectiveFrom,
            List<Edition> editions,
            List<Provision> provisions) {
        public Document {
            editions = List.copyOf(editions);
            provisions = List.copyOf(provisions);
        }

        /** The edition that applied on that day. */
        public Optional<Edition> editionOn(LocalDate day) {
            return editions.stream().filter(edition -> !edition.from().isAfter(day)).max(Comparator.comparing(Edition::from));
        }
    }

    /**
     * @param id {@code document.edition}
     * @param name such as 2023
     * @param from the first day on which it applies
     * @param checked what confirms that, or that nothing does
     * @param carriesOut ids of the catalogue's requirements that knowing it carries out
     */
    public record Edition(String id, String name, LocalDate from, Optional<String> checked, List<String> carriesOut) {
        public Edition {
            carriesOut = List.copyOf(carriesOut);
        }
    }

    /**
     * Part of a law that can come into force by itself.
     *
     * @param id {@code document.provision}
     * @param inserts where the law has it once it is in force
     * @param inForce from when; empty where it is not, or where nobody has confirmed it
     * @param commencement what brings it into force, where, and when somebody last looked
     * @param carriesOut ids of the catalogue's requirements that leaving it alone until then carries out
     */
    public record Provision(
            String id, String title, Optional<String> inserts, Optional<LocalDate> inForce, Optional<String> commencement, List<String> carriesOut) {
        public Provision {
            carriesOut = List.copyOf(carriesOut);
        }
    }

    /** @param provision by its id */
    public record Prepared(Procedure procedure, String provision) {}

    /** @param procedures by id, in the order in which they are listed */
    public record Heading(String id, String title, List<String> procedures) {
        public Heading {
            procedures = List.copyOf(procedures);
        }
    }

    /** As it will be once all for which something is prepared is in force, from the day of this version. */
    public Pack asIfInForce() {
        return asIfInForce(prepared.stream().map(Prepared::provision).collect(Collectors.toSet()));
    }

    /** @param provisions by their ids */
    public Pack asIfInForce(Set<String> provisions) {
        return new Pack(
                id, name, version, effectiveFrom, roles,
                documents.stream().map(document -> asIfInForce(document, provisions)).toList(),
                headings,
                contacts,
                Stream.concat(
                                procedures.stream(),
                                prepared.stream().filter(waiting -> provisions.contains(waiting.provision())).map(Prepared::procedure))
                        .toList(),
                prepared.stream().filter(waiting -> !provisions.contains(waiting.provision())).toList());
    }

    private Document asIfInForce(Document document, Set<String> provisions) {
        return new Document(document.id(), document.title(), document.edition(), document.effectiveFrom(), document.editions(), document.provisions().stream()
                .map(provision -> provisions.contains(provision.id())
                        ? new Provision(
                                provision.id(), provision.title(), provision.inserts(), Optional.of(effectiveFrom), provision.commencement(), provision.carriesOut())
                        : provision)
                .toList());
    }

    /** The edition of the document that applied on that day; empty where its editions are not told apart. */
    public Optional<Edition> editionOn(LocalDate day, String document) {
        return documents.stream().filter(each -> each.id().equals(document)).findFirst().flatMap(each -> each.editionOn(day));
    }

    /** The same without one edition. */
    public Pack without(Edition edition) {
        return new Pack(
                id, name, version, effectiveFrom, roles,
                documents.stream()
                        .map(document -> new Document(
                                document.id(), document.title(), document.edition(), document.effectiveFrom(),
                                document.editions().stream().filter(each -> !each.equals(edition)).toList(),
                                document.provisions()))
                        .toList(),
                headings, contacts, procedures, prepared);
    }

    /** @param id {@code document.provision} */
    public Optional<Provision> provision(String id) {
        return documents.stream()
                .flatMap(document -> document.provisions().stream())
                .filter(provision -> provision.id().equals(id))
                .findFirst();
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
