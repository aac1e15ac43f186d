package kith.server.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The gate's decision over the whole product of what it is asked, and a table of what people would expect of it. */
class GateRulesTest {
    private static final List<String> ROLES = List.of(
            "front_door_worker", "business_support_officer", "social_worker", "team_manager", "service_manager", "conference_chair", "police", "health", "school",
            "housing", "probation", "voluntary", "administrator", "", "Administrator", "nobody_has_heard_of");
    private static final List<String> KINDS = List.of("social_care", "police", "health", "education", "voluntary", "", "unheard_of");
    private static final Set<Action> READING =
            EnumSet.of(Action.READ_RECORD, Action.READ_TIMELINE, Action.READ_EVENT, Action.READ_OBLIGATION);

    /** By page: that the way out changes nothing is a test of its own. */
    private static final List<Question> EVERY_QUESTION = questions();

    private static List<Question> everyQuestion() {
        return EVERY_QUESTION;
    }

    private static List<Question> questions() {
        // Nobody stands to a worker's own file in any other relation, nor to anything else in these two.
        List<Relation> toAFile = List.of(Relation.OWN, Relation.MANAGES);
        // Pairs suffice, and all of them at once: no decision asks for more than one relation and the absence of another.
        List<Relation> toAChild = Stream.of(Relation.values()).filter(relation -> !toAFile.contains(relation)).toList();
        List<Set<Relation>> relations = new ArrayList<>(subsets(toAChild).stream().filter(set -> set.size() <= 2).toList());
        relations.add(Set.copyOf(toAChild));
        relations.addAll(subsets(toAFile).stream().filter(both -> !both.isEmpty()).toList());
        List<Question> all = new ArrayList<>();
        for (String role : ROLES) {
            for (String kind : KINDS) {
                for (Set<Relation> standing : relations) {
                    for (Action action : Action.values()) {
                        for (Set<String> asked : List.<Set<String>>of(Set.of(), Set.of(role), Set.of("another_role"), Set.of(role, "another_role"))) {
                            all.add(new Question(viewer(role, kind), action, standing, asked, Outlet.PAGE));
                        }
                    }
                }
            }
        }
        return all;
    }

    private static <T> List<Set<T>> subsets(List<T> of) {
        List<Set<T>> all = new ArrayList<>(List.of(Set.of()));
        for (T one : of) {
            for (Set<T> each : List.copyOf(all)) {
                Set<T> with = new java.util.HashSet<>(each);
                with.add(one);
                all.add(with);
            }
        }
        return all;
    }

    private static Viewer viewer(String role, String kind) {
        return new Viewer("authority", "person", "Name", "agency", "Agency", kind, role, "team", "Team", "pack");
    }

    private static void never(Predicate<Question> what) {
        List<Question> matching = everyQuestion().stream().filter(what).toList();
        assertThat(matching).isNotEmpty();
        assertThat(matching).allSatisfy(question -> assertThat(GateRules.decide(question)).isInstanceOf(Decision.Refuse.class));
    }

    private static Decision decide(Question question) {
        return GateRules.decide(question);
    }

    @Test
    void every_question_has_an_answer_with_a_reason() {
        assertThat(everyQuestion()).hasSizeGreaterThan(100_000).allSatisfy(question -> assertThat(decide(question).reason()).isNotBlank());
    }

    @Test
    void without_a_relation_nothing_about_a_record_is_allowed() {
        never(question -> question.action().onRecord() && question.relations().isEmpty() && question.action() != Action.OPEN_IN_EMERGENCY && question.action() != Action.PASS_ON);
    }

    @Test
    void whoever_is_barred_is_refused_whatever_else_they_are() {
        never(question -> question.action().onRecord() && question.action() != Action.PASS_ON && question.relations().contains(Relation.BARRED));
    }

    @Test
    void of_a_record_that_stands_still_whoever_saw_it_learns_whom_to_ring_and_may_tell_the_single_point_of_contact() {
        never(question -> question.relations().equals(Set.of(Relation.FROZEN))
                && question.action().onRecord()
                && !Set.of(Action.READ_RECORD, Action.RECORD_THROUGH_FREEZE, Action.PASS_ON).contains(question.action()));
        assertThat(everyQuestion())
                .filteredOn(question -> question.relations().equals(Set.of(Relation.FROZEN)) && question.action() == Action.READ_RECORD)
                .filteredOn(question -> !question.viewer().role().equals("administrator"))
                .isNotEmpty()
                .allMatch(question -> decide(question) instanceof Decision.AllowMasked && GateRules.level(question) == Level.WHO_TO_RING);
    }

