package kith.server.api;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import kith.procedures.calendar.Due;
import kith.procedures.history.Answer;
import kith.procedures.history.Event;
import kith.procedures.history.History;
import kith.procedures.pack.Pack;
import kith.procedures.position.Holder;
import kith.procedures.position.StatusHeld;
import kith.server.directory.Names;
import kith.server.gate.Level;
import kith.server.people.Child;
import kith.server.people.Subject;
import kith.server.record.AnswersJson;
import kith.server.record.EventWords;
import kith.server.record.RecordView;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Children, records and events as JSON. What is not known or not to be seen is left out: no property is ever null. */
final class RecordJson {
    static final String RECORDS = "/api/v1/records/";

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private RecordJson() {}

    static ObjectNode object() {
        return NODES.objectNode();
    }

    static void strings(ObjectNode into, String name, List<String> values) {
        ArrayNode array = into.putArray(name);
        values.forEach(array::add);
    }

    static ObjectNode found(List<Child> children) {
        ObjectNode body = object();
        ArrayNode records = body.putArray("records");
        children.forEach(child -> records.addObject()
                .put("record", child.record())
                .put("href", RECORDS + child.record())
                .set("child", child(child)));
        return body;
    }

    /** Without the address: where a child lives is read in the events that say so, by those who may. */
    private static ObjectNode child(Child child) {
        ObjectNode node = object().put("given_name", child.givenName()).put("family_name", child.familyName());
        child.born().ifPresent(born -> node.put("born", born.toString()));
        child.expected().ifPresent(expected -> node.put("expected", expected.toString()));
        child.sex().ifPresent(sex -> node.put("sex", sex));
        child.language().ifPresent(language -> node.put("language", language));
        return node;
    }

    static ObjectNode record(RecordView view, Subject subject) {
        ObjectNode body = object()
                .put("record", view.record())
                .put("reference", view.reference())
                .put("level", view.level() == Level.FULL ? "full" : "summary");
        switch (subject) {
            case Child child -> body.set("child", child(child));
            case Subject.Worker(String professional, String name) -> body.putObject("worker").put("professional", professional).put("name", name);
            case Subject.Relocation() -> body.putObject("relocation");
            case Subject.Partnership() -> body.putObject("partnership").put("name", view.packs().latest().name());
        }
        statuses(body, view.position().statuses());
        return body;
    }

    static void statuses(ObjectNode into, List<StatusHeld> statuses) {
        ArrayNode array = into.putArray("statuses");
        for (StatusHeld held : statuses) {
            ObjectNode node = array.addObject()
                    .put("status", held.status())
                    .put("words", held.words())
                    .put("tone", held.tone())
                    .put("since", held.since().toString());
            held.until().ifPresent(until -> node.put("until", until.toString()));
        }
    }

    /** Oldest recorded first. */
    static List<Event> inOrder(History history) {
        return history.events().stream()
                .sorted(Comparator.comparing(Event::recorded).thenComparing(Event::id))
                .toList();
    }

    static ObjectNode event(Event event, RecordView view, Names names) {
        Pack pack = view.packs().latest();
        ObjectNode node = object()
                .put("event", event.id())
                .put("href", RECORDS + view.record() + "/events/" + event.id())
                .put("type", event.type())
                .put("title", EventWords.title(event, view.packs()));
        event.episode().ifPresent(episode -> node.put("episode", episode));
        node.set("occurred", AnswersJson.node(new Answer.When(event.occurred())));
        node.put("recorded", event.recorded().toString());
        node.set(
                "author",
                object().put("professional", event.author().person())
                        .put("name", names.person(event.author().person()))
                        .put("agency", event.author().agency())
                        .put("role", event.author().role()));
        ObjectNode answers = node.putObject("answers");
        new TreeMap<>(event.answers()).forEach((field, answer) -> answers.set(field, AnswersJson.node(answer)));
        event.corrects().ifPresent(corrects -> node.put("corrects", corrects));
        event.occasion().ifPresent(occasion -> node.put("occasion", occasion));
        event.packVersion().ifPresent(version -> node.put("pack_version", version));
        return node;
    }

    static ObjectNode due(Due due) {
        return switch (due) {
            case Due.At(Instant at) -> object().put("at", at.toString());
            case Due.ByEndOf(LocalDate day) -> object().put("by_end_of", day.toString());
        };
    }

    static ObjectNode holder(Holder holder, Names names) {
        return switch (holder) {
            case Holder.Person(String person) -> object().put("professional", person).put("name", names.holder(holder));
            case Holder.Team(String team) -> object().put("team", team).put("name", names.holder(holder));
        };
    }
}
