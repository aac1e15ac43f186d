package kith.server.web;

/** The viewer's agency asks for more than a password, which is all that they signed in with. */
final class SecondFactorNeeded extends RuntimeException {
    SecondFactorNeeded() {
        super("a second factor is needed", null, false, false);
    }
}
