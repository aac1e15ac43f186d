package kith.procedures.history;

/** Whose record it is; a procedure is carried out on the records of one kind. */
public enum About {
    /** One child, born or unborn. */
    CHILD,
    /** The partnership itself: its protocols, its directories, what it owes every year. There is one such record. */
    PARTNERSHIP,
    /** Somebody who works with children: how they are supervised, and of no child anything. */
    WORKER,
    /** The protected move of a family: what only the single point of contact of an authority may know. */
    RELOCATION
}
