package kith.server.search.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import kith.server.gate.Outlet;
import kith.server.gate.Seen;
import kith.server.gate.Viewer;
import kith.server.web.Downloads;
import kith.server.web.Pages;
import kith.server.web.Spreadsheet;
import kith.server.web.component.Shell;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Finding people, and what was written about them. */
@Controller
class FindPages {
    private final FindQueries queries;
    private final Pages pages;
    private final Downloads downloads;

    FindPages(FindQueries queries, Pages pages, Downloads downloads) {
        this.queries = queries;
        this.pages = pages;
        this.downloads = downloads;
    }

    /** The same as a spreadsheet, a line for each passage. */
    @GetMapping("/find.csv")
    void findAsSpreadsheet(Viewer viewer, @RequestParam Map<String, String> given, HttpServletResponse response) throws IOException {
        Seen<FindQueries.FindPage> page = queries.find(viewer, FindForm.of(given), Outlet.FILE);
        if (page.value().found() == null) {
            response.sendRedirect("/find");
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

    @GetMapping("/find")
    void find(Viewer viewer, @RequestParam Map<String, String> given, HttpServletRequest request, HttpServletResponse response) throws IOException {
        Seen<FindQueries.FindPage> page = queries.find(viewer, FindForm.of(given), Outlet.PAGE);
        boolean wrong = !page.value().errors().isEmpty();
        Pages.Heading heading = new Pages.Heading("Find", Shell.Section.FIND, wrong);
        if (wrong) {
            pages.showAgain(request, response, viewer, "page/find.jte", heading, page);
        } else {
            pages.show(request, response, viewer, "page/find.jte", heading, page);
        }
    }
}
