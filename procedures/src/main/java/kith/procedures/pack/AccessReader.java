package kith.procedures.pack;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import kith.procedures.calendar.Term;
import kith.procedures.history.About;
import kith.procedures.pack.Field.Type;

/** Reads what a step does to who may see the record. */
final class AccessReader {
    private static final String AUTHOR = "author";
    private static final Set<Type> PEOPLE = Set.of(Type.PROFESSIONAL, Type.PROFESSIONALS);

    private final Reading reading;
    private final String step;

    AccessReader(Reading reading, String step) {
        this.reading = reading;
        this.step = step;
    }

    List<Access> access(Located.Mapping step) {
        List<Access> all = new ArrayList<>();
        step.mapping("access").ifPresent(text -> {
            if (reading.about() != About.CHILD) {
                reading.problems.add(step.placeOf("access"), "Who sees this record is not for a step to say", "Leave it out: only a child's record can be opened, closed or barred");
            }
            text.text("opens").ifPresent(extent -> opens(text, extent).ifPresent(all::add));
            text.text("closes").flatMap(this::people).map(Access.Closes::new).ifPresent(all::add);
            boolean managersToo = reading.flag(text, "managers_too", false);
            text.text("bars").flatMap(this::people).map(question -> new Access.Bars(question, managersToo)).ifPresent(all::add);
            text.text("frees").flatMap(this::people).map(Access.Frees::new).ifPresent(all::add);
            text.text("freezes").ifPresent(_ -> all.add(new Access.Freezes(reading.role(text, "freezes"))));
            if (reading.flag(text, "through_freeze", false)) {
                all.add(new Access.ThroughFreeze());
            }
            goesWith(text, "to", "opens");
            goesWith(text, "for", "opens");
            goesWith(text, "until", "opens");
            goesWith(text, "managers_too", "bars");
        });
        return all;
    }

    private Optional<Access> opens(Located.Mapping text, Located.Text extent) {
        if (text.text("to").isEmpty()) {
            reading.problems.add(extent.place(), "It does not say for whom this opens", "Add `to: author`, or `to:` and the question that names them");
        }
        if (text.text("for").isPresent() == text.text("until").isPresent()) {
            reading.problems.add(extent.place(), "What is opened must end, at one time", "Add either `for:` with hours, as in {for: 12 hours}, or `until:` and the question that asks the day");
        }
        Optional<Access.Whom> whom = text.text("to").flatMap(to -> to.text().equals(AUTHOR)
                ? Optional.<Access.Whom>of(new Access.Whom.Author())
                : people(to).map(Access.Whom.Named::new));
        return whom.flatMap(to -> lasting(text).map(lasting -> new Access.Opens(
                reading.constant(text, "opens", Access.Extent.values(), Access.Extent.ITSELF), to, lasting)));
    }

    private Optional<Access.Lasting> lasting(Located.Mapping text) {
        Optional<Term> length = reading.term(text, "for");
        if (length.isPresent() && !(length.get() instanceof Term.Hours)) {
            reading.problems.add(text.placeOf("for"), "What is opened for a time is opened for so many hours", "Write it in hours, as in {for: 12 hours}");
        }
        return length.filter(Term.Hours.class::isInstance)
                .<Access.Lasting>map(term -> new Access.Lasting.Hours(((Term.Hours) term).hours()))
                .or(() -> text.text("until").flatMap(until -> asked(until, Set.of(Type.DATE), "a date")).map(Access.Lasting.Until::new));
    }

    private void goesWith(Located.Mapping text, String key, String with) {
        if (text.get(key).isPresent() && text.get(with).isEmpty()) {
            reading.problems.add(text.placeOf(key), "`%s` means nothing without `%s`".formatted(key, with), "Leave it out, or add `%s:`".formatted(with));
        }
    }

    private Optional<String> people(Located.Text question) {
        return asked(question, PEOPLE, "one that names professionals");
    }

    private Optional<String> asked(Located.Text question, Set<Type> types, String kind) {
        Map<String, Type> asked = reading.names.types.getOrDefault(step, Map.of());
        if (!reading.known(question, asked.keySet(), "question")) {
            return Optional.empty();
        }
        if (!types.contains(asked.get(question.text()))) {
            reading.problems.add(question.place(), "%s is not %s".formatted(question.text(), kind), "Name another question of this step, or change its type");
            return Optional.empty();
        }
        return Optional.of(question.text());
    }
}
