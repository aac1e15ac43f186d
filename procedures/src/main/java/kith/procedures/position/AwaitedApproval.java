package kith.procedures.position;

/**
 * A recorded step that waits for an approval.
 *
 * @param approval which of the step's approvals; empty where it has only one
 * @param given somebody else gave it, by telephone, and it waits to be confirmed
 */
public record AwaitedApproval(
        String event, String step, String episode, String approval, String by, boolean given, boolean counts, String obligation) {}
