package kith.server.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import kith.server.problem.Problem;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Answers whoever asks too often with a page that says when to try again. An address is counted before a password is looked at, which costs; a person
 * once it is known who it is; at sign-in, where it is not, the name that was typed.
 */
@Component
class TooManyRequests implements HandlerInterceptor, WebMvcConfigurer {
    private final RequestLimits limits;
    private final ErrorPages errors;

    TooManyRequests(RequestLimits limits, ErrorPages errors) {
        this.limits = limits;
        this.errors = errors;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this);
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) throws IOException {
        Authentication who = SecurityContextHolder.getContext().getAuthentication();
        if (who == null || !(who.getPrincipal() instanceof SignedIn signedIn)) {
            return true;
        }
        return goesOn(Limited.of(request).flatMap(what -> limits.person(what, signedIn.authority() + "/" + signedIn.professional())), request, response);
    }

    /** Not a bean, which the container would put before everything: it has its place in the chain of security. */
    OncePerRequestFilter byAddress() {
        return new OncePerRequestFilter() {
            @Override
            protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                    throws ServletException, IOException {
                Optional<Limited> what = Limited.of(request);
                Optional<Duration> wait = what.flatMap(each -> limits.address(each, address(request)))
                        .or(() -> what.filter(each -> each == Limited.SIGN_IN && !typedName(request).isEmpty()).flatMap(each -> limits.person(each, typedName(request))));
                if (goesOn(wait, request, response)) {
                    chain.doFilter(request, response);
                }
            }
        };
    }

    private boolean goesOn(Optional<Duration> wait, HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (wait.isEmpty()) {
            return true;
        }
        long seconds = Math.max(1, wait.get().plusMillis(999).toSeconds());
        response.setHeader("Retry-After", Long.toString(seconds));
        errors.write(request, response, 429, new Problem(
                "too_many_requests",
                "",
                "Too many requests, try again in " + (seconds == 1 ? "1 second." : seconds + " seconds."),
                "Nothing was lost: go back and do it again. Drafts, and recording, are not held up."));
        return false;
    }

    private static String typedName(HttpServletRequest request) {
        return Optional.ofNullable(request.getParameter("username")).map(name -> name.strip().toLowerCase(Locale.ROOT)).orElse("");
    }

    /** One household, or one machine, has as many addresses of the sixth version as it likes within its half of them. */
    private static String address(HttpServletRequest request) {
        try {
            InetAddress address = InetAddress.ofLiteral(request.getRemoteAddr());
            return address instanceof Inet6Address ? HexFormat.of().formatHex(Arrays.copyOf(address.getAddress(), 8)) : address.getHostAddress();
        } catch (IllegalArgumentException _) {
            return request.getRemoteAddr();
        }
    }
}
