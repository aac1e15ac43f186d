package kith.server.steps.web;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import kith.procedures.history.Answer;
import kith.procedures.history.Standing;
import kith.procedures.pack.Field;
import kith.procedures.pack.Sensitivity;
import kith.procedures.pack.Step;
import kith.server.directory.Names;
import kith.server.record.EventWords;
import kith.server.record.RecordView;
import kith.server.record.RoleWords;
import kith.server.web.component.Choice;
import kith.server.web.component.Link;
import kith.server.wording.Said;

/**
 * What has been written about a child at length, the latest first, for whoever writes the next report: what stands, in the words that stand, and
 * once only where the same was written again.
 */
public record AlreadyWritten(String record, String child, List<Text> texts) {
    /** A report draws on the last months; the rest is on the timeline. */
    private static final int MOST = 30;
    /** Of one kind: notes would else leave room for nothing. */
    private static final int MOST_OF_A_STEP = 6;

    /**
     * @param from the event, with what it is
     * @param when when it happened, and who wrote it
     */
    public record Text(Link from, String when, List<Passage> passages) {}

    /**
     * @param id by which it is chosen
     * @param sensitive whether not everybody who takes part in the record may read it
     */
    public record Passage(String id, String question, String words, boolean sensitive) {}

    /**
     * Of all children of a draft.
     *
     * @param taking what of it can be put where; null where it is only to be read
     */
    public record Page(String stepName, List<AlreadyWritten> children, Taking taking) {}

    /**
     * @param at where the choice is sent
     * @param section the part of the draft from which the writer comes, and its title
     * @param boxes the questions of that part that are answered at length
     * @param box the one that is chosen
     * @param ticked the passages that are
     */
    public record Taking(String at, String back, String section, String title, List<Choice> boxes, String box, List<String> ticked, List<Link> errors) {}

    /** What is put into the draft: the words of each passage and, below them, where they come from. */
    Optional<String> taken(List<String> ids) {
        List<String> taken = texts.stream()
                .flatMap(text -> text.passages().stream()
                        .filter(passage -> ids.contains(passage.id()))
                        .map(passage -> "%s\n(%s, %s)".formatted(passage.words().strip(), text.from().text(), text.when())))
                .toList();
        return taken.isEmpty() ? Optional.empty() : Optional.of(String.join("\n\n", taken));
    }

    /** @param view what the reader may read of it */
    static AlreadyWritten of(String child, RecordView view, Names names) {
        List<Text> texts = new ArrayList<>();
        Map<String, Integer> ofStep = new HashMap<>();
        Set<String> said = new HashSet<>();
        List<Standing> latestFirst = Standing.of(view.history()).events().stream()
                .filter(Standing::isStepRecorded)
                .sorted(Standing.AS_HAPPENED.reversed())
                .toList();
        for (Standing standing : latestFirst) {
            Optional<Step> step = view.packs().step(standing.event().subject(), standing.worded().packVersion());
            if (texts.size() == MOST || step.isEmpty() || ofStep.getOrDefault(step.get().id(), 0) == MOST_OF_A_STEP) {
                continue;
            }
            List<Passage> passages = passages(step.get(), standing, said);
            if (!passages.isEmpty()) {
                ofStep.merge(step.get().id(), 1, Integer::sum);
                texts.add(new Text(
                        Link.to("/records/" + view.record() + "/events/" + standing.id(), EventWords.title(standing.event(), view.packs())),
                        Said.occurred(standing.occurred()) + ", " + names.person(standing.event().author().person()) + ", "
                                + RoleWords.of(standing.event().author().role(), view.packs().latest()),
                        passages));
            }
        }
        return new AlreadyWritten(view.record(), child, List.copyOf(texts));
    }

    private static List<Passage> passages(Step step, Standing standing, Set<String> said) {
        return step.form().fields().stream()
                .filter(field -> field.type() == Field.Type.LONG_TEXT)
                .filter(field -> standing.answer(field.id()) instanceof Answer.Text)
                .map(field -> new Passage(
                        standing.id() + "~" + field.id(),
                        field.label(),
                        standing.text(field.id()),
                        step.sensitivity() != Sensitivity.ORDINARY || field.sensitivity() != Sensitivity.ORDINARY))
                .filter(passage -> said.add(passage.words()))
                .toList();
    }
}
