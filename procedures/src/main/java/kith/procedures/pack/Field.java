package kith.procedures.pack;

import java.util.List;
import java.util.Optional;
import kith.procedures.condition.Answers;
import kith.procedures.condition.Condition;
import kith.procedures.condition.Conditions;
import kith.procedures.condition.Verdict;

/**
 * A question of a form.
 *
 * @param perChild asked once for each child of the occasion, not once for all
 * @param required when an answer must be given ({@link Condition.Always} for always, empty for never)
 * @param shown when the question applies; empty for always
 * @param reasonWhenNo for a yes/no question: "no" needs a reason, kept as {@code <id>_reason}
 * @param sensitivity ordinary, sensitive, third_party, protected or legal
 * @param notBefore for a date: the question of the same form whose date this may not precede, or {@code occurred} for when the
 *     step happened
 * @param prefilledFrom {@code step.field} whose latest answer is offered as a start
 * @param proposals of a choice: what speaks for an option, the weightiest first; empty where there is no decision aid
 * @param group what each entry of a repeating group is asked; empty for every other question
 * @param carriesOut ids of the catalogue's requirements that asking this carries out
 * @param templates of a long text: headings with which its writer can begin
 */
public record Field(
        String id,
        Type type,
        String label,
        Optional<String> hint,
        boolean perChild,
        Optional<Condition> required,
        Optional<Condition> shown,
        boolean reasonWhenNo,
        boolean mayBeFuture,
        Optional<String> notBefore,
        List<Option> options,
        Sensitivity sensitivity,
        Optional<String> prefilledFrom,
        List<Proposal> proposals,
        Optional<Group> group,
        List<String> carriesOut,
        List<Template> templates) {

    /** The name of the first question of every form: when the step happened. */
    public static final String OCCURRED = "occurred";

    public Field {
        options = List.copyOf(options);
        proposals = List.copyOf(proposals);
        carriesOut = List.copyOf(carriesOut);
        templates = List.copyOf(templates);
    }

    public enum Type {
        TEXT,
        LONG_TEXT,
        YES_NO,
        CHOICE,
        CHOICES,
        DATE,
        DATE_TIME,
        NUMBER,
        PROFESSIONAL,
        PROFESSIONALS,
        PERSON,
        ADDRESS,
        AGENCY,
        FILE,
        GROUP
    }

    /**
     * What each entry of a repeating group is asked.
     *
     * @param each what one entry is, in words that can follow "add another": "action", "person in the household"
     * @param questions never empty, and none of them a group; their conditions may read the entry that is being filled in
     */
    public record Group(String each, List<Field> questions) {
        public Group {
            questions = List.copyOf(questions);
        }

        /** The question that an answer of that name in an entry answers, whether by itself or as the reason of one. */
        public Optional<Field> asks(String answer) {
            return Form.asks(questions, answer);
        }
    }

    /**
     * Headings with which a text can begin. They are no answer: as long as nothing else stands there, nothing was written.
     *
     * @param label for what they are, as it is chosen: "Home visit"
     */
    public record Template(String id, String label, String text) {}

    /** @param censusCode the code under which the children in need census wants this answer, where it does */
    public record Option(String code, String label, Optional<String> hint, Optional<String> censusCode) {}

    /**
     * Something that speaks for an option.
     *
     * @param because the reason, in words that can follow "because"
     * @param carriesOut ids of the catalogue's requirements that weighing this carries out
     */
    public record Proposal(String option, Condition condition, String because, List<String> carriesOut) {
        public Proposal {
            carriesOut = List.copyOf(carriesOut);
        }
    }

    /** @param because every reason for it; never empty */
    public record Proposed(Option option, List<String> because) {
        public Proposed {
            because = List.copyOf(because);
        }
    }

    /**
     * What the decision aid proposes: the option for which the first of its proposals speaks, with whatever else speaks for it. It
     * never decides: people do, and say why where they decide otherwise. Empty where nothing speaks for any option yet.
     */
    public Optional<Proposed> proposed(Answers answers) {
        List<Proposal> speaking = proposals.stream()
                .filter(proposal -> Conditions.judge(proposal.condition(), answers).verdict() == Verdict.YES)
                .toList();
        return speaking.stream().findFirst().flatMap(first -> options.stream()
                .filter(option -> option.code().equals(first.option()))
                .findFirst()
                .map(option -> new Proposed(option, speaking.stream()
                        .filter(proposal -> proposal.option().equals(first.option()))
                        .map(Proposal::because)
                        .toList())));
    }

    /** Whether some answers to it need a reason, kept as {@link #reasonField()}. */
    public boolean mayNeedReason() {
        return reasonWhenNo || !proposals.isEmpty();
    }

    /** The companion question of a "no" that needs a reason, and of a choice that departs from what was proposed. */
    public String reasonField() {
        return id + "_reason";
    }
}
