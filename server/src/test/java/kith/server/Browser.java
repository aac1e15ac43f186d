package kith.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** One person's browser, without JavaScript: keeps cookies, carries the page's token along with each form, follows redirects. */
public final class Browser {
    /** An answer of the server. */
    public record Page(int status, String path, HttpResponse<String> raw) {
        public String text() {
            return raw.body();
        }

        public Document html() {
            return Jsoup.parse(raw.body());
        }

        public Optional<String> header(String name) {
            return raw.headers().firstValue(name);
        }

        /** Where a redirect leads, as a path. */
        public String location() {
            URI to = URI.create(header("Location").orElseThrow(() -> new AssertionError("no redirect from " + path + ": " + status)));
            return to.getRawPath() + (to.getRawQuery() == null ? "" : "?" + to.getRawQuery());
        }

        /** The inputs of the page's form with the values that they have, as a browser would send them back. */
        public Map<String, List<String>> typed() {
            Map<String, List<String>> typed = new LinkedHashMap<>();
            for (Element input : html().select("main form input[name], main form textarea[name], main form select[name]")) {
                boolean unchosen = List.of("checkbox", "radio").contains(input.attr("type")) && !input.hasAttr("checked");
                if (!unchosen && !input.attr("name").equals("_csrf")) {
                    String value = input.tagName().equals("textarea")
                            ? input.wholeText()
                            : input.tagName().equals("select") ? input.select("option[selected]").attr("value") : input.attr("value");
                    typed.computeIfAbsent(input.attr("name"), _ -> new ArrayList<>()).add(value);
                }
            }
            return typed;
        }

        /** What the page says is wrong: each link of the error summary with its words. */
        public Map<String, String> errors() {
            Map<String, String> errors = new LinkedHashMap<>();
            html().select(".govuk-error-summary a").forEach(link -> errors.put(link.attr("href"), link.text()));
            return errors;
        }
    }

    private final CookieManager cookies = new CookieManager(null, CookiePolicy.ACCEPT_ALL);
    private final HttpClient http =
            HttpClient.newBuilder().cookieHandler(cookies).version(HttpClient.Version.HTTP_1_1).build();
    private final String at;
    private String token = "";

    public Browser(int port) {
        this(port, "127.0.0.1");
    }

    /** @param host by which name Kith is reached */
    public Browser(int port, String host) {
        this.at = "http://" + host + ":" + port;
    }

    /** Signs in, and is on the page to which that leads. */
    public Page signIn(String name, String password) {
        get("/sign-in");
        return follow(post("/sign-in", Map.of("username", List.of(name), "password", List.of(password))));
    }

    public Page get(String path) {
        return remember(path, send(request(path).GET()));
    }

    /** Gets a page and goes where it leads. */
    public Page open(String path) {
        return follow(get(path));
    }

    /** Posts a form with the token of the page last seen. Goes nowhere: see {@link #follow}. */
    public Page post(String path, Map<String, List<String>> form) {
        StringBuilder body = new StringBuilder("_csrf=").append(encoded(token));
        form.forEach((name, values) ->
                values.forEach(value -> body.append('&').append(encoded(name)).append('=').append(encoded(value))));
        return post(path, body.toString());
    }

    /** Posts a form's body as it is. */
    public Page post(String path, String body) {
        return remember(
                path,
                send(request(path)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(body))));
    }

    /** A file that somebody chose. */
    public record Chosen(String name, byte[] content) {}

    /** Posts a form that takes files, as a browser does. */
    public Page upload(String path, Map<String, List<String>> form, Map<String, Chosen> files) {
        String boundary = "kith-" + UUID.randomUUID();
        List<byte[]> parts = new ArrayList<>();
        Map<String, List<String>> all = new LinkedHashMap<>(form);
        all.put("_csrf", List.of(token));
        all.forEach((name, values) -> values.forEach(value -> parts.add(
                ("--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value + "\r\n").getBytes(StandardCharsets.UTF_8))));
        files.forEach((name, file) -> {
            parts.add(("--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + name + "\"; filename=\"" + file.name()
                    + "\"\r\nContent-Type: application/octet-stream\r\n\r\n").getBytes(StandardCharsets.UTF_8));
            parts.add(file.content());
            parts.add("\r\n".getBytes(StandardCharsets.UTF_8));
        });
        parts.add(("--" + boundary + "--\r\n").getBytes(StandardCharsets.UTF_8));
        return remember(path, send(request(path)
                .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                .POST(HttpRequest.BodyPublishers.ofByteArrays(parts))));
    }

    /** Sends a request as a program does, with its own credentials and headers. */
    public Page call(String method, String path, String name, String password, String json) {
        String credentials = Base64.getEncoder().encodeToString((name + ":" + password).getBytes(StandardCharsets.UTF_8));
        HttpRequest.Builder request = request(path).header("Authorization", "Basic " + credentials);
        if (method.equals("POST")) {
            request.header("Content-Type", "application/json")
                    .header("Idempotency-Key", UUID.randomUUID().toString())
                    .POST(HttpRequest.BodyPublishers.ofString(json));
        }
        HttpResponse<String> answer = send(request);
        return new Page(answer.statusCode(), path, answer);
    }

    /** Looks for something as the page of finding does, and is on the page of what was found. @param form its inputs as a form's body: {@code words=red+door} */
    public Page find(String form) {
        if (token.isEmpty()) {
            get("/find");
        }
        return follow(post("/find", "_csrf=" + encoded(token) + "&" + form));
    }

    public Page follow(Page page) {
        Page at = page;
        for (int i = 0; i < 8 && at.status() >= 300 && at.status() < 400; i++) {
            at = get(at.location());
        }
        return at;
    }

    public List<HttpCookie> cookies() {
        return cookies.getCookieStore().getCookies();
    }

    /** The token of the page last seen, against forms that others make. */
    public String token() {
        return token;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(at + path)).header("Accept", "text/html,application/xhtml+xml,*/*;q=0.8");
    }

    private Page remember(String path, HttpResponse<String> response) {
        Page page = new Page(response.statusCode(), path, response);
        String seen = page.html().select("input[name=_csrf]").attr("value");
        if (!seen.isEmpty()) {
            token = seen;
        }
        return page;
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }
}
