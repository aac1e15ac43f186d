package kith.server.search.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import kith.server.gate.Seen;
import kith.server.gate.Viewer;
import kith.server.web.Pages;
import kith.server.web.component.Shell;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Finding people, and what was written about them. */
@Controller
class FindPages {
    private final FindQueries queries;
    private final Pages pages;

    FindPages(FindQueries queries, Pages pages) {
        this.queries = queries;
        this.pages = pages;
    }

    @GetMapping("/find")
    void find(Viewer viewer, @RequestParam Map<String, String> given, HttpServletRequest request, HttpServletResponse response) throws IOException {
        Seen<FindQueries.FindPage> page = queries.find(viewer, FindForm.of(given));
        boolean wrong = !page.value().errors().isEmpty();
        Pages.Heading heading = new Pages.Heading("Find", Shell.Section.FIND, wrong);
        if (wrong) {
            pages.showAgain(request, response, viewer, "page/find.jte", heading, page);
        } else {
            pages.show(request, response, viewer, "page/find.jte", heading, page);
        }
    }
}
