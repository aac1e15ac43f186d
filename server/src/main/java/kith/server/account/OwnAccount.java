package kith.server.account;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kith.server.directory.Accounts;
import kith.server.directory.Directories;
import kith.server.identity.AccountChanges;
import kith.server.identity.AccountChanges.Kind;
import kith.server.identity.PasswordRules;
import kith.server.identity.Passkeys;
import kith.server.identity.ProgramKeys;
import kith.server.identity.SecondFactors;
import kith.server.identity.Sessions;
import kith.server.problem.NotAcceptable;
import kith.server.problem.Problem;
import kith.server.problem.Refused;
import kith.server.web.SignedIn;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialCreationOptions;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What somebody does with their own account. Everything is about whoever is signed in, and asks for nobody else. */
@Service
class OwnAccount {
    private static final int NAME_LIMIT = 60;

    /** How long a key for a program may hold, by the days that its form offers. */
    static final Map<String, Duration> LASTS =
            Map.of("30", Duration.ofDays(30), "90", Duration.ofDays(90), "365", Duration.ofDays(365));

    private final Accounts accounts;
    private final Directories directories;
    private final SecondFactors factors;
    private final Passkeys passkeys;
    private final ProgramKeys keys;
    private final Sessions sessions;
    private final AccountChanges changes;
    private final PasswordEncoder passwords;

    OwnAccount(
            Accounts accounts,
            Directories directories,
            SecondFactors factors,
            Passkeys passkeys,
            ProgramKeys keys,
            Sessions sessions,
            AccountChanges changes,
            PasswordEncoder passwords) {
        this.accounts = accounts;
        this.directories = directories;
        this.factors = factors;
        this.passkeys = passkeys;
        this.keys = keys;
        this.sessions = sessions;
        this.changes = changes;
        this.passwords = passwords;
    }

    /** @param needed whether the agency asks for a second factor */
    record State(String signIn, Optional<SecondFactors.Enrolled> factor, boolean needed, int passkeys, int keys, List<AccountChanges.Change> changes) {}

    Directories.Visitor visitor(SignedIn who) {
        return directories.visitor(who.authority(), who.professional()).orElseThrow(Refused::new);
    }

    @Transactional(readOnly = true)
    public State state(SignedIn who) {
        return new State(
                account(who).signIn(),
                factor(who),
                visitor(who).needsSecondFactor(),
                passkeys(who).size(),
                keys(who).size(),
                changes.latest(who.authority(), who.professional()));
    }

    Optional<SecondFactors.Enrolled> factor(SignedIn who) {
        return factors.of(who.authority(), who.professional());
    }

    List<ProgramKeys.Key> keys(SignedIn who) {
        return keys.holding(who.authority(), who.professional());
    }

    /** Changes the password and ends every other session. A wrong old one is counted like one at sign-in. */
    @Transactional(noRollbackFor = NotAcceptable.class)
    public void changePassword(SignedIn who, String session, String old, String fresh, String again) {
        Accounts.Account account = account(who);
        List<Problem> problems = new ArrayList<>();
        proven(account, old, "password").ifPresent(problems::add);
        Optional<String> fault = PasswordRules.fault(fresh, visitor(who).viewer().name(), account.signIn());
        if (fault.isPresent()) {
            problems.add(new Problem("password_weak", "new-password", fault.get(), "Three or four words that have nothing to do with one another are a good one."));
        } else if (!fresh.equals(again)) {
            problems.add(new Problem("password_differs", "new-password-again", "The new password was typed in two different ways.", "Type it the same twice."));
        }
        if (!problems.isEmpty()) {
            throw new NotAcceptable(problems);
        }
        accounts.setPassword(account.signIn(), passwords.encode(fresh));
        sessions.endOthers(who.authority(), who.professional(), session);
        changed(who, Kind.PASSWORD_CHANGED);
    }

    SecondFactors.Offered offer(SignedIn who) {
        return factors.offer(who.authority(), who.professional());
    }

    Optional<SecondFactors.Offered> offered(SignedIn who, byte[] sealed) {
        return factors.offered(who.authority(), who.professional(), sealed);
    }

    /** @return the recovery codes, shown once */
    @Transactional
    public List<String> enrol(SignedIn who, String session, byte[] sealed, String code) {
        List<String> recovery = factors.enrol(who.authority(), who.professional(), sealed, code)
                .orElseThrow(() -> new NotAcceptable(wrongCode()));
        // Sessions that began with the password alone would stay so.
        sessions.endOthers(who.authority(), who.professional(), session);
        changed(who, Kind.SECOND_FACTOR_SET_UP);
        return recovery;
    }

