package kith.procedures.position;

import static kith.procedures.position.Trial.NO;
import static kith.procedures.position.Trial.YES;
import static kith.procedures.position.Trial.choice;
import static kith.procedures.position.Trial.london;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kith.procedures.calendar.Due;
import kith.procedures.condition.FieldRef;
import kith.procedures.history.Answer;
import kith.procedures.history.Author;
import kith.procedures.history.Event;
import kith.procedures.history.Facts;
import kith.procedures.history.Occurred;
import kith.procedures.pack.Pack;
import kith.procedures.pack.Packs;
import kith.procedures.position.Obligation.State;
import org.junit.jupiter.api.Test;

class PositionsTest {

    @Test
    void an_empty_record_owes_nothing_and_may_begin_with_what_is_offered_at_any_time() {
        Position position = new Trial().position();
        assertThat(position.episodes()).isEmpty();
        assertThat(position.obligations()).isEmpty();
        assertThat(position.offers()).extracting(Offer::step).containsExactlyInAnyOrder("advice", "contact", "concern");
        assertThat(position.offers()).allSatisfy(offer -> assertThat(offer.episode()).isEmpty());
    }

    @Test
    void a_contact_with_harm_opens_two_episodes_and_the_clocks_of_both() {
        Trial trial = new Trial().recorded("c", "contact", "2027-01-12T16:10", "harm", YES);
        assertThat(trial.position().episodes()).extracting(Episode::procedure).containsExactlyInAnyOrder("referral", "enquiry");
        Obligation discussion = trial.obligation("hold_discussion");
        assertThat(discussion.limit()).contains(new Due.At(london("2027-01-13T16:10")));
        assertThat(discussion.aim()).contains(new Due.At(london("2027-01-12T20:10")));
        assertThat(discussion.because()).isEqualTo("Contact received on 12 January 2027 at 16:10");
        assertThat(discussion.counted())
                .isEqualTo("24 hours from 12 January 2027 at 16:10, through nights, weekends and holidays; the aim is 4 hours");
        assertThat(discussion.holder()).isEqualTo(new Holder.Team("manager duty"));
        assertThat(trial.obligation("decide").limit()).contains(new Due.ByEndOf(LocalDate.of(2027, 1, 13)));
    }

    @Test
    void an_unanswered_or_denied_suspicion_opens_no_enquiry() {
        assertThat(new Trial().recorded("c", "contact", "2027-01-12T16:10").position().episodes()).hasSize(1);
        assertThat(new Trial().recorded("c", "contact", "2027-01-12T16:10", "harm", NO).position().episodes()).hasSize(1);
    }

    @Test
    void who_is_named_in_the_answer_holds_it_until_somebody_is_allocated_or_named_anew() {
        Trial plan = new Trial()
                .allocated("before", "worker", "carol", "2027-01-11T10:00")
                .recorded("c", "contact", "2027-01-12T16:10", "harm", YES)
                .recorded("o", "outcome", "2027-01-13T10:00", "result", choice("plan"), "lead", new Answer.Professional("asha"))
                .approved("a", "outcome", "o", "2027-01-13T11:00", "manager");
        Obligation named = plan.obligation("first_core_group");
        assertThat(named.owner()).isEqualTo("worker");
        assertThat(named.holder()).isEqualTo(new Holder.Person("asha"));
        assertThat(named.causes().answers()).contains(new Causes.AnswerRead("o", new FieldRef("outcome", "lead")));
        assertThat(named.causes().events()).doesNotContain("before");
        assertThat(plan.obligation("first_review").holder()).isEqualTo(new Holder.Team("chair duty"));

        assertThat(plan.allocated("after", "worker", "ben", "2027-01-14T10:00").obligation("first_core_group").holder()).isEqualTo(new Holder.Person("ben"));
        plan.recorded("g", "core_group", "2027-01-20T10:00", "lead", new Answer.Professional("dora"));
        assertThat(plan.obligation("next_core_group").holder()).isEqualTo(new Holder.Person("dora"));
    }

