package kith.server.search.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import kith.server.gate.Outlet;
import kith.server.gate.Seen;
import kith.server.gate.Viewer;
import kith.server.problem.NotAcceptable;
import kith.server.problem.Problem;
import kith.server.web.Downloads;
import kith.server.web.Pages;
import kith.server.web.Spreadsheet;
import kith.server.web.component.Shell;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Finding people, and what was written about them. What is looked for is sent, kept, and read again under an address without a word of it. */
@Controller
class FindPages {
    private final FindQueries queries;
    private final KeptSearches kept;
    private final Pages pages;
    private final Downloads downloads;

    FindPages(FindQueries queries, KeptSearches kept, Pages pages, Downloads downloads) {
        this.queries = queries;
        this.kept = kept;
        this.pages = pages;
        this.downloads = downloads;
    }

    @GetMapping("/find")
    void ask(Viewer viewer, @RequestParam(defaultValue = "") String record, HttpServletRequest request, HttpServletResponse response) throws IOException {
        show(viewer, FindForm.blank(record), request, response);
    }

    @PostMapping("/find")
    void look(Viewer viewer, @RequestParam Map<String, String> given, HttpServletRequest request, HttpServletResponse response) throws IOException {
        queries.mayFind(viewer);
        FindForm form = FindForm.of("", given);
        response.sendRedirect(form.isAsked() ? FindForm.at(kept.keep(viewer, request, form), "", form.record()) : "/find");
    }

    @GetMapping("/find/{search}")
    void find(
            Viewer viewer,
            @PathVariable String search,
            @RequestParam(defaultValue = "") String record,
            @RequestParam(defaultValue = "") String page,
            @RequestParam(defaultValue = "") String seen,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        show(viewer, again(viewer, search, Map.of("record", record, "page", page, "seen", seen), request), request, response);
    }

    /** The same as a spreadsheet, a line for each passage. */
    @GetMapping("/find/{search}.csv")
    void findAsSpreadsheet(
            Viewer viewer,
            @PathVariable String search,
            @RequestParam(defaultValue = "") String record,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        Seen<FindQueries.FindPage> page = queries.find(viewer, again(viewer, search, Map.of("record", record), request), Outlet.FILE);
        if (page.value().found() == null) {
            response.sendRedirect("/find/" + search);
            return;
        }
        downloads.send(response, page.map(found -> {
            Spreadsheet sheet = new Spreadsheet("Record", "About", "Holds", "Holds not", "Written in", "When and by whom", "Passage");
            for (FindQueries.Hit hit : found.found().hits()) {
                if (hit.quotes().isEmpty()) {
                    sheet.row(hit.name(), hit.facts(), hit.held(), hit.lacking(), "", "", "");
                }
                hit.quotes().forEach(quote -> sheet.row(
                        hit.name(), hit.facts(), hit.held(), hit.lacking(), quote.event().text(), quote.source(), quote.plain()));
            }
            return sheet.download("found");
        }));
    }

    private FindForm again(Viewer viewer, String search, Map<String, String> asked, HttpServletRequest request) {
        Map<String, String> all = new HashMap<>(kept.of(viewer, request, search)
                .orElseThrow(() -> new NotAcceptable(new Problem(
                        "search_gone", "", "What was looked for is no longer kept.", "It is kept until you sign out. Choose Find, and look for it again."))));
        all.putAll(asked);
        return FindForm.of(search, all);
    }

    private void show(Viewer viewer, FindForm form, HttpServletRequest request, HttpServletResponse response) throws IOException {
        Seen<FindQueries.FindPage> page = queries.find(viewer, form, Outlet.PAGE);
        boolean wrong = !page.value().errors().isEmpty();
        Pages.Heading heading = new Pages.Heading("Find", Shell.Section.FIND, wrong);
        if (wrong) {
            pages.showAgain(request, response, viewer, "page/find.jte", heading, page);
        } else {
            pages.show(request, response, viewer, "page/find.jte", heading, page);
        }
    }
}
