package kith.server.web.component;

import gg.jte.Content;
import java.util.Collection;

/**
 * One answer that radios, checkboxes or a select offer, or the word that divides two groups of them.
 *
 * @param value what is sent when it is chosen; null only for a divider and for an option that sends its own text
 * @param text what the reader sees
 * @param hint a sentence below it, or null
 * @param checked chosen or not whatever the component's value says; null leaves it to the component's value
 * @param disabled shown, but not to be chosen
 * @param reveals what appears when it is chosen, or null
 * @param exclusive choosing it clears the other checkboxes ("None of these")
 * @param id its element's id; null for one made from the component's id and its place
 * @param name the checkbox's own name; null for the component's
 * @param labelClasses classes for its label, or null
 * @param divider the dividing word ("or"); null for an answer
 */
public record Choice(
        String value,
        String text,
        String hint,
        Boolean checked,
        boolean disabled,
        Content reveals,
        boolean exclusive,
        String id,
        String name,
        String labelClasses,
        String divider) {

    public static Choice of(String value, String text) {
        return new Choice(value, text, null, null, false, null, false, null, null, null, null);
    }

    public static Choice divider(String word) {
        return new Choice(null, null, null, null, false, null, false, null, null, null, word);
    }

    public Choice withHint(String sentence) {
        return new Choice(value, text, sentence, checked, disabled, reveals, exclusive, id, name, labelClasses, divider);
    }

    public Choice withChecked(boolean chosen) {
        return new Choice(value, text, hint, chosen, disabled, reveals, exclusive, id, name, labelClasses, divider);
    }

    public Choice asDisabled() {
        return new Choice(value, text, hint, checked, true, reveals, exclusive, id, name, labelClasses, divider);
    }

    public Choice revealing(Content content) {
        return new Choice(value, text, hint, checked, disabled, content, exclusive, id, name, labelClasses, divider);
    }

    public Choice asExclusive() {
        return new Choice(value, text, hint, checked, disabled, reveals, true, id, name, labelClasses, divider);
    }

    public Choice withId(String elementId) {
        return new Choice(value, text, hint, checked, disabled, reveals, exclusive, elementId, name, labelClasses, divider);
    }

    public Choice withName(String ownName) {
        return new Choice(value, text, hint, checked, disabled, reveals, exclusive, id, ownName, labelClasses, divider);
    }

    public Choice withLabelClasses(String classes) {
        return new Choice(value, text, hint, checked, disabled, reveals, exclusive, id, name, classes, divider);
    }

    /** Whether this is the chosen one when {@code chosen} is the component's value (null: none is). */
    public boolean isChosen(String chosen) {
        return checked != null ? checked : chosen != null && !chosen.isEmpty() && chosen.equals(sent());
    }

    /** Whether this is among the chosen ones. */
    public boolean isChosenAmong(Collection<String> chosen) {
        return checked != null ? checked : value != null && chosen.contains(value);
    }

    /** The first answer's id has no number, so that the error summary can link to it by the component's id. */
    public String idWithin(String prefix, int index) {
        if (id != null) {
            return id;
        }
        return index == 0 ? prefix : prefix + "-" + (index + 1);
    }

    private String sent() {
        return value == null ? text : value;
    }
}