    @Test
    void a_step_with_several_approvals_counts_when_all_that_come_first_have_come() {
        Trial trial = new Trial()
                .recorded("o", "outcome", "2027-01-13T10:00", "result", choice("plan"))
                .approved("a", "outcome", "o", "2027-01-13T11:00", "manager")
                .recorded("s", "summary", "2027-01-20T10:00", "names", YES);
        assertThat(trial.position().awaitedApprovals()).extracting(AwaitedApproval::approval).containsExactly("words", "names", "filing");
        assertThat(trial.position().awaitedApprovals()).extracting(AwaitedApproval::by).containsExactly("manager", "chair", "worker");

        trial.approved("w", "summary", "s", "2027-01-20T11:00", "manager", "approval", new Answer.Text("words"));
        assertThat(trial.obligation("summary.approval.words").state()).isEqualTo(new State.Met("w", london("2027-01-20T11:00")));
        assertThat(trial.position().obligations()).extracting(Obligation::rule).doesNotContain("tell_of_summary");

        trial.approved("n", "summary", "s", "2027-01-20T12:00", "worker", "approval", new Answer.Text("names"), "manner", choice("by_telephone"));
        assertThat(trial.obligation("tell_of_summary").trigger()).isEqualTo("s");
        assertThat(trial.obligation("tell_of_summary").causes().events()).contains("s", "w", "n");
        assertThat(trial.position().awaitedApprovals()).extracting(AwaitedApproval::approval, AwaitedApproval::given)
                .containsExactly(tuple("names", true), tuple("filing", false));

        trial.approved("f", "summary", "s", "2027-01-21T12:00", "worker", "approval", new Answer.Text("filing"))
                .approved("c", "summary", "s", "2027-01-21T13:00", "chair", "approval", new Answer.Text("names"));
        assertThat(trial.position().awaitedApprovals()).isEmpty();
    }

    @Test
    void one_approver_who_sends_it_back_sends_it_back_and_what_says_nothing_is_about_the_first_approval() {
        Trial trial = new Trial()
                .recorded("o", "outcome", "2027-01-13T10:00", "result", choice("plan"))
                .approved("a", "outcome", "o", "2027-01-13T11:00", "manager")
                .recorded("s", "summary", "2027-01-20T10:00", "names", YES)
                .approved("w", "summary", "s", "2027-01-20T11:00", "manager")
                .with(Trial.event("r", "summary.returned", "2027-01-20T12:00", "s", "chair", "approval", new Answer.Text("names"), "reason", new Answer.Text("Too many")));
        assertThat(trial.obligation("summary.approval.words").state()).isInstanceOf(State.Met.class);
        assertThat(trial.obligation("summary.approval.names").owner()).isEqualTo("worker");
        assertThat(trial.obligation("summary.approval.names").sentence()).isEqualTo("Put right and send again: Summary");
        assertThat(trial.position().obligations()).extracting(Obligation::rule).doesNotContain("tell_of_summary");

        trial.corrected("x", "summary", "s", "2027-01-21T10:00", "names", YES)
                .approved("n", "summary", "s", "2027-01-21T11:00", "chair", "approval", new Answer.Text("names"));
        assertThat(trial.obligation("tell_of_summary").trigger()).isEqualTo("s");
    }

    @Test
    void nobody_named_or_somebody_who_has_left_leaves_it_to_whoever_has_the_role() {
        for (Answer lead : List.of(new Answer.Professional(Trial.GONE), new Answer.Text("asha"))) {
            assertThat(new Trial()
                            .recorded("o", "outcome", "2027-01-13T10:00", "result", choice("plan"), "lead", lead)
                            .approved("a", "outcome", "o", "2027-01-13T11:00", "manager")
                            .obligation("first_core_group").holder())
                    .isEqualTo(new Holder.Team("worker duty"));
        }
    }

