package kith.server.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import kith.server.gate.Seen;
import org.springframework.http.ContentDisposition;
import org.springframework.stereotype.Component;

/**
 * The outlet of files. A browser keeps the file and never shows it as a page of Kith's: nothing in it can act with the rights of
 * whoever opens it.
 */
@Component
public class Downloads {
    public void send(HttpServletResponse response, Seen<Download> seen) throws IOException {
        Download file = seen.value();
        response.setStatus(200);
        response.setContentType(file.type());
        response.setHeader("Content-Disposition", ContentDisposition.attachment().filename(file.name(), StandardCharsets.UTF_8).build().toString());
        response.setHeader("Content-Security-Policy", "default-src 'none'; sandbox");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Cache-Control", "no-store");
        response.setContentLength(file.content().length);
        response.getOutputStream().write(file.content());
    }
}
