package kith.server.arrival;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SequencedMap;
import java.util.stream.Collectors;

/**
 * The tables of an old system about children who do not exist: the same for the same seed. Ten kinds of children take turns, so that of forty
 * there are four of each.
 */
final class InventedAuthority {
    private static final List<String> GIVEN = List.of("Ada", "Bert", "Cleo", "Dilan", "Esi", "Femi", "Greta", "Hari", "Ines", "Jonas", "Kofi", "Lena");
    private static final List<String> FAMILY = List.of("Quillfeather", "Umbersley", "Varnholt", "Wexcombe", "Yarrowby", "Zellhurst");
    private static final List<String> WORDS = List.of(
            "The flat was warm and tidy, and there was food in the kitchen.", "Nobody answered, although we had agreed on the time.",
            "The grandmother has taken over the mornings, and school says that it shows.", "We talked about bedtime, and about the dog.",
            "The health visitor had seen the baby the day before and was content.", "He said that he wants to see his brother more often.");

    /** One row, column by column. */
    record Row(SequencedMap<String, String> cells) {}

    private final Random random;
    private final LocalDate today;
    private final int notes;
    private final SequencedMap<String, List<Row>> tables = new LinkedHashMap<>();
    private int next;

    /** @param notes about each child */
    InventedAuthority(long seed, LocalDate today, int children, int notes) {
        this.random = new Random(seed);
        this.today = today;
        this.notes = notes;
        row("ssd_professionals", "prof_professional_id", "W1", "prof_professional_name", "Invented Worker", "prof_staff_id", "S-1");
        row("ssd_professionals", "prof_professional_id", "W2", "prof_professional_name", "Somebody Gone", "prof_staff_id", "S-2");
        row("ssd_department", "dept_team_id", "T1", "dept_team_name", "Assessment North", "dept_team_parent_id", "T0");
        row("workers", "prof_professional_id", "W1", "sign_in", "social_worker");
        for (int i = 0; i < children; i++) {
            child("P" + (100 + i), i);
        }
    }

    SequencedMap<String, List<Row>> tables() {
        return tables;
    }

    /** Adds a row: columns and what they hold, by turns. */
    void row(String table, String... cells) {
        SequencedMap<String, String> row = new LinkedHashMap<>();
        for (int i = 0; i < cells.length; i += 2) {
            row.put(cells[i], cells[i + 1]);
        }
        tables.computeIfAbsent(table, _ -> new ArrayList<>()).add(new Row(row));
    }

