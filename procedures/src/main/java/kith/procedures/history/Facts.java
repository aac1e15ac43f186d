package kith.procedures.history;

/**
 * The facts and the subjects outside any pack's steps that Kith itself understands. Events of other types are kept, shown
 * and ignored by the position.
 */
public final class Facts {
    /** A step was carried out; the answers are its form's. */
    public static final String RECORDED = "recorded";
    /** The event named by {@code corrects} said something wrong; these answers replace its own. */
    public static final String CORRECTED = "corrected";
    /** The event named by {@code corrects} should not stand on this record; answers: {@code reason}. */
    public static final String WITHDRAWN = "withdrawn";
    /** Approves the event named by {@code corrects}; answers: {@code manner} (in_kith, by_telephone), {@code approver}, {@code comment}. */
    public static final String APPROVED = "approved";
    /** In an approval or a return: which of the step's approvals it is about; where it is not said, the first. */
    public static final String APPROVAL = "approval";
    /** Sends the event named by {@code corrects} back; answers: {@code reason}. */
    public static final String RETURNED = "returned";

    /** A person now holds a role on this record; answers: {@code role}, {@code person}. */
    public static final String HOLDER_ALLOCATED = "holder.allocated";
    /** An obligation need not be met; answers: {@code obligation}, {@code reason}. */
    public static final String OBLIGATION_EXCUSED = "obligation.excused";
    /** Why an obligation was or will be met late; answers: {@code obligation}, {@code reason}. It stays late. */
    public static final String OBLIGATION_LATE_REASON_GIVEN = "obligation.late_reason_given";
    /** The event named by {@code corrects} is significant, or no longer held to be; answers: {@code significant}, {@code comment}. The last one counts. */
    public static final String CHRONOLOGY_MARKED = "chronology.marked";
    /** The record exists; answers: {@code reason}. */
    public static final String RECORD_OPENED = "record.opened";

    /** In the opening of a worker's own file: whose it is. */
    public static final String WORKER = "worker";

    private Facts() {}
}
