package kith.server.api;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import kith.procedures.history.Answer;
import kith.procedures.history.Occurred;
import kith.server.problem.Problem;
import kith.server.record.Paper;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The body of a request to record a step, as far as it can be read without knowing the step.
 *
 * @param given every question that the body answers, also in ways that cannot be understood
 * @param problems what cannot be understood
 * @param papers the files that it sends, by their hashes
 * @param digest the same for every body that says the same, in whatever order
 */
record StepRequest(
        String step,
        Optional<String> episode,
        Optional<String> follows,
        Optional<Occurred> occurred,
        Map<String, Answer> answers,
        Set<String> given,
        List<Problem> problems,
        Map<String, Paper> papers,
        String digest) {

    private static final JsonMapper SORTED = JsonMapper.builder().enable(JsonNodeFeature.WRITE_PROPERTIES_SORTED).build();
    private static final Set<String> PROPERTIES = Set.of("step", "episode", "follows", "occurred", "answers");
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_]{1,80}");

    StepRequest {
        answers = Map.copyOf(answers);
        given = Set.copyOf(given);
        problems = List.copyOf(problems);
        papers = Map.copyOf(papers);
    }

    /** @throws ApiProblem where it is not one JSON object */
    static StepRequest read(byte[] body) {
        JsonNode root = JsonBody.object(body);
        List<Problem> problems = new ArrayList<>();
        for (String name : root.propertyNames()) {
            if (!PROPERTIES.contains(name)) {
                problems.add(new Problem(
                        "property_not_known",
                        pointer("", name),
                        "The body has a property that means nothing here.",
                        "Send only step, episode, follows, occurred and answers: one request records on one record."));
            }
        }
        String step = name(root, "step", problems).orElse("");
        if (step.isEmpty() && !root.has("step")) {
            problems.add(new Problem("step_missing", "/step", "The body does not say which step.", "Send one that the position offers."));
        }
        Map<String, Answer> answers = new LinkedHashMap<>();
        Set<String> given = new java.util.LinkedHashSet<>();
        Map<String, Paper> papers = new LinkedHashMap<>();
        JsonNode asked = root.path("answers");
        if (asked.isObject()) {
            asked.properties().forEach(entry -> {
                given.add(entry.getKey());
                AnswerReading.read(pointer("/answers", entry.getKey()), entry.getValue(), problems, papers)
                        .ifPresent(answer -> answers.put(entry.getKey(), answer));
            });
        } else if (root.has("answers")) {
            problems.add(new Problem("answer_not_understood", "/answers", "Answers are an object by question.", "See the description of this interface."));
        }
        Optional<Occurred> occurred = root.has("occurred")
                ? AnswerReading.occurred("/occurred", root.get("occurred"), problems)
                : Optional.empty();
        return new StepRequest(
                step, name(root, "episode", problems), name(root, "follows", problems), occurred, answers, given, problems, papers, digest(root));
    }

    private static Optional<String> name(JsonNode root, String property, List<Problem> problems) {
        JsonNode value = root.path(property);
        if (value.isMissingNode()) {
            return Optional.empty();
        }
        if (value.isString() && !value.stringValue().isBlank() && value.stringValue().length() <= 100) {
            return Optional.of(value.stringValue());
        }
        problems.add(new Problem("name_not_understood", "/" + property, "This is not a name or an identifier.", "Send it as you received it."));
        return Optional.empty();
    }

    /** A JSON pointer; only to the parent where the name is not one that Kith could know, so that nothing odd is echoed. */
    static String pointer(String parent, String name) {
        return NAME.matcher(name).matches() ? parent + "/" + name : parent;
    }

    private static String digest(JsonNode root) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(SORTED.writeValueAsString(root).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 16);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }
}