    void write(Path folder) {
        try {
            Files.createDirectories(folder);
            for (Map.Entry<String, List<Row>> table : tables.entrySet()) {
                List<String> columns = table.getValue().stream().flatMap(row -> row.cells().keySet().stream()).distinct().toList();
                try (BufferedWriter file = Files.newBufferedWriter(folder.resolve(table.getKey() + ".csv"))) {
                    file.write(String.join(",", columns) + "\r\n");
                    for (Row row : table.getValue()) {
                        file.write(columns.stream().map(column -> quoted(row.cells().getOrDefault(column, ""))).collect(Collectors.joining(",")) + "\r\n");
                    }
                }
            }
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    private static String quoted(String cell) {
        return cell.chars().anyMatch(one -> one == ',' || one == '"' || one == '\n') ? '"' + cell.replace("\"", "\"\"") + '"' : cell;
    }

    private String id(String of) {
        return of + ++next;
    }

    private String day(int ago) {
        return today.minusDays(ago) + " 00:00:00";
    }

    private <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    private void child(String person, int number) {
        int age = 200 + random.nextInt(15 * 365);
        row("ssd_person", "pers_person_id", person, "pers_forename", one(GIVEN), "pers_surname", one(FAMILY), "pers_sex", one(List.of("F", "M", "U")),
                "pers_ethnicity", one(List.of("WBRI", "APKN", "BCRB")), "pers_dob", number % 10 == 9 ? day(17 * 365) : day(age), "pers_nationality", "GBR",
                "pers_common_child_id", "%010d".formatted(9_000_000_000L + number), "pers_is_mother", "N", "pers_local_flag", "LOCAL-" + number);
        row("ssd_address", "addr_table_id", id("A"), "addr_person_id", person, "addr_address_type", "HOME", "addr_address_start_date", day(900),
                "addr_address_end_date", "", "addr_address_postcode", "ZZ9%dZZ".formatted(number % 9),
                "addr_address_json", "{\"ROOM\": \"\", \"HOUSE\": \"%d\", \"STREET\": \"Invented Street\", \"TOWN\": \"Testham\"}".formatted(1 + number % 90));
        row("ssd_disability", "disa_table_id", id("D"), "disa_person_id", person, "disa_disability_code", one(List.of("NONE", "AUT", "LD")));
        if (number % 4 < 2) {
            row("ssd_family", "fami_table_id", id("F"), "fami_family_id", "FAM" + number / 4, "fami_person_id", person);
        }
        row("ssd_involvements", "invo_involvements_id", id("I"), "invo_professional_id", number % 10 == 2 ? "W2" : "W1", "invo_professional_role_id", "Social worker",
                "invo_professional_team", "T1", "invo_involvement_start_date", day(100), "invo_involvement_end_date", number % 10 == 6 ? day(20) : "",
                "invo_worker_change_reason", "MANAGE", "invo_person_id", person, "invo_referral_id", "");
        String referral = referral(person, number);
        switch (number % 10) {
            case 0 -> protectionPlan(person, referral, 200, "");
            case 1 -> protectionPlan(person, referral, 700, day(300));
            case 2 -> inNeedPlan(person, referral, 90, "");
            case 3 -> inNeedPlan(person, referral, 500, day(200));
            case 4 -> inCare(person, referral);
            case 5 -> assessment(person, referral, 30, "");
            case 7 -> row("ssd_s47_enquiry", "s47e_s47_enquiry_id", id("S"), "s47e_referral_id", referral, "s47e_person_id", person,
                    "s47e_s47_start_date", today.minusDays(5) + "T14:30:00", "s47e_s47_end_date", "", "s47e_s47_nfa", "",
                    "s47e_s47_outcome_json", "", "s47e_s47_completed_by_worker_id", "W1", "s47e_s47_completed_by_team", "T1");
            case 8 -> row("ssd_contacts", "cont_contact_id", id("C"), "cont_person_id", person, "cont_contact_date", day(1), "cont_contact_source_code", "2A",
                    "cont_contact_source_desc", "School", "cont_contact_outcome_json", "{\"OUTCOME_NFA_FLAG\": \"\"}");
            case 9 -> row("ssd_care_leavers", "clea_table_id", id("L"), "clea_person_id", person, "clea_care_leaver_eligibility", "Relevant",
                    "clea_care_leaver_in_touch", "YES", "clea_care_leaver_latest_contact", day(30), "clea_pathway_plan_review_date", day(60),
                    "clea_care_leaver_worker_id", "W1");
            default -> { }
        }
        for (int i = 0; i < notes; i++) {
            row("notes", "note_id", id("N"), "person_id", person, "date", i % 3 == 0 ? day(3 + i * 7) : today.minusDays(3 + i * 7L) + " 10:15",
                    "kind", one(List.of("Visit", "Telephone call", "E-mail", "Carrier pigeon")), "author", "W2, Somebody Gone", "text", one(WORDS) + " " + one(WORDS));
        }
    }

    private String referral(String person, int number) {
        boolean open = List.of(0, 2, 4, 5, 7).contains(number % 10);
        String referral = id("R");
        row("ssd_cin_episodes", "cine_referral_id", referral, "cine_person_id", person, "cine_referral_date", day(number % 10 == 5 ? 32 : 720),
                "cine_cin_primary_need_code", one(List.of("N1", "N4", "N5")), "cine_referral_source_code", "3A", "cine_referral_source_desc", "GP",
                "cine_referral_nfa", number % 10 == 6 ? "Y" : "N", "cine_close_reason", open ? "" : "RC7", "cine_close_date", open ? "" : day(150),
                "cine_referral_team", "T1", "cine_referral_worker_id", "W1");
        if (number % 10 < 5) {
            assessment(person, referral, 715, day(670));
        }
        return referral;
    }

    private void assessment(String person, String referral, int ago, String authorised) {
        String assessment = id("CA");
        row("ssd_cin_assessments", "cina_assessment_id", assessment, "cina_person_id", person, "cina_referral_id", referral,
                "cina_assessment_start_date", day(ago), "cina_assessment_child_seen", "Y", "cina_assessment_auth_date", authorised,
                "cina_assessment_outcome_json", authorised.isEmpty() ? "" : "{\"OUTCOME_CP_CONFERENCE_FLAG\": \"Y\"}", "cina_assessment_team", "T1",
                "cina_assessment_worker_id", "W1");
        if (!authorised.isEmpty()) {
            row("ssd_assessment_factors", "cinf_table_id", id("CF"), "cinf_assessment_id", assessment, "cinf_assessment_factors_json", "{\"1B\": \"Yes\"}");
        }
    }

    private void protectionPlan(String person, String referral, int ago, String ended) {
        String plan = id("CP");
        String conference = id("IC");
        row("ssd_initial_cp_conference", "icpc_icpc_id", conference, "icpc_person_id", person, "icpc_referral_id", referral, "icpc_icpc_target_date", day(ago - 1),
                "icpc_icpc_date", day(ago), "icpc_icpc_outcome_cp_flag", "Y", "icpc_icpc_team", "T1", "icpc_icpc_worker_id", "W2");
        row("ssd_cp_plans", "cppl_cp_plan_id", plan, "cppl_referral_id", referral, "cppl_icpc_id", conference, "cppl_person_id", person,
                "cppl_cp_plan_start_date", day(ago), "cppl_cp_plan_end_date", ended, "cppl_cp_plan_initial_category", "NEG", "cppl_cp_plan_ola", "N",
                "cppl_cp_plan_latest_category", "Emotional abuse");
        row("ssd_cp_reviews", "cppr_cp_review_id", id("CR"), "cppr_person_id", person, "cppr_cp_plan_id", plan, "cppr_cp_review_due", day(ago - 90),
                "cppr_cp_review_date", day(ago - 85), "cppr_cp_review_outcome_continue_cp", "Y", "cppr_cp_review_quorate", "Y");
        for (int i = 0; i < 4; i++) {
            row("ssd_cp_visits", "cppv_cp_visit_id", id("CV"), "cppv_person_id", person, "cppv_cp_plan_id", plan, "cppv_cp_visit_date", day(ago - 10 - 9 * i),
                    "cppv_cp_visit_seen", i == 2 ? "N" : "Y", "cppv_cp_visit_seen_alone", i == 2 ? "" : "Y", "cppv_cp_visit_bedroom", "N");
        }
    }

    private void inNeedPlan(String person, String referral, int ago, String ended) {
        row("ssd_cin_plans", "cinp_cin_plan_id", id("CN"), "cinp_referral_id", referral, "cinp_person_id", person, "cinp_cin_plan_start_date", day(ago),
                "cinp_cin_plan_end_date", ended, "cinp_cin_plan_team", "T1", "cinp_cin_plan_worker_id", "W1");
        row("ssd_cin_visits", "cinv_cin_visit_id", id("CNV"), "cinv_person_id", person, "cinv_cin_visit_date", day(ago - 8), "cinv_cin_visit_seen", "Y",
                "cinv_cin_visit_seen_alone", "N", "cinv_cin_visit_bedroom", "Y");
    }

    private void inCare(String person, String referral) {
        String care = id("CLA");
        String placement = id("PL");
        row("ssd_cla_episodes", "clae_cla_episode_id", id("CE"), "clae_person_id", person, "clae_cla_episode_start_date", day(400),
                "clae_cla_episode_start_reason", "S", "clae_cla_episode_ceased_date", day(200), "clae_cla_episode_ceased_reason", "X1", "clae_cla_id", care,
                "clae_referral_id", referral);
        row("ssd_cla_episodes", "clae_cla_episode_id", id("CE"), "clae_person_id", person, "clae_cla_episode_start_date", day(200),
                "clae_cla_episode_start_reason", "L", "clae_cla_id", care, "clae_referral_id", referral, "clae_cla_placement_id", placement);
        row("ssd_legal_status", "lega_legal_status_id", id("LS"), "lega_person_id", person, "lega_legal_status", "V2", "lega_legal_status_start_date", day(400),
                "lega_legal_status_end_date", day(200));
        row("ssd_legal_status", "lega_legal_status_id", id("LS"), "lega_person_id", person, "lega_legal_status", "C2", "lega_legal_status_start_date", day(200));
        row("ssd_cla_placement", "clap_cla_placement_id", placement, "clap_person_id", person, "clap_cla_id", care, "clap_cla_placement_start_date", day(400),
                "clap_cla_placement_type", "U6", "clap_cla_placement_distance", "7.5", "clap_cla_placement_postcode", "ZZ98ZZ", "clap_cla_placement_provider", "PR1");
        row("ssd_cla_care_plan", "lacp_table_id", id("LP"), "lacp_person_id", person, "lacp_cla_care_plan_start_date", day(390),
                "lacp_cla_care_plan_json", "{\"REMAINSUP\": \"N\", \"LTFOSTER\": \"Y\"}");
        row("ssd_cla_health", "clah_health_check_id", id("LH"), "clah_person_id", person, "clah_health_check_type", "Health Assessment",
                "clah_health_check_date", day(380), "clah_health_check_status", "Completed");
        for (int ago : List.of(381, 296, 120)) {
            row("ssd_cla_reviews", "clar_cla_review_id", id("LR"), "clar_cla_id", care, "clar_cla_review_due_date", day(ago - 2), "clar_cla_review_date", day(ago),
                    "clar_cla_review_cancelled", "N", "clar_cla_review_participation", "PN1");
        }
        row("ssd_cla_visits", "clav_cla_visit_id", id("LV"), "clav_cla_id", care, "clav_person_id", person, "clav_cla_visit_date", day(25), "clav_cla_visit_seen", "Y",
                "clav_cla_visit_seen_alone", "Y");
        row("ssd_sdq_scores", "csdq_table_id", id("SQ"), "csdq_person_id", person, "csdq_sdq_completed_date", day(250), "csdq_sdq_score", "17");
    }

    /** Writes such a folder: FOLDER CHILDREN NOTES. */
    public static void main(String... arguments) {
        new InventedAuthority(7, LocalDate.now(), Integer.parseInt(arguments[1]), Integer.parseInt(arguments[2])).write(Path.of(arguments[0]));
    }
}
