package kith.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A brother and a sister, from a worried call to a plan for him and help for her, and out again. */
@ExtendWith(Stage.class)
class ChildsJourneyTest {
    private static final String TYLER = "Tyler Marsh";
    private static final String POPPY = "Poppy Marsh";
    private static final String PLAN = "Child protection plan, neglect, since 1 February 2027";
    private static final String MANUAL = "Buckinghamshire Safeguarding Children Partnership procedures manual, 2025";
    private static final String WORKING_TOGETHER = "Working Together to Safeguard Children, 2023";

    private final JourneyClock clock;
    private final Person sam;
    private final Person margaret;
    private final Person hannah;
    private final Person priya;
    private final Person ruth;
    private final Person yvonne;
    private final Person gareth;

    ChildsJourneyTest(People people) {
        this.clock = people.clock();
        this.sam = people.signsIn("Sam Okafor");
        this.margaret = people.signsIn("Margaret Ellison");
        this.hannah = people.signsIn("Hannah Whitlock");
        this.priya = people.signsIn("Priya Raman");
        this.ruth = people.signsIn("Ruth Castellano");
        this.yvonne = people.signsIn("Yvonne Achebe");
        this.gareth = people.signsIn("Gareth Lindqvist");
    }

    @Test
    void a_brother_and_a_sister_are_taken_from_a_worried_call_to_a_plan_for_one_and_help_for_the_other_and_out_again() {
        a_neighbour_rings_and_sam_records_it();
        margaret_decides_on_the_referral_and_gives_it_to_hannah();
        ruth_sees_what_the_police_are_asked_to_take_part_in();
        the_strategy_discussion_decides_for_each_child();
        the_assessment_is_planned_and_the_referrer_told();
        the_enquiry_ends_with_its_outcome_endorsed();
        a_conference_is_requested_and_the_police_report();
        the_conference_makes_a_plan_for_tyler();
        the_core_group_meets_and_the_plan_is_sent();
        the_assessment_passes_thirty_days_with_the_reason_and_a_permission();
        the_assessment_is_finished_and_poppy_leaves();
        the_plan_is_reviewed_and_goes_on();
        the_plan_is_reviewed_again_and_ends();
    }

    private void a_neighbour_rings_and_sam_records_it() {
        clock.itIs("12 January 2027 at 16:20");
        sam.follows("Front door").presses("Record a contact").presses("Add a brother or sister");
        sam.answers(Answers.of()
                .about("The child",
                        "Given name", "Tyler", "Family name", "Marsh", "Date of birth", "3 May 2019", "Sex", "Male",
                        "Address", "4 Alder Walk, Aylesbury")
                .about("Another child",
                        "Given name", "Poppy", "Family name", "Marsh", "Date of birth", "20 September 2023", "Sex", "Female",
                        "Address", "4 Alder Walk, Aylesbury"));
        sam.presses("Continue").worksThrough(Answers.of(
                "When did it reach us?", "12 January 2027 at 16:10",
                "What is the person worried about?", "Shouting most nights. Tyler has bruises on both arms and says he fell.",
                "Where is the child now, and who is with them?", "At home with their mother and her partner.",
                "Is there reason to suspect that the child is suffering, or is likely to suffer, significant harm?", "Yes",
                "When was this first suspected?", "12 January 2027 at 16:00",
                "Is the child in immediate danger?", "No",
                "Is it complex?", "No",
                "Who are they?", "Friend, neighbour or childminder",
                "Name", "Joan Petty",
                "Do they want not to be named to the family?", "Yes",
                "Does the family know about this contact?", "No: asking first could put the children at more risk",
                "Does the family agree to information being shared?", "Asking would put the child at more risk"));
        sam.presses("Record");

        assertThat(sam.heading()).isEqualTo(TYLER);
        assertThat(sam.owed()).containsExactly(
                "Hold the strategy discussion, by 16:00 on 13 January, aim 20:00 today: Your team, First Response",
                "Decide what happens next, by 13 January: Your team, First Response");
        assertThat(sam.text()).contains("Poppy Marsh, sister, 3 years");

        sam.asksWhy("Hold the strategy discussion");
        assertThat(sam.fact("Limit")).isEqualTo("By 13 January 2027 at 16:00");
        assertThat(sam.fact("Aim")).isEqualTo("By 12 January 2027 at 20:00");
        assertThat(sam.fact("Document")).isEqualTo(MANUAL);
        assertThat(sam.fact("Where in it")).isEqualTo("Joint working protocol, 7.2 and 7.9");
        assertThat(sam.text()).contains("When was this first suspected? 12 January 2027 at 16:00");

        sam.opensTheRecordOf(POPPY);
        assertThat(sam.owed()).hasSize(2);
    }

