package kith.server.web.component;

import java.time.Duration;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;

/** Serves {@link Assets} to anybody, to be kept for a year: a changed file has a changed name. */
@Controller
class AssetController {

    private static final CacheControl FOR_EVER =
            CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable();

    private final Assets assets;

    AssetController(Assets assets) {
        this.assets = assets;
    }

    @GetMapping(Assets.ROOT + "{name}")
    ResponseEntity<byte[]> asset(
            @PathVariable String name, @RequestHeader(name = HttpHeaders.ACCEPT_ENCODING, defaultValue = "") String accepted) {
        return assets.find(name).map(asset -> response(asset, accepted)).orElseGet(() -> ResponseEntity.notFound()
                .build());
    }

    private static ResponseEntity<byte[]> response(Assets.Asset asset, String accepted) {
        boolean zip = accepted.contains("gzip") && asset.zipped().isPresent();
        ResponseEntity.BodyBuilder response = ResponseEntity.ok()
                .cacheControl(FOR_EVER)
                .header(HttpHeaders.CONTENT_TYPE, asset.type())
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
        return zip
                ? response.header(HttpHeaders.CONTENT_ENCODING, "gzip").body(asset.zipped().orElseThrow())
                : response.body(asset.content());
    }
}
