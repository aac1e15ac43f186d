package kith.server.record.web;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import kith.procedures.history.Event;
import kith.procedures.pack.Access;
import kith.procedures.position.Directory;
import kith.procedures.position.Holder;
import kith.server.directory.Directories;
import kith.server.directory.Names;
import kith.server.gate.Viewer;
import kith.server.record.AnswerWords;
import kith.server.record.EventWords;
import kith.server.record.RecordView;
import kith.server.wording.Said;

/**
 * What is shown of a record that stands still to whoever stood to it in some relation.
 *
 * @param who the team to ring
 * @param phone empty where there is none
 * @param onDuty who is on duty in it, or nobody that is known
 * @param exchanged what the viewer asked since, and was answered, the latest first
 * @param recordable what the viewer may record all the same
 */
public record WhomToRing(
        Band band, String who, String phone, Optional<String> onDuty, List<Exchanged> exchanged, List<Recordable.Group> recordable, boolean recorded)
        implements RecordQueries.Shown {

    /** @param said what the form asked, page by page */
    public record Exchanged(String title, String when, List<AnswerWords.Part> said) {}

    static WhomToRing of(RecordView view, Band band, Viewer viewer, Directory duties, Names names, boolean recorded) {
        Optional<Directories.Team> team = view.packs().latest().procedures().stream()
                .flatMap(procedure -> procedure.steps().stream())
                .flatMap(step -> Access.of(step.access(), Access.Freezes.class).stream())
                .map(freezes -> duties.dutyFor(freezes.role()))
                .flatMap(holder -> holder instanceof Holder.Team(String id) ? names.team(id).stream() : Stream.empty())
                .findFirst();
        return new WhomToRing(
                band,
                team.map(Directories.Team::name).orElse("children's social care"),
                team.map(Directories.Team::phone).orElse(""),
                team.flatMap(there -> names.onDutyWords(there.team())),
                view.history().events().stream()
                        .sorted(Comparator.comparing(Event::recorded).reversed())
                        .map(event -> new Exchanged(
                                EventWords.title(event, view.packs()),
                                Said.moment(event.recorded()) + ", " + names.person(event.author().person()),
                                view.packs().step(event.subject(), event.packVersion()).map(step -> AnswerWords.parts(step, event.answers(), names)).orElse(List.of())))
                        .toList(),
                Recordable.of(view, viewer).all(),
                recorded);
    }
}
