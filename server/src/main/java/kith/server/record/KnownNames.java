package kith.server.record;

import java.util.List;
import java.util.Set;
import kith.procedures.pack.Step;

/**
 * Names of steps and questions from which Kith's pages know more than the language can say: what a visit is, where a note is written,
 * what is taken along. docs/packs.md lists them. Nothing that is owed or allowed turns on them.
 */
public final class KnownNames {
    /** A step: written on a page of its own, for several children at once. */
    public static final String CASE_NOTE = "case_note";

    /** A step: what may happen while the office is closed, told to whoever answers then. It asks {@link #LIVE} to {@link #UNTIL}. */
    public static final String HANDOVER = "out_of_hours_handover";
    public static final String EMERGENCY_ACCESS = "emergency_access";

    public static final String LIVE = "live";
    public static final String MAY_HAPPEN = "may_happen";
    public static final String THEN_DO = "then_do";

    /** With entries: whom to ring. */
    public static final String RING = "ring";

    /** A date and a time: until when a handover holds. Begun with the next opening of the office. */
    public static final String UNTIL = "until";

    /** A step: what was done while the office was closed. It hands back what was handed over. */
    public static final String HANDED_BACK = "out_of_hours_report";

    /** Of yes or no: whether the child was seen. */
    public static final String SEEN = "seen";

    /** Of yes or no: whether the child was seen without the parents. */
    public static final String SEEN_ALONE = "seen_alone";

    /** With entries: who lives there, one by one. */
    public static final String HOUSEHOLD = "household";

    /** Of an address: where the child lives from {@link #MOVED_ON}. */
    public static final List<String> LIVES_AT = List.of("lives_at", "moved_to");

    /** In words, in a form that asks one of those: who lives there. */
    public static final List<String> WITH_WHOM = List.of("lives_with", "moved_to_whom");

    /** Of a day, in such a form: since when; without it, the day of the step. */
    public static final String MOVED_ON = "moved_on";

    /** With entries: who does what by when. */
    public static final String AGREED_ACTIONS = "agreed_actions";

    /** Of one of those: what is to be done. */
    public static final String WHAT = "what";

    /** Of one of those: the day by which it is to be done, by either name. */
    public static final List<String> BY_WHEN = List.of("by", "due");

    /** A step: that work with the child is to end. It asks {@link #ALERTED} to {@link #FAMILY_TOLD}. */
    public static final String CLOSURE_PROPOSED = "closure_proposed";

    /** A step: whether it ends. */
    public static final String CLOSURE_DECIDED = "closure_decided";

    /** Of yes or no: whether everybody else who works with the family has been told. */
    public static final String ALERTED = "alerted";

    /** What the child was told. */
    public static final String CHILD_TOLD = "child_told";

    /** What the parents were told. */
    public static final String FAMILY_TOLD = "family_told";

    /** A status: work with the child has ended, and nobody has been in contact since. */
    public static final String WORK_ENDED = "work_ended";

    /** A step: somebody is worried about the child. Work that had ended begins again with it. */
    public static final String CONTACT = "contact";

    /** In words: who has parental responsibility. */
    public static final Set<String> RESPONSIBLE = Set.of("parental_responsibility", "responsible");

    /** A step: on what basis the child is looked after. */
    public static final String LEGAL_STATUS = "legal_status";

    /** A step: that they no longer are. */
    public static final String LOOKED_AFTER_ENDED = "looked_after_ended";

    /** A step: where a looked-after child lives. */
    public static final String PLACEMENT = "placement_began";

    /** Of a choice: nobody knows, or nobody knew. */
    public static final String NOT_KNOWN = "not_known";

    private static final String SUPERVISION = "supervision_session";

    private KnownNames() {}

    /** At which the child may be seen. */
    public static boolean isVisit(Step step) {
        return step.id().endsWith("_visit") || step.form().field(SEEN_ALONE).isPresent();
    }

    /** At which what was agreed may be looked at again: a meeting, a review, supervision. */
    public static boolean isReview(Step step) {
        return step.kind() == Step.Kind.MEETING || step.id().endsWith("_review") || step.id().endsWith("_reviewed") || step.id().equals(SUPERVISION);
    }
}
