package kith.server.demo;

import java.time.Period;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What happened to one family, in the partnership itself or in somebody's supervision, scene by scene. Moments are in words (see
 * {@link Moments}); people go by their keys.
 *
 * @param children none where it is about the partnership or a worker
 * @param worker the key of the colleague whose own file it is
 */
record Story(String family, List<Kid> children, Optional<String> worker, List<Scene> scenes) {
    /** What a scene about no child is about. */
    static final String PARTNERSHIP = "partnership";

    /** What a scene on a worker's own file is about. */
    static final String WORKER = "worker";

    boolean isOfPartnership() {
        return children.isEmpty() && worker.isEmpty();
    }

    /**
     * A child of the story.
     *
     * @param key what the story calls the child
     * @param age years and months; empty for an unborn child
     * @param expected for an unborn child
     * @param half shares one parent with the others
     */
    record Kid(
            String key,
            String givenName,
            String familyName,
            Optional<Period> age,
            Optional<String> expected,
            Optional<String> sex,
            String address,
            Optional<String> language,
            boolean half) {

        /** What this child is to another. */
        String isTo(Kid other) {
            String relation = expected.isPresent() ? "unborn brother or sister" : sex.filter("female"::equals).isPresent() ? "sister" : "brother";
            return half || other.half() ? "half-" + relation : relation;
        }
    }

    /**
     * Something that somebody recorded.
     *
     * @param when when it happened
     * @param typed when it was recorded; some minutes after it happened unless the story says otherwise
     * @param who the key of the colleague who recorded it
     * @param about the keys of the children
     */
    record Scene(String when, Optional<String> typed, String who, List<String> about, Deed deed) {}

    sealed interface Deed {}

    /** @param own answers that differ from child to child, by the child's key */
    record Records(String step, Map<String, Object> answers, Map<String, Map<String, Object>> own) implements Deed {}

    /** Approves the latest recording of the step. */
    record Approves(String step, Optional<String> comment) implements Deed {}

    /** @param holders the keys of the colleagues who take the roles */
    record Allocates(Map<String, String> holders) implements Deed {}

    /** Says why what a rule asks for is late. */
    record Explains(String rule, String reason) implements Deed {}
}