    @Transactional(noRollbackFor = NotAcceptable.class)
    public List<String> newRecoveryCodes(SignedIn who, String code) {
        takes(who, code);
        changed(who, Kind.RECOVERY_CODES_MADE);
        return factors.recoveryCodes(who.authority(), who.professional());
    }

    @Transactional(noRollbackFor = NotAcceptable.class)
    public void takeAway(SignedIn who, String code) {
        if (visitor(who).needsSecondFactor()) {
            throw new NotAcceptable(new Problem(
                    "second_factor_needed", "one-time-code", "Your agency asks everybody for a second factor.", "Ask your Kith administrator to reset yours if you have lost it."));
        }
        takes(who, code);
        factors.takeAway(who.authority(), who.professional());
        changed(who, Kind.SECOND_FACTOR_TAKEN_AWAY);
    }

    List<Passkeys.Passkey> passkeys(SignedIn who) {
        return passkeys.of(who.authority(), who.professional());
    }

    PublicKeyCredentialCreationOptions offerPasskey(SignedIn who, URI origin) {
        return passkeys.offer(who.authority(), who.professional(), origin, account(who).signIn());
    }

    /** @param answer what the browser made */
    @Transactional
    public void keepPasskey(SignedIn who, PublicKeyCredentialCreationOptions asked, URI origin, String answer, String label) {
        if (label.isBlank() || label.length() > NAME_LIMIT) {
            throw new NotAcceptable(new Problem("label_missing", "label", "Enter what you will know it by, in at most " + NAME_LIMIT + " characters.", ""));
        }
        if (!passkeys.keep(asked, origin, answer, label.strip())) {
            throw new NotAcceptable(new Problem("passkey_wrong", "label", "Your browser did not make a passkey.", "Try again."));
        }
        changed(who, Kind.PASSKEY_ADDED);
    }

    @Transactional
    public void takePasskeyAway(SignedIn who, String id) {
        if (passkeys.takeAway(who.authority(), who.professional(), id)) {
            changed(who, Kind.PASSKEY_TAKEN_AWAY);
        }
    }

    /** @return what the program sends, shown once */
    @Transactional(noRollbackFor = NotAcceptable.class)
    public String makeKey(SignedIn who, String name, String lasts, String password) {
        List<Problem> problems = new ArrayList<>();
        if (name.isBlank() || name.length() > NAME_LIMIT) {
            problems.add(new Problem("name_missing", "name", "Enter what the key is for, in at most " + NAME_LIMIT + " characters.", ""));
        }
        if (!LASTS.containsKey(lasts)) {
            problems.add(new Problem("lasts_missing", "lasts", "Choose how long the key holds.", ""));
        }
        proven(account(who), password, "password").ifPresent(problems::add);
        if (!problems.isEmpty()) {
            throw new NotAcceptable(problems);
        }
        String key = keys.make(who.authority(), who.professional(), name.strip(), LASTS.get(lasts));
        changed(who, Kind.KEY_MADE);
        return key;
    }

    /** Somebody else's, and one that does not hold, are passed over alike. */
    @Transactional
    public void endKey(SignedIn who, String key) {
        if (keys(who).stream().anyMatch(own -> own.key().equals(key))) {
            keys.end(who.authority(), key, who.professional());
            changed(who, Kind.KEY_ENDED);
        }
    }

    @Transactional
    public void signOutEverywhere(SignedIn who) {
        sessions.endAll(who.authority(), who.professional());
        changed(who, Kind.SIGNED_OUT_EVERYWHERE);
    }

    private void takes(SignedIn who, String code) {
        Accounts.Account account = account(who);
        if (account.locked()) {
            throw new NotAcceptable(locked("one-time-code"));
        }
        if (!factors.takes(who.authority(), who.professional(), code)) {
            accounts.failed(account.signIn());
            throw new NotAcceptable(wrongCode());
        }
    }

    private Optional<Problem> proven(Accounts.Account account, String password, String where) {
        if (account.locked()) {
            return Optional.of(locked(where));
        }
        if (!passwords.matches(password, account.passwordHash())) {
            accounts.failed(account.signIn());
            return Optional.of(new Problem("password_wrong", where, "That is not your password.", ""));
        }
        return Optional.empty();
    }

    private static Problem locked(String where) {
        return new Problem("locked", where, "This account is closed for fifteen minutes after too many wrong passwords or codes.", "Try again later.");
    }

    private static Problem wrongCode() {
        return new Problem("code_wrong", "one-time-code", "That code does not hold.", "Enter the six figures that your app shows now.");
    }

    private Accounts.Account account(SignedIn who) {
        return accounts.of(who.authority(), who.professional()).orElseThrow(Refused::new);
    }

    private void changed(SignedIn who, Kind kind) {
        changes.add(who.authority(), who.professional(), kind, who.professional(), "");
    }
}