    @Test
    void what_was_recorded_this_time_is_of_this_episode_and_of_what_led_to_it_and_of_no_earlier_one() {
        Trial first = new Trial()
                .recorded("c", "concern", "2027-01-12T16:10")
                .recorded("d", "discussion", "2027-01-12T18:00", "outcome", choice("again"))
                .recorded("again", "concern", "2027-01-13T10:00");
        assertThat(first.obligation("meet_about_the_next_concern").trigger()).isEqualTo("again");

        Trial second = new Trial()
                .recorded("c", "concern", "2027-01-12T16:10")
                .recorded("d", "discussion", "2027-01-12T18:00", "outcome", choice("none"))
                .recorded("next", "concern", "2027-02-13T10:00");
        assertThat(second.position().obligations()).extracting(Obligation::rule).doesNotContain("meet_about_the_next_concern");

        Trial led = new Trial()
                .recorded("c", "contact", "2027-01-12T16:10", "harm", YES)
                .recorded("d", "discussion", "2027-01-12T18:00", "outcome", choice("enquiry"))
                .recorded("o", "outcome", "2027-01-13T10:00", "result", choice("plan"))
                .approved("a", "outcome", "o", "2027-01-13T11:00", "manager")
                .recorded("g", "core_group", "2027-01-20T10:00");
        assertThat(led.obligation("ask_at_once").trigger()).isEqualTo("g");
    }

    @Test
    void a_clock_counts_from_the_answer_where_there_is_one_and_says_so() {
        Obligation discussion = new Trial()
                .recorded("c", "contact", "2027-01-12T16:10", "harm", YES, "harm_at", new Answer.When(new Occurred.At(london("2027-01-12T09:00"))))
                .obligation("hold_discussion");
        assertThat(discussion.limit()).contains(new Due.At(london("2027-01-13T09:00")));
        assertThat(discussion.counted()).contains("12 January 2027 at 09:00 (the answer to “Since when?”)");
        assertThat(discussion.causes().answers()).contains(new Causes.AnswerRead("c", new FieldRef("contact", "harm_at")));
    }

    @Test
    void an_exception_gives_another_time_with_its_own_source_and_reason() {
        Obligation discussion =
                new Trial().recorded("c", "contact", "2027-01-12T16:10", "harm", YES, "complex", YES).obligation("hold_discussion");
        assertThat(discussion.limit()).contains(new Due.At(london("2027-01-15T16:10")));
        assertThat(discussion.source().section()).isEqualTo("2.1");
        assertThat(discussion.counted()).contains("this time and not the usual one because “Complex?” is answered yes");
    }

    @Test
    void an_hour_clock_from_a_day_alone_counts_from_its_start_and_says_so() {
        Obligation discussion = new Trial().recorded("c", "contact", "2027-06-10", "harm", YES).obligation("hold_discussion");
        assertThat(discussion.limit()).contains(new Due.At(london("2027-06-11T00:00")));
        assertThat(discussion.counted()).contains("the start of 10 June 2027").contains("the time of day is not known");
        assertThat(discussion.because()).isEqualTo("Contact received on 10 June 2027");
    }

    @Test
    void what_is_held_in_time_is_met_and_a_day_alone_on_the_last_day_is_in_time() {
        Trial trial = new Trial().recorded("c", "contact", "2027-01-12T16:10", "harm", YES);
        String enquiry = trial.episode("enquiry").id();
        Obligation onTheDay = trial.recordedIn(enquiry, "d", "discussion", "2027-01-13", "outcome", choice("enquiry")).obligation("hold_discussion");
        assertThat(onTheDay.state()).isEqualTo(new State.Met("d", london("2027-01-13T00:00")));
        assertThat(onTheDay.lateAt(Instant.parse("2030-01-01T00:00:00Z"))).isFalse();
    }

    @Test
    void what_is_held_after_the_limit_is_met_late_however_early_it_is_recorded() {
        Trial trial = new Trial()
                .recorded("c", "contact", "2027-01-12T16:10", "harm", YES)
                .recorded("d", "discussion", "2027-01-13T16:11", "outcome", choice("enquiry"));
        assertThat(trial.obligation("hold_discussion").lateAt(london("2027-02-01T00:00"))).isTrue();
    }

    @Test
    void a_discussion_held_before_the_contact_was_typed_meets_its_obligation() {
        Trial trial = new Trial().recorded("c", "contact", "2027-01-12T16:10", "harm", YES);
        String enquiry = trial.episode("enquiry").id();
        trial.recordedIn(enquiry, "d", "discussion", "2027-01-12T15:00", "outcome", choice("enquiry"));
        assertThat(trial.obligation("hold_discussion").state()).isEqualTo(new State.Met("d", london("2027-01-12T15:00")));
    }

