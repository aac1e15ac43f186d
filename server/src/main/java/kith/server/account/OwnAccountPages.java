package kith.server.account;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import kith.server.account.AccountContent.Changed;
import kith.server.account.AccountContent.Enrolled;
import kith.server.account.AccountContent.Enrolment;
import kith.server.account.AccountContent.Form;
import kith.server.account.AccountContent.Key;
import kith.server.account.AccountContent.Keys;
import kith.server.account.AccountContent.Overview;
import kith.server.account.AccountContent.RecoveryCodes;
import kith.server.identity.SecondFactors;
import kith.server.problem.NotAcceptable;
import kith.server.web.NothingRecorded;
import kith.server.web.Pages;
import kith.server.web.SignedIn;
import kith.server.web.SignedInSession;
import kith.server.web.component.Choice;
import kith.server.wording.Said;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The pages of one's own account. They open also to somebody whose agency asks for a second factor that they have yet to set up: here they do. */
@Controller
class OwnAccountPages {
    private static final String OFFERED = "kith.second-factor-offered";
    private static final String ISSUER = "Kith";

    private final OwnAccount account;
    private final SignedInSession session;
    private final Pages pages;

    OwnAccountPages(OwnAccount account, SignedInSession session, Pages pages) {
        this.account = account;
        this.session = session;
        this.pages = pages;
    }

    @GetMapping("/your-account")
    void overview(SignedIn who, @RequestParam(required = false) String done, HttpServletRequest request, HttpServletResponse response) throws IOException {
        OwnAccount.State state = account.state(who);
        String words = done == null ? null : switch (done) {
            case "password" -> "Your password has been changed, and you have been signed out everywhere else.";
            case "taken-away" -> "You are not asked for a code any more.";
            default -> null;
        };
        open(who, request, response, "yourAccount", "Your account", 200, new Overview(
                state.signIn(),
                state.factor().map(factor -> Said.day(Said.dayOf(factor.since()))).orElse(null),
                state.factor().map(SecondFactors.Enrolled::recoveryCodes).orElse(0),
                state.passkeys(),
                state.keys(),
                words,
                state.changes().stream()
                        .map(change -> new Changed(
                                Said.moment(change.at()), change.kind().words() + (change.reason().isEmpty() ? "" : ": " + change.reason())))
                        .toList()));
    }

    @GetMapping("/your-account/password")
    void password(SignedIn who, HttpServletRequest request, HttpServletResponse response) throws IOException {
        open(who, request, response, "yourPassword", "Change your password", 200, new Form(List.of()));
    }

    @PostMapping("/your-account/password")
    void changePassword(
            SignedIn who,
            @RequestParam(name = "password", defaultValue = "") String old,
            @RequestParam(name = "new-password", defaultValue = "") String fresh,
            @RequestParam(name = "new-password-again", defaultValue = "") String again,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        try {
            account.changePassword(who, request.getSession().getId(), old, fresh, again);
            response.sendRedirect("/your-account?done=password");
        } catch (NotAcceptable wrong) {
            open(who, request, response, "yourPassword", "Change your password", 422, Form.of(wrong));
        }
    }

    @GetMapping("/your-account/second-factor")
    void secondFactor(SignedIn who, HttpServletRequest request, HttpServletResponse response) throws IOException {
        showSecondFactor(who, request, response, 200, new Form(List.of()));
    }

    @PostMapping("/your-account/second-factor")
    void enrol(SignedIn who, @RequestParam(name = "one-time-code", defaultValue = "") String code, HttpServletRequest request, HttpServletResponse response) throws IOException {
        HttpSession kept = request.getSession();
        if (!(kept.getAttribute(OFFERED) instanceof byte[] sealed)) {
            response.sendRedirect("/your-account/second-factor");
            return;
        }
        try {
            List<String> codes = account.enrol(who, kept.getId(), sealed, code);
            kept.removeAttribute(OFFERED);
            session.begin(request, response, who.by(SignedIn.How.PASSWORD_AND_CODE));
            open(who, request, response, "yourRecoveryCodes", "Your recovery codes", 200, new RecoveryCodes(codes));
        } catch (NotAcceptable wrong) {
            showSecondFactor(who, request, response, 422, Form.of(wrong));
        }
    }

    @PostMapping("/your-account/second-factor/recovery-codes")
    void newRecoveryCodes(SignedIn who, @RequestParam(name = "one-time-code", defaultValue = "") String code, HttpServletRequest request, HttpServletResponse response) throws IOException {
        try {
            RecoveryCodes fresh = new RecoveryCodes(account.newRecoveryCodes(who, code));
            open(who, request, response, "yourRecoveryCodes", "Your recovery codes", 200, fresh);
        } catch (NotAcceptable wrong) {
            showSecondFactor(who, request, response, 422, Form.of(wrong));
        }
    }