    private void margaret_decides_on_the_referral_and_gives_it_to_hannah() {
        clock.itIs("12 January 2027 at 16:45");
        margaret.follows("My work");
        assertThat(margaret.work()).contains("Tyler and Poppy Marsh: Decide what happens next, by 13 January");
        margaret.opensTheRecordOf(TYLER).asksWhy("Decide what happens next");
        assertThat(margaret.fact("Document")).isEqualTo(WORKING_TOGETHER);
        assertThat(margaret.fact("Where in it")).isEqualTo("Chapter 3, responding to referrals");

        margaret.presses("Decide what happens next").startsAlsoAbout("Poppy")
                .worksThrough(Answers.of(
                                "When was it decided?", "12 January 2027 at 16:40",
                                "What is it?", "A referral",
                                "When did the referral reach the local authority?", "12 January 2027",
                                "Has the person who made it been told that we have it?", "Yes",
                                "Have our own records been checked, here and for the other children in the home?", "Yes",
                                "Does anyone have to act now to protect a child?", "No",
                                "Will the child and parents be told what happens next?", "No: after the strategy discussion")
                        .about("Tyler", "What happens next?", "Strategy discussion", "Why?", "Bruises on both arms, not explained.")
                        .about("Poppy", "What happens next?", "Strategy discussion", "Why?", "She lives in the same home."))
                .presses("Record");
        assertThat(margaret.owed()).containsExactlyInAnyOrder(
                "Hold the strategy discussion, by 16:00 on 13 January, aim 20:00 today: Your team, First Response",
                "Plan the assessment, aim 13 January: Aylesbury social work team",
                "Tell the referrer what was decided, aim 13 January: Your team, First Response",
                "Finish the assessment, by 16 March: Aylesbury social work team");

        margaret.follows("Allocate");
        margaret.answers(Answers.of("Which social worker will hold it?", "Hannah Whitlock")).presses("Allocate");
        assertThat(margaret.text()).contains("Social worker\nHannah Whitlock").contains("Team manager\nPriya Raman");
        assertThat(margaret.owed()).contains("Finish the assessment, by 16 March: Hannah Whitlock");
    }

    private void ruth_sees_what_the_police_are_asked_to_take_part_in() {
        ruth.follows("My work");
        assertThat(ruth.work()).contains("Tyler and Poppy Marsh: Hold the strategy discussion, by 16:00 on 13 January, aim 20:00 today");
        ruth.opensTheRecordOf(TYLER);
        assertThat(ruth.text())
                .contains("You see what concerns your part in the work with this child.")
                .doesNotContain("Joan Petty");
        assertThat(ruth.owed()).contains("Hold the strategy discussion, by 16:00 on 13 January, aim 20:00 today: Priya Raman");
    }