    @Test
    void an_event_of_which_only_the_day_is_known_finds_the_episode_that_opens_later_that_day() {
        Trial trial = new Trial()
                .recorded("c", "contact", "2027-01-12T16:10", "harm", YES)
                .recorded("d", "discussion", "2027-01-12", "outcome", choice("none"));
        assertThat(trial.episode("enquiry").closed()).hasValueSatisfying(closed -> assertThat(closed.by()).isEqualTo("d"));
    }

    @Test
    void a_second_contact_joins_the_open_enquiry_and_owes_a_decision_of_its_own() {
        Trial trial = new Trial()
                .recorded("c", "contact", "2027-01-12T16:10", "harm", YES)
                .recorded("c2", "contact", "2027-01-12T18:00", "harm", YES);
        assertThat(trial.position().episodes()).hasSize(2);
        assertThat(trial.obligation("hold_discussion").trigger()).isEqualTo("c");
        assertThat(trial.position().obligations()).filteredOn(obligation -> obligation.rule().equals("decide")).hasSize(2);
    }

    @Test
    void harmless_contacts_set_off_nothing_in_an_open_enquiry() {
        Trial trial = new Trial()
                .recorded("k", "concern", "2027-01-12T10:00")
                .recorded("c", "contact", "2027-01-12T16:10", "harm", NO);
        assertThat(trial.position().obligations()).extracting(Obligation::rule).containsExactly("hold_discussion_on_concern", "decide");
    }

    @Test
    void a_new_concern_in_an_enquiry_asks_for_a_discussion_of_its_own() {
        Trial trial = new Trial()
                .recorded("k", "concern", "2027-01-12T10:00")
                .recorded("d", "discussion", "2027-01-12T12:00", "outcome", choice("enquiry"))
                .recorded("k2", "concern", "2027-01-14T10:00", "complex", YES);
        List<Obligation> discussions = trial.position().obligations().stream()
                .filter(obligation -> obligation.rule().equals("hold_discussion_on_concern")).toList();
        assertThat(discussions).extracting(Obligation::state).containsExactly(new State.Met("d", london("2027-01-12T12:00")), new State.Open());
        assertThat(discussions.get(1).limit()).contains(new Due.At(london("2027-01-17T10:00")));
    }

    @Test
    void closing_cancels_what_is_open_with_its_reason_but_not_what_the_closing_asks_for() {
        Trial trial = plan().recorded("end", "plan_end", "2027-03-01T10:00");
        assertThat(trial.obligation("first_review").state()).isEqualTo(new State.Cancelled("end", "The plan ended"));
        assertThat(trial.obligation("send_letter").state()).isEqualTo(new State.Open());
        assertThat(trial.position().offers()).anySatisfy(offer -> {
            assertThat(offer.step()).isEqualTo("letter");
            assertThat(offer.meets()).containsExactly(trial.obligation("send_letter").id());
        });
    }

    @Test
    void every_core_group_asks_for_the_next_and_a_review_ends_the_need() {
        Trial trial = plan().recorded("g1", "core_group", "2027-02-10", "interval", choice("four_weeks")).recorded("g2", "core_group", "2027-03-08");
        List<Obligation> next = trial.position().obligations().stream().filter(obligation -> obligation.rule().equals("next_core_group")).toList();
        assertThat(next).extracting(Obligation::limit).containsExactly(
                Optional.of(new Due.ByEndOf(LocalDate.of(2027, 3, 10))), Optional.of(new Due.ByEndOf(LocalDate.of(2027, 4, 19))));
        assertThat(next.getFirst().state()).isInstanceOf(State.Met.class);
        assertThat(trial.obligation("first_core_group").state()).isEqualTo(new State.Met("g1", london("2027-02-10T00:00")));
        Trial reviewed = trial.recorded("r", "review", "2027-03-20", "decision", choice("continue"));
        assertThat(reviewed.position().obligations()).anySatisfy(obligation -> {
            assertThat(obligation.trigger()).isEqualTo("g2");
            assertThat(obligation.state()).isEqualTo(new State.Cancelled("r", "Review held on 20 March 2027"));
        });
    }

