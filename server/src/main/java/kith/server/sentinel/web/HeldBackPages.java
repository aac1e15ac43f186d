package kith.server.sentinel.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import kith.server.gate.Viewer;
import kith.server.record.Written;
import kith.server.web.Pages;
import kith.server.web.component.Shell;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Deciding on what was held back. */
@Controller
class HeldBackPages {
    private final HeldBackQueries queries;
    private final Pages pages;

    HeldBackPages(HeldBackQueries queries, Pages pages) {
        this.queries = queries;
        this.pages = pages;
    }

    @GetMapping("/held-back")
    void all(Viewer viewer, HttpServletRequest request, HttpServletResponse response) throws IOException {
        pages.show(request, response, viewer, "page/heldBack.jte", heading(false), queries.page(viewer, "", HeldBackQueries.Typed.NOTHING, Map.of()));
    }

    @PostMapping("/held-back/{hold}")
    void decide(
            Viewer viewer,
            @PathVariable String hold,
            @RequestParam(defaultValue = "") String decision,
            @RequestParam(defaultValue = "") String because,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        HeldBackQueries.Typed typed = new HeldBackQueries.Typed(decision, Written.of("because", "Why?", because).text());
        Map<String, String> errors = queries.decide(viewer, hold, typed);
        if (errors.isEmpty()) {
            response.sendRedirect("/held-back");
        } else {
            pages.showAgain(request, response, viewer, "page/heldBack.jte", heading(true), queries.page(viewer, hold, typed, errors));
        }
    }

    private static Pages.Heading heading(boolean wrong) {
        return new Pages.Heading("Held back", Shell.Section.TEAM, wrong);
    }
}