    @PostMapping("/your-account/second-factor/taken-away")
    void takeAway(SignedIn who, @RequestParam(name = "one-time-code", defaultValue = "") String code, HttpServletRequest request, HttpServletResponse response) throws IOException {
        try {
            account.takeAway(who, code);
            session.begin(request, response, who.by(SignedIn.How.PASSWORD));
            response.sendRedirect("/your-account?done=taken-away");
        } catch (NotAcceptable wrong) {
            showSecondFactor(who, request, response, 422, Form.of(wrong));
        }
    }

    private void showSecondFactor(SignedIn who, HttpServletRequest request, HttpServletResponse response, int status, Form form) throws IOException {
        boolean needed = account.visitor(who).needsSecondFactor();
        Optional<SecondFactors.Enrolled> factor = account.factor(who);
        if (factor.isPresent()) {
            open(who, request, response, "yourSecondFactor", "Codes at sign-in", status, new Enrolled(
                    Said.day(Said.dayOf(factor.get().since())), factor.get().recoveryCodes(), needed, form));
            return;
        }
        HttpSession kept = request.getSession();
        // The same secret stays on offer while the page comes back: it may be in the app already.
        SecondFactors.Offered offered = Optional.ofNullable((byte[]) kept.getAttribute(OFFERED))
                .flatMap(sealed -> account.offered(who, sealed))
                .orElseGet(() -> account.offer(who));
        kept.setAttribute(OFFERED, offered.sealed());
        String signIn = URLEncoder.encode(account.state(who).signIn(), StandardCharsets.UTF_8);
        QrCode picture = QrCode.of("otpauth://totp/" + ISSUER + ":" + signIn + "?secret=" + offered.letters() + "&issuer=" + ISSUER);
        open(who, request, response, "yourSecondFactorSetUp", "Set up codes at sign-in", status, new Enrolment(
                picture, offered.letters().replaceAll("(.{4})(?=.)", "$1 "), needed, form));
    }

    @GetMapping("/your-account/keys")
    void keys(SignedIn who, HttpServletRequest request, HttpServletResponse response) throws IOException {
        showKeys(who, request, response, 200, "", null, new Form(List.of()));
    }

    @PostMapping("/your-account/keys")
    void makeKey(
            SignedIn who,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String lasts,
            @RequestParam(defaultValue = "") String password,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        try {
            String fresh = account.makeKey(who, name, lasts, password);
            showKeys(who, request, response, 200, "", fresh, new Form(List.of()));
        } catch (NotAcceptable wrong) {
            showKeys(who, request, response, 422, name, null, Form.of(wrong));
        }
    }

    @PostMapping("/your-account/keys/{key}/ended")
    void endKey(SignedIn who, @PathVariable String key, HttpServletResponse response) throws IOException {
        account.endKey(who, key);
        response.sendRedirect("/your-account/keys");
    }

    private void showKeys(SignedIn who, HttpServletRequest request, HttpServletResponse response, int status, String name, String fresh, Form form)
            throws IOException {
        List<Key> keys = account.keys(who).stream()
                .map(key -> new Key(
                        key.key(), key.name(), Said.day(Said.dayOf(key.ends())), key.lastUsed() == null ? "Not used yet" : Said.day(key.lastUsed())))
                .toList();
        List<Choice> lasts = OwnAccount.LASTS.keySet().stream()
                .sorted(Comparator.comparing(Integer::valueOf))
                .map(days -> Choice.of(days, days + " days"))
                .toList();
        open(who, request, response, "yourKeys", "Keys for programs", status, new Keys(keys, lasts, name, fresh, form));
    }

    @PostMapping("/your-account/signed-out-everywhere")
    void signOutEverywhere(SignedIn who, HttpServletRequest request, HttpServletResponse response) throws IOException {
        account.signOutEverywhere(who);
        request.getSession().invalidate();
        response.sendRedirect("/sign-in?out");
    }

    private void open(
            SignedIn who, HttpServletRequest request, HttpServletResponse response, String template, String title, int status, NothingRecorded content)
            throws IOException {
        pages.open(
                request,
                response,
                status,
                account.visitor(who).viewer(),
                "page/" + template + ".jte",
                new Pages.Heading(title, null, status == 422),
                content);
    }
}
