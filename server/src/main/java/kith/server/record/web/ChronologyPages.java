package kith.server.record.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import kith.server.gate.Outlet;
import kith.server.gate.Seen;
import kith.server.gate.Viewer;
import kith.server.identifier.Identifiers;
import kith.server.problem.NotAcceptable;
import kith.server.record.Marking;
import kith.server.web.Downloads;
import kith.server.web.Pages;
import kith.server.web.Spreadsheet;
import kith.server.web.component.Link;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The chronology of a record, and saying what is significant in it. */
@Controller
class ChronologyPages {
    private final ChronologyQueries queries;
    private final Marking marking;
    private final Pages pages;
    private final Downloads downloads;

    ChronologyPages(ChronologyQueries queries, Marking marking, Pages pages, Downloads downloads) {
        this.queries = queries;
        this.marking = marking;
        this.pages = pages;
        this.downloads = downloads;
    }

    @GetMapping("/records/{record}/chronology")
    void chronology(
            Viewer viewer, @PathVariable String record, @RequestParam Map<String, String> given, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Seen<ChronologyQueries.Page> page = queries.chronology(viewer, record, ChronologyForm.of(given), Outlet.PAGE);
        boolean wrong = !page.value().errors().isEmpty();
        Pages.Heading heading = new Pages.Heading("Chronology", page.value().band().section(), wrong);
        if (wrong) {
            pages.showAgain(request, response, viewer, "page/chronology.jte", heading, page);
        } else {
            pages.show(request, response, viewer, "page/chronology.jte", heading, page);
        }
    }

    /** The same as a spreadsheet, on one page however long it is. */
    @GetMapping("/records/{record}/chronology.csv")
    void chronologyAsSpreadsheet(Viewer viewer, @PathVariable String record, @RequestParam Map<String, String> given, HttpServletResponse response)
            throws IOException {
        downloads.send(response, queries.chronology(viewer, record, ChronologyForm.of(given), Outlet.FILE).map(page -> {
            Spreadsheet sheet = new Spreadsheet("When", "What happened", "What it says", "Recorded by", "Significant", "What it means for the child");
            page.lines().forEach(line -> sheet.row(
                    line.happened(),
                    line.what().text(),
                    line.telling(),
                    line.by(),
                    line.mark().significant() ? "Yes" : "",
                    line.mark().significant() ? line.mark().comment() : ""));
            return sheet.download("chronology");
        }));
    }

    @GetMapping("/records/{record}/events/{event}/significance")
    void significance(Viewer viewer, @PathVariable String record, @PathVariable String event, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Seen<ChronologyQueries.Significance> page = queries.significance(viewer, record, event, Identifiers.next(), null, List.of());
        pages.show(request, response, viewer, "page/significance.jte", new Pages.Heading("Is it significant?", null, false), page);
    }

    @PostMapping("/records/{record}/events/{event}/significance")
    void mark(
            Viewer viewer,
            @PathVariable String record,
            @PathVariable String event,
            @RequestParam String submission,
            @RequestParam(defaultValue = "") String significant,
            @RequestParam(defaultValue = "") String comment,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        List<Link> errors = List.of(Link.to("#significant", "Choose whether it is significant"));
        try {
            if (significant.equals("yes") || significant.equals("no")) {
                marking.mark(viewer, record, event, submission, significant.equals("yes"), comment);
                response.sendRedirect("/records/" + record + "/chronology#" + event);
                return;
            }
        } catch (NotAcceptable problem) {
            errors = problem.problems().stream().map(each -> Link.to("#" + each.where(), each.message())).toList();
        }
        Seen<ChronologyQueries.Significance> page =
                queries.significance(viewer, record, event, submission, new ChronologyQueries.Typed(significant, comment), errors);
        pages.showAgain(request, response, viewer, "page/significance.jte", new Pages.Heading("Is it significant?", null, true), page);
    }
}