    @Test
    void an_answer_is_read_from_the_episode_that_led_here_and_not_from_a_later_contact() {
        Trial trial = plan();
        assertThat(trial.position().statuses()).extracting(StatusHeld::words)
                .containsExactly("Enquiry since 13 January 2027", "Plan, neglect, since 27 January 2027");
        assertThat(trial.position().statuses().getFirst().until()).contains(LocalDate.of(2027, 1, 27));
    }

    @Test
    void nothing_follows_from_a_step_until_its_approval_where_it_must_be_approved_first() {
        Trial trial = enquiry().recorded("o", "outcome", "2027-01-27T10:00", "result", choice("plan"));
        assertThat(trial.position().episodes()).extracting(Episode::procedure).doesNotContain("plan");
        assertThat(trial.obligation("conclude").state()).isEqualTo(new State.Open());
        assertThat(trial.position().awaitedApprovals()).filteredOn(awaited -> awaited.event().equals("o")).singleElement().satisfies(awaited -> {
            assertThat(awaited.by()).isEqualTo("manager");
            assertThat(awaited.counts()).isFalse();
            assertThat(awaited.obligation()).isEqualTo(trial.obligation("outcome.approval").id());
        });
        assertThat(trial.position().offers()).extracting(Offer::step).doesNotContain("outcome");

        trial.approved("a", "outcome", "o", "2027-01-28T09:00", "manager");
        assertThat(trial.episode("plan").openedBy()).isEqualTo("o");
        assertThat(trial.obligation("conclude").state()).isEqualTo(new State.Met("o", london("2027-01-27T10:00")));
        assertThat(trial.obligation("outcome.approval").state()).isEqualTo(new State.Met("a", london("2027-01-28T09:00")));
        assertThat(trial.position().awaitedApprovals()).extracting(AwaitedApproval::event).doesNotContain("o");
    }

    @Test
    void a_step_sent_back_waits_for_its_author_until_it_is_put_right_and_then_for_the_manager() {
        Trial trial = enquiry()
                .recorded("o", "outcome", "2027-01-27T10:00", "result", choice("plan"))
                .returned("b", "outcome", "o", "2027-01-27T12:00", "Say what the school reported");
        Obligation sentBack = trial.obligation("outcome.approval");
        assertThat(sentBack.holder()).isEqualTo(new Holder.Person("worker-1"));
        assertThat(sentBack.because()).endsWith("sent back on 27 January 2027 at 12:00: Say what the school reported");
        assertThat(trial.position().awaitedApprovals()).extracting(AwaitedApproval::event).doesNotContain("o");

        trial.corrected("fix", "outcome", "o", "2027-01-28T10:00", "result", choice("plan"));
        Obligation again = trial.obligation("outcome.approval");
        assertThat(again.id()).isEqualTo(sentBack.id());
        assertThat(again.holder()).isEqualTo(new Holder.Team("manager duty"));
        assertThat(trial.position().awaitedApprovals()).extracting(AwaitedApproval::event).contains("o");
    }

    @Test
    void what_is_sent_back_and_recorded_anew_asks_for_approval_of_the_new_recording_only() {
        Trial trial = enquiry()
                .recorded("o", "outcome", "2027-01-27T10:00", "result", choice("plan"))
                .returned("b", "outcome", "o", "2027-01-27T12:00", "No")
                .recorded("o2", "outcome", "2027-01-28T10:00", "result", choice("plan"));
        assertThat(trial.position().obligations()).filteredOn(obligation -> obligation.rule().equals("outcome.approval"))
                .extracting(Obligation::state)
                .containsExactly(new State.Cancelled("o2", "It was recorded again"), new State.Open());
    }