    private void the_strategy_discussion_decides_for_each_child() {
        clock.itIs("12 January 2027 at 18:30");
        hannah.opensTheRecordOf(TYLER);
        hannah.records("Record the strategy discussion", List.of("Poppy"), Answers.of(
                        "When was it held?", "12 January 2027 at 18:00",
                        "Who took part?", "Hannah Whitlock; Priya Raman; Ruth Castellano; Farida Karimi",
                        "How was it held?", "Online",
                        "Were a social worker, their manager, the police and health all there?", "Yes",
                        "Who chaired?", "Priya Raman",
                        "Has everyone who took part been given a copy of the record?", "Yes",
                        "Did every agency share all that it knows about the harm?", "Yes",
                        "What did each agency share?", "Two calls to the police since October. Health has no record of the bruises.",
                        "What could harm the child?", "Violence at home.",
                        "What keeps the child safe?", "Their grandmother lives near and will stay tonight.",
                        "Is another strategy meeting needed to review this?", "No",
                        "What keeps the child safe from now on?", "The partner stays elsewhere. Hannah visits tomorrow.",
                        "Who sees and speaks to the child, when, and how?", "Hannah, tomorrow after school, each of them alone.",
                        "What are the parents told, when, and by whom?", "Hannah tells their mother tonight.",
                        "Is anyone in the household known to be violent?", "Yes",
                        "How is the risk lowered before anyone visits?", "The partner is elsewhere. Hannah rings the police before she goes.")
                .about("Tyler",
                        "How old is the child, how much do they understand, and what do their culture and communication ask of us?",
                        "Nine, and understands all of it.",
                        "Do the agencies agree that there is reasonable cause to suspect significant harm, suffered or likely?",
                        "They agree that there is",
                        "May a crime have been committed against the child?", "Yes",
                        "Is the child to be interviewed?", "No",
                        "What was decided?", "Start a section 47 enquiry",
                        "Who makes the enquiries?", "Social care and the police together",
                        "Why?", "Bruises that the account does not explain.",
                        "Is a child protection medical needed?", "Yes",
                        "By when must the child be examined?", "13 January 2027 at 18:00")
                .about("Poppy",
                        "How old is the child, how much do they understand, and what do their culture and communication ask of us?",
                        "Four. Short words and toys.",
                        "Do the agencies agree that there is reasonable cause to suspect significant harm, suffered or likely?",
                        "They agree that there is not",
                        "May a crime have been committed against the child?", "No",
                        "What was decided?", "Assess without a section 47 enquiry",
                        "Why?", "Nothing suggests that she was hurt.",
                        "Is a child protection medical needed?", "No"));
        assertThat(hannah.flags()).containsExactlyInAnyOrder(
                "Section 47 enquiry since 12 January 2027", "Known violence in the household. Read the plan for visits before you go.");
        assertThat(hannah.owed()).contains(
                "Finish the section 47 enquiry and record its outcome, by 2 February: You",
                "Hold the initial child protection conference, if the enquiry finds that one is needed, by 2 February:"
                        + " Conference and review service");
        hannah.asksWhy("Finish the section 47 enquiry");
        assertThat(hannah.fact("Document")).isEqualTo(MANUAL);
        assertThat(hannah.fact("Where in it")).isEqualTo("Section 47 enquiries, 1");

        hannah.opensTheRecordOf(POPPY);
        assertThat(hannah.flags()).isEmpty();
        assertThat(hannah.owed()).noneMatch(owed -> owed.contains("section 47"));

        priya.approves("Authorise the section 47 enquiry", "Tyler");
        assertThat(priya.owed()).noneMatch(owed -> owed.startsWith("Authorise"));
    }

