package kith.procedures.pack;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import kith.procedures.diff.Change;
import kith.procedures.diff.PackDiff;
import kith.procedures.manual.Manual;
import kith.procedures.position.CompiledPacks;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What waits for a law that is not in force. */
class PreparedTest {
    private static final String PREPARED = """
            procedure: consent
            name: Consent
            summary: A parent asks for consent.
            source: {document: act, section: section 37}
            in_force_with: act.consent
            opens:
              - on: asked
            closes:
              - on: answered_request
                because: It was answered
            steps:
              asked: {kind: form, name: Request, action: Record the request, done: Consent asked for, by: [worker], anytime: true}
              answered_request: {kind: form, name: Answer, action: Record the answer, done: Consent answered, by: [worker]}
            rules:
              answer:
                on: asked
                must: answered_request
                sentence: Answer the request
                owner: worker
            """;

    private SoundPack packs;

    @BeforeEach
    void aPackThatIsReadyForALaw(@TempDir Path folder) {
        packs = SoundPack.in(folder)
                .write("sound/pack.yaml", pack(""))
                .write("sound/procedures/consent.yaml", PREPARED);
    }

    private static String pack(String inForce) {
        return SoundPack.PACK.replace("documents:\n", "documents:\n  act:\n    title: Schools Act\n    provisions:\n"
                + "      consent: {title: \"Section 37, consent\", inserts: \"Education Act, section 434A\", commencement: By regulations." + inForce + "}\n");
    }

    @Test
    void it_is_read_and_checked_and_carried_out_by_nobody() {
        Pack pack = packs.ready("sound");

        assertThat(packs.allProblems("sound")).isEmpty();
        assertThat(pack.procedures()).extracting(Procedure::id).containsExactly("visit");
        assertThat(pack.prepared()).extracting(waiting -> waiting.procedure().id() + " for " + waiting.provision()).containsExactly("consent for act.consent");
        assertThat(pack.step("asked")).isEmpty();
        assertThat(pack.asIfInForce().step("asked")).isPresent();
        assertThat(pack.asIfInForce(Set.of("act.another"))).isEqualTo(pack);
        CompiledPacks.of(pack.asIfInForce());
    }

    @Test
    void from_the_version_that_says_when_it_is_in_force_it_is_carried_out() {
        packs.write("sound/pack.yaml", pack(", in_force: 2026-01-01"));

        Pack pack = packs.ready("sound");
        assertThat(pack.procedures()).extracting(Procedure::id).containsExactlyInAnyOrder("visit", "consent");
        assertThat(pack.prepared()).isEmpty();
        assertThat(pack.provision("act.consent").flatMap(Pack.Provision::inForce)).isEqualTo(Optional.of(LocalDate.of(2026, 1, 1)));
    }

    @Test
    void a_version_that_governs_from_before_it_is_in_force_is_refused() {
        packs.write("sound/pack.yaml", pack(", in_force: 2026-01-02"));

        assertThat(packs.problems("sound")).singleElement().asString()
                .endsWith("consent comes into force after this version of the pack begins to govern."
                        + " Give the pack `effective_from: 2026-01-02`, or leave in_force out until then.");
    }

    @Test
    void a_provision_that_nobody_has_named_is_refused() {
        packs.write("sound/procedures/consent.yaml", PREPARED.replace("in_force_with: act.consent", "in_force_with: act.consnt"));

        assertThat(packs.problems("sound")).containsExactly("sound/procedures/consent.yaml:5:16: There is no provision act.consnt."
                + " Write it under `provisions` of one of the `documents` of pack.yaml, or name one of those as document.provision.");
    }

    @Test
    void what_is_carried_out_cannot_rest_on_it() {
        packs.write("sound/procedures/visit.yaml", SoundPack.PROCEDURE.replace("opens:\n", "opens:\n  - on: asked\n"));

        assertThat(packs.problems("sound")).singleElement().asString().contains("There is no step asked");
    }

    @Test
    void what_is_wrong_in_it_is_found_today() {
        packs.write("sound/procedures/consent.yaml", PREPARED.replace("owner: worker", "owner: wroker").replace("must: answered_request", "must: asnwered"));

        assertThat(packs.problems("sound")).hasSize(2).anyMatch(problem -> problem.contains("wroker")).anyMatch(problem -> problem.contains("asnwered"));
    }

    @Test
    void a_hole_in_it_is_found_today() {
        packs.write("sound/procedures/consent.yaml", PREPARED.substring(0, PREPARED.indexOf("rules:")));

        assertThat(packs.allProblems("sound")).singleElement().asString().contains("consent");
        assertThat(packs.problems("sound")).isEmpty();
    }

    @Test
    void that_it_comes_into_force_is_told_of_the_document_and_of_each_procedure() {
        Pack pack = packs.ready("sound");

        assertThat(PackDiff.between(pack, pack.asIfInForce()).changes()).extracting(Change::says).containsExactlyInAnyOrder(
                "Section 37, consent, was “not in force” and is now “in force from 1 January 2026”.",
                "It is carried out. Before, it was only prepared, for Section 37, consent.");
        assertThat(PackDiff.between(pack.asIfInForce(), pack).changes()).extracting(Change::says)
                .contains("It is only prepared, until this is in force: Section 37, consent.");
    }

    @Test
    void the_manual_says_on_every_page_that_it_is_not_carried_out() {
        Map<String, String> manual = Manual.pages(packs.ready("sound"), Optional.empty());

        assertThat(manual.get("documents.html"))
                .contains("Not in force, or not confirmed to be. Inserts Education Act, section 434A. By regulations.")
                .contains("Prepared for it, and not carried out until then: <a href=\"procedure-consent.html\">Consent</a>. A parent asks for consent.");
        assertThat(manual.get("procedure-consent.html")).containsSubsequence(
                "<title>Consent (prepared, not in force)", "<h1>Consent</h1>", "Not in force.", "nobody carries it out yet", "It waits for: Section 37, consent",
                "Inserts Education Act, section 434A.", "By regulations.", "A parent asks for consent.", "Answer the request", "Prepared, and not in force. Version");
        assertThat(manual.get("index.html")).containsSubsequence("procedure-visit.html", "Prepared, and not in force", "procedure-consent.html");
        assertThat(manual.get("checklists.html")).doesNotContain("Answer the request");
        assertThat(manual.get("procedure-visit.html")).doesNotContain("not in force", "procedure-consent.html");
    }

    @Test
    void the_manual_of_what_is_in_force_has_no_such_mark() {
        packs.write("sound/pack.yaml", pack(", in_force: 2026-01-01"));
        Map<String, String> manual = Manual.pages(packs.ready("sound"), Optional.empty());

        assertThat(manual.get("procedure-consent.html")).contains("In force from 1 January 2026. Version").doesNotContain("ot in force", "class=\"prepared\"");
        assertThat(manual.get("index.html")).doesNotContain("not in force");
        assertThat(manual.get("checklists.html")).contains("Answer the request");
    }
}
