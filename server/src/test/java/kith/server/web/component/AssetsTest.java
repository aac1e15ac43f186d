package kith.server.web.component;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.http.ResponseEntity;

class AssetsTest {

    private static final String GOVUK =
            ClassPath.text("META-INF/resources/webjars/govuk-frontend/5.14.0/dist/govuk/govuk-frontend.min.css");

    private final Assets assets = new Assets();
    private final AssetController controller = new AssetController(assets);

    @Test
    void everything_that_is_replaced_in_the_govuk_stylesheet_occurs_in_it() {
        assertThat(Palette.REPLACED.keySet()).allSatisfy(value -> assertThat(GOVUK).contains(value));
        assertThat(GOVUK).containsPattern(Palette.TYPEFACE_RULE);
    }

    @Test
    void neither_gds_transport_nor_the_crest_nor_another_address_reaches_a_page() {
        String css = stylesheet();
        assertThat(css).doesNotContainIgnoringCase("transport").doesNotContain("crest");
        assertThat(css.split("url\\(")).hasSize(3);
        assertThat(css).doesNotContain("@import", "url(http", "url(/", "url(data");
    }

    @Test
    void a_page_finds_every_file_by_the_address_that_it_is_given() {
        Assets.Addresses addresses = assets.addresses();
        assertThat(new String[] {addresses.stylesheet(), addresses.script(), addresses.icon(), addresses.typeface()})
                .allSatisfy(address -> assertThat(find(address)).isPresent());
    }

    @Test
    void the_script_and_the_stylesheet_lead_to_files_that_exist() {
        String script = text(assets.addresses().script());
        String imported = script.substring(script.indexOf("from \"./") + 8, script.indexOf("\";", script.indexOf("from")));
        assertThat(assets.find(imported)).isPresent();
        for (String part : stylesheet().split("url\\(")) {
            if (part.startsWith("atkinson")) {
                assertThat(assets.find(part.substring(0, part.indexOf(')')))).isPresent();
            }
        }
    }

    @Test
    void a_file_is_named_by_its_content_and_kept_for_a_year() {
        String name = assets.addresses().stylesheet().substring(Assets.ROOT.length());
        assertThat(name).matches("kith-[0-9a-f]{16}\\.css");
        ResponseEntity<byte[]> response = controller.asset(name, "gzip, br");
        assertThat(response.getHeaders().getCacheControl()).contains("max-age=31536000", "immutable");
        assertThat(response.getHeaders().getFirst("Content-Encoding")).isEqualTo("gzip");
        assertThat(controller.asset(name, "").getHeaders().getFirst("Content-Encoding")).isNull();
    }

    @Test
    void an_unknown_file_is_not_found() {
        assertThat(controller.asset("kith.css", "").getStatusCode().value()).isEqualTo(404);
    }

    private Optional<Assets.Asset> find(String address) {
        return assets.find(address.substring(Assets.ROOT.length()));
    }

    private String text(String address) {
        return new String(find(address).orElseThrow().content(), StandardCharsets.UTF_8);
    }

    private String stylesheet() {
        return text(assets.addresses().stylesheet());
    }
}
