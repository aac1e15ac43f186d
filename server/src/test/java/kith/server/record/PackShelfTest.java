package kith.server.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import kith.procedures.calendar.Term;
import kith.procedures.pack.Pack;
import kith.server.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** What became owed under one version of a pack stays owed under it, whatever becomes of the pack's folder. */
@SpringBootTest
@DirtiesContext
class PackShelfTest {
    private static final Path SHIPPED = Path.of("..", "packs");
    private static final String ID = "buckinghamshire";
    private static final String RULES = ID + "/procedures/section_47_enquiry.yaml";
    private static final Instant NOVEMBER = Instant.parse("2026-11-22T12:00:00Z");
    private static final Instant LAST_MINUTE_OF_THE_YEAR = Instant.parse("2026-12-31T23:59:59Z");
    private static final Instant NEW_YEAR = Instant.parse("2027-01-01T00:00:00Z");

    @DynamicPropertySource
    static void database(DynamicPropertyRegistry registry) {
        TestDatabase.register(registry);
    }

    @Autowired
    private PackVersions kept;

    @Autowired
    private JdbcClient jdbc;

    @TempDir
    Path folder;

    private final AtomicReference<Instant> now = new AtomicReference<>(NOVEMBER);
    private PackShelf before;

    @BeforeEach
    void the_shipped_pack_is_in_force() throws IOException {
        jdbc.sql("delete from pack_version").update();
        try (Stream<Path> files = Files.walk(SHIPPED)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copy = folder.resolve(SHIPPED.relativize(file).toString());
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy);
            }
        }
        before = started();
        assertThat(limits(before)).containsExactly(15);
    }

    @Test
    void a_version_joins_on_its_day_without_a_restart_and_the_one_before_governs_what_began_before() throws IOException {
        concludedWithin(10, "2027-01-01");
        PackShelf after = started();
        assertThat(limits(after)).containsExactly(15);

        now.set(LAST_MINUTE_OF_THE_YEAR);
        assertThat(limits(after)).containsExactly(15);
        Object until = after.shelved(ID);

        now.set(NEW_YEAR);
        assertThat(limits(after)).containsExactly(15, 10);
        assertThat(until).isNotSameAs(after.shelved(ID));
        assertThat(after.shelved(ID)).isSameAs(after.shelved(ID));
        assertThat(limit(after.packs(ID).inForceOn(LocalDate.of(2026, 12, 31)))).isEqualTo(15);
        assertThat(limit(after.packs(ID).inForceOn(LocalDate.of(2027, 1, 1)))).isEqualTo(10);
        assertThat(after.packs(ID).versions().getFirst()).isEqualTo(before.packs(ID).latest());
    }

    @Test
    void the_text_of_the_pack_beneath_is_kept_with_it() throws IOException {
        replace("england/procedures/section_47_enquiry.yaml", "Finish the section 47 enquiry and record its outcome", "Conclude the enquiry");
        concludedWithin(10, "2026-11-22");

        PackShelf after = started();
        assertThat(limits(after)).containsExactly(15, 10);
        assertThat(after.packs(ID).versions()).extracting(pack -> rule(pack).sentence())
                .containsExactly("Finish the section 47 enquiry and record its outcome", "Conclude the enquiry");
    }

    @Test
    void a_correction_of_a_version_takes_its_place_and_may_itself_be_corrected_back() throws IOException {
        String written = Files.readString(folder.resolve(RULES));
        concludedWithin(12, null);
        assertThat(limits(started())).containsExactly(12);

        Files.writeString(folder.resolve(RULES), written);
        assertThat(limits(started())).containsExactly(15);
    }

    @Test
    void a_version_that_is_taken_back_counts_no_more_even_if_its_day_has_come() throws IOException {
        String written = Files.readString(folder.resolve(RULES));
        String pack = Files.readString(folder.resolve(ID + "/pack.yaml"));
        concludedWithin(10, "2027-01-01");
        now.set(NEW_YEAR);
        assertThat(limits(started())).containsExactly(15, 10);

        Files.writeString(folder.resolve(RULES), written);
        Files.writeString(folder.resolve(ID + "/pack.yaml"), pack);
        assertThat(limits(started())).containsExactly(15);
    }

    @Test
    void texts_that_somebody_changed_in_the_database_stop_the_start() throws IOException {
        concludedWithin(10, "2026-11-22");
        jdbc.sql("update pack_version set texts = replace(texts::text, '15 working days', '16 working days')::jsonb").update();
        PackShelf after = started();
        assertThatThrownBy(() -> after.packs(ID)).hasMessageContaining("its texts are not those that were kept");
    }

    private PackShelf started() {
        return new PackShelf(folder.toString(), kept, new Clock() {
            @Override
            public Instant instant() {
                return now.get();
            }

            @Override
            public ZoneOffset getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(java.time.ZoneId zone) {
                throw new UnsupportedOperationException("only its instant is asked for");
            }
        });
    }

    /** @param from the day from which it takes effect; null for the same day as before */
    private void concludedWithin(int workingDays, String from) throws IOException {
        replace(RULES, "{limit: 15 working days}", "{limit: %d working days}".formatted(workingDays));
        if (from != null) {
            String pack = Files.readString(folder.resolve(ID + "/pack.yaml"));
            Files.writeString(folder.resolve(ID + "/pack.yaml"), pack.replaceFirst("effective_from: \\S+", "effective_from: " + from));
        }
    }

    private void replace(String file, String words, String others) throws IOException {
        String text = Files.readString(folder.resolve(file));
        assertThat(text).contains(words);
        Files.writeString(folder.resolve(file), text.replace(words, others));
    }

    /** Of every version whose day has come: within how many working days an enquiry is concluded. */
    private static List<Integer> limits(PackShelf shelf) {
        return shelf.packs(ID).versions().stream().map(PackShelfTest::limit).toList();
    }

    private static int limit(Pack pack) {
        return rule(pack).limit().orElseThrow() instanceof Term.WorkingDays(int days) ? days : -1;
    }

    private static kith.procedures.pack.Rule rule(Pack pack) {
        return pack.procedure("section_47_enquiry").orElseThrow().rules().stream()
                .filter(rule -> rule.id().equals("conclude_enquiry"))
                .findFirst()
                .orElseThrow();
    }
}
