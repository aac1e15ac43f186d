package kith.server.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import kith.server.identity.ProgramKeys;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** Lets in a program that sends a key (RFC 6750, 2.1), for this one request and for the API alone. A key that does not hold is refused: no cookie stands in for it. */
final class KeySignIn extends OncePerRequestFilter {
    private static final String SCHEME = "Bearer ";

    private final ProgramKeys keys;
    private final ErrorPages errors;
    private final Clock clock;

    KeySignIn(ProgramKeys keys, ErrorPages errors, Clock clock) {
        this.keys = keys;
        this.errors = errors;
        this.clock = clock;
    }

    static boolean hasKey(HttpServletRequest request) {
        String authorization = request.getHeader("Authorization");
        return request.getRequestURI().startsWith("/api/") && authorization != null && authorization.startsWith(SCHEME);
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !hasKey(request);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain) throws ServletException, IOException {
        Optional<ProgramKeys.Holder> holder = keys.holder(request.getHeader("Authorization").substring(SCHEME.length()).strip());
        if (holder.isEmpty()) {
            errors.write(request, response, 401, ErrorPages.SIGN_IN_NEEDED);
            return;
        }
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(UsernamePasswordAuthenticationToken.authenticated(
                new SignedIn(holder.get().authority(), holder.get().professional(), SignedIn.How.KEY, clock.instant()), null, List.of()));
        SecurityContextHolder.setContext(context);
        chain.doFilter(request, response);
    }
}
