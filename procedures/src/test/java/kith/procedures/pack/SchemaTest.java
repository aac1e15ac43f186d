package kith.procedures.pack;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SchemaTest {
    private static final Path PACKS = Path.of("..", "packs");
    private static final com.networknt.schema.Schema SCHEMA =
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12).getSchema(Schema.json());

    @Test
    void the_published_schema_is_the_one_that_the_loader_checks_by() throws IOException {
        assertThat(Files.readString(PACKS.resolve("schema.json")))
                .as("run `kith pack schema > packs/schema.json`")
                .isEqualTo(Schema.json());
    }

    @Test
    void every_pack_of_the_repository_is_valid_by_the_schema() throws IOException {
        try (Stream<Path> files = Files.walk(PACKS)) {
            List<Path> all = files.filter(file -> file.endsWith("pack.yaml")
                            || file.getParent().endsWith("procedures") && file.toString().endsWith(".yaml"))
                    .toList();
            assertThat(all).hasSizeGreaterThan(5);
            for (Path file : all) {
                assertThat(SCHEMA.validate(Files.readString(file), InputFormat.YAML)).as(file.toString()).isEmpty();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "unknown_key", "wrong_kind_of_value", "not_true_or_false", "empty_value", "unknown_field_type", "misspelt_length",
        "uncountable_length", "unknown_tone", "name_not_in_snake_case", "a_list_instead_of_keys"})
    void what_the_loader_refuses_for_its_shape_the_schema_refuses_too(String fault) {
        assertThat(SCHEMA.validate(SoundPack.text("faulty/" + fault + ".yaml"), InputFormat.YAML)).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"unknown_role", "condition_names_no_option", "shown_in_a_circle", "missing_key"})
    void what_only_the_whole_pack_shows_is_left_to_the_loader(String fault) {
        assertThat(SCHEMA.validate(SoundPack.text("faulty/" + fault + ".yaml"), InputFormat.YAML)).isEmpty();
    }
}