    @Test
    void in_an_emergency_a_record_is_opened_by_social_care_in_a_role_that_may_and_by_nobody_else() {
        never(question -> Set.of(Action.OPEN_IN_EMERGENCY, Action.LOOK_IN_EMERGENCY).contains(question.action()) && !question.viewer().agencyKind().equals("social_care"));
        never(question -> question.action() == Action.OPEN_IN_EMERGENCY && !question.roles().contains(question.viewer().role()));
        never(question -> question.action() == Action.OPEN_IN_EMERGENCY && question.relations().contains(Relation.FROZEN));
    }

    @Test
    void what_was_opened_for_a_time_is_read_without_what_is_protected() {
        assertThat(everyQuestion())
                .filteredOn(question -> question.relations().equals(Set.of(Relation.OPENED)) && question.action() == Action.READ_RECORD)
                .filteredOn(question -> question.viewer().agencyKind().equals("social_care") && !question.viewer().role().equals("administrator"))
                .isNotEmpty()
                .allMatch(question -> GateRules.level(question) == Level.FULL && !GateRules.readsProtected(question));
    }

    @Test
    void what_a_leaver_held_is_passed_on_by_an_administrator_who_sees_nothing_of_it() {
        never(question -> question.action() == Action.PASS_ON && !question.viewer().role().equals("administrator"));
        assertThat(everyQuestion())
                .filteredOn(question -> question.action() == Action.PASS_ON && question.viewer().role().equals("administrator"))
                .isNotEmpty()
                .allMatch(question -> GateRules.level(question) == Level.NOTHING);
    }

    @Test
    void an_administrator_reads_and_does_nothing_about_any_child() {
        Set<Action> anothers = EnumSet.of(Action.READ_DIRECTORY, Action.ADMINISTER, Action.BRING_ALONG, Action.PASS_ON);
        never(question -> question.viewer().role().equals("administrator") && !anothers.contains(question.action()));
    }

    @Test
    void nobody_else_keeps_the_directory_or_brings_an_old_system_along() {
        Set<Action> administrators = EnumSet.of(Action.ADMINISTER, Action.BRING_ALONG);
        never(question -> !question.viewer().role().equals("administrator") && administrators.contains(question.action()));
    }

    @Test
    void a_partner_agency_never_reads_the_whole_of_a_childs_record() {
        assertThat(everyQuestion())
                .filteredOn(question -> !question.viewer().agencyKind().equals("social_care") && READING.contains(question.action()))
                .filteredOn(GateRulesTest::isOfAChild)
                .isNotEmpty()
                .noneMatch(question -> decide(question) instanceof Decision.Allow);
    }

    /** As far as its relations tell: in these others nobody stands to a child's record. */
    private static boolean isOfAChild(Question question) {
        return Set.of(Relation.PARTNER, Relation.OWN, Relation.MANAGES).stream().noneMatch(question.relations()::contains);
    }

    @Test
    void a_workers_own_file_is_read_whole_by_whoever_reads_it() {
        for (Relation relation : Set.of(Relation.OWN, Relation.MANAGES)) {
            assertThat(everyQuestion())
                    .filteredOn(question -> question.relations().equals(Set.of(relation)) && READING.contains(question.action()))
                    .filteredOn(question -> !question.viewer().role().equals("administrator"))
                    .isNotEmpty()
                    .allMatch(question -> decide(question) instanceof Decision.Allow);
        }
    }

    @Test
    void who_looked_at_a_record_is_told_to_managers_of_social_care_and_to_the_worker_whose_own_file_it_is() {
        never(question -> question.action() == Action.READ_ACCESSES
                && !question.relations().contains(Relation.OWN)
                && !(question.viewer().agencyKind().equals("social_care") && Set.of("team_manager", "service_manager").contains(question.viewer().role())));
    }

    @Test
    void nobody_supervises_excuses_or_allocates_themself() {
        Predicate<Question> own = question -> question.relations().equals(Set.of(Relation.OWN));
        never(own.and(question -> EnumSet.of(Action.EXCUSE, Action.ALLOCATE).contains(question.action())));
        never(own.and(question -> question.action() == Action.RECORD_STEP && Set.of("team_manager", "service_manager").containsAll(question.roles())));
    }

