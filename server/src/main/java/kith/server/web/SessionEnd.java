package kith.server.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import kith.server.web.component.Assets;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** Ends a session so long after signing in, however busy it was; without requests it ends by itself. Whoever has begun to sign in has ten minutes for the code. */
final class SessionEnd extends OncePerRequestFilter {
    private static final Duration FOR_THE_CODE = Duration.ofMinutes(10);

    private final Clock clock;
    private final Duration longest;

    SessionEnd(Clock clock, Duration longest) {
        this.clock = clock;
        this.longest = longest;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return request.getRequestURI().startsWith(Assets.ROOT);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain) throws ServletException, IOException {
        HttpSession session = request.getSession(false);
        if (session != null && isOver(SecurityContextHolder.getContext().getAuthentication())) {
            session.invalidate();
            SecurityContextHolder.clearContext();
        }
        chain.doFilter(request, response);
    }

    private boolean isOver(Authentication who) {
        return who != null && switch (who.getPrincipal()) {
            case SignedIn in -> isPast(in.since(), longest);
            case AwaitsCode awaits -> isPast(awaits.since(), FOR_THE_CODE);
            case null, default -> false;
        };
    }

    /** A session of an older Kith does not know when it began. */
    private boolean isPast(Instant since, Duration after) {
        return since == null || !since.plus(after).isAfter(clock.instant());
    }
}
