package kith.server.web.component;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;

/**
 * Stylesheet, script, fonts and icon, read once from the class path and named by their content, so that a browser may
 * keep them for ever and still never shows an old one.
 *
 * <p>The stylesheet is GOV.UK Frontend's, put into Kith's typeface and colours by {@link Palette}, followed by Kith's
 * own. Nothing is compiled: the replaced values are listed, and a test holds that each of them occurs.
 */
public final class Assets {

    /** Below this path the files are served, whoever asks: they hold nothing that anybody typed. */
    public static final String ROOT = "/assets/";

    private static final String GOVUK = "META-INF/resources/webjars/govuk-frontend/5.14.0/dist/govuk/";
    private static final String OWN = "assets/";
    /** In the order in which they are laid on one another. */
    static final List<String> OWN_SHEETS =
            List.of("tokens.css", "page.css", "components.css", "pathway.css", "print.css");

    private static final String FONT_LATIN = "fonts/atkinson-hyperlegible-next-latin.woff2";
    private static final String FONT_LATIN_EXTENDED = "fonts/atkinson-hyperlegible-next-latin-ext.woff2";

    /** What the page's script loads beside GOV.UK's. */
    private static final List<String> OWN_SCRIPTS = List.of("autosave", "only-if", "passkeys", "shortcuts");

    private final Map<String, Asset> byName = new LinkedHashMap<>();
    private final Addresses addresses;

    /** @throws UncheckedIOException when a file that belongs to the application is missing */
    public Assets() {
        String latin = keep("atkinson-hyperlegible-next-latin", "woff2", "font/woff2", bytes(OWN + FONT_LATIN));
        String latinExtended = keep(
                "atkinson-hyperlegible-next-latin-ext", "woff2", "font/woff2", bytes(OWN + FONT_LATIN_EXTENDED));
        String own = OWN_SHEETS.stream()
                .map(sheet -> text(OWN + sheet))
                .collect(Collectors.joining("\n"))
                .replace(FONT_LATIN, latin)
                .replace(FONT_LATIN_EXTENDED, latinExtended);
        String css = Palette.repaint(text(GOVUK + "govuk-frontend.min.css")) + "\n" + own;
        String stylesheet = keep("kith", "css", "text/css;charset=UTF-8", css.getBytes(StandardCharsets.UTF_8));
        String govuk = keep(
                "govuk-frontend", "js", "text/javascript;charset=UTF-8", bytes(GOVUK + "govuk-frontend.min.js"));
        String script = text(OWN + "kith.js").replace("./govuk-frontend.js", "./" + govuk);
        for (String part : OWN_SCRIPTS) {
            String kept = keep(part, "js", "text/javascript;charset=UTF-8", bytes(OWN + part + ".js"));
            script = script.replace("./" + part + ".js", "./" + kept);
        }
        String module = keep("kith", "js", "text/javascript;charset=UTF-8", script.getBytes(StandardCharsets.UTF_8));
        String icon = keep("kith", "svg", "image/svg+xml", bytes(OWN + "kith.svg"));
        this.addresses = new Addresses(ROOT + stylesheet, ROOT + module, ROOT + icon, ROOT + latin);
    }

    public Addresses addresses() {
        return addresses;
    }

    /** The names of all files. */
    public Set<String> names() {
        return Collections.unmodifiableSet(byName.keySet());
    }

    /** The file of this name (without {@link #ROOT}), if there is one. */
    public Optional<Asset> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    private String keep(String stem, String extension, String type, byte[] content) {
        String name = stem + "-" + hash(content) + "." + extension;
        byte[] zipped = type.startsWith("font/") ? null : zip(content);
        byName.put(name, new Asset(type, content, zipped));
        return name;
    }

    private static String text(String resource) {
        return new String(bytes(resource), StandardCharsets.UTF_8);
    }

    private static byte[] bytes(String resource) {
        try (InputStream in = Assets.class.getClassLoader().getResourceAsStream(resource)) {
            if (in == null) {
                throw new IOException("Missing from the class path: " + resource);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] zip(byte[] content) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static String hash(byte[] content) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(content);
            return HexFormat.of().formatHex(digest, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    /**
     * Where the page finds its stylesheet, script, icon and the typeface that it needs first.
     */
    public record Addresses(String stylesheet, String script, String icon, String typeface) {}

    /** One file: its media type, its bytes, and the same bytes in gzip (null where that gains nothing). */
    public static final class Asset {

        private final String type;
        private final byte[] content;
        private final byte[] zipped;

        private Asset(String type, byte[] content, byte[] zipped) {
            this.type = type;
            this.content = content;
            this.zipped = zipped;
        }

        public String type() {
            return type;
        }

        public byte[] content() {
            return content.clone();
        }

        public Optional<byte[]> zipped() {
            return Optional.ofNullable(zipped).map(byte[]::clone);
        }
    }
}
