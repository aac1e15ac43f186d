package kith.server.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;

/** After signing in a person comes back to the page asked for; a POST is never repeated unasked, and a script's address never. */
final class GetOnlyRequestCache extends HttpSessionRequestCache {
    @Override
    public void saveRequest(HttpServletRequest request, HttpServletResponse response) {
        boolean page = request.getMethod().equals("GET") && !request.getRequestURI().startsWith("/api/");
        if (page) {
            super.saveRequest(request, response);
        }
    }
}
