package kith.server.handover.web;

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
import org.springframework.web.bind.annotation.RequestParam;

/** What is handed over out of hours, and what came of it. */
@Controller
class HandoverPages {
    private final HandoverQueries queries;
    private final Pages pages;

    HandoverPages(HandoverQueries queries, Pages pages) {
        this.queries = queries;
        this.pages = pages;
    }

    @GetMapping("/handover")
    void handover(Viewer viewer, @RequestParam Optional<String> since, HttpServletRequest request, HttpServletResponse response) throws IOException {
        Seen<HandoverQueries.HandoverPage> page = queries.page(viewer, since.flatMap(HandoverPages::day));
        pages.show(request, response, viewer, "page/handover.jte", new Pages.Heading("Out of hours", null, false), page);
    }

    /** Empty where it is no day: the page says from when it shows. */
    private static Optional<LocalDate> day(String typed) {
        try {
            return Optional.of(LocalDate.parse(typed)).filter(day -> day.getYear() > 1900 && day.getYear() < 3000);
        } catch (DateTimeParseException noDay) {
            return Optional.empty();
        }
    }
}
