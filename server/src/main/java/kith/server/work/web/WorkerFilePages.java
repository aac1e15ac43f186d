package kith.server.work.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import kith.server.gate.Viewer;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The ways to a worker's own file: of the worker, and of whoever manages them. It is read there as records are. */
@Controller
class WorkerFilePages {
    private final WorkerFileQueries queries;

    WorkerFilePages(WorkerFileQueries queries) {
        this.queries = queries;
    }

    @GetMapping("/my-supervision")
    void own(Viewer viewer, HttpServletResponse response) throws IOException {
        response.sendRedirect("/records/" + queries.own(viewer).value());
    }

    @GetMapping("/team/people/{professional}/supervision")
    void of(Viewer viewer, @PathVariable String professional, HttpServletResponse response) throws IOException {
        response.sendRedirect("/records/" + queries.of(viewer, professional).value());
    }
}
