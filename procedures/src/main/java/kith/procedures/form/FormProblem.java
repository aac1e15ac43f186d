package kith.procedures.form;

/**
 * Something wrong with one input.
 *
 * @param input the name of the input, such as {@code held-day} or {@code r4k…~outcome}
 * @param section the section of the form in which it stands; empty for the question when it happened
 * @param message what is wrong and what to do, without a full stop at its end, as GOV.UK writes error messages
 */
public record FormProblem(String input, String section, String message) {}
