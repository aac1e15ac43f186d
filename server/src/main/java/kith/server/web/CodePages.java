package kith.server.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.Map;
import kith.server.directory.Accounts;
import kith.server.identity.SecondFactors;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;

/** The second page of signing in, which asks for a code. A wrong one counts like a wrong password. */
@Controller
class CodePages {
    private final SignInPage page;
    private final SigningIn signingIn;
    private final SignedInSession session;
    private final Accounts accounts;
    private final SecondFactors factors;
    private final Clock clock;

    CodePages(SignInPage page, SigningIn signingIn, SignedInSession session, Accounts accounts, SecondFactors factors, Clock clock) {
        this.page = page;
        this.signingIn = signingIn;
        this.session = session;
        this.accounts = accounts;
        this.factors = factors;
        this.clock = clock;
    }

    @GetMapping("/sign-in/code")
    void ask(HttpServletRequest request, HttpServletResponse response, Authentication who) throws IOException {
        if (who != null && who.getPrincipal() instanceof AwaitsCode) {
            page.askForCode(request, response, 200, false, Map.of());
        } else {
            response.sendRedirect("/sign-in");
        }
    }

    @PostMapping("/sign-in/code")
    void check(HttpServletRequest request, HttpServletResponse response, Authentication who) throws IOException {
        if (who == null || !(who.getPrincipal() instanceof AwaitsCode(String authority, String professional, String signIn, _))) {
            page.write(request, response, 401, SignInContent.Why.AGAIN, "", SigningIn.kept(request));
            return;
        }
        if (accounts.account(signIn).filter(account -> !account.locked()).isEmpty()) {
            page.write(request, response, 401, SignInContent.Why.LOCKED, signIn, SigningIn.kept(request));
            return;
        }
        String code = request.getParameter("one-time-code");
        if (!factors.takes(authority, professional, code == null ? "" : code)) {
            accounts.failed(signIn);
            page.askForCode(request, response, 401, true, SigningIn.kept(request));
            return;
        }
        accounts.succeeded(signIn);
        Authentication in = session.begin(
                request, response, new SignedIn(authority, professional, SignedIn.How.PASSWORD_AND_CODE, clock.instant()));
        signingIn.onAuthenticationSuccess(request, response, in);
    }
}
