package kith.procedures.pack;

/**
 * Something wrong in a pack's text, for the person who writes it.
 *
 * @param file under the folder of packs, with forward slashes
 * @param line from 1
 * @param column from 1
 * @param what what is wrong, a sentence without its full stop
 * @param remedy what to do about it, a sentence without its full stop
 */
public record Problem(String file, int line, int column, String what, String remedy) {
    /** {@code england/procedures/referral.yaml:12:5: There is no role team_manger. Did you mean team_manager?} */
    @Override
    public String toString() {
        String end = remedy.endsWith("?") || remedy.endsWith(".") ? "" : ".";
        return "%s:%d:%d: %s. %s%s".formatted(file, line, column, what, remedy, end);
    }
}