    @Test
    void an_approval_by_telephone_counts_at_once_and_waits_to_be_confirmed_by_the_manager() {
        Trial trial = enquiry()
                .recorded("o", "outcome", "2027-01-27T10:00", "result", choice("plan"))
                .approved("t", "outcome", "o", "2027-01-27T11:00", "worker", "manner", choice("by_telephone"));
        assertThat(trial.position().episodes()).extracting(Episode::procedure).contains("plan");
        Obligation confirm = trial.obligation("outcome.approval_confirmed");
        assertThat(confirm.state()).isEqualTo(new State.Open());
        assertThat(confirm.limit()).contains(new Due.ByEndOf(LocalDate.of(2027, 1, 29)));
        trial.approved("m", "outcome", "o", "2027-01-28T09:00", "manager");
        assertThat(trial.obligation("outcome.approval_confirmed").state()).isEqualTo(new State.Met("m", london("2027-01-28T09:00")));
        assertThat(trial.obligation("outcome.approval").state()).isEqualTo(new State.Met("t", london("2027-01-27T11:00")));
    }

    @Test
    void an_approval_that_is_owed_afterwards_holds_nothing_up() {
        Trial trial = enquiry();
        assertThat(trial.obligation("discussion.approval").state()).isEqualTo(new State.Open());
        assertThat(trial.obligation("conclude").state()).isEqualTo(new State.Open());
        assertThat(trial.position().awaitedApprovals()).singleElement().satisfies(awaited -> assertThat(awaited.counts()).isTrue());
    }

    @Test
    void a_correction_changes_what_follows_and_is_itself_a_cause() {
        Trial trial = new Trial()
                .recorded("c", "contact", "2027-01-12T16:10", "harm", NO)
                .corrected("fix", "contact", "c", "2027-01-14T09:00", "harm", YES);
        Obligation discussion = trial.obligation("hold_discussion");
        assertThat(discussion.limit()).contains(new Due.At(london("2027-01-13T16:10")));
        assertThat(discussion.causes().events()).contains("c", "fix");
        assertThat(discussion.causes().answers()).contains(new Causes.AnswerRead("fix", new FieldRef("contact", "harm")));
    }

    @Test
    void a_correction_of_what_nothing_depends_on_is_no_cause() {
        Trial trial = new Trial()
                .recorded("c", "contact", "2027-01-12T16:10", "harm", YES)
                .corrected("fix", "contact", "c", "2027-01-14T09:00", "harm", YES, "words", new Answer.Text("clearer"));
        assertThat(trial.obligation("hold_discussion").causes().events()).containsExactly("c");
    }

    @Test
    void a_correction_of_when_it_happened_moves_the_clock() {
        Trial trial = new Trial().recorded("c", "contact", "2027-01-12T16:10", "harm", YES);
        trial.with(new Event(
                "fix", "contact.corrected", Optional.empty(), Trial.when("2027-01-12T10:00"), london("2027-01-14T09:00"),
                new Author("worker-1", "social_care", "worker"), Map.of("harm", YES), Optional.of("c"), Optional.empty(), Optional.empty()));
        Obligation discussion = trial.obligation("hold_discussion");
        assertThat(discussion.limit()).contains(new Due.At(london("2027-01-13T10:00")));
        assertThat(discussion.causes().events()).contains("fix");
    }

    @Test
    void of_several_corrections_the_latest_recorded_stands_and_a_withdrawn_one_does_not() {
        Trial trial = new Trial()
                .recorded("c", "contact", "2027-01-12T16:10", "harm", YES)
                .corrected("f1", "contact", "c", "2027-01-13T09:00", "harm", NO)
                .corrected("f2", "contact", "f1", "2027-01-14T09:00", "harm", YES);
        assertThat(trial.position().episodes()).hasSize(2);
        assertThat(trial.withdrawn("w", "f2", "2027-01-15T09:00").position().episodes()).hasSize(1);
        assertThat(trial.withdrawn("w2", "w", "2027-01-16T09:00").position().episodes()).hasSize(2);
    }