    private void the_assessment_is_planned_and_the_referrer_told() {
        clock.itIs("13 January 2027 at 17:00");
        sam.opensTheRecordOf(TYLER);
        sam.records("Tell the referrer what was decided", List.of("Poppy"), Answers.of(
                "When were they told?", "13 January 2027 at 09:30",
                "Was the referrer told?", "Told in part",
                "What were they told, and how?", "By telephone, that we are looking into it.",
                "What was held back, and why?", "Everything about the family."));
        hannah.opensTheRecordOf(TYLER);
        hannah.records("Plan the assessment", List.of("Poppy"), Answers.of(
                        "When did the assessment start?", "13 January 2027 at 09:00",
                        "Who leads the assessment?", "Hannah Whitlock",
                        "Which manager supervises the assessment?", "Priya Raman",
                        "Are both of them qualified and experienced?", "Yes",
                        "Why may the child be in need?", "Another reason",
                        "What does this assessment have to find out?", "Whether Tyler and Poppy are safe at home.",
                        "Do all who take part understand this and agree?", "Yes",
                        "When do the manager and the social worker first go through this plan together?", "1 March 2027",
                        "Who is seen with whom, in which order and where?", "Each child alone, then mother.",
                        "What are the parents told of the concerns?", "All of it.",
                        "Do the parents agree that we speak to other agencies?", "They agree",
                        "Would it be unsafe to involve one of the adults?", "No",
                        "Is an interpreter needed?", "No",
                        "What is to be done by when?", "Everybody seen by the end of January.",
                        "Is the child assessed, or on a plan, elsewhere too?", "No",
                        "Will several relatives or agencies take part?", "No",
                        "Who is asked to contribute?", "Both schools, the GP, the police.",
                        "When will the manager and the worker look at progress?", "Every Friday.")
                .about("Tyler",
                        "How soon must the child be seen?", "By the end of the next working day",
                        "Why is that soon enough?", "He is with his grandmother.")
                .about("Poppy",
                        "How soon must the child be seen?", "By the end of the next working day",
                        "Why is that soon enough?", "She is with her grandmother."));
        assertThat(hannah.owed()).contains(
                "See the child, alone where that is right, by 14 January: You",
                "Finish the assessment within 30 days, or get permission to go on, by 12 February: You");
        hannah.records("Record seeing the child", List.of("Poppy"), Answers.of(
                        "When was the child seen?", "13 January 2027 at 15:45",
                        "Where was the child seen?", "At school.",
                        "Did the lead social worker see the child?", "Yes",
                        "Was there an interpreter?", "None was needed")
                .about("Tyler",
                        "Was the child seen alone?", "Yes",
                        "What did the child say or show?", "“He grabs me when he is cross.”")
                .about("Poppy",
                        "Was the child seen alone?", "No: she wanted her grandmother there",
                        "What did the child say or show?", "She played and laughed."));
        assertThat(hannah.owed()).noneMatch(owed -> owed.startsWith("See the child"));
        hannah.opensTheRecordOf(TYLER);
        hannah.records("Record the child protection medical", Answers.of(
                "When was the child examined, or when was it decided not to?", "13 January 2027 at 16:45",
                "Was the child examined?", "Yes",
                "Who consented?", "Someone with parental responsibility",
                "Which doctor, and where?", "The paediatrician at Stoke Mandeville.",
                "What was found, and what does the child need now?", "The bruises fit being grabbed."));

        priya.opensTheRecordOf(TYLER);
        priya.records("Decide who investigates", Answers.of(
                "When was it decided?", "13 January 2027 at 16:30",
                "Which of these is alleged or suspected?", "Serious physical injury",
                "Is it a minor injury?", "No",
                "Does someone who is known to be a risk to children live in the home, or come there?", "No",
                "Who investigates?", "Social care and the police together",
                "What do the police do at this stage, and what do we do?", "The police see the partner. We see the children first.",
                "Why?", "He was held so hard that it left marks.",
                "Who leads the criminal investigation for the police?", "Ruth Castellano",
                "Which social worker leads for the child's safety?", "Hannah Whitlock"));
        priya.records("Record whether the police agree", Answers.of(
                "When did they answer?", "13 January 2027 at 16:45",
                "Do the police agree on who investigates?", "Yes",
                "Which line manager said so, and which checks did the police make?", "Detective Inspector Moss. Nothing was known of the partner."));
    }

    private void the_enquiry_ends_with_its_outcome_endorsed() {
        clock.itIs("25 January 2027 at 12:00");
        hannah.opensTheRecordOf(TYLER);
        hannah.records("Record the outcome of the enquiry", Answers.of(
                "When was it concluded?", "25 January 2027 at 11:00",
                "When was the child last seen?", "22 January 2027",
                "Was the child seen alone by the lead social worker?", "Yes",
                "What does the child say, wish and feel?", "He wants the shouting to stop.",
                "What is a day in the child's life like?", "He listens for voices, and then for quiet.",
                "Did the parents agree to the child being seen?", "They agreed",
                "What was done, and what did each agency say?", "Medical on 13 January: the bruises fit being grabbed.",
                "What about the other children in the home, and in other homes that the person may visit?", "Poppy is being assessed.",
                "What does it mean for the child?", "He is hurt when the adults fight.",
                "Has every agency that is involved with the child and family been consulted?", "Yes",
                "Does the enquiry extend to children in other homes?", "It does not have to",
                "What has to be in place so that the risk becomes less?", "The partner lives elsewhere, and somebody comes when it is loud.",
                "What is the outcome?", "Harm is confirmed or likely: child protection conference",
                "Why?", "He was hurt and may be again.",
                "Which kind of harm is it?", "Ill-treatment",
                "What makes it significant?", "He was held so hard that it left marks on both arms.",
                "Where does the harm come from?", "Home or family",
                "Do the agencies of the strategy discussion agree on the risk and on how the child is protected?", "Yes: asked one by one",
                "Is immediate protective action needed?", "No"));
        assertThat(hannah.owed()).contains("Endorse the outcome of the enquiry, aim 26 January: Priya Raman");
        assertThat(hannah.flags()).as("until the manager has endorsed it").contains("Section 47 enquiry since 12 January 2027");

        priya.approves("Endorse the outcome of the enquiry", "Tyler");
        assertThat(priya.flags()).isEmpty();
        hannah.opensTheRecordOf(TYLER);
        hannah.records("Tell the agencies that our part has ended", Answers.of(
                "When were they told?", "25 January 2027 at 11:45",
                "Whose part has ended?", "Children's social care",
                "Why, and on what evidence from each agency?", "The medical and what Tyler says agree. The conference goes on from there.",
                "Which agencies of the strategy discussion have been sent the outcome?", "Police; Health",
                "What does the other of the two agencies say?", "It agrees"));
        assertThat(hannah.owed()).noneMatch(owed -> owed.startsWith("Tell the police and the other agencies how"));
        hannah.records("Finish the record of the enquiry", Answers.of(
                "When was it finished?", "25 January 2027 at 11:50",
                "Does the record hold what was found, what was done and how it ended?", "Yes"));
        priya.approves("Approve the record of the enquiry", "Tyler");

        priya.asksWhy("Hold the initial child protection conference");
        assertThat(priya.fact("Limit")).isEqualTo("By the end of 2 February 2027");
        assertThat(priya.fact("Where in it")).isEqualTo("Section 47 enquiries, 1 and 4.2.1");
    }

