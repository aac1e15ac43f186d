package kith.server.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ResponseBody;

/** The way in. */
@Controller
class ShellPages {
    private final SignInPage signIn;

    ShellPages(SignInPage signIn) {
        this.signIn = signIn;
    }

    @GetMapping("/")
    void home(HttpServletResponse response) throws IOException {
        response.sendRedirect("/my-work");
    }

    @GetMapping("/sign-in")
    void signIn(HttpServletRequest request, HttpServletResponse response, Authentication who) throws IOException {
        if (who != null && who.getPrincipal() instanceof SignedIn) {
            response.sendRedirect("/");
            return;
        }
        SignInContent.Why why = request.getParameter("out") != null
                ? SignInContent.Why.SIGNED_OUT
                : request.getParameter("again") != null ? SignInContent.Why.AGAIN : SignInContent.Why.ASKED;
        signIn.write(request, response, 200, why, "", Map.of());
    }

    /** For load balancers and the launcher: the application answers. */
    @GetMapping("/health")
    @ResponseBody
    String health() {
        return "up";
    }
}
