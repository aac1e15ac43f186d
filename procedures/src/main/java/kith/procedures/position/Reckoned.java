package kith.procedures.position;

/**
 * How a time was counted.
 *
 * @param term what depends only on the rule
 * @param start where it starts
 * @param more how the clock stood still, and was extended
 */
record Reckoned(Counted term, Start start, String more) implements Words {
    @Override
    public String inWords() {
        return term.from(start) + more;
    }
}
