package kith.server.web.component;

/** How pressing something is. Always said in words as well: the colour only helps the eye to find it. */
public enum Urgency {
    LATE("late"),
    SOON("soon"),
    LATER("later");

    private final String word;

    Urgency(String word) {
        this.word = word;
    }

    /** The last part of a class name: {@code late}. */
    public String word() {
        return word;
    }
}
