package kith.server.account;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import kith.server.account.AccountContent.Form;
import kith.server.identity.Passkeys;
import kith.server.problem.NotAcceptable;
import kith.server.web.Origin;
import kith.server.web.Pages;
import kith.server.web.SignedIn;
import kith.server.web.SignedInSession;
import kith.server.wording.Said;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialCreationOptions;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The page of one's own passkeys. */
@Controller
class OwnPasskeyPages {
    private static final String OFFERED = "kith.passkey-offered";

    private final OwnAccount account;
    private final Origin origin;
    private final SignedInSession session;
    private final Pages pages;

    OwnPasskeyPages(OwnAccount account, Origin origin, SignedInSession session, Pages pages) {
        this.account = account;
        this.origin = origin;
        this.session = session;
        this.pages = pages;
    }

    @GetMapping("/your-account/passkeys")
    void passkeys(SignedIn who, HttpServletRequest request, HttpServletResponse response) throws IOException {
        show(who, request, response, 200, "", new Form(List.of()));
    }

    @PostMapping("/your-account/passkeys")
    void add(
            SignedIn who,
            @RequestParam(defaultValue = "") String credential,
            @RequestParam(defaultValue = "") String label,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        HttpSession kept = request.getSession();
        Optional<URI> here = origin.of(request);
        if (here.isEmpty() || !(kept.getAttribute(OFFERED) instanceof PublicKeyCredentialCreationOptions asked)) {
            response.sendRedirect("/your-account/passkeys");
            return;
        }
        // What was asked is answered once.
        kept.removeAttribute(OFFERED);
        try {
            account.keepPasskey(who, asked, here.get(), credential, label);
            if (!who.how().isMoreThanAPassword()) {
                session.begin(request, response, who.by(SignedIn.How.PASSKEY));
            }
            response.sendRedirect("/your-account/passkeys");
        } catch (NotAcceptable wrong) {
            show(who, request, response, 422, label, Form.of(wrong));
        }
    }

    @PostMapping("/your-account/passkeys/{id}/taken-away")
    void takeAway(SignedIn who, @PathVariable String id, HttpServletResponse response) throws IOException {
        account.takePasskeyAway(who, id);
        response.sendRedirect("/your-account/passkeys");
    }

    private void show(SignedIn who, HttpServletRequest request, HttpServletResponse response, int status, String label, Form form) throws IOException {
        Optional<PublicKeyCredentialCreationOptions> options = origin.of(request).map(here -> account.offerPasskey(who, here));
        options.ifPresent(offered -> request.getSession().setAttribute(OFFERED, offered));
        List<AccountContent.Passkey> passkeys = account.passkeys(who).stream()
                .map(passkey -> new AccountContent.Passkey(
                        passkey.id(), passkey.label(), Said.day(Said.dayOf(passkey.made())), Said.day(Said.dayOf(passkey.lastUsed()))))
                .toList();
        pages.open(
                request,
                response,
                status,
                account.visitor(who).viewer(),
                "page/yourPasskeys.jte",
                new Pages.Heading("Passkeys", null, status == 422),
                new AccountContent.Passkeys(passkeys, options.map(Passkeys::json).orElse(null), label, form));
    }
}
