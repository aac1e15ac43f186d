package kith.server.web.component;

/**
 * A few words that matter to the next visit.
 *
 * @param text the words: "Child protection plan, neglect, since 12 January 2027"
 * @param tone what they are about
 */
public record Flag(String text, Tone tone) {

    public static Flag harm(String text) {
        return new Flag(text, Tone.HARM);
    }

    public static Flag care(String text) {
        return new Flag(text, Tone.CARE);
    }

    public static Flag family(String text) {
        return new Flag(text, Tone.FAMILY);
    }

    /** What a flag is about, which its edge shows in colour as well. */
    public enum Tone {
        /** Risk to the child or to the visitor. */
        HARM("harm"),
        /** What the visitor must arrange or take care of. */
        CARE("care"),
        /** What else to know about the household. */
        FAMILY("family");

        private final String word;

        Tone(String word) {
            this.word = word;
        }

        /** The last part of a class name: {@code harm}. */
        public String word() {
            return word;
        }
    }
}
