package kith.journeys;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Media;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Pictures of every kind of page, for people to look at: as on a phone, on a desk and on paper, in target/screenshots.
 * Taken with {@code -Dkith.screenshots=true}.
 */
final class Album {
    private static final boolean WANTED = Boolean.getBoolean("kith.screenshots");
    private static final Path FOLDER = Path.of("target", "screenshots");
    private static final int PAPER = 794;

    private static final Set<String> KEPT = ConcurrentHashMap.newKeySet();

    void keep(Page page, PageChecks.Size phone, PageChecks.Size desk) {
        if (!WANTED) {
            return;
        }
        String name = name(page);
        if (!KEPT.add(name)) {
            return;
        }
        page.setViewportSize(phone.width(), phone.height());
        picture(page, name + "-390");
        page.setViewportSize(desk.width(), desk.height());
        picture(page, name + "-1280");
        page.setViewportSize(PAPER, 1123);
        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
        picture(page, name + "-print");
        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.SCREEN));
    }

    private static void picture(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions().setFullPage(true).setPath(FOLDER.resolve(name + ".png")));
    }

    /** Pages about different things at the same address are one kind, unless their titles or the child's station differ. */
    private static String name(Page page) {
        String path = page.url().replaceFirst("https?://[^/]+", "").replaceFirst("\\?.*", "").replaceFirst("#.*", "");
        String kind = path.replaceAll("/[0-9a-z]{20}(?=/|$)", "/x").replaceAll("/obligations/[^/]+", "/obligations/x");
        String station = String.join(" ", page.locator("[aria-current=step] .kith-station__name").allInnerTexts());
        String words = kind + " " + page.title().replaceFirst(" [-–] Kith$", "") + " " + station;
        String plain = words.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
        return plain.length() > 100 ? plain.substring(0, 100) : plain;
    }
}
