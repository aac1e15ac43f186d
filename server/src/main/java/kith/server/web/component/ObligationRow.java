package kith.server.web.component;

/**
 * One thing that must happen, as a sentence: when, what, who, because of what, why, and the next action.
 *
 * @param urgency how pressing it is; {@code when} says it in words
 * @param when how long there is, or how late it is: "2 days late", "in 3 working days"
 * @param due the day itself: "was due 10 February 2027", "by 17 February 2027"; null when there is none
 * @param what what must be done: "Send the updated plan to the core group"
 * @param about the record that it stands on, in lists over several records; null on the record's own page
 * @param explanation who must do it and because of what, as one or more sentences; null when it may not be told
 * @param why where the rule and its source are shown; null when they may not be
 * @param action the one next action; null when the reader has none
 * @param aside where the reader may put it aside for some days; null where it may not be
 */
public record ObligationRow(
        Urgency urgency,
        String when,
        String due,
        String what,
        Link about,
        String explanation,
        Link why,
        Link action,
        Link aside) {

    /** One that is not put aside. */
    public ObligationRow(Urgency urgency, String when, String due, String what, Link about, String explanation, Link why, Link action) {
        this(urgency, when, due, what, about, explanation, why, action, null);
    }

    public ObligationRow withAside(Link link) {
        return new ObligationRow(urgency, when, due, what, about, explanation, why, action, link);
    }
}