    private void a_conference_is_requested_and_the_police_report() {
        hannah.opensTheRecordOf(TYLER);
        hannah.records("Request a conference", Answers.of(
                "When was it requested?", "25 January 2027 at 11:30",
                "Why is a conference needed?", "Tyler was hurt and may be again.",
                "When should it be held?", "1 February 2027 at 10:00",
                "Why is that soon enough?", "The partner does not live there now.",
                "What keeps the child safe until then?", "Grandmother stays, and Hannah visits twice a week.",
                "Which agencies should come and send a report?", "Police; Health; School or early years",
                "Do the child and parents understand what the conference is for and who will come?", "Yes",
                "How will the child take part?", "Through an advocate",
                "Have the child and family been told about advocates and supporters?", "Yes"));
        priya.approves("Support the request for a conference", "Tyler");

        clock.itIs("28 January 2027 at 15:30");
        ruth.follows("My work");
        assertThat(ruth.work()).contains(
                "Tyler Marsh: Hold the initial child protection conference, if the enquiry finds that one is needed, by 2 February");
        ruth.opensTheRecordOf(TYLER);
        ruth.records("Send your agency's report", Answers.of(
                "When was it finished?", "28 January 2027 at 15:00",
                "Which agency is it from?", "Police",
                "How is your agency involved with the child and family?", "Two calls since October, and the joint enquiry.",
                "What is going well?", "Their mother rings when she needs help.",
                "What are you worried about?", "The partner has two convictions for violence.",
                "Is the child suffering or likely to suffer significant harm?", "Yes",
                "May all of it be shared with the parents?", "No: not the convictions"));
    }

    private void the_conference_makes_a_plan_for_tyler() {
        clock.itIs("1 February 2027 at 13:00");
        yvonne.follows("My work");
        assertThat(yvonne.work()).contains(
                "Tyler Marsh: Hold the initial child protection conference, if the enquiry finds that one is needed, by 2 February");
        yvonne.opensTheRecordOf(TYLER);
        yvonne.records("Record the conference", Answers.of(
                "When was it held?", "1 February 2027 at 10:00",
                "Which professionals took part?", "Hannah Whitlock; Priya Raman; Ruth Castellano; Farida Karimi; Daniel Brightwell",
                "Who of the family took part, and who supported them?", "Mother, with an advocate. Grandmother.",
                "Were enough agencies there to decide safely?", "Yes",
                "What does the child say, wish and feel?", "Read by his advocate: he wants to sleep at his gran's when there is shouting.",
                "What do the parents say?", "Mother agrees that it has to stop.",
                "What did the conference hear?", "The reports of police, health and school.",
                "Is a child protection plan needed?", "Yes, a child protection plan",
                "Which kind of harm?", "Neglect",
                "Why?", "His needs come last when the adults fight.",
                "What has to change for the child to be safe?", "No violence at home, and somebody who puts him first.",
                "Who is the lead social worker?", "Hannah Whitlock",
                "Which professionals are in the core group?", "Hannah Whitlock; Farida Karimi; Daniel Brightwell",
                "How often must the child be seen?", "At least every 20 working days",
                "What happens if nothing changes?", "Legal planning meeting."));
        assertThat(yvonne.flags()).containsExactly(PLAN);
        assertThat(yvonne.owed()).contains(
                "Hold the first core group, by 15 February: Hannah Whitlock",
                "Visit the child and see them alone, by 1 March: Hannah Whitlock",
                "Hold the first review conference, by 1 May: Your team, Conference and review service");
        yvonne.asksWhy("Hold the first core group");
        assertThat(yvonne.fact("Document")).isEqualTo(MANUAL);
        assertThat(yvonne.fact("Where in it")).isEqualTo("Core groups, 3");
        hannah.opensTheRecordOf(POPPY);
        assertThat(hannah.flags()).isEmpty();
        assertThat(hannah.owed()).contains("Finish the assessment, by 16 March: You");
    }

