package kith.server.api;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a program sends: one JSON object, of a size that fits a file. */
final class JsonBody {
    /** Room for long answers and a file of 10 MB in Base64; and how much more is read and dropped, so that the sender gets to read the answer. */
    private static final int LARGEST = 15_000_000;

    private static final long DROPPED = 30_000_000;

    private static final JsonMapper JSON = JsonMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

    private JsonBody() {}

    /** @throws ApiProblem where it is larger than is taken */
    static byte[] bytes(HttpServletRequest http) throws IOException {
        InputStream in = http.getInputStream();
        byte[] body = in.readNBytes(LARGEST + 1);
        if (body.length > LARGEST) {
            long dropped = 0;
            byte[] buffer = new byte[65_536];
            for (int read = in.read(buffer); read >= 0 && dropped < DROPPED; read = in.read(buffer)) {
                dropped += read;
            }
            throw ApiProblem.tooLarge();
        }
        return body;
    }

    /** @throws ApiProblem where it is not one JSON object */
    static JsonNode object(byte[] body) {
        try {
            JsonNode root = JSON.readTree(body);
            if (root.isObject()) {
                return root;
            }
        } catch (JacksonException _) {
            throw notJson();
        }
        throw notJson();
    }

    private static ApiProblem notJson() {
        return ApiProblem.badRequest(
                "json_not_understood", "", "The body is not one JSON object, or names a property twice.", "Check it with a JSON checker and send it again.");
    }
}
