package kith.server.web;

import java.util.List;
import kith.server.directory.Accounts;
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
    private final PasswordEncoder passwords;
    private final String nobodysHash;

    PasswordSignIn(Accounts accounts, PasswordEncoder passwords) {
        this.accounts = accounts;
        this.passwords = passwords;
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
        accounts.succeeded(account.signIn());
        return UsernamePasswordAuthenticationToken.authenticated(
                new SignedIn(account.authority(), account.professional()), null, List.of());
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(authentication);
    }
}
