package kith.server.work.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import kith.server.gate.Outlet;
import kith.server.gate.Seen;
import kith.server.gate.Viewer;
import kith.server.problem.NotAcceptable;
import kith.server.web.Downloads;
import kith.server.web.Pages;
import kith.server.web.Spreadsheet;
import kith.server.web.component.Link;
import kith.server.web.component.Shell;
import kith.server.work.PuttingAside;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** One's own work, as a page and as a file; what of it is put aside; what is new. */
@Controller
class MyWorkPages {
    private final MyWorkQueries queries;
    private final PuttingAside puttingAside;
    private final Pages pages;
    private final Downloads downloads;

    MyWorkPages(MyWorkQueries queries, PuttingAside puttingAside, Pages pages, Downloads downloads) {
        this.queries = queries;
        this.puttingAside = puttingAside;
        this.pages = pages;
        this.downloads = downloads;
    }

    /** @param decided the record on which the viewer has just decided something, or nothing */
    @GetMapping("/my-work")
    void myWork(
            Viewer viewer, @RequestParam(defaultValue = "") String decided, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        if (viewer.role().equals("administrator")) {
            response.sendRedirect("/administration");
            return;
        }
        Seen<MyWorkQueries.MyWork> page = queries.myWork(viewer, Outlet.PAGE, decided);
        pages.show(request, response, viewer, "page/myWork.jte", new Pages.Heading("My work", Shell.Section.MY_WORK, false), page);
    }

    @GetMapping("/my-work/lists/{list:team|told|invited}")
    void list(Viewer viewer, @PathVariable String list, HttpServletRequest request, HttpServletResponse response) throws IOException {
        Seen<MyWorkQueries.WholeList> page = queries.list(viewer, MyWorkQueries.WorkList.valueOf(list.toUpperCase(Locale.ROOT)));
        pages.show(request, response, viewer, "page/workList.jte", new Pages.Heading(page.value().heading(), Shell.Section.MY_WORK, false), page);
    }

    /** @param latest when the latest change was recorded that the viewer was shown */
    @PostMapping("/my-work/looked-at")
    void lookedAtAll(Viewer viewer, @RequestParam(defaultValue = "") String latest, HttpServletResponse response) throws IOException {
        try {
            queries.lookedAtAll(viewer, Instant.parse(latest));
        } catch (DateTimeParseException _) {
            // Nothing that this page sent: nothing is marked, and the changes stay where they were.
            queries.lookedAtAll(viewer, Instant.EPOCH);
        }
        response.sendRedirect("/my-work");
    }

    /** The same as a spreadsheet. */
    @GetMapping("/my-work.csv")
    void myWorkAsSpreadsheet(Viewer viewer, HttpServletResponse response) throws IOException {
        downloads.send(response, queries.myWork(viewer, Outlet.FILE, "").map(work -> {
            Spreadsheet sheet = new Spreadsheet("List", "How soon", "Due", "What must happen", "About", "Because");
            work.lists().forEach((list, rows) -> rows.forEach(row -> sheet.row(
                    list, row.when(), Objects.requireNonNullElse(row.due(), ""), row.what(), row.about().text(), row.explanation())));
            return sheet.download("my-work");
        }));
    }

    @GetMapping("/my-work/aside/{record}/{obligation}")
    void aside(
            Viewer viewer,
            @PathVariable String record,
            @PathVariable String obligation,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        Seen<MyWorkQueries.AsidePage> page = queries.aside(viewer, record, obligation, "", "", List.of());
        pages.show(request, response, viewer, "page/aside.jte", new Pages.Heading("Put aside", Shell.Section.MY_WORK, false), page);
    }

    @PostMapping("/my-work/aside/{record}/{obligation}")
    void putAside(
            Viewer viewer,
            @PathVariable String record,
            @PathVariable String obligation,
            @RequestParam(defaultValue = "") String until,
            @RequestParam(defaultValue = "") String reason,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        try {
            puttingAside.put(viewer, record, obligation, until, reason);
            response.sendRedirect("/my-work");
        } catch (NotAcceptable problem) {
            List<Link> errors = problem.problems().stream().map(each -> Link.to("#" + each.where(), each.message())).toList();
            Seen<MyWorkQueries.AsidePage> page = queries.aside(viewer, record, obligation, until, reason, errors);
            pages.showAgain(request, response, viewer, "page/aside.jte", new Pages.Heading("Put aside", Shell.Section.MY_WORK, true), page);
        }
    }

    @PostMapping("/my-work/aside/{record}/{obligation}/taken-up")
    void takeUp(Viewer viewer, @PathVariable String record, @PathVariable String obligation, HttpServletResponse response)
            throws IOException {
        puttingAside.takeUp(viewer, record, obligation);
        response.sendRedirect("/my-work");
    }
}
