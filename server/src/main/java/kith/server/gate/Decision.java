package kith.server.gate;

/** The gate's answer, with its reason in a few words for the audit. */
public sealed interface Decision {
    String reason();

    record Allow(String reason) implements Decision {}

    record AllowMasked(String reason) implements Decision {}

    record Refuse(String reason) implements Decision {}
}