    @Test
    void what_is_withdrawn_has_no_consequences_and_work_recorded_under_it_finds_the_episode_that_stands() {
        Trial trial = new Trial()
                .recorded("c", "contact", "2027-01-12T16:10", "harm", YES)
                .recorded("c2", "contact", "2027-01-12T18:00", "harm", YES);
        String enquiry = trial.episode("enquiry").id();
        trial.recordedIn(enquiry, "d", "discussion", "2027-01-13T10:00", "outcome", choice("enquiry")).withdrawn("w", "c", "2027-01-13T11:00");
        assertThat(trial.episode("enquiry").openedBy()).isEqualTo("c2");
        assertThat(trial.obligation("hold_discussion").state()).isEqualTo(new State.Met("d", london("2027-01-13T10:00")));
    }

    @Test
    void who_is_allocated_holds_what_their_role_owes() {
        Trial trial = enquiry().allocated("h", "worker", "asha", "2027-01-13T11:00").allocated("h2", "worker", "ben", "2027-01-20T11:00");
        assertThat(trial.obligation("conclude").holder()).isEqualTo(new Holder.Person("ben"));
        assertThat(trial.obligation("conclude").causes().events()).contains("h2").doesNotContain("h");
        assertThat(trial.withdrawn("w", "h2", "2027-01-21T09:00").obligation("conclude").holder()).isEqualTo(new Holder.Person("asha"));
    }

    @Test
    void an_excuse_ends_an_open_obligation_and_a_reason_explains_a_late_one_that_stays_late() {
        Trial trial = enquiry();
        String conclude = trial.obligation("conclude").id();
        String discussion = trial.obligation("hold_discussion").id();
        trial.said("x", Facts.OBLIGATION_EXCUSED, conclude, "The child moved away", "2027-02-01T09:00")
                .said("l", Facts.OBLIGATION_LATE_REASON_GIVEN, discussion, "Nobody could come", "2027-01-14T09:00");
        assertThat(trial.obligation("conclude").state()).isEqualTo(new State.Excused("x", "The child moved away"));
        assertThat(trial.obligation("hold_discussion").lateReason()).contains("Nobody could come");
        assertThat(trial.obligation("hold_discussion").state()).isInstanceOf(State.Met.class);
    }

    @Test
    void an_excuse_after_the_fact_does_not_undo_that_it_was_done() {
        Trial trial = enquiry();
        trial.said("x", Facts.OBLIGATION_EXCUSED, trial.obligation("hold_discussion").id(), "Not needed", "2027-02-01T09:00");
        assertThat(trial.obligation("hold_discussion").state()).isInstanceOf(State.Met.class);
    }

    @Test
    void events_of_unknown_steps_and_facts_are_kept_and_change_nothing() {
        Trial trial = enquiry();
        Position before = trial.position();
        trial.recorded("u", "seance", "2027-01-13T11:00").with(Trial.event("v", "record.opened", "2027-01-01T00:00", null, "worker"));
        assertThat(trial.position()).isEqualTo(before);
    }

    @Test
    void each_trigger_is_governed_by_the_version_in_force_on_its_day() {
        Pack old = Trial.PACK;
        Pack strict = new Pack(old.id(), old.name(), "strict", LocalDate.of(2027, 2, 1), old.roles(), old.documents(), old.headings(), old.contacts(), old.procedures(), old.prepared());
        CompiledPacks packs = CompiledPacks.of(new Packs(List.of(strict, old)));
        Trial trial = enquiry().recorded("d2", "discussion", "2027-02-01T10:00", "outcome", choice("again"));
        Position position = Positions.position(trial.history(), packs, Trial.DIRECTORY, Linked.NONE, Trial.CALENDAR, london("2027-03-01T00:00"));
        assertThat(position.obligations()).filteredOn(obligation -> obligation.rule().equals("conclude"))
                .extracting(Obligation::packVersion).containsExactly(old.version());
        assertThat(position.obligations()).filteredOn(obligation -> obligation.rule().equals("meet_again"))
                .extracting(Obligation::packVersion).containsExactly("strict");
    }

    @Test
    void stations_name_the_events_that_reached_them_and_the_obligation_under_which() {
        Episode enquiry = enquiry().episode("enquiry");
        assertThat(enquiry.stations()).extracting(Episode.StationReached::events).containsExactly(List.of("d"), List.of());
        assertThat(enquiry.stations().get(1).obligation()).contains(enquiry().obligation("conclude").id());
    }

