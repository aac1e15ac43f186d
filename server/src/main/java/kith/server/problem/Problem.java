package kith.server.problem;

/**
 * One thing that is wrong, for a person to read.
 *
 * @param code stable, for machines and logs: {@code answer_missing}
 * @param where the field, parameter or place; empty for the whole
 * @param what what is wrong, without personal data
 * @param todo what to do about it
 */
public record Problem(String code, String where, String what, String todo) {

    /** The message beside a field: what is wrong and what to do, in one or two sentences, the last without a full stop as GOV.UK has it. */
    public String message() {
        String words = todo.isEmpty() ? what : what + " " + todo;
        return words.endsWith(".") ? words.substring(0, words.length() - 1) : words;
    }
}
