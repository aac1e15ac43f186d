package kith.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Calls the interface as a program does, and holds every answer to the interface's description. */
final class Caller {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Described DESCRIBED = Described.read();

    private final HttpClient http = HttpClient.newHttpClient();
    private final String at;

    Caller(String port) {
        this.at = "http://localhost:" + port;
    }

    record Answer(int status, JsonNode body, HttpResponse<String> raw) {
        String code() {
            return body.at("/problems/0/code").stringValue("");
        }

        String text(String pointer) {
            return body.at(pointer).stringValue("");
        }
    }

    Answer get(String who, String path) {
        return send("get", request(who, path).GET());
    }

    Answer record(String who, String record, String key, String body) {
        return send(
                "post",
                request(who, "/api/v1/records/" + record + "/events")
                        .header("Idempotency-Key", key)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    Answer find(String who, String body) {
        return send(
                "post",
                request(who, "/api/v1/find").header("Content-Type", "application/json").POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    HttpRequest.Builder request(String who, String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(at + path));
        return who.isEmpty()
                ? request
                : request.header(
                        "Authorization",
                        "Basic " + Base64.getEncoder().encodeToString((who + "@testshire:" + Partners.PASSWORD).getBytes(StandardCharsets.UTF_8)));
    }

    Answer send(String method, HttpRequest.Builder request) {
        HttpResponse<String> raw = raw(request);
        assertThat(DESCRIBED.faults(method, raw)).as(method + " " + raw.uri() + " " + raw.body()).isEmpty();
        return new Answer(raw.statusCode(), JSON.readTree(raw.body()), raw);
    }

    HttpResponse<String> raw(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }
}
