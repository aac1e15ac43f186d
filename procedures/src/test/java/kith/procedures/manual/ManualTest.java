package kith.procedures.manual;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import kith.procedures.pack.Field;
import kith.procedures.pack.Loaded;
import kith.procedures.pack.Pack;
import kith.procedures.pack.PackLoader;
import kith.procedures.pack.Problem;
import kith.procedures.pack.Procedure;
import kith.procedures.pack.Rule;
import kith.procedures.pack.Source;
import kith.procedures.pack.Step;
import kith.procedures.words.PackWords;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ManualTest {
    private static final Path PACKS = Path.of("..", "packs");
    private static final Map<String, Map<String, Document>> SHIPPED = new ConcurrentHashMap<>();

    static Stream<String> packs() throws IOException {
        try (Stream<Path> folders = Files.list(PACKS)) {
            return folders.filter(pack -> Files.exists(pack.resolve("pack.yaml"))).map(pack -> pack.getFileName().toString()).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("packs")
    void every_rule_is_on_its_procedures_page_with_who_when_by_when_and_its_source(String id) {
        Pack pack = pack(PACKS, id);
        Map<String, Document> pages = pages(PACKS, id);

        for (Procedure procedure : pack.procedures()) {
            Document page = pages.get(Book.file(procedure.id()));
            assertThat(page.selectFirst("h1").text()).isEqualTo(procedure.name());
            assertThat(page.selectFirst(".lead").text()).isEqualTo(procedure.summary());
            for (Rule rule : procedure.rules()) {
                String row = page.getElementById(Book.ruleId(rule.id())).text();
                assertThat(row).contains(rule.sentence(), pack.roleName(rule.owner()));
                rule.on().forEach(on -> assertThat(row).contains(new PackWords(pack).happened(on)));
                new PackWords(pack).onlyIf(rule.condition()).ifPresent(condition -> assertThat(row).contains(condition));
                rule.limit().ifPresent(limit -> assertThat(row).contains(PackWords.capital(PackWords.by(limit))));
                rule.aim().ifPresent(aim -> assertThat(row).contains("Aim: " + PackWords.by(aim)));
                rule.exceptions().forEach(exception -> {
                    assertThat(row).contains(PackWords.by(exception.limit()), new PackWords(pack).condition(exception.condition()));
                    assertSource(row, exception.source());
                });
                rule.tellIfLate().forEach(role -> assertThat(row).contains(pack.roleName(role)));
                rule.cancelledOn().forEach(step -> assertThat(row).contains(new PackWords(pack).happened(step)));
                assertThat(row).contains(rule.loosenable() ? "A local pack may change it." : "may tighten it, never loosen it");
                assertSource(row, rule.source());
                rule.note().ifPresent(note ->
                        assertThat(page.getElementById(Book.ruleId(rule.id())).nextElementSibling().text()).isEqualTo("Note. " + squeezed(note)));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("packs")
    void every_step_is_there_with_its_recorders_questions_options_quorum_approval_and_source(String id) {
        Pack pack = pack(PACKS, id);
        Map<String, Document> pages = pages(PACKS, id);

        for (Procedure procedure : pack.procedures()) {
            for (Step step : procedure.steps()) {
                Element section = pages.get(Book.file(procedure.id())).getElementById(Book.stepId(step.id()));
                String text = section.text();
                assertThat(section.selectFirst("h3").text()).isEqualTo(step.name());
                assertThat(text).contains(step.action(), step.occurredLabel());
                step.by().forEach(role -> assertThat(text).containsIgnoringCase(pack.roleName(role)));
                step.guidance().ifPresent(guidance -> assertThat(text).contains(squeezed(guidance)));
                step.meeting().ifPresent(meeting -> meeting.quorum().forEach(quorum ->
                        assertThat(text).contains(quorum.name(), new PackWords(pack).roles(quorum.anyOf()))));
                step.approvals().forEach(approval -> {
                    assertThat(text).contains(PackWords.capital(pack.roleName(approval.by())) + ": " + approval.sentence());
                    assertSource(text, approval.source());
                });
                assertSource(text, step.source());
                for (Field field : step.form().fields()) {
                    String row = section.getElementById("question-" + step.id() + "-" + field.id()).text();
                    assertThat(row).contains(field.label(), PackWords.kind(field));
                    field.hint().ifPresent(hint -> assertThat(row).contains(squeezed(hint)));
                    field.options().forEach(option -> assertThat(row).contains(option.label()));
                    field.shown().ifPresent(shown -> assertThat(row).contains(new PackWords(pack).condition(shown)));
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("packs")
    void openings_stations_closings_and_flags_are_drawn_and_said(String id) {
        Pack pack = pack(PACKS, id);
        Map<String, Document> pages = pages(PACKS, id);

        for (Procedure procedure : pack.procedures()) {
            Document page = pages.get(Book.file(procedure.id()));
            assertThat(page.select("svg.pathway")).hasSize(2).allSatisfy(drawing -> {
                assertThat(drawing.attr("role")).isEqualTo("img");
                assertThat(page.getElementById(drawing.attr("aria-labelledby")).text()).contains(procedure.name());
                String described = page.getElementById(drawing.attr("aria-describedby")).text();
                String drawn = String.join(" ", drawing.select("tspan").eachText());
                procedure.stations().forEach(station -> {
                    assertThat(described).contains(station.label());
                    assertThat(drawn).contains(station.label());
                });
                procedure.closes().forEach(closing -> {
                    assertThat(described).contains(closing.because());
                    assertThat(drawn).contains(closing.because());
                });
                procedure.opens().forEach(opening -> assertThat(drawn).contains(new PackWords(pack).happened(opening.on())));
            });
            assertThat(page.select("main > ol > li").eachText()).hasSameSizeAs(procedure.stations());
            procedure.statuses().forEach(status ->
                    assertThat(page.text()).contains(status.says().substring(0, Math.max(0, status.says().indexOf('{')))));
        }
    }

    @ParameterizedTest
    @MethodSource("packs")
    void each_role_has_everything_it_must_do_on_its_checklist(String id) {
        Pack pack = pack(PACKS, id);
        Document page = pages(PACKS, id).get(Book.CHECKLISTS);

        for (Procedure procedure : pack.procedures()) {
            procedure.rules().forEach(rule ->
                    assertThat(page.getElementById(Book.roleId(rule.owner())).select("tbody th").eachText()).contains(rule.sentence()));
            procedure.steps().forEach(step -> step.approvals().forEach(approval ->
                    assertThat(page.getElementById(Book.roleId(approval.by())).select("tbody th").eachText()).contains(approval.sentence())));
        }
        pack.documents().forEach(document -> {
            String there = pages(PACKS, id).get(Book.DOCUMENTS).getElementById(Book.documentId(document.id())).text();
            assertThat(there).contains(document.title(), document.edition().orElse(""));
        });
    }

    @ParameterizedTest
    @MethodSource("packs")
    void links_lead_to_what_is_there_and_nothing_is_fetched_or_run(String id) {
        Map<String, Document> pages = pages(PACKS, id);

        pages.forEach((file, page) -> {
            assertThat(page.select("[src], script, link, iframe, object, form, base")).isEmpty();
            assertThat(page.select("style").html()).doesNotContain("http", "@import");
            assertThat(page.select("*").stream().map(Element::id).filter(there -> !there.isEmpty())).doesNotHaveDuplicates();
            assertThat(page.select("a[href]")).isNotEmpty().allSatisfy(link -> {
                String[] target = link.attr("href").split("#", 2);
                Document there = target[0].isEmpty() ? page : pages.get(target[0]);
                assertThat(there).as(link.attr("href")).isNotNull();
                if (target.length == 2) {
                    assertThat(there.getElementById(target[1])).as(link.attr("href")).isNotNull();
                }
            });
        });
    }

    @ParameterizedTest
    @MethodSource("packs")
    void pages_have_a_language_a_title_headings_in_order_and_tables_with_heads(String id) {
        pages(PACKS, id).forEach((file, page) -> {
            assertThat(page.selectFirst("html").attr("lang")).isEqualTo("en-GB");
            assertThat(page.title()).isNotBlank();
            assertThat(page.select("h1, main")).hasSize(2);
            int level = 0;
            for (Element heading : page.select("h1, h2, h3, h4")) {
                int next = heading.tagName().charAt(1) - '0';
                assertThat(next).as(file + ": " + heading.text()).isLessThanOrEqualTo(level + 1);
                level = next;
            }
            assertThat(page.select("table")).allSatisfy(table -> {
                assertThat(table.selectFirst("caption").text()).isNotBlank();
                assertThat(table.select("thead th[scope=col]")).isNotEmpty();
                assertThat(table.select("tbody tr:not(.notes)")).isNotEmpty()
                        .allSatisfy(row -> assertThat(row.select("> th[scope=row]")).hasSize(1));
            });
            assertThat(page.select("ul, ol, dl")).allSatisfy(list -> assertThat(list.children()).isNotEmpty());
        });
    }

    @Test
    void what_a_local_pack_tightens_is_marked_and_listed() {
        Map<String, Document> pages = pages(PACKS, "buckinghamshire");
        Document enquiry = pages.get(Book.file("section_47_enquiry"));

        assertThat(enquiry.getElementById("rule-conclude_enquiry").text()).contains("Stricter here");
        assertThat(pages.get(Book.file("child_protection_plan")).getElementById("rule-send_plan").text()).contains("Local rule");
        assertThat(pages.get(Book.LOCAL).text()).contains("The limit is new: 15 working days.");
        assertThat(pages(PACKS, "england")).doesNotContainKey(Book.LOCAL);
    }

    @Test
    void the_same_pack_gives_the_same_bytes() {
        assertThat(Manual.pages(pack(PACKS, "buckinghamshire"), Optional.of(pack(PACKS, "england"))))
                .isEqualTo(Manual.pages(pack(PACKS, "buckinghamshire"), Optional.of(pack(PACKS, "england"))));
    }

    @Test
    void nothing_that_a_pack_says_becomes_markup(@TempDir Path folder) throws IOException {
        String evil = "<script>alert('x')</script> & \"<b>\"";
        Files.createDirectories(folder.resolve("sound/procedures"));
        try (var pack = ManualTest.class.getResourceAsStream("/kith/procedures/pack/sound/pack.yaml");
                var procedure = ManualTest.class.getResourceAsStream("/kith/procedures/pack/sound/procedures/visit.yaml")) {
            String quoted = "'" + evil.replace("'", "''") + "'";
            Files.writeString(folder.resolve("sound/pack.yaml"), new String(pack.readAllBytes(), StandardCharsets.UTF_8)
                    .replace("A pack without problems", quoted).replace("The manual", quoted).replace("{name: worker", "{name: " + quoted));
            Files.writeString(folder.resolve("sound/procedures/visit.yaml"),
                    new String(procedure.readAllBytes(), StandardCharsets.UTF_8)
                            .replace("label: Is it urgent?", "label: " + quoted)
                            .replace("name: Home visit", "name: " + quoted)
                            .replace("summary: Someone is worried, and a worker goes to see the child.", "summary: " + quoted)
                            .replace("because: The report is written", "because: " + quoted)
                            .replace("harm: Harm", "harm: " + quoted)
                            .replace("label: Report}", "label: " + quoted + "}")
                            .replace("done: Call taken", "done: " + quoted)
                            .replace("sentence: See the child", "sentence: " + quoted));
        }
        Map<String, Document> pages = pages(folder, "sound");

        pages.values().forEach(page -> assertThat(page.select("script, b")).isEmpty());
        Document page = pages.get(Book.file("visit"));
        assertThat(page.selectFirst("h1").text()).isEqualTo(evil);
        assertThat(page.getElementById("question-call-urgent").text()).startsWith(evil);
        assertThat(page.getElementById("rule-see_child").text()).startsWith(evil);
    }

    private static void assertSource(String text, Source source) {
        assertThat(text).contains(source.title() + ", " + source.section());
        source.carriesOut().forEach(requirement -> assertThat(text).contains(requirement));
    }

    /** As browsers and jsoup read text: runs of blanks are one. */
    private static String squeezed(String words) {
        return words.strip().replaceAll("\\s+", " ");
    }

    /** Those of the repository's packs are made once: there are many. */
    private static Map<String, Document> pages(Path packs, String id) {
        return packs.equals(PACKS) ? SHIPPED.computeIfAbsent(id, shipped -> made(PACKS, shipped)) : made(packs, id);
    }

    private static Map<String, Document> made(Path packs, String id) {
        Optional<Pack> base = PackLoader.extended(packs, id).map(extended -> pack(packs, extended));
        Map<String, Document> pages = new LinkedHashMap<>();
        Manual.pages(pack(packs, id), base).forEach((file, page) -> pages.put(file, Jsoup.parse(page)));
        return pages;
    }

    private static Pack pack(Path packs, String id) {
        return switch (PackLoader.load(packs, id)) {
            case Loaded.Ready(Pack pack) -> pack;
            case Loaded.Faulty(List<Problem> problems) -> throw new AssertionError(problems.toString());
        };
    }
}
