package kith.procedures.position;

import java.util.List;
import java.util.Optional;

/**
 * A step that may be recorded next.
 *
 * @param episode empty where recording it may open one
 * @param by roles that may record it
 * @param meets the open obligations that it would meet
 * @param follows the latest event of the same step in the same episode: two people who both start from it conflict
 */
public record Offer(
        String step, Optional<String> episode, List<String> by, List<String> meets, Optional<String> follows, Causes causes) {
    public Offer {
        by = List.copyOf(by);
        meets = List.copyOf(meets);
    }
}
