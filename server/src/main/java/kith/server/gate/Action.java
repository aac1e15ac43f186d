package kith.server.gate;

/** What a viewer can ask to do. Each is decided by {@link GateRules}. */
public enum Action {
    /** See one's own and one's team's work. */
    SEE_WORK(false),
    /** See how much everybody in a team holds, and what nobody holds. */
    SEE_TEAM(false),
    /** Say who of a team is away, who covers, and who is on duty. */
    KEEP_ROTA(false),
    /** See the front door's queue. */
    SEE_QUEUE(false),
    /** Look for people, and for what was written about them; finds only what may be seen. */
    FIND_PEOPLE(false),
    /** Look for a child by the whole name and date of birth, in an emergency, among records that are not one's to see. */
    LOOK_IN_EMERGENCY(false),
    /** See which families are protected on a move, and keep the files of it. */
    KEEP_PROTECTED_MOVES(false),
    /** Record a contact about a child, which may open a record. */
    TAKE_CONTACT(false),
    /** Read who belongs to the partnership. */
    READ_DIRECTORY(false),
    /** Keep the directory. */
    ADMINISTER(false),
    /** Bring along what an old system holds, records of children and all. */
    BRING_ALONG(false),
    /** See where a record stands. */
    READ_RECORD(true),
    READ_TIMELINE(true),
    READ_EVENT(true),
    /** See why something must happen, down to its source. */
    READ_OBLIGATION(true),
    /** See who asked for a record, when, and why they were let or refused. */
    READ_ACCESSES(true),
    /** Record what can be recorded even on a record that stands still. */
    RECORD_THROUGH_FREEZE(true),
    /** Open a record that is not one's to see, in an emergency and for a reason. */
    OPEN_IN_EMERGENCY(true),
    /** Say who must see nothing of a record, or see it for a time. */
    KEEP_ACCESS(true),
    /** Record a step of a procedure. */
    RECORD_STEP(true),
    /** Approve a step or send it back. */
    APPROVE(true),
    /** Say why something is late. */
    GIVE_LATE_REASON(true),
    /** Record that something need not happen, with the reason. */
    EXCUSE(true),
    /** Say that an event is significant in the child's life, or not after all. */
    MARK_EVENT(true),
    /** Say who holds a role on a record. */
    ALLOCATE(true),
    /** Give on, unread, what somebody holds by name who leaves. */
    PASS_ON(true);

    private final boolean onRecord;

    Action(boolean onRecord) {
        this.onRecord = onRecord;
    }

    /** Whether the question is about one record. */
    public boolean onRecord() {
        return onRecord;
    }
}