    private void the_core_group_meets_and_the_plan_is_sent() {
        clock.itIs("9 February 2027 at 16:00");
        hannah.opensTheRecordOf(TYLER);
        hannah.records("Record the core group", coreGroup("9 February 2027 at 14:00", "23 March 2027 at 14:00"));
        assertThat(hannah.owed()).contains(
                "Update the plan and send it to everyone who came or was invited, by 16 February: You",
                "Hold the next core group, by 23 March: You");
        hannah.records("Update and send the plan", Answers.of(
                "When was it sent?", "9 February 2027 at 15:30")
                .about("Action 1",
                "What is to be done?", "Start the Freedom Programme.",
                "Who does it?", "Mother",
                "By when?", "1 March 2027",
                "How will we see that it worked?", "She has the certificate.")
                .about("",
                "Which professionals was it sent to?", "Farida Karimi; Daniel Brightwell; Ruth Castellano",
                "Do the parents have a copy, and the child one made for them?", "Yes",
                "What is true of it?", "It says exactly who does what; This family and these agencies can do it"));
        assertThat(hannah.owed()).noneMatch(owed -> owed.startsWith("Update the plan"));
        hannah.records("Record a visit to the child", Answers.of(
                "When was the child visited?", "8 February 2027 at 16:00",
                "Where was the child seen?", "At home.",
                "Was the child seen alone?", "Yes",
                "Did you see where the child sleeps?", "Yes",
                "What did the child say or show?", "“It is quieter now.”",
                "Who was there, and what did you notice?", "Mother and grandmother. Calm."));
        assertThat(hannah.owed()).contains("Visit the child again and see them alone, by 8 March: You");
    }

    private static Answers coreGroup(String held, String next) {
        return Answers.of(
                "When was it held?", held,
                "Which professionals took part?", "Hannah Whitlock; Farida Karimi; Daniel Brightwell",
                "Who of the family took part?", "Mother",
                "Who chaired?", "Daniel Brightwell",
                "Was the lead social worker there?", "Yes",
                "What does the child say?", "“I like my gran being there.”",
                "What do the family say?", "Mother says that the evenings are quiet.",
                "What did the social worker and each agency report?", "School and health have no new worries.",
                "What has changed for the child, and what has not?", "No shouting since the conference.",
                "What is the risk to the child now, after all that was heard?", "Lower than at the conference.",
                "Does the plan fit this family?", "Yes",
                "Is everything being done on time?", "Yes",
                "Is the plan stuck?", "No",
                "Is there too little of the help that the child needs?", "No",
                "Who does what, by when?", "School: breakfast club from Monday.",
                "When does the core group meet next?", next,
                "Where does it meet?", "At the school",
                "How often must the core group meet from now on?", "Every six weeks");
    }

