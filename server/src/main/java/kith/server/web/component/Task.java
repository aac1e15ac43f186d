package kith.server.web.component;

/**
 * One line of a list of things to do in any order.
 *
 * @param title what is to be done
 * @param href where to do it; null when it cannot be done yet
 * @param hint a sentence below it, or null
 * @param status how far it is, in words
 * @param tagClasses classes of the tag that the status is shown as; null for plain words (done needs no attention)
 * @param statusClasses classes of the status, or null
 * @param titleClasses classes of the title, or null
 * @param classes classes of the whole line, or null
 */
public record Task(
        String title,
        String href,
        String hint,
        String status,
        String tagClasses,
        String statusClasses,
        String titleClasses,
        String classes) {

    public static Task done(String title, String href) {
        return new Task(title, href, null, "Completed", null, null, null, null);
    }

    public static Task toDo(String title, String href) {
        return new Task(title, href, null, "Not yet started", "govuk-tag--blue", null, null, null);
    }

    public static Task begun(String title, String href) {
        return new Task(title, href, null, "In progress", "govuk-tag--light-blue", null, null, null);
    }

    /** A task that cannot be begun yet; {@code why} says what must come first. */
    public static Task notYet(String title, String why) {
        return new Task(title, null, why, "Cannot start yet", null, "govuk-task-list__status--cannot-start-yet", null, null);
    }

    public Task withHint(String sentence) {
        return new Task(title, href, sentence, status, tagClasses, statusClasses, titleClasses, classes);
    }
}
