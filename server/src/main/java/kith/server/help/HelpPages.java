package kith.server.help;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import kith.server.gate.Viewer;
import kith.server.web.NothingRecorded;
import kith.server.web.Pages;
import kith.server.web.component.Link;
import kith.server.web.component.Shell;
import kith.server.wording.Said;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The pages of help. They hold nothing recorded. */
@Controller
public class HelpPages {
    private final HelpText text = HelpText.read();
    private final Pages pages;

    HelpPages(Pages pages) {
        this.pages = pages;
    }

    /** A heading with lines under it, and the pages where that is done. */
    public record Passage(String title, List<String> lines, List<Link> at) {}

    public record Word(String word, String means) {}

    public record Help(List<Passage> tasks, List<Word> words) implements NothingRecorded {}

    /**
     * One page of the tour.
     *
     * @param place "2 of 9"
     * @param back the page before; null on the first
     * @param on the page after; null on the last
     */
    public record Tour(Passage passage, String place, String back, String on) implements NothingRecorded {}

    /** @param day as it is said: "23 November 2026" */
    public record News(String day, String title, List<String> items) {}

    public record WhatsNew(List<News> news) implements NothingRecorded {}

    public record Key(String keys, String does) {}

    public record Shortcuts(List<Key> keys) implements NothingRecorded {}

    @GetMapping("/help")
    void help(Viewer viewer, HttpServletRequest request, HttpServletResponse response) throws IOException {
        HelpText theirs = text.concerning(viewer);
        open(viewer, "help", "Help", request, response, new Help(
                theirs.tasks().stream().map(task -> new Passage(task.title(), task.lines(), task.at())).toList(),
                theirs.words().stream().map(word -> new Word(word.word(), word.means())).toList()));
    }

    @GetMapping("/help/tour/{page:[0-9]{1,3}}")
    void tour(Viewer viewer, @PathVariable int page, HttpServletRequest request, HttpServletResponse response) throws IOException {
        List<HelpText.Stop> tour = text.concerning(viewer).tour();
        if (page < 1 || page > tour.size()) {
            // Somebody's tour may be shorter than that of whoever sent them the address.
            response.sendRedirect(at(1));
            return;
        }
        HelpText.Stop stop = tour.get(page - 1);
        open(viewer, "helpTour", "Tour: " + stop.title(), request, response, new Tour(
                new Passage(stop.title(), stop.lines(), stop.at()),
                page + " of " + tour.size(),
                page == 1 ? null : at(page - 1),
                page == tour.size() ? null : at(page + 1)));
    }

    private static String at(int page) {
        return "/help/tour/" + page;
    }

    @GetMapping("/help/whats-new")
    void whatsNew(Viewer viewer, HttpServletRequest request, HttpServletResponse response) throws IOException {
        open(viewer, "helpWhatsNew", "What’s new", request, response, new WhatsNew(
                text.news().stream().map(news -> new News(Said.day(news.day()), news.title(), news.items())).toList()));
    }

    @GetMapping("/help/shortcuts")
    void shortcuts(Viewer viewer, HttpServletRequest request, HttpServletResponse response) throws IOException {
        open(viewer, "helpShortcuts", "Keyboard shortcuts", request, response, new Shortcuts(
                Shortcut.of(viewer).stream().map(shortcut -> new Key(shortcut.keys(), shortcut.does())).toList()));
    }

    private void open(
            Viewer viewer, String template, String title, HttpServletRequest request, HttpServletResponse response, NothingRecorded content)
            throws IOException {
        pages.open(request, response, 200, viewer, "page/" + template + ".jte", new Pages.Heading(title, Shell.Section.HELP, false), content);
    }
}
