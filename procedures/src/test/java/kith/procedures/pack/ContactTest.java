package kith.procedures.pack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Path;
import java.util.Optional;
import kith.procedures.diff.Change;
import kith.procedures.diff.PackDiff;
import kith.procedures.manual.Manual;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The partnership's points of contact. */
class ContactTest {
    private static final String CONTACTS = SoundPack.PACK.strip() + """

            contacts:
              duty_team:
                name: Duty team
                for: worry about a child
                agency: social_care
                phone: 01494 475505
                email: duty@place.gov.uk
                hours: Monday to Friday 9:00 to 17:00
                urgent: true
                out_of_hours: police_101
                source: {document: manual, section: "1"}
              police_101:
                name: Police
                for: what cannot wait
                agency: police
                phone: "101"
                hours: at any time
                source: {document: manual, section: "2"}
            """;

    private SoundPack packs;

    @BeforeEach
    void aPackWithContacts(@TempDir Path folder) {
        packs = SoundPack.in(folder).write("sound/pack.yaml", CONTACTS);
    }

    @Test
    void they_are_read_in_their_order() {
        Pack pack = packs.ready("sound");

        assertThat(packs.allProblems("sound")).isEmpty();
        assertThat(pack.contacts()).extracting(Contact::id, Contact::purpose, contact -> contact.phone().orElse(""), Contact::urgent, Contact::outOfHours)
                .containsExactly(
                        tuple("duty_team", "worry about a child", "01494 475505", true, Optional.of("police_101")),
                        tuple("police_101", "what cannot wait", "101", false, Optional.empty()));
    }

    @Test
    void everything_that_is_wrong_with_them_is_said_at_once_with_its_place() {
        packs.write("sound/pack.yaml", CONTACTS
                .replace("phone: 01494 475505", "phone: 01494 4755")
                .replace("duty@place.gov.uk", "duty at place.gov.uk")
                .replace("agency: police\n    phone: \"101\"", "agency: polise")
                .replace("out_of_hours: police_101", "out_of_hours: police_102")
                .replace("Monday to Friday 9:00 to 17:00", "Mon-Fri 9-5"));

        assertThat(packs.problems("sound")).containsExactly(
                "sound/pack.yaml:15:12: 01494 4755 is not a telephone number. Write it as it is dialled: 01494 475505, 0800 1111 or 999.",
                "sound/pack.yaml:16:12: duty at place.gov.uk is not an address for e-mail. Write it as name@place.gov.uk.",
                "sound/pack.yaml:17:12: Mon-Fri 9-5 is not hours. Write at any time, office hours, out of office hours, or days and times: Monday to Friday 9:00 to 17:00.",
                "sound/pack.yaml:19:19: There is no contact police_102. Did you mean police_101?",
                "sound/pack.yaml:21:3: Nobody can tell how to reach police_101."
                        + " Add `phone:`, `email:` or, where the document gives neither, `reached:` with where it is to be found.",
                "sound/pack.yaml:24:13: There is no agency polise. Did you mean police?");
    }

    @Test
    void who_is_rung_first_is_there_by_night_too() {
        packs.write("sound/pack.yaml", CONTACTS.replace("    out_of_hours: police_101\n", ""));
        assertThat(packs.problems("sound")).containsExactly("sound/pack.yaml:18:5: duty_team is to be rung first, and out of hours there is nobody."
                + " Add `out_of_hours:` with the contact who answers then, or `hours: at any time`.");

        packs.write("sound/pack.yaml", CONTACTS.replace("hours: at any time", "hours: out of office hours"));
        assertThat(packs.problems("sound")).isEmpty();

        packs.write("sound/pack.yaml", CONTACTS.replace("hours: at any time", "hours: every day 17:00 to 9:00"));
        assertThat(packs.problems("sound")).containsExactly("sound/pack.yaml:19:5: Neither duty_team nor police_101 answers on Saturday at 9:00."
                + " Name a contact who does, or correct their `hours`.");

        packs.write("sound/pack.yaml", CONTACTS.replace("out_of_hours: police_101", "out_of_hours: duty_team"));
        assertThat(packs.problems("sound")).anyMatch(problem -> problem.startsWith("sound/pack.yaml:19:19: duty_team cannot stand in for itself."));

        packs.write("sound/pack.yaml", CONTACTS.replace("Monday to Friday 9:00 to 17:00", "at any time"));
        assertThat(packs.problems("sound")).containsExactly("sound/pack.yaml:19:19: duty_team answers at any time, so that nobody is needed out of hours."
                + " Leave `out_of_hours` out, or give its `hours`.");
    }

    @Test
    void a_requirement_cannot_be_claimed_for_one_because_no_scenario_could_notice_it() {
        packs.write("sound/pack.yaml", CONTACTS.replace("section: \"1\"}", "section: \"1\", carries_out: [some-requirement]}"));

        assertThat(packs.problems("sound")).singleElement().asString().contains("carries_out is not a key of the pack language here");
    }

    @Test
    void a_local_pack_adds_its_own_changes_others_by_their_id_and_takes_away() {
        packs.withLocal("procedure: visit\n").write("local/pack.yaml", """
                pack: local
                name: A local pack
                extends: sound
                effective_from: 2026-02-01
                contacts:
                  duty_team: {phone: 0800 1111, out_of_hours: night_team}
                  night_team: {name: Night team, for: the night, phone: "116 000", hours: out of office hours, source: {document: manual, section: "3"}}
                  police_101: {remove: true}
                """);

        assertThat(packs.allProblems("local")).isEmpty();
        assertThat(packs.ready("local").contacts()).extracting(Contact::id, contact -> contact.phone().orElse(""), Contact::name).containsExactly(
                tuple("duty_team", "0800 1111", "Duty team"), tuple("night_team", "116 000", "Night team"));
    }

    @Test
    void a_change_is_told_in_words() {
        Pack before = packs.ready("sound");
        Pack after = packs.write("sound/pack.yaml", CONTACTS
                        .replace("01494 475505", "01494 475506")
                        .replace("  police_101:\n", "  police_call:\n").replace("out_of_hours: police_101", "out_of_hours: police_call"))
                .ready("sound");

        assertThat(PackDiff.between(before, before).changes()).isEmpty();
        assertThat(PackDiff.between(before, after).changes()).extracting(Change::thing, Change::id, Change::says).containsExactly(
                tuple(Change.Thing.CONTACT, "duty_team", "Its telephone was “01494 475505” and is now “01494 475506”."),
                tuple(Change.Thing.CONTACT, "police_101", "No longer a contact. It was 101."),
                tuple(Change.Thing.CONTACT, "police_call", "New contact, for what cannot wait: 101."));
    }

    @Test
    void the_manual_has_a_page_of_them_with_who_answers_by_night() {
        String page = Manual.pages(packs.ready("sound"), Optional.empty()).get("contacts.html");

        assertThat(page).containsSubsequence("If a child may be in danger", "Duty team", "01494 475505", "Monday to Friday 9:00 to 17:00", "101", "Others", "Police");
        assertThat(Manual.pages(packs.write("sound/pack.yaml", SoundPack.PACK).ready("sound"), Optional.empty())).doesNotContainKey("contacts.html");
    }
}
