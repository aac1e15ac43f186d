package kith.server.api;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** Reads what a request asks for, and says plainly what is wrong with it. */
final class Parameters {
    private static final int LIMIT = 50;
    private static final int MOST = 200;
    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{1,100}");

    private Parameters() {}

    static int limit(Optional<String> asked) {
        if (asked.isEmpty()) {
            return LIMIT;
        }
        if (!asked.get().matches("\\d{1,3}") || Integer.parseInt(asked.get()) < 1 || Integer.parseInt(asked.get()) > MOST) {
            throw ApiProblem.badRequest("limit_not_understood", "limit", "The limit is not a number from 1 to 200.", "Leave it out for 50.");
        }
        return Integer.parseInt(asked.get());
    }

    static String name(JsonNode body) {
        String name = body.path("name").isString() ? body.path("name").stringValue().strip() : "";
        if (name.isEmpty() || name.length() > 100 || name.codePoints().anyMatch(Parameters::unprintable)) {
            throw ApiProblem.badRequest(
                    "name_not_understood", "/name", "There is no name to look for.", "Send one or more words of the name, at most 100 characters.");
        }
        return name;
    }

    /** Control characters and half characters, which no database keeps. */
    static boolean unprintable(int point) {
        return Character.isISOControl(point) || Character.getType(point) == Character.SURROGATE;
    }

    static Optional<Instant> asKnownAt(Optional<String> asked, Instant now) {
        Optional<Instant> then = asked.map(text -> {
            try {
                return OffsetDateTime.parse(text).toInstant();
            } catch (DateTimeException _) {
                throw ApiProblem.badRequest(
                        "instant_not_understood",
                        "as_known_at",
                        "The moment is not an instant with its offset from UTC.",
                        "Write it like 2027-01-12T16:10:00Z.");
            }
        });
        if (then.isPresent() && then.get().isAfter(now)) {
            throw ApiProblem.badRequest(
                    "instant_in_future", "as_known_at", "Nobody knows what will be known then.", "Send a moment that has passed.");
        }
        return then;
    }

    static String idempotencyKey(Optional<String> sent) {
        if (sent.isEmpty() || !KEY.matcher(sent.get()).matches()) {
            throw ApiProblem.badRequest(
                    "idempotency_key_needed",
                    "Idempotency-Key",
                    "The header Idempotency-Key is missing, or is not 1 to 100 visible characters.",
                    "Send a random key, and the same key again when you repeat the same request.");
        }
        return sent.get();
    }

    static ApiProblem cursorNotKnown() {
        return ApiProblem.badRequest(
                "cursor_not_known", "after", "This list never gave that cursor.", "Send the value of next as you received it, or leave it out.");
    }
}
