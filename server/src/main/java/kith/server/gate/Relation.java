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
    MANAGES;

    /** Those by which a record is seen whole, whatever the agency. */
    static final Set<Relation> WHOLE = Set.of(PARTNER, OWN, MANAGES);
}
