package kith.server.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Set;
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
    static final Problem KEY_NEEDED = new Problem(
            "key_needed", "", "This account does not sign in by its password alone.", "Make a key for programs on Your account and send it (Authorization: Bearer).");
    static final Problem SECOND_FACTOR_NEEDED = new Problem(
            "second_factor_needed",
            "",
            "Your agency asks everybody for more than a password, so nothing was done.",
            "Set it up on Your account, under “Codes at sign-in”. A program sends a key, which is made there too.");
    static final Problem NOT_FOUND =
            new Problem("not_found", "", "There is no such page.", "Check the address, or start from My work.");
    static final Problem TOO_LARGE = new Problem(
            "too_large",
            "",
            "What was sent is larger than Kith takes in one page, so nothing was saved from it.",
            "Shorten it, or save it in parts.");
    static final Problem FILE_TOO_LARGE = new Problem(
            "too_large",
            "",
            "A file must be smaller than 20 MB, so nothing was saved from that page.",
            "Go back, and select a smaller file: a scan in fewer colours, or in parts.");
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

    /** @param typed what was typed into the form that was sent, for whoever sent it to copy */
    public record Content(int status, List<Problem> problems, List<TypedWords.Line> typed) implements NothingRecorded {
        /** Whether what was typed is only in the browser now. */
        public boolean typedIsBehind() {
            return status >= 500 || status == 413;
        }

        public String title() {
            if (!typed.isEmpty() && status != 429) {
                return "What you typed was not saved";
            }
            return switch (status) {
                case 403 -> problems.getFirst().equals(SECOND_FACTOR_NEEDED) ? "More than a password is needed" : "You cannot see this";
                case 404 -> problems.getFirst().equals(NOT_FOUND) ? "Page not found" : "No longer there";
                case 409 -> problems.getFirst().code().equals("held_back") ? "Held back" : "That cannot be done any more";
                case 413 -> "Too large";
                case 429 -> "Too many requests";
                case 503 -> "Kith cannot reach its records";
                case 400, 405, 415, 422 -> "That cannot be done";
                default -> "Something went wrong";
            };
        }
    }

    private final Pages pages;
    private final TypedWords typed;

    ErrorPages(Pages pages, ProcedureWords procedures) {
        this.pages = pages;
        this.typed = new TypedWords(procedures);
    }

    /** A form that came too late: what it was for has gone, or has changed. Anything else could be put right and sent again. */
    static int status(List<Problem> problems) {
        return switch (problems.getFirst().code()) {
            case "draft_gone", "section_gone", "search_gone" -> 404;
            case "form_changed", "step_gone", "step_not_offered", "decided_already", "held_back" -> 409;
            default -> 422;
        };
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
            // Where the request could not be read, or the fault is Kith's own, what was typed is behind the browser's Back button.
            boolean again = request.getMethod().equals("POST") && Set.of(403, 404, 409, 422, 429).contains(status);
            Content content = new Content(status, problems, again ? typed.of(request) : List.of());
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