    @Test
    void a_workers_own_file_is_allocated_to_nobody() {
        never(question -> question.action() == Action.ALLOCATE
                && !question.relations().isEmpty()
                && Set.of(Relation.OWN, Relation.MANAGES).containsAll(question.relations()));
    }

    @Test
    void the_partnerships_own_record_is_open_to_every_partner() {
        assertThat(everyQuestion())
                .filteredOn(question -> question.relations().contains(Relation.PARTNER) && !question.relations().contains(Relation.BARRED) && READING.contains(question.action()))
                .filteredOn(question -> !question.viewer().role().equals("administrator"))
                .isNotEmpty()
                .allMatch(question -> decide(question) instanceof Decision.Allow);
    }

    @Test
    void somebody_who_is_only_invited_never_reads_the_whole_approves_excuses_or_allocates() {
        Set<Action> whole = EnumSet.of(Action.APPROVE, Action.EXCUSE, Action.ALLOCATE);
        Predicate<Question> invited = question -> question.relations().equals(Set.of(Relation.INVITED));
        never(invited.and(question -> whole.contains(question.action())));
        assertThat(everyQuestion())
                .filteredOn(question -> invited.test(question) && READING.contains(question.action()))
                .isNotEmpty()
                .noneMatch(question -> decide(question) instanceof Decision.Allow);
    }

    @Test
    void a_step_or_an_approval_is_for_the_roles_that_the_procedure_names_and_for_no_other() {
        never(question -> EnumSet.of(Action.RECORD_STEP, Action.APPROVE).contains(question.action())
                && !question.roles().contains(question.viewer().role()));
    }

    @Test
    void only_managers_excuse_and_allocate() {
        never(question -> EnumSet.of(Action.EXCUSE, Action.ALLOCATE).contains(question.action())
                && !Set.of("team_manager", "service_manager").contains(question.viewer().role()));
    }

    @Test
    void a_partner_agency_never_excuses_or_allocates_and_approves_nothing_on_a_childs_record() {
        Predicate<Question> partner = question -> !question.viewer().agencyKind().equals("social_care");
        never(partner.and(question -> EnumSet.of(Action.EXCUSE, Action.ALLOCATE).contains(question.action())));
        never(partner.and(question -> question.action() == Action.APPROVE && isOfAChild(question)));
    }

    @Test
    void a_further_relation_takes_nothing_away_unless_it_is_a_bar() {
        List<Relation> giving = Stream.of(Relation.values()).filter(relation -> relation != Relation.BARRED).toList();
        for (Question question : everyQuestion()) {
            // Of what stands still there is nothing to open in an emergency but through the single point of contact.
            for (Relation more : question.action() == Action.OPEN_IN_EMERGENCY ? List.<Relation>of() : giving) {
                Set<Relation> with = new java.util.HashSet<>(question.relations());
                with.add(more);
                Decision then = decide(new Question(question.viewer(), question.action(), with, question.roles(), question.outlet()));
if (rank(then) < rank(decide(question))) {
                    assertThat(then).as("%s and %s", question, more).isEqualTo(decide(question));
                }
            }
        }
    }

    @Test
    void the_way_out_does_not_change_the_answer() {
        for (Question question : everyQuestion()) {
            for (Outlet outlet : Outlet.values()) {
                Question otherwise = new Question(question.viewer(), question.action(), question.relations(), question.roles(), outlet);
                if (!decide(question).equals(decide(otherwise))) {
                    assertThat(decide(otherwise)).as("%s", otherwise).isEqualTo(decide(question));
                }
            }
        }
    }

    @Test
    void whoever_reads_masked_has_a_summary_and_whoever_reads_plainly_has_the_whole() {
        assertThat(everyQuestion())
                .filteredOn(question -> READING.contains(question.action()))
                .allSatisfy(question -> assertThat(GateRules.level(question)).isIn(switch (decide(question)) {
                    case Decision.Refuse _ -> question.action() == Action.READ_RECORD ? Set.of(Level.NOTHING) : Set.of(Level.NOTHING, Level.WHO_TO_RING);
                    case Decision.AllowMasked _ -> question.action() == Action.READ_RECORD ? Set.of(Level.SUMMARY, Level.WHO_TO_RING) : Set.of(Level.SUMMARY);
                    case Decision.Allow _ -> Set.of(Level.FULL);
                }));
    }

