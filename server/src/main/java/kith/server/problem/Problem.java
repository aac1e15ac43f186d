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

    /** The message beside a field: what is wrong and what to do, in one or two sentences. */
    public String message() {
        return todo.isEmpty() ? what : what + " " + todo;
    }
}