    private void the_assessment_passes_thirty_days_with_the_reason_and_a_permission() {
        clock.itIs("15 February 2027 at 10:00");
        String late = "Finish the assessment within 30 days, or get permission to go on";
        hannah.opensTheRecordOf(TYLER);
        assertThat(hannah.owed()).contains(late + ", was due 12 February: You");
        hannah.asksWhy(late);
        assertThat(hannah.fact("State")).isEqualTo("Open, 3 days late");
        assertThat(hannah.fact("Where in it")).isEqualTo("Assessments, 12");
        hannah.follows("Say why it is late");
        hannah.answers(Answers.of("Why is it late?", "The paediatrician's report is not here yet.")).presses("Record the reason");
        assertThat(hannah.fact("Why it is late")).isEqualTo("The paediatrician's report is not here yet.");

        gareth.opensTheRecordOf(TYLER);
        assertThat(gareth.flags()).containsExactly(PLAN);
        assertThat(gareth.owed()).contains(late + ", was due 12 February: Hannah Whitlock");
        gareth.asksWhy(late);
        assertThat(gareth.fact("Why it is late")).isEqualTo("The paediatrician's report is not here yet.");
        assertThat(gareth.fact("Told if it is late")).isEqualTo("Service manager");
        gareth.opensTheRecordOf(TYLER);
        gareth.records("Decide whether the assessment may go on", List.of("Poppy"), Answers.of(
                "When was it decided?", "15 February 2027 at 09:45",
                "May the assessment go on?", "Yes",
                "Why is more time needed, and how is the child kept safe meanwhile?", "The report is due this week. The plan keeps him safe.",
                "By when must it be finished?", "12 March 2027"));
        assertThat(gareth.owed())
                .contains(late + ", was due 12 February, authorised until 12 March: Hannah Whitlock")
                .contains("Finish the assessment, by 16 March: Hannah Whitlock");
        gareth.follows("Timeline");
        assertThat(gareth.text()).contains("Decided on going beyond 30 days").contains("Initial child protection conference held");
    }

    private void the_assessment_is_finished_and_poppy_leaves() {
        clock.itIs("10 March 2027 at 16:30");
        hannah.opensTheRecordOf(TYLER);
        hannah.records("Finish the assessment", List.of("Poppy"), Answers.of(
                        "When was it finished?", "10 March 2027 at 16:00",
                        "How do the parents or carers meet those needs?", "Warmly, when there is no fighting.",
                        "What around the family helps or harms the child?", "Grandmother and school help.",
                        "What do the parents say?", "Mother wants the plan to work.",
                        "What did each agency contribute?", "School, health and police sent what they know.",
                        "What was used?", "Existing records; Professionals who know the family",
                        "For whom is urgent action needed?", "Nobody",
                        "Which manager came to these answers with you?", "Priya Raman",
                        "With whom was it talked over?", "The family; The professionals",
                        "How were the findings explained so that the child and the parents understood them?", "Read to mother, drawn for the children.",
                        "Has the manager gone through the checks with you?", "Yes",
                        "Was everyone seen and asked as planned?", "Yes")
                .about("Tyler",
                        "What does the child need to grow up well?", "A calm home.",
                        "What does the child say, wish and feel?", "He feels safer.",
                        "Does the child look after somebody, or has the child or a parent asked for help with that?", "No",
                        "Has the child been seen in this assessment?", "Yes",
                        "What is the concern, how and why did it come about, and what has it done to the child?", "He was hit when the adults fought.",
                        "Is there any sign of trafficking, forced labour, servitude or slavery?", "No",
                        "How do the child's needs, the care they get and what surrounds them act on each other?", "The quiet helps them both.",
                        "Is this a child in need?", "No",
                        "Is there reasonable cause to suspect that the child suffers, or is likely to suffer, significant harm?", "Yes, and an enquiry or a plan already deals with it",
                        "Does the child need somewhere to live that the authority has to provide?", "No",
                        "Is the concern about abuse or neglect?", "Yes",
                        "Seen from the child's side, how great are the need and the risk, and what kind are they?", "Less than in January.",
                        "What does all this mean for the child?", "The plan is right.",
                        "What happens next?", "Child protection enquiry or plan goes on",
                        "Who does what next?", "The core group carries it on.")
                .about("Poppy",
                        "What does the child need to grow up well?", "Time with her mother.",
                        "What does the child say, wish and feel?", "She is happy at nursery.",
                        "Does the child look after somebody, or has the child or a parent asked for help with that?", "No",
                        "Has the child been seen in this assessment?", "Yes",
                        "What is the concern, how and why did it come about, and what has it done to the child?", "She saw some of it.",
                        "Is there any sign of trafficking, forced labour, servitude or slavery?", "No",
                        "How do the child's needs, the care they get and what surrounds them act on each other?", "The quiet helps them both.",
                        "Is this a child in need?", "No",
                        "Is there reasonable cause to suspect that the child suffers, or is likely to suffer, significant harm?", "No",
                        "Does the child need somewhere to live that the authority has to provide?", "No",
                        "Is the concern about abuse or neglect?", "Yes",
                        "Seen from the child's side, how great are the need and the risk, and what kind are they?", "Less than in January.",
                        "What does all this mean for the child?", "She is well cared for.",
                        "What happens next?", "Help from universal services or family support",
                        "Who does what next?", "The health visitor visits each month."));
        priya.approves("Agree the assessment and its outcome", "Poppy");
        priya.approves("Agree the assessment and its outcome", "Tyler");

        hannah.opensTheRecordOf(POPPY);
        assertThat(hannah.owed()).isEmpty();
        assertThat(hannah.text()).contains("Nothing is owed on this record now.");
    }

