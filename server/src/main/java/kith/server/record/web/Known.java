package kith.server.record.web;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import kith.procedures.history.Answer;
import kith.procedures.history.Event;
import kith.procedures.history.Standing;
import kith.procedures.pack.Field;
import kith.procedures.pack.Step;
import kith.server.directory.Names;
import kith.server.people.Child;
import kith.server.people.Children;
import kith.server.record.AnswerWords;
import kith.server.record.EventWords;
import kith.server.record.KnownNames;
import kith.server.record.RecordView;
import kith.server.web.component.Link;
import kith.server.wording.Said;

/** What stands on a record of who the child is and who is round them, each with where it comes from and from when: nobody types it again. */
public final class Known {
    /** @param from what says so, with its day */
    public record Fact(String what, String value, Link from) {}

    /** In the order in which a caller is asked. */
    private static final List<Set<String>> ASKED =
            List.of(Set.of(KnownNames.HOUSEHOLD), KnownNames.RESPONSIBLE, Set.of("communication"), Set.of("school", "school_name"), Set.of("gp", "general_practitioner"));

    private Known() {}

    static List<Fact> of(RecordView view, Child child, Names names) {
        List<Fact> facts = new ArrayList<>();
        view.history().events().stream()
                .filter(event -> event.type().equals(Children.DESCRIBED))
                .max(Comparator.comparing(Event::recorded).thenComparing(Event::id))
                .ifPresent(described -> {
                    Link from = from(view, described, Said.day(Said.dayOf(described.recorded())));
                    child.address().ifPresent(address -> facts.add(new Fact("Address", address, from)));
                    child.language().ifPresent(language -> facts.add(new Fact("Language", language, from)));
                });
        ASKED.forEach(fields -> latest(view, fields, names).ifPresent(facts::add));
        return facts;
    }

    private static Optional<Fact> latest(RecordView view, Set<String> fields, Names names) {
        return Standing.of(view.history()).events().reversed().stream()
                .filter(Standing::isStepRecorded)
                .flatMap(standing -> fields.stream()
                        .filter(field -> said(standing.answer(field)))
                        .flatMap(field -> fact(standing, field, view, names).stream()))
                .findFirst();
    }

    private static boolean said(Answer answer) {
        return switch (answer) {
            case null -> false;
            case Answer.Text(String text) -> !text.isBlank();
            case Answer.Entries(var entries) -> !entries.isEmpty();
            default -> true;
        };
    }

    private static Optional<Fact> fact(Standing standing, String id, RecordView view, Names names) {
        Event event = standing.worded();
        Optional<Step> step = view.packs().step(event.subject(), event.packVersion());
        Optional<Field> field = step.flatMap(each -> each.form().field(id));
        return field.map(asked -> new Fact(
                asked.label(), AnswerWords.answer(asked, standing.answer(id), names), from(view, event, Said.day(standing.day()))));
    }

    private static Link from(RecordView view, Event event, String day) {
        return Link.to("/records/" + view.record() + "/events/" + event.id(), EventWords.title(event, view.packs()) + ", " + day);
    }
}
