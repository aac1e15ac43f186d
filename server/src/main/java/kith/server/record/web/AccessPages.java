package kith.server.record.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import kith.server.gate.Seen;
import kith.server.gate.Viewer;
import kith.server.web.Pages;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Who looked at a record, for whoever answers for that. */
@Controller
class AccessPages {
    private final AccessQueries queries;
    private final Pages pages;

    AccessPages(AccessQueries queries, Pages pages) {
        this.queries = queries;
        this.pages = pages;
    }

    @GetMapping("/records/{record}/looked-at")
    void accesses(
            Viewer viewer,
            @PathVariable String record,
            @RequestParam(defaultValue = "") String before,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        Seen<AccessQueries.Page> page = queries.accesses(viewer, record, day(before));
        pages.show(request, response, viewer, "page/accesses.jte", new Pages.Heading("Who looked at this record", null, false), page);
    }

    /** What is no day shows the latest. */
    private static Optional<LocalDate> day(String typed) {
        try {
            return typed.isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(typed));
        } catch (DateTimeParseException _) {
            return Optional.empty();
        }
    }
}
