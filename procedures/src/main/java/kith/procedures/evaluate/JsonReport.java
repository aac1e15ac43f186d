package kith.procedures.evaluate;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kith.procedures.calendar.Due;
import kith.procedures.evaluate.EvaluateCommand.Evaluated;
import kith.procedures.pack.Pack;
import kith.procedures.position.Causes;
import kith.procedures.position.Episode;
import kith.procedures.position.Extension;
import kith.procedures.position.Holder;
import kith.procedures.position.Obligation;
import kith.procedures.position.Offer;
import kith.procedures.position.Position;
import kith.procedures.position.StatusHeld;

/** The position of each child as JSON; its keys are described in docs/timelines.md and are kept. */
final class JsonReport {
    private final Pack pack;
    private final Timeline timeline;

    JsonReport(Pack pack, Timeline timeline) {
        this.pack = pack;
        this.timeline = timeline;
    }

    String print(List<Evaluated> children) {
        return Json.write(object(
                "timeline", timeline.title(),
                "pack", pack.id(),
                "version", pack.version(),
                "children", children.stream().map(this::child).toList()));
    }

    private Map<String, Object> child(Evaluated child) {
        Position position = child.position();
        return object(
                "child", position.record(),
                "name", child.name(),
                "at", position.at(),
                "statuses", position.statuses().stream().map(this::status).toList(),
                "episodes", position.episodes().stream().map(this::episode).toList(),
                "obligations", position.obligations().stream().map(obligation -> obligation(obligation, position.at())).toList(),
                "next_steps", position.offers().stream().map(this::offer).toList());
    }

    private Map<String, Object> status(StatusHeld status) {
        return object(
                "status", status.status(),
                "words", status.words(),
                "since", status.since(),
                "until", status.until(),
                "causes", causes(status.causes()));
    }

    private Map<String, Object> episode(Episode episode) {
        return object(
                "id", episode.id(),
                "procedure", episode.procedure(),
                "name", episode.name(),
                "opened_by", episode.openedBy(),
                "opened", episode.opened(),
                "closed", episode.closed().map(closed -> object("at", closed.at(), "by", closed.by(), "because", closed.because())),
                "stations", episode.stations().stream()
                        .map(station -> object(
                                "step", station.step(),
                                "label", station.label(),
                                "events", station.events(),
                                "obligation", station.obligation()))
                        .toList(),
                "causes", causes(episode.causes()));
    }

    private Map<String, Object> obligation(Obligation obligation, Instant at) {
        return object(
                "id", obligation.id(),
                "rule", obligation.rule(),
                "sentence", obligation.sentence(),
                "status", Standings.status(obligation, at).replace(' ', '_'),
                "late", obligation.lateAt(at),
                "limit", obligation.limit().map(JsonReport::due),
                "aim", obligation.aim().map(JsonReport::due),
                "not_before", obligation.notBefore().map(JsonReport::due),
                "owner", obligation.owner(),
                "holder", holder(obligation.holder()),
                "episode", obligation.episode(),
                "procedure", obligation.procedure(),
                "step", obligation.step(),
                "trigger", obligation.trigger(),
                "decided", decided(obligation.state()),
                "approves", obligation.approves(),
                "late_reason", obligation.lateReason(),
                "why", obligation.because(),
                "provided", obligation.provided(),
                "counted", obligation.counted(),
                "stopped_since", obligation.stoppedSince(),
                "extensions", obligation.extensions().stream().map(JsonReport::extension).toList(),
                "note", obligation.note(),
                "source", object(
                        "document", obligation.source().document(),
                        "title", obligation.source().title(),
                        "section", obligation.source().section(),
                        "carries_out", obligation.source().carriesOut()),
                "causes", causes(obligation.causes()));
    }

    private static Optional<Map<String, Object>> decided(Obligation.State state) {
        return switch (state) {
            case Obligation.State.Open() -> Optional.empty();
            case Obligation.State.Met(String by, Instant at) -> Optional.of(object("by", by, "at", at));
            case Obligation.State.Excused(String by, String reason) -> Optional.of(object("by", by, "reason", reason));
            case Obligation.State.Cancelled(String by, String because) -> Optional.of(object("by", by, "because", because));
        };
    }

    private static Map<String, Object> extension(Extension extension) {
        return object(
                "recording", extension.recording(),
                "authorised_by", extension.authorisedBy(),
                "role", extension.role(),
                "at", extension.at(),
                "until", due(extension.until()),
                "moves_limit", extension.movesLimit(),
                "reason", extension.reason());
    }

    private static Map<String, Object> due(Due due) {
        return switch (due) {
            case Due.At(Instant instant) -> object("at", instant, "late_from", due.lateFrom());
            case Due.ByEndOf(var day) -> object("by_end_of", day, "late_from", due.lateFrom());
        };
    }

    private Map<String, Object> holder(Holder holder) {
        return switch (holder) {
            case Holder.Person(String person) -> object("person", person, "name", Standings.holder(holder, timeline.people()));
            case Holder.Team(String team) -> object("team", team);
        };
    }

    private Map<String, Object> offer(Offer offer) {
        return object(
                "step", offer.step(),
                "episode", offer.episode(),
                "by", offer.by(),
                "meets", offer.meets(),
                "follows", offer.follows(),
                "causes", causes(offer.causes()));
    }

    private static Map<String, Object> causes(Causes causes) {
        return object(
                "rules", causes.rules(),
                "events", causes.events(),
                "answers", causes.answers().stream()
                        .map(answer -> object("event", answer.event(), "field", answer.field().toString()))
                        .toList());
    }

    private static Map<String, Object> object(Object... keysAndValues) {
        Map<String, Object> object = new LinkedHashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            object.put((String) keysAndValues[i], keysAndValues[i + 1]);
        }
        return object;
    }
}
