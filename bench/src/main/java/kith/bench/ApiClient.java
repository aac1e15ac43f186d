package kith.bench;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import kith.procedures.history.Answer;
import kith.procedures.history.Occurred;
import kith.procedures.pack.Loaded;
import kith.procedures.pack.Pack;
import kith.procedures.pack.PackLoader;
import kith.procedures.pack.Step;
import kith.server.identifier.Identifiers;
import kith.server.record.AnswersJson;
import org.jsoup.Jsoup;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Somebody signed in, or a program that sends its password with each request. */
final class ApiClient {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Pack PACK = pack();

    private final HttpClient http;
    private final String at;
    private final Map<String, String> headers;

    private ApiClient(HttpClient http, String at, Map<String, String> headers) {
        this.http = http;
        this.at = at;
        this.headers = headers;
    }

    private static Pack pack() {
        return switch (PackLoader.load(java.nio.file.Path.of("packs"), Partnership.AUTHORITY)) {
            case Loaded.Ready(Pack ready) -> ready;
            case Loaded.Faulty(var problems) -> throw new IllegalStateException(problems.toString());
        };
    }

    /** Signs in on the page, as a person does, and keeps the session's cookie and its token against forged requests. */
    static ApiClient signedIn(int port, String role) throws IOException, InterruptedException {
        return signedIn(port, Partnership.signIn(role), Partnership.PASSWORD);
    }

    static ApiClient signedIn(int port, String name, String password) throws IOException, InterruptedException {
        HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).cookieHandler(new CookieManager()).build();
        String at = "http://127.0.0.1:" + port;
        String form = "_csrf=" + encoded(token(http, at + "/sign-in")) + "&username=" + encoded(name) + "&password=" + encoded(password);
        HttpRequest signIn = HttpRequest.newBuilder(URI.create(at + "/sign-in"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form))
                .build();
        HttpResponse<String> answer = http.send(signIn, BodyHandlers.ofString());
        if (answer.statusCode() != 302) {
            throw new IllegalStateException("not signed in: " + answer.statusCode());
        }
        return new ApiClient(http, at, Map.of("X-CSRF-TOKEN", token(http, at + "/my-work")));
    }

    /** @param port where Kith is */
    static ApiClient withPassword(int port, String role) {
        String credentials = Base64.getEncoder()
                .encodeToString((Partnership.signIn(role) + ":" + Partnership.PASSWORD).getBytes(StandardCharsets.UTF_8));
        return new ApiClient(
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build(),
                "http://127.0.0.1:" + port,
                Map.of("Authorization", "Basic " + credentials));
    }

    private static String token(HttpClient http, String page) throws IOException, InterruptedException {
        HttpResponse<String> answer = http.send(HttpRequest.newBuilder(URI.create(page)).build(), BodyHandlers.ofString());
        return Jsoup.parse(answer.body()).select("input[name=_csrf]").stream()
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(page + " has no token: " + answer.statusCode() + " " + answer.headers().map()))
                .val();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return http.send(HttpRequest.newBuilder(URI.create(at + path)).build(), BodyHandlers.ofString());
    }

    /** Looks for words as the page of finding does. @return the address of what was found */
    String find(String words) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(at + "/find"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("words=" + encoded(words)));
        headers.forEach(request::header);
        HttpResponse<String> answer = http.send(request.build(), BodyHandlers.ofString());
        return URI.create(answer.headers().firstValue("Location").orElseThrow(() -> new IllegalStateException("not looked for: " + answer.statusCode()))).getPath();
    }

    /** @return the event's identifier, or nothing where somebody else's event stands in that place */
    Optional<String> record(String record, String step, Optional<String> follows, Map<String, Answer> chosen)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(at + "/api/v1/records/" + record + "/events"))
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", Identifiers.next())
                .POST(BodyPublishers.ofString(body(record, PACK.step(step).orElseThrow(), follows, chosen)));
        headers.forEach(request::header);
        HttpResponse<String> answer = http.send(request.build(), BodyHandlers.ofString());
        return switch (answer.statusCode()) {
            case 201 -> Optional.of(JSON.readTree(answer.body()).get("event").stringValue());
            case 409 -> Optional.empty();
            default -> throw new IllegalStateException(answer.statusCode() + " " + answer.body());
        };
    }

    private static String body(String record, Step step, Optional<String> follows, Map<String, Answer> chosen) {
        Instant now = Instant.now();
        ObjectNode body = JSON.createObjectNode().put("step", step.id());
        follows.ifPresent(event -> body.put("follows", event));
        body.putObject("occurred").put("on", LocalDate.ofInstant(now, Occurred.LONDON).toString());
        ObjectNode answers = body.putObject("answers");
        Answering.answers(step, record, chosen, "social_worker", now)
                .forEach((question, answer) -> answers.set(question, AnswersJson.node(answer)));
        return JSON.writeValueAsString(body);
    }

    Visit.At visit(Visit.At at) throws IOException, InterruptedException {
        Optional<String> event = record(at.record(), Visit.STEP, at.follows(), Map.of());
        return new Visit.At(at.record(), at.episode(), Optional.of(event.orElseThrow()));
    }
}
