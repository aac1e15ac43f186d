package kith.server.web;

import java.time.Clock;
import java.util.List;
import kith.server.directory.Accounts;
import kith.server.identity.SecondFactors;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Checks a sign-in name and password. An unknown name takes as long as a wrong password, and is told in the same words. */
@Component
class PasswordSignIn implements AuthenticationProvider {
    private final Accounts accounts;
    private final SecondFactors factors;
    private final PasswordEncoder passwords;
    private final Clock clock;
    private final String nobodysHash;

    PasswordSignIn(Accounts accounts, SecondFactors factors, PasswordEncoder passwords, Clock clock) {
        this.accounts = accounts;
        this.factors = factors;
        this.passwords = passwords;
        this.clock = clock;
        this.nobodysHash = passwords.encode("nobody");
    }

    @Override
    @Transactional(propagation = Propagation.NOT_SUPPORTED)
    public Authentication authenticate(Authentication asked) {
        String password = String.valueOf(asked.getCredentials());
        Accounts.Account account = accounts.account(asked.getName()).orElse(null);
        if (account == null) {
            passwords.matches(password, nobodysHash);
            throw new BadCredentialsException("unknown");
        }
        if (account.locked()) {
            throw new LockedException("locked");
        }
        if (!passwords.matches(password, account.passwordHash())) {
            accounts.failed(account.signIn());
            throw new BadCredentialsException("wrong");
        }
        return UsernamePasswordAuthenticationToken.authenticated(principal(account), null, List.of());
    }

    /** Where a code is still to come, the count of wrong ones goes on: the password is no way to begin it anew. */
    private Object principal(Accounts.Account account) {
        if (factors.of(account.authority(), account.professional()).isPresent()) {
            return new AwaitsCode(account.authority(), account.professional(), account.signIn(), clock.instant());
        }
        accounts.succeeded(account.signIn());
        return new SignedIn(account.authority(), account.professional(), SignedIn.How.PASSWORD, clock.instant());
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(authentication);
    }
}
