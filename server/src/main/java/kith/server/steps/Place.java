package kith.server.steps;

import java.util.Optional;

/**
 * Where in a record's history a step will stand.
 *
 * @param episode the run of the procedure to which it belongs; empty where recording it may open one
 * @param follows the latest event of the same step in that episode when the draft was begun
 */
public record Place(Optional<String> episode, Optional<String> follows) {}
