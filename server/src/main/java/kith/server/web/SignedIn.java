package kith.server.web;

import java.io.Serializable;
import java.time.Instant;
import kith.server.identity.Sessions;
import org.springframework.security.core.AuthenticatedPrincipal;

/**
 * What the session remembers of a signed-in person: who, and nothing that could change.
 *
 * @param how by what they proved it
 * @param since when they signed in
 */
public record SignedIn(String authority, String professional, How how, Instant since) implements Serializable, AuthenticatedPrincipal {
    public enum How {
        PASSWORD,
        PASSWORD_AND_CODE,
        PASSKEY,
        /** A program, with the key of whoever made it. */
        KEY;

        /** Whether it takes more than something that can be overheard, guessed or given away. */
        public boolean isMoreThanAPassword() {
            return this != PASSWORD;
        }
    }

    @Override
    public String getName() {
        return Sessions.nameOf(authority, professional);
    }

    public SignedIn by(How other) {
        return new SignedIn(authority, professional, other, since);
    }
}