    @Test
    void two_who_record_the_same_step_at_once_can_see_which_recording_each_followed() {
        assertThat(enquiry().position().offers()).filteredOn(offer -> offer.step().equals("discussion"))
                .singleElement().satisfies(offer -> assertThat(offer.follows()).contains("d"));
    }

    @Test
    void what_an_approved_closing_cancels_rests_on_the_approval_too() {
        Trial trial = new Trial()
                .recorded("k", "concern", "2027-01-12T10:00")
                .recorded("o", "outcome", "2027-01-12T12:00", "result", choice("none"))
                .approved("a", "outcome", "o", "2027-01-12T15:00", "manager");
        Obligation cancelled = trial.obligation("hold_discussion_on_concern");
        assertThat(cancelled.state()).isEqualTo(new State.Cancelled("o", "The enquiry has an outcome"));
        assertThat(cancelled.causes().events()).contains("k", "o", "a");
    }

    @Test
    void an_exception_may_rest_on_what_is_first_said_later_in_the_episode_and_stays_as_it_was_first_said() {
        assertThat(plan().obligation("first_review").limit()).contains(new Due.ByEndOf(LocalDate.of(2027, 4, 27)));
        Trial frequent = plan().recorded("g", "core_group", "2027-02-10", "interval", choice("four_weeks"));
        assertThat(frequent.obligation("first_review").limit()).contains(new Due.ByEndOf(LocalDate.of(2027, 3, 27)));
        frequent.recorded("g2", "core_group", "2027-03-08", "interval", choice("six_weeks"));
        assertThat(frequent.obligation("first_review").limit()).contains(new Due.ByEndOf(LocalDate.of(2027, 3, 27)));
    }

    @Test
    void of_several_questions_to_count_from_only_that_of_the_trigger_is_asked() {
        Answer harmAt = new Answer.When(new Occurred.At(london("2026-06-01T09:00")));
        Trial trial = new Trial()
                .recorded("c", "contact", "2027-01-12T16:10", "harm", YES, "harm_at", harmAt)
                .recorded("d", "discussion", "2027-01-13T10:00", "outcome", choice("enquiry"));
        assertThat(trial.obligation("conclude").limit()).contains(new Due.ByEndOf(LocalDate.of(2027, 2, 3)));
    }

    @Test
    void an_event_may_close_the_episode_that_it_opens() {
        assertThat(new Trial().recorded("v", "advice", "2027-01-12T10:00", "settled", YES).episode("advice").closed())
                .contains(new Episode.Closed(london("2027-01-12T10:00"), "v", "It was settled"));
        assertThat(new Trial().recorded("v", "advice", "2027-01-12T10:00", "settled", NO).episode("advice").isOpen()).isTrue();
    }

    @Test
    void a_step_recorded_again_after_the_episode_closed_does_not_take_back_what_the_closing_ended() {
        Trial trial = enquiry()
                .recorded("o", "outcome", "2027-01-14T12:00", "result", choice("none"))
                .returned("b", "outcome", "o", "2027-01-14T13:00", "Say more");
        String enquiry = trial.episode("enquiry").id();
        trial.recordedIn(enquiry, "n", "discussion", "2027-01-15T10:00", "outcome", choice("none"))
                .recordedIn(enquiry, "o2", "outcome", "2027-01-18T10:00", "result", choice("none"));
        assertThat(trial.position().obligations().stream().filter(each -> each.approves().equals(Optional.of("o"))).findFirst().orElseThrow().state())
                .isEqualTo(new State.Cancelled("n", "The discussion decided against an enquiry"));
    }

    private static Trial enquiry() {
        return new Trial()
                .recorded("c", "contact", "2027-01-12T16:10", "harm", YES)
                .recorded("d", "discussion", "2027-01-13T10:00", "outcome", choice("enquiry"));
    }

    private static Trial plan() {
        return enquiry()
                .recorded("o", "outcome", "2027-01-27T10:00", "result", choice("plan"), "category", choice("neglect"))
                .approved("a", "outcome", "o", "2027-01-27T15:00", "manager");
    }
}
