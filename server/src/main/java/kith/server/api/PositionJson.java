package kith.server.api;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import kith.procedures.position.Causes;
import kith.procedures.position.Episode;
import kith.procedures.position.Obligation;
import kith.procedures.position.Offer;
import kith.server.directory.Names;
import kith.server.gate.Level;
import kith.server.record.RecordView;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A position as JSON. An event that the viewer may not see is not named, and nothing that it says is quoted, wherever in
 * the position it plays a part.
 */
final class PositionJson {
    private final RecordView view;
    private final Names names;
    private final Set<String> visible = new HashSet<>();

    private PositionJson(RecordView view, Names names) {
        this.view = view;
        this.names = names;
        view.history().events().forEach(event -> visible.add(event.id()));
    }

    static ObjectNode position(RecordView view, Names names) {
        return new PositionJson(view, names).position();
    }

    static Optional<ObjectNode> obligation(RecordView view, String id, Names names) {
        return view.position().obligations().stream()
                .filter(obligation -> obligation.id().equals(id))
                .findFirst()
                .map(new PositionJson(view, names)::obligation);
    }

    private ObjectNode position() {
        ObjectNode body = RecordJson.object()
                .put("record", view.record())
                .put("level", view.level() == Level.FULL ? "full" : "summary")
                .put("at", view.position().at().toString());
        ArrayNode episodes = body.putArray("episodes");
        view.position().episodes().forEach(episode -> episodes.add(episode(episode)));
        ArrayNode obligations = body.putArray("obligations");
        view.position().obligations().forEach(obligation -> obligations.add(obligation(obligation)));
        ArrayNode offers = body.putArray("offers");
        view.position().offers().forEach(offer -> offers.add(offer(offer)));
        RecordJson.statuses(body, view.position().statuses());
        return body;
    }

    private ObjectNode episode(Episode episode) {
        ObjectNode node = RecordJson.object()
                .put("episode", episode.id())
                .put("procedure", episode.procedure())
                .put("name", episode.name())
                .put("opened", episode.opened().toString())
                .put("opened_by", episode.openedBy());
        episode.closed().ifPresent(closed -> node.putObject("closed")
                .put("at", closed.at().toString())
                .put("by", closed.by())
                .put("because", closed.because()));
        ArrayNode stations = node.putArray("stations");
        for (Episode.StationReached station : episode.stations()) {
            ObjectNode one = stations.addObject().put("step", station.step()).put("label", station.label());
            RecordJson.strings(one, "events", station.events());
            station.obligation().ifPresent(obligation -> one.put("obligation", obligation));
        }
        causes(node, episode.causes());
        return node;
    }

    private ObjectNode obligation(Obligation obligation) {
        ObjectNode node = RecordJson.object()
                .put("obligation", obligation.id())
                .put("href", RecordJson.RECORDS + view.record() + "/obligations/" + obligation.id())
                .put("rule", obligation.rule())
                .put("episode", obligation.episode())
                .put("procedure", obligation.procedure())
                .put("step", obligation.step())
                .put("sentence", obligation.sentence())
                .put("owner", obligation.owner());
        node.set("holder", RecordJson.holder(obligation.holder(), names));
        obligation.aim().ifPresent(aim -> node.set("aim", RecordJson.due(aim)));
        obligation.limit().ifPresent(limit -> node.set("limit", RecordJson.due(limit)));
        obligation.notBefore().ifPresent(soonest -> node.set("not_before", RecordJson.due(soonest)));
        obligation.stoppedSince().ifPresent(since -> node.put("stopped_since", since.toString()));
        obligation.authorisedUntil().ifPresent(until -> node.set("authorised_until", RecordJson.due(until)));
        node.put("late", obligation.lateAt(view.position().at()));
        node.set("state", state(obligation.state()));
        node.put("because", obligation.because());
        if (!obligation.provided().isEmpty()) {
            node.put("provided", obligation.provided());
        }
        if (!obligation.counted().isEmpty()) {
            node.put("counted", obligation.counted());
        }
        obligation.approves().filter(visible::contains).ifPresent(event -> node.put("approves", event));
        node.put("reason_if_late", obligation.reasonIfLate());
        if (view.level() == Level.FULL) {
            obligation.lateReason().ifPresent(reason -> node.put("late_reason", reason));
        }
        RecordJson.strings(node, "tell_if_late", obligation.tellIfLate());
        ObjectNode source = node.putObject("source")
                .put("document", obligation.source().document())
                .put("title", obligation.source().title())
                .put("section", obligation.source().section());
        RecordJson.strings(source, "carries_out", obligation.source().carriesOut());
        obligation.note().ifPresent(note -> node.put("note", note));
        node.put("pack_version", obligation.packVersion());
        causes(node, obligation.causes());
        return node;
    }

    private ObjectNode state(Obligation.State state) {
        ObjectNode node = RecordJson.object();
        switch (state) {
            case Obligation.State.Open() -> node.put("is", "open");
            case Obligation.State.Met(String by, Instant at) -> {
                node.put("is", "met").put("at", at.toString());
                if (visible.contains(by)) {
                    node.put("by", by);
                }
            }
            case Obligation.State.Excused(String by, String reason) -> {
                node.put("is", "excused");
                if (visible.contains(by)) {
                    node.put("by", by).put("reason", reason);
                }
            }
            case Obligation.State.Cancelled(String by, String because) -> {
                node.put("is", "cancelled");
                if (visible.contains(by)) {
                    node.put("by", by).put("reason", because);
                }
            }
        }
        return node;
    }

    private ObjectNode offer(Offer offer) {
        ObjectNode node = RecordJson.object().put("step", offer.step());
        view.packs().latest().step(offer.step()).ifPresent(step -> node.put("action", step.action()));
        offer.episode().ifPresent(episode -> node.put("episode", episode));
        RecordJson.strings(node, "by", offer.by());
        List<String> known = view.position().obligations().stream().map(Obligation::id).toList();
        RecordJson.strings(node, "meets", offer.meets().stream().filter(known::contains).toList());
        offer.follows().filter(visible::contains).ifPresent(follows -> node.put("follows", follows));
        causes(node, offer.causes());
        return node;
    }

    /** Left out as a whole where one of the events is hidden: what remained would tell what is missing. */
    private void causes(ObjectNode into, Causes causes) {
        if (!visible.containsAll(causes.events())) {
            return;
        }
        ObjectNode node = into.putObject("causes");
        RecordJson.strings(node, "rules", causes.rules());
        RecordJson.strings(node, "events", causes.events());
        ArrayNode answers = node.putArray("answers");
        causes.answers().forEach(read -> answers.addObject()
                .put("event", read.event())
                .put("question", read.field().toString()));
    }
}
