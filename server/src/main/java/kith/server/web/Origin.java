package kith.server.web;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Where people reach Kith, as a browser names it: what the operator says, and on one's own machine what the browser says. */
@Component
public class Origin {
    private final String address;

    Origin(@Value("${kith.address}") String address) {
        this.address = address.strip().replaceAll("/+$", "");
    }

    /** @return empty where nobody has said it: then nothing can be tied to it */
    public Optional<URI> of(HttpServletRequest request) {
        if (!address.isEmpty()) {
            return Optional.of(URI.create(address));
        }
        return request.getServerName().equals("localhost")
                ? Optional.of(URI.create(request.getScheme() + "://localhost:" + request.getServerPort()))
                : Optional.empty();
    }
}
