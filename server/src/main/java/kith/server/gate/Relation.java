package kith.server.gate;

import java.util.Set;

/** How a viewer stands to a record. */
public enum Relation {
    /** Holds a role on it by name. */
    ALLOCATED,
    /** Belongs to the team that holds it or that has a duty on it. */
    TEAM,
    /** Answers for the service. */
    OVERSIGHT,
    /** Recorded something on it, while anything on it is open: who decided must see what became of it. */
    AUTHOR,
    /** Asked to take part in something: a meeting, a report. */
    INVITED,
    /** Belongs to the partnership whose own record it is. */
    PARTNER,
    /** Is the worker whose own file it is. */
    OWN,
    /** Manages the worker whose own file it is. */
    MANAGES,
    /** Given sight of the whole for a time, with a reason: in an emergency, or by somebody who may give it. */
    OPENED,
    /** Is the single point of contact for a record that stands still. */
    SINGLE_POINT_OF_CONTACT,
    /** Stood to the record in another relation until it was made to stand still: learns whom to ring, and no more. */
    FROZEN,
    /** Must see nothing of it, whatever the other relations are. */
    BARRED;

    /** Those by which a record is seen whole, whatever the agency. */
    static final Set<Relation> WHOLE = Set.of(PARTNER, OWN, MANAGES);

    /** Those by which nothing of a record can be read. */
    static final Set<Relation> READS_NOTHING = Set.of(FROZEN, BARRED);
}
