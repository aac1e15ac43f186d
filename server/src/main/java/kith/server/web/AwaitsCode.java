package kith.server.web;

import java.io.Serializable;
import java.time.Instant;
import kith.server.identity.Sessions;
import org.springframework.security.core.AuthenticatedPrincipal;

/** Somebody who has given the right password and not yet a code: nobody is signed in, and nothing opens but the page that asks for it. */
record AwaitsCode(String authority, String professional, String signIn, Instant since) implements Serializable, AuthenticatedPrincipal {
    @Override
    public String getName() {
        return Sessions.nameOf(authority, professional);
    }
}
