package kith.journeys;

/** An ordinary contact, and an ordinary decision on it. */
final class Contacts {
    private Contacts() {}

    /** A worry without harm. */
    static Answers ofConcern(String reached) {
        return Answers.of(
                "When did it reach us?", reached,
                "What is the person worried about?", "She comes to school hungry, and tired.",
                "Where is the child now, and who is with them?", "At school, with her teacher.",
                "Is there reason to suspect that the child is suffering, or is likely to suffer, significant harm?", "No",
                "Who are they?", "School",
                "Do they want not to be named to the family?", "No",
                "Does the family know about this contact?", "Yes",
                "Does the family agree to information being shared?", "They agree");
    }

    static Answers decidedOnAssessment(String decided) {
        return Answers.of(
                "When was it decided?", decided,
                "What is it?", "A referral",
                "When did the referral reach the local authority?", "12 January 2027",
                "Has the person who made it been told that we have it?", "Yes",
                "Have our own records been checked, here and for the other children in the home?", "Yes",
                "What happens next?", "Child and family assessment",
                "Why?", "She may be in need.",
                "Does anyone have to act now to protect a child?", "No",
                "Will the child and parents be told what happens next?", "Yes");
    }
}
