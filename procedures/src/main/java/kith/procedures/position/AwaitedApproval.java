package kith.procedures.position;

/** A recorded step that waits for an approval. */
public record AwaitedApproval(String event, String step, String episode, String by, boolean counts, String obligation) {}
