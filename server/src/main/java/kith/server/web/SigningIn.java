package kith.server.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import kith.server.directory.Directories;
import kith.server.problem.NotAcceptable;
import kith.server.problem.Refused;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.security.web.savedrequest.SavedRequest;
import org.springframework.stereotype.Component;

/**
 * Where signing in leads. A form posted after its session has ended is not lost: the sign-in page carries what was typed
 * along, and after signing in it is put back into the draft.
 */
@Component
class SigningIn
        implements AuthenticationEntryPoint, AccessDeniedHandler, AuthenticationSuccessHandler, AuthenticationFailureHandler {
    private static final String KEPT_INPUT = "kept.";
    private static final String KEPT_FOR = "kept-for";
    private static final Pattern DRAFT_PAGE = Pattern.compile("/drafts/([0-9a-z]{20})/([a-z0-9_-]{1,60})");

    private final SignInPage page;
    private final ErrorPages errors;
    private final Directories directories;
    private final TakesBack drafts;
    private final RequestCache cache = new GetOnlyRequestCache();

    SigningIn(SignInPage page, ErrorPages errors, Directories directories, TakesBack drafts) {
        this.page = page;
        this.errors = errors;
        this.directories = directories;
        this.drafts = drafts;
    }

    /** Nobody is signed in. */
    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException nobody)
            throws IOException {
        if (request.getRequestURI().startsWith("/api/")) {
            errors.write(request, response, 401, ErrorPages.SIGN_IN_NEEDED);
        } else if (request.getMethod().equals("GET")) {
            response.sendRedirect("/sign-in");
        } else {
            askAgain(request, response);
        }
    }

    /** The session has ended, or the form was made in another: either way nothing was done and nothing is lost. */
    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException denied)
            throws IOException {
        Authentication who = SecurityContextHolder.getContext().getAuthentication();
        boolean awaitsCode = who != null && who.getPrincipal() instanceof AwaitsCode;
        if (request.getRequestURI().startsWith("/api/")) {
            errors.write(request, response, awaitsCode ? 401 : 403, awaitsCode ? ErrorPages.KEY_NEEDED : ErrorPages.REFUSED);
        } else if (awaitsCode && request.getMethod().equals("GET")) {
            cache.saveRequest(request, response);
            response.sendRedirect("/sign-in/code");
        } else if (request.getRequestURI().startsWith("/sign-in") || request.getRequestURI().equals("/sign-out")) {
            response.sendRedirect("/sign-in?again");
        } else {
            askAgain(request, response);
        }
    }

    private void askAgain(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Map<String, List<String>> kept = new LinkedHashMap<>();
        if (DRAFT_PAGE.matcher(request.getRequestURI()).matches()) {
            request.getParameterMap().forEach((name, values) -> {
                if (!name.equals("_csrf")) {
                    kept.put(KEPT_INPUT + name, List.of(values));
                }
            });
            kept.put(KEPT_FOR, List.of(request.getRequestURI()));
        }
        page.write(request, response, 401, SignInContent.Why.SESSION_ENDED, "", kept);
    }

    @Override
    public void onAuthenticationSuccess(HttpServletRequest request, HttpServletResponse response, Authentication who)
            throws IOException {
        if (who.getPrincipal() instanceof AwaitsCode) {
            page.askForCode(request, response, 200, false, kept(request));
            return;
        }
        String draftPage = request.getParameter(KEPT_FOR);
        Matcher draft = DRAFT_PAGE.matcher(draftPage == null ? "" : draftPage);
        if (draft.matches()) {
            response.sendRedirect(takenBack(request, who, draft.group(1), draft.group(2)) ? draftPage + "?kept" : draftPage);
            return;
        }
        SavedRequest saved = cache.getRequest(request, response);
        cache.removeRequest(request, response);
        response.sendRedirect(saved == null ? "/" : saved.getRedirectUrl());
    }

    /** False where whoever signed in has no such draft: its page then says so. */
    private boolean takenBack(HttpServletRequest request, Authentication who, String draft, String section) {
        LinkedHashMap<String, List<String>> kept = new LinkedHashMap<>();
        request.getParameterMap().forEach((name, values) -> {
            if (name.startsWith(KEPT_INPUT)) {
                kept.put(name.substring(KEPT_INPUT.length()), List.of(values));
            }
        });
        if (!(who.getPrincipal() instanceof SignedIn(String authority, String professional, _, _))) {
            return false;
        }
        try {
            drafts.takeBack(directories.viewer(authority, professional).orElseThrow(Refused::new), draft, section, kept);
            return true;
        } catch (NotAcceptable | Refused _) {
            return false;
        }
    }

    @Override
    public void onAuthenticationFailure(HttpServletRequest request, HttpServletResponse response, AuthenticationException failed)
            throws IOException {
        SignInContent.Why why = failed instanceof LockedException ? SignInContent.Why.LOCKED : SignInContent.Why.WRONG;
        String typed = request.getParameter("username");
        page.write(request, response, 401, why, typed == null ? "" : typed, kept(request));
    }

    /** What a page of signing in carries along of a form that came too late. */
    static Map<String, List<String>> kept(HttpServletRequest request) {
        Map<String, List<String>> kept = new LinkedHashMap<>();
        request.getParameterMap().forEach((name, values) -> {
            if (name.startsWith(KEPT_INPUT) || name.equals(KEPT_FOR)) {
                kept.put(name, List.of(values));
            }
        });
        return kept;
    }
}
