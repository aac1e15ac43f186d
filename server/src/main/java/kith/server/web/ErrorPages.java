package kith.server.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import kith.server.problem.Problem;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** One problem, or several, as a page for people or as problem+json (RFC 9457) for programs. */
@Component
public class ErrorPages {
    static final Problem REFUSED = new Problem(
            "refused",
            "",
            "You cannot see this, or it does not exist.",
            "If you need it for your work with a child, ring the team that holds the record. Your visit here has been noted.");
    static final Problem SIGN_IN_NEEDED = new Problem("sign_in_needed", "", "You are not signed in.", "Sign in and try again.");
    static final Problem NOT_FOUND =
            new Problem("not_found", "", "There is no such page.", "Check the address, or start from My work.");
    static final Problem TOO_LARGE = new Problem(
            "too_large",
            "",
            "What was sent is larger than Kith takes in one page, so nothing was saved from it.",
            "Shorten it, or save it in parts.");
    static final Problem NO_DATABASE = new Problem(
            "database_away",
            "",
            "Kith cannot reach its records just now. Nothing was saved.",
            "Try again in a minute.");
    static final Problem NOT_UNDERSTOOD =
            new Problem("not_understood", "", "Kith could not make sense of that request.", "Go back and try again.");
    static final Problem OURS = new Problem(
            "internal",
            "",
            "Something went wrong in Kith. Nothing was saved.",
            "If it happens again, tell your Kith administrator the time.");

    private static final JsonMapper JSON = JsonMapper.builder().build();

    public record Content(int status, List<Problem> problems) implements NothingRecorded {
        /** Whether what was typed is only in the browser now. */
        public boolean typedIsBehind() {
            return status >= 500 || status == 413;
        }

        public String title() {
            return switch (status) {
                case 403 -> "You cannot see this";
                case 404 -> "Page not found";
                case 409 -> "Somebody was quicker";
                case 413 -> "Too large";
                case 503 -> "Kith cannot reach its records";
                case 400, 405, 415, 422 -> "That cannot be done";
                default -> "Something went wrong";
            };
        }
    }

    private final Pages pages;

    ErrorPages(Pages pages) {
        this.pages = pages;
    }

    public void write(HttpServletRequest request, HttpServletResponse response, int status, Problem problem) throws IOException {
        write(request, response, status, List.of(problem));
    }

    public void write(HttpServletRequest request, HttpServletResponse response, int status, List<Problem> problems)
            throws IOException {
        if (response.isCommitted()) {
            return;
        }
        response.resetBuffer();
        String path = String.valueOf(request.getAttribute("jakarta.servlet.error.request_uri"));
        if (request.getRequestURI().startsWith("/api/") || path.startsWith("/api/")) {
            json(response, status, problems);
        } else {
            Content content = new Content(status, problems);
            pages.writeBare(response, status, "page/error.jte", new Pages.Heading(content.title(), null, false), content);
        }
    }

    private static void json(HttpServletResponse response, int status, List<Problem> problems) throws IOException {
        Problem first = problems.getFirst();
        ObjectNode body = JSON.createObjectNode()
                .put("type", "urn:kith:problem:" + first.code())
                .put("title", first.what())
                .put("status", status)
                .put("detail", first.todo());
        ArrayNode all = body.putArray("problems");
        problems.forEach(problem -> all.addObject()
                .put("code", problem.code())
                .put("where", problem.where())
                .put("what", problem.what())
                .put("do", problem.todo()));
        if (status == 401) {
            response.setHeader("WWW-Authenticate", "Basic realm=\"Kith\", charset=\"UTF-8\"");
        }
        response.setStatus(status);
        response.setContentType("application/problem+json");
        response.setHeader("Cache-Control", "no-store");
        response.getOutputStream().write(JSON.writeValueAsBytes(body));
    }
}