    private static int rank(Decision decision) {
        return switch (decision) {
            case Decision.Refuse _ -> 0;
            case Decision.AllowMasked _ -> 1;
            case Decision.Allow _ -> 2;
        };
    }

    @ParameterizedTest(name = "{0} of {1}, {2}: {3} for {4} is {5}")
    @CsvSource({
        "social_worker,     social_care, ALLOCATED, READ_RECORD,      '',             Allow",
        "social_worker,     social_care, TEAM,      READ_TIMELINE,    '',             Allow",
        "social_worker,     social_care, INVITED,   READ_RECORD,      '',             AllowMasked",
        "social_worker,     social_care, '',        READ_RECORD,      '',             Refuse",
        "social_worker,     social_care, ALLOCATED, RECORD_STEP,      social_worker,  Allow",
        "social_worker,     social_care, ALLOCATED, RECORD_STEP,      team_manager,   Refuse",
        "social_worker,     social_care, ALLOCATED, APPROVE,          team_manager,   Refuse",
        "social_worker,     social_care, ALLOCATED, ALLOCATE,         '',             Refuse",
        "social_worker,     social_care, ALLOCATED, EXCUSE,           '',             Refuse",
        "social_worker,     social_care, ALLOCATED, GIVE_LATE_REASON, '',             Allow",
        "team_manager,      social_care, TEAM,      APPROVE,          team_manager,   Allow",
        "team_manager,      social_care, TEAM,      ALLOCATE,         '',             Allow",
        "team_manager,      social_care, '',        ALLOCATE,         '',             Refuse",
        "service_manager,   social_care, OVERSIGHT, READ_EVENT,       '',             Allow",
        "service_manager,   social_care, OVERSIGHT, EXCUSE,           '',             Allow",
        "service_manager,   social_care, OVERSIGHT, APPROVE,          team_manager,   Refuse",
        "front_door_worker, social_care, INVITED,   READ_RECORD,      '',             AllowMasked",
        "business_support_officer, social_care, INVITED, READ_RECORD, '',            AllowMasked",
        "business_support_officer, social_care, '', TAKE_CONTACT,      '',             Allow",
        "business_support_officer, social_care, '', SEE_TEAM,          '',             Refuse",
        "front_door_worker, social_care, '',        TAKE_CONTACT,     '',             Allow",
        "front_door_worker, social_care, '',        SEE_QUEUE,        '',             Allow",
        "conference_chair,  social_care, '',        SEE_QUEUE,        '',             Refuse",
        "team_manager,      social_care, '',        SEE_TEAM,         '',             Allow",
        "service_manager,   social_care, '',        SEE_TEAM,         '',             Allow",
        "social_worker,     social_care, '',        SEE_TEAM,         '',             Refuse",
        "team_manager,      health,      '',        SEE_TEAM,         '',             Refuse",
        "police,            police,      INVITED,   READ_RECORD,      '',             AllowMasked",
        "police,            police,      TEAM,      READ_RECORD,      '',             AllowMasked",
        "police,            police,      ALLOCATED, READ_EVENT,       '',             AllowMasked",
        "police,            police,      INVITED,   RECORD_STEP,      police,         Allow",
        "police,            police,      '',        RECORD_STEP,      police,         Refuse",
        "police,            police,      '',        SEE_QUEUE,        '',             Refuse",
        "police,            police,      '',        TAKE_CONTACT,     '',             Refuse",
        "police,            police,      '',        FIND_PEOPLE,      '',             Allow",
        "police,            police,      '',        READ_DIRECTORY,   '',             Allow",
        "school,            education,   '',        READ_OBLIGATION,  '',             Refuse",
        "administrator,     social_care, OVERSIGHT, READ_RECORD,      '',             Refuse",
        "administrator,     social_care, '',        ADMINISTER,       '',             Allow",
        "administrator,     social_care, '',        SEE_WORK,         '',             Refuse",
        "administrator,     social_care, '',        FIND_PEOPLE,      '',             Refuse",
    })
    void the_main_examples(String role, String kind, String relation, Action action, String asked, String answer) {
        Set<Relation> relations = relation.isEmpty() ? Set.of() : Set.of(Relation.valueOf(relation));
        Set<String> roles = asked.isEmpty() ? Set.of() : Set.of(asked);
        Question question = new Question(viewer(role, kind), action, relations, roles, Outlet.PAGE);
        assertThat(decide(question).getClass().getSimpleName()).isEqualTo(answer);
    }
}
