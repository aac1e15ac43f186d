package kith.server.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.stereotype.Component;

/** Puts who is signed in into the session, which gets a new name with it: whoever knew the old one is left outside. */
@Component
public class SignedInSession {
    private final SecurityContextRepository contexts = new HttpSessionSecurityContextRepository();

    SignedInSession() {}

    public Authentication begin(HttpServletRequest request, HttpServletResponse response, SignedIn who) {
        request.getSession();
        request.changeSessionId();
        Authentication in = UsernamePasswordAuthenticationToken.authenticated(who, null, List.of());
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(in);
        SecurityContextHolder.setContext(context);
        contexts.saveContext(context, request, response);
        return in;
    }
}