    private void the_plan_is_reviewed_and_goes_on() {
        clock.itIs("23 March 2027 at 17:00");
        hannah.opensTheRecordOf(TYLER);
        hannah.records("Record the core group", coreGroup("23 March 2027 at 14:00", "4 May 2027 at 14:00"));
        assertThat(hannah.owed()).contains("Hold the next core group, by 4 May: You");

        clock.itIs("28 April 2027 at 13:00");
        yvonne.opensTheRecordOf(TYLER);
        yvonne.records("Record the review conference", review(
                "28 April 2027 at 10:00", "Yes, the plan goes on", "Which kind of harm?", "Neglect"));
        assertThat(yvonne.flags()).containsExactly(PLAN);
        assertThat(yvonne.owed()).contains(
                "Hold the next review conference, by 28 October 2027: Your team, Conference and review service",
                "Update the plan and send it to everyone who came or was invited, was due 1 April: Hannah Whitlock");
    }

    private static Answers review(String held, String decision, String... kind) {
        List<String> all = new java.util.ArrayList<>(List.of(
                "When was it held?", held,
                "Which professionals took part?", "Hannah Whitlock; Farida Karimi; Daniel Brightwell",
                "Who of the family took part, and who supported them?", "Mother and grandmother",
                "Were enough agencies there to decide safely?", "Yes",
                "What does the child say, wish and feel?", "“It is good at home.”",
                "What do the parents say?", "Mother is proud of the change.",
                "Which outcomes of the plan are met, partly met or not met?", "No violence since January.",
                "Have the adults changed enough for the child to be safe?", "Yes",
                "Has that lasted?", "Yes",
                "What shows it, over what time, and what more has to be done?", "The visits and the school since January.",
                "Is a child protection plan still needed?", decision));
        all.addAll(List.of(kind));
        all.addAll(List.of("Should legal planning be considered?", "No", "Why?", "What the reports and the visits show."));
        return Answers.of(all.toArray(String[]::new));
    }

    private void the_plan_is_reviewed_again_and_ends() {
        clock.itIs("20 October 2027 at 13:00");
        yvonne.opensTheRecordOf(TYLER);
        yvonne.records("Record the review conference", review("20 October 2027 at 10:00", "No, the plan ends"));
        assertThat(yvonne.flags()).as("until the plan is ended").containsExactly(PLAN);
        assertThat(yvonne.owed()).anyMatch(owed -> owed.startsWith("End the plan and tell everyone who needs to know"));
        yvonne.records("End the plan", Answers.of(
                "When did it end?", "20 October 2027 at 10:00",
                "Why does it end?", "A conference decided that the child no longer needs it",
                "What shows this?", "The review of 20 October.",
                "What help goes on, and do the family want it?", "A child in need plan, which they want.",
                "Has every agency that was invited to the first conference been told?", "Yes",
                "Do the child and parents know, and know how to get help again?", "Yes"));
        yvonne.records("Record that the end was sent to the NHS service", Answers.of(
                "When was it sent?", "20 October 2027 at 11:00",
                "Which last day was sent?", "20 October 2027",
                "Did the service take it?", "Yes"));
        priya.opensTheRecordOf(TYLER);
        assertThat(priya.flags()).isEmpty();
        assertThat(priya.owed()).isEmpty();
        assertThat(priya.text()).contains("Nothing is owed on this record now.");
        gareth.opensTheRecordOf(TYLER).follows("Timeline");
        assertThat(gareth.text()).contains("Child protection plan ended");
    }
}
