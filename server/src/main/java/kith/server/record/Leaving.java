package kith.server.record;

import java.util.Optional;

/**
 * Something of a record that is about to leave in a file or by the interface for programs.
 *
 * @param agency of its author: what an agency said itself, it may have back
 * @param text what is said in it; empty where it is a paper
 */
public record Leaving(String record, String event, String agency, String text, Optional<Paper> paper) {

    public static Leaving text(String record, String event, String agency, String text) {
        return new Leaving(record, event, agency, text, Optional.empty());
    }

    static Leaving paper(String record, String event, String agency, Paper paper) {
        return new Leaving(record, event, agency, "", Optional.of(paper));
    }

    /** What of the event it is: the paper's hash, or nothing for what is said. */
    public String item() {
        return paper.map(each -> each.file().sha256()).orElse("");
    }
}
