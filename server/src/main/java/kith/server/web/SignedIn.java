package kith.server.web;

import java.io.Serializable;

/** What the session remembers of a signed-in person: who, and nothing that could change. */
public record SignedIn(String authority, String professional) implements Serializable {}
