package kith.journeys;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.SelectOption;
import java.util.Locale;

/**
 * A hand at mouse and keyboard that counts what it does. It works at a person's pace with {@code -Dkith.pace=true}: a key every fifth
 * of a second, which is some fifty words a minute, and 1.3 seconds to find and click something. Without, it only counts, and hurries.
 */
final class Pace {
    private static final double SECONDS_A_KEY = 0.2;
    private static final double SECONDS_A_CLICK = 1.3;
    private static final boolean OF_A_PERSON = Boolean.getBoolean("kith.pace");

    private final Page page;
    private final long began = System.nanoTime();
    private int clicks;
    private int keys;

    Pace(Page page) {
        this.page = page;
    }

    Pace clicks(Locator what) {
        waits(SECONDS_A_CLICK);
        what.click();
        clicks++;
        return this;
    }

    /** Clicks into a box and types. */
    Pace types(Locator box, String words) {
        return clicks(box).keys(words);
    }

    /** Types on at the end of what stands in the box. */
    Pace goesOn(Locator box, String words) {
        clicks(box);
        box.press("Control+End");
        return keys(words);
    }

    private Pace keys(String words) {
        words.codePoints().forEach(point -> {
            waits(SECONDS_A_KEY);
            page.keyboard().insertText(Character.toString(point));
            keys++;
        });
        return this;
    }

    /** Opens a list and chooses from it. */
    Pace selects(Locator list, String label) {
        waits(2 * SECONDS_A_CLICK);
        list.selectOption(new SelectOption().setLabel(label));
        clicks += 2;
        return this;
    }

    private void waits(double seconds) {
        if (OF_A_PERSON) {
            page.waitForTimeout(seconds * 1000);
        }
    }

    int clicks() {
        return clicks;
    }

    int keys() {
        return keys;
    }

    @Override
    public String toString() {
        return String.format(
                Locale.UK,
                "%d clicks, %d keys, %.0f seconds by the pace of each%s",
                clicks,
                keys,
                clicks * SECONDS_A_CLICK + keys * SECONDS_A_KEY,
                OF_A_PERSON ? String.format(Locale.UK, ", %.1f seconds by the clock", (System.nanoTime() - began) / 1e9) : "");
    }
}
