package kith.server.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import kith.procedures.history.Occurred;

/** A scene of a story, with the moment when it was recorded. */
record Told(Story story, Story.Scene scene, Moments.Moment happened, Instant typed) {
    /** How long after it happened something is recorded, where the story does not say. */
    private static final Duration TYPING = Duration.ofMinutes(25);

    /** All scenes of all stories, in the order in which they were recorded. */
    static List<Told> inOrder(List<Story> stories, Moments moments) {
        List<Told> order = new ArrayList<>();
        for (Story story : stories) {
            for (Story.Scene scene : story.scenes()) {
                Moments.Moment happened = moments.read(scene.when());
                Instant typed = scene.typed().map(words -> moments.read(words).instant()).orElseGet(() -> {
                    Instant after = happened.instant().plus(TYPING);
                    return after.isAfter(moments.now()) ? moments.now() : after;
                });
                order.add(new Told(story, scene, happened, typed));
            }
        }
        order.sort(Comparator.comparing(Told::typed));
        return order;
    }

    Occurred occurred() {
        return happened.time().isPresent() ? new Occurred.At(happened.instant()) : new Occurred.On(happened.day());
    }

    IllegalStateException wrong(String what) {
        return new IllegalStateException("the story of " + story.family() + ", " + scene.when() + ", by " + scene.who() + ": " + what);
    }
}
