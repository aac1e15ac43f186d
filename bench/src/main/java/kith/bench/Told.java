package kith.bench;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kith.procedures.history.Answer;
import kith.procedures.history.Event;
import kith.procedures.history.History;
import kith.procedures.pack.Step;
import kith.procedures.position.Offer;

/**
 * A story with everything that is known before it is told: the answers of each scene, and to which earlier scenes each belongs. So
 * nobody has to ask, while time is taken, what can be done next: neither Kith nor the engine beside it.
 */
record Told(List<Scene> scenes) {

    /**
     * @param opens what began the episode to which it belongs
     * @param follows the scene whose event stands before it in the same place
     */
    record Scene(Step step, String role, int day, Map<String, Answer> answers, Optional<Opening> opens, Optional<Integer> follows) {}

    /** @param scene whose event opens an episode of the procedure */
    record Opening(String procedure, int scene) {

        /** The episode's identifier, by the rule that the position gives it by and never changes: a fingerprint of procedure and event. */
        String episode(String event) {
            try {
                byte[] digest = MessageDigest.getInstance("SHA-256").digest((procedure + "\n" + event).getBytes(StandardCharsets.UTF_8));
                return "e-" + HexFormat.of().formatHex(digest, 0, 10);
            } catch (NoSuchAlgorithmException impossible) {
                throw new IllegalStateException("every Java platform has SHA-256", impossible);
            }
        }
    }

    static Told of(Story story, PositionAlone alone) {
        History history = alone.history(story);
        List<Scene> scenes = new ArrayList<>();
        Map<String, Integer> nth = new HashMap<>();
        for (int i = 0; i < story.scenes().size(); i++) {
            Event event = history.events().get(i);
            Story.Scene scene = story.scenes().get(i);
            History before = new History(history.record(), history.events().subList(0, i));
            Optional<Offer> offer = alone.position(before).offers().stream()
                    .filter(candidate -> candidate.step().equals(scene.step()))
                    .findFirst();
            Step step = alone.step(scene.step());
            scenes.add(new Scene(
                    step,
                    scene.role(),
                    scene.day(),
                    Answering.answers(step, history.record(), scene.chosen(), "social_worker", Instant.now()),
                    offer.flatMap(Offer::episode).map(id -> opening(alone, nth, id)),
                    offer.flatMap(Offer::follows).map(id -> scene(nth, id))));
            nth.put(event.id(), i);
        }
        return new Told(List.copyOf(scenes));
    }

    private static Opening opening(PositionAlone alone, Map<String, Integer> nth, String episode) {
        return alone.procedures().stream()
                .flatMap(procedure -> nth.entrySet().stream()
                        .map(event -> new Opening(procedure, event.getValue()))
                        .filter(opening -> opening.episode("event-" + opening.scene()).equals(episode)))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no event of the story opened the episode " + episode));
    }

    private static int scene(Map<String, Integer> nth, String event) {
        return Optional.ofNullable(nth.get(event)).orElseThrow(() -> new IllegalStateException(event + " is no event of " + nth.keySet()));
    }
}
