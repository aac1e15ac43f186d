package kith.server.web.component;

import static kith.server.web.component.Templates.component;
import static kith.server.web.component.Templates.markup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import kith.server.web.component.DateParts.Part;
import kith.server.web.component.Pathway.Branch;
import kith.server.web.component.Pathway.Station;
import kith.server.web.component.Table.Cell;

/** Pages that show every component with content of the field. The families are invented. */
final class StyleGuide {

    private static final Assets ASSETS = new Assets();
    private static final Csrf CSRF = new Csrf("_csrf", "9f2c0a");
    private static final EmergencyHelp HELP = new EmergencyHelp(
            "Team manager on duty until 17:00, then the emergency duty team.",
            List.of(Link.to("/emergency", "Numbers and handover")));

    private StyleGuide() {}

    static Map<String, String> pages() {
        Map<String, String> pages = new LinkedHashMap<>();
        pages.put("record", record());
        pages.put("my-work", myWork());
        pages.put("front-door", frontDoor());
        pages.put("form", form());
        pages.put("check", check());
        pages.put("timeline", timeline());
        pages.put("sign-in", signIn());
        pages.put("sent", sent());
        pages.put("rest", rest());
        return pages;
    }

    /** Writes the pages, with what they need beside them, so that a browser can open them from the folder. */
    static void write(Path folder) throws IOException {
        Path assets = Files.createDirectories(folder.resolve("assets"));
        for (String name : ASSETS.names()) {
            Files.write(assets.resolve(name), ASSETS.find(name).orElseThrow().content());
        }
        for (Map.Entry<String, String> page : pages().entrySet()) {
            Files.writeString(
                    folder.resolve(page.getKey() + ".html"), page.getValue().replace(Assets.ROOT, "assets/"));
        }
    }

    private static String record() {
        String band = component("identityBar", Map.of(
                        "name", "Robin Ashdown",
                        "facts", List.of("7 years (14 March 2019)", "lives with mother and two sisters", "school year 3", "Aylesbury team"),
                        "flags", List.of(
                                Flag.harm("Child protection plan, neglect, since 12 January 2027"),
                                Flag.family("Sisters on plans too (2)"),
                                Flag.care("British Sign Language interpreter for mother"))))
                + component("subNavigation", Map.of("items", List.of(
                        NavItem.current("/record/q", "Where things stand"),
                        NavItem.to("/record/q/timeline", "Timeline"),
                        NavItem.to("/record/q/family", "Family"),
                        NavItem.to("/record/q/plan", "Plan"),
                        NavItem.to("/record/q/meetings", "Meetings"),
                        NavItem.to("/record/q/documents", "Documents"),
                        NavItem.to("/record/q/sharing", "Sharing"),
                        NavItem.to("/record/q/who-looked", "Who looked"))));
        String content = heading2("Where things stand")
                + component("pathway", Map.of("pathway", pathway(), "label", "Where things stand"))
                + heading2("What must happen next")
                + component("obligations", Map.of("rows", obligations(null)));
        String aside = component("card", Map.of(
                        "id", "since",
                        "title", "Since you last looked",
                        "content", markup(component("timeline", Map.of("compact", true, "items", List.of(
                                TimelineItem.of("Today 08:52", "school", "Absent on Monday and Tuesday, no call from home").at("/event/1"),
                                TimelineItem.of("Yesterday", "health visitor", "Report for core group begun, not sent").at("/event/2"),
                                TimelineItem.of("9 February", "police", "Called to address, no offence. Children awake at 01:20").at("/event/3")))))))
                + component("emergencyBox", Map.of("help", HELP));
        return page("Robin Ashdown", Shell.Section.MY_WORK, false, null, Map.of(
                "band", markup(band), "content", markup(content), "aside", markup(aside)));
    }

    static Pathway pathway() {
        return Pathway.of(
                        Station.done("Contact", "15 Dec 2026, 16:10").at("/event/11"),
                        Station.done("Referral", "16 Dec 2026").at("/event/12"),
                        Station.done("Strategy discussion", "16 Dec 2026").withNote("in 3 hours").at("/event/13"),
                        Station.doneLate("Conference", "12 Jan 2027", "1 day late").at("/event/14"),
                        Station.here("Plan", "since 12 Jan 2027"),
                        Station.soon("Core group 3", "by 17 Mar 2027", "in 5 weeks"),
                        Station.coming("Review", "by 12 Apr 2027"))
                .alongside(new Branch(1, Station.here("Assessment", "due 19 Feb 2027").withNote("day 40 of 45")));
    }

    private static List<ObligationRow> obligations(String child) {
        Link about = child == null ? null : Link.to("/record/q", child);
        return List.of(
                new ObligationRow(Urgency.LATE, "2 days late", "was due 10 Feb 2027", "Send the updated plan to the core group", about,
                        "You, because the core group met on 3 February. Five working days.", Link.to("/why/1", "Why, and where it says so"), Link.to("/do/1", "Send plan")),
                new ObligationRow(Urgency.SOON, "in 3 working days", "by 17 Feb 2027", "See Robin, alone, at home", about,
                        "You. Last seen on 3 February, alone, at school. The plan says every 10 working days.", Link.to("/why/2", "Why"), Link.to("/do/2", "Record visit")),
                new ObligationRow(Urgency.LATER, "in 5 weeks", "by 17 Mar 2027", "Third core group", about,
                        "You to call, six weeks from the one held on 3 February. Booked for 10 March; the health visitor has not answered.", Link.to("/why/3", "Why"), Link.to("/do/3", "Open meeting")),
                new ObligationRow(Urgency.LATER, "in 8 weeks", "by 12 Apr 2027", "First review conference", about,
                        "Conference chair, three months from 12 January. Agency reports asked for by 6 April.", Link.to("/why/4", "Why"), null));
    }

    private static String myWork() {
        String content = heading1("My work")
                + "<h2 class=\"govuk-heading-m\">Late</h2>"
                + component("obligations", Map.of("rows", obligations("Robin Ashdown").subList(0, 1)))
                + "<h2 class=\"govuk-heading-m\">This week</h2>"
                + component("obligations", Map.of("rows", obligations("Robin Ashdown").subList(1, 3), "firstPrimary", false))
                + "<h2 class=\"govuk-heading-m\">To approve</h2>"
                + component("obligations", Map.of("rows", List.of(), "empty", "Nothing waits for your approval."));
        String aside = component("emergencyBox", Map.of("help", HELP));
        return page("My work", Shell.Section.MY_WORK, false, null, Map.of("content", markup(content), "aside", markup(aside)));
    }

    private static String frontDoor() {
        List<Cell> head = List.of(Cell.of("About"), Cell.of("From"), Cell.of("Received"), Cell.of("Decide by"), Cell.number("Hours left"));
        List<List<Cell>> rows = List.of(
                contact("Baby Osei, expected 2 May 2027", "/c/1", "Midwife, Stoke Mandeville", "11 Feb 2027, 16:40", "12 Feb 2027, 16:40", "3"),
                contact("Imogen and Tobias Featherstonehaugh-Cholmondeley", "/c/2", "Headteacher, St Edward’s", "12 Feb 2027, 09:05", "15 Feb 2027, 09:05", "20"),
                contact("Child of about 4, name not known", "/c/3", "Police, Thames Valley", "12 Feb 2027, time not known", "15 Feb 2027", "24"));
        String content = heading1("Front door")
                + component("button", Map.of("text", "Record a contact", "href", "/contact/new"))
                + component("table", Map.of("table", Table.of(head, rows), "caption", "Waiting for a decision", "classes", "kith-table--stacked"))
                + component("pagination", Map.of("newer", Link.to("?after=a", "Newer contacts"), "older", Link.to("?before=b", "Older contacts")))
                + heading2("Sent back to the referrer")
                + component("empty", Map.of("text", "No referrer waits for an answer.", "link", Link.to("/front-door/answered", "See those answered this week")));
        return page("Front door", Shell.Section.FRONT_DOOR, false, HELP, Map.of("content", markup(content)));
    }

    private static List<Cell> contact(String about, String href, String from, String received, String by, String left) {
        return List.of(Cell.link(about, href), Cell.of(from).labelled("From"), Cell.of(received).labelled("Received"),
                Cell.of(by).labelled("Decide by"), Cell.number(left).labelled("Hours left"));
    }

    private static String form() {
        Map<String, Object> when = new HashMap<>(Map.of(
                "id", "occurred", "legend", "When did it happen?", "hint", "The day is enough if that is all that is known.",
                "value", new DateTimeParts(new DateParts("31", "2", "2027"), "25:10", false),
                "wrongParts", Set.of(Part.DAY, Part.MONTH)));
        when.put("error", "The day must be one that exists: February 2027 has 28 days");
        when.put("timeError", "Enter the time on the 24-hour clock, like 16:10, or tick ‘Time not known’");
        String content = component("errorSummary", Map.of("errors", List.of(
                        Link.to("#occurred-day", "The day must be one that exists: February 2027 has 28 days"),
                        Link.to("#occurred-time", "Enter the time on the 24-hour clock, like 16:10, or tick ‘Time not known’"),
                        Link.to("#outcome", "Choose what was decided"),
                        Link.to("#reason", "Say why there is no further action"))))
                + "<span class=\"govuk-caption-l\">Robin Ashdown</span>" + heading1("Strategy discussion")
                + "<form method=\"post\" action=\"/do\" novalidate>" + component("csrf", Map.of("csrf", CSRF))
                + component("dateTimeInput", when)
                + component("radios", Map.of("name", "outcome", "legend", "What was decided?", "error", "Choose what was decided", "items", List.of(
                        Choice.of("section_47", "Section 47 enquiry").withHint("There is reasonable cause to suspect significant harm."),
                        Choice.of("assessment", "Child and family assessment"),
                        Choice.divider("or"),
                        Choice.of("none", "No further action").withChecked(true).revealing(markup(component("textarea", Map.of(
                                "name", "reason", "label", "Why?", "labelClasses", "", "rows", 3, "error", "Say why there is no further action")))))))
                + component("checkboxes", Map.of("name", "present", "legend", "Who took part?", "hint", "Tick all that apply.", "values", List.of("police"), "items", List.of(
                        Choice.of("police", "Police"), Choice.of("health", "Health"), Choice.of("school", "School"),
                        Choice.divider("or"), Choice.of("nobody", "Nobody but me").asExclusive())))
                + component("input", Map.of("name", "chair", "label", "Who chaired it?", "value", "Ms. Adaeze O’Brien-Łukasiewicz", "classes", "govuk-input--width-20"))
                + component("select", Map.of("name", "agency", "label", "Which agency asked for it?", "items", List.of(
                        Choice.of("", "Choose an agency"), Choice.of("csc", "Children’s Social Care"), Choice.of("tvp", "Thames Valley Police"))))
                + component("textarea", Map.of("name", "words", "label", "What did the child say, in their own words?", "hint", "Write what was said, not what it may mean.", "rows", 4))
                + component("warningText", Map.of("text", "Do not wait for the form when a child may be in danger now. Act, and record afterwards."))
                + "<div class=\"govuk-button-group\">"
                + component("button", Map.of("text", "Save and continue", "preventDoubleClick", true))
                + component("button", Map.of("text", "Save and come back later", "name", "later", "value", "yes", "classes", "govuk-button--secondary"))
                + "</div></form>";
        return page("Strategy discussion", Shell.Section.MY_WORK, true, HELP, Map.of(
                "before", markup(component("backLink", Map.of("href", "/record/q"))), "content", markup("<div class=\"kith-reading\">" + content + "</div>")));
    }

    private static String check() {
        String content = component("notificationBanner", Map.of("text", "Your answers are saved. Nothing has been sent yet.", "success", true))
                + heading1("Check your answers")
                + component("summaryList", Map.of("cardTitle", "Strategy discussion", "rows", List.of(
                        SummaryRow.of("When did it happen?", "16 December 2026, 14:20").changeAt("/f#occurred", "when it happened"),
                        SummaryRow.of("What was decided?", "Section 47 enquiry").changeAt("/f#outcome", "what was decided"),
                        SummaryRow.of("What did the child say?", "“I don’t want to go home when he is there.”").changeAt("/f#words", "what the child said"))))
                + component("insetText", Map.of("text", "When you record this, an initial child protection conference must be held by 12 January 2027."))
                + component("button", Map.of("text", "Record the strategy discussion"))
                + heading2("Before the conference")
                + component("taskList", Map.of("items", List.of(
                        Task.done("Who is in the family", "/t/1"),
                        Task.begun("What the agencies know", "/t/2").withHint("Police and school have answered; health has not."),
                        Task.toDo("The child’s own words", "/t/3"),
                        Task.notYet("Send to the chair", "When the other parts are done."))))
                + component("details", Map.of("summary", "Why this must be done", "open", true, "text",
                        "A conference is held within 15 working days of the strategy discussion at which the section 47 enquiry was begun (Working Together to Safeguard Children 2023, chapter 3)."));
        return page("Check your answers", Shell.Section.MY_WORK, false, HELP, Map.of(
                "before", markup(component("breadcrumbs", Map.of("items", List.of(Link.to("/my-work", "My work"), Link.to("/record/q", "Robin Ashdown"), Link.none("Check your answers"))))),
                "content", markup("<div class=\"kith-reading\">" + content + "</div>")));
    }

    private static String timeline() {
        String content = heading1("Timeline")
                + component("timeline", Map.of("level", 2, "items", List.of(
                        TimelineItem.of("3 February 2027, 16:10", "Aylesbury team", "Core group held").at("/e/1").timed("2027-02-03T16:10")
                                .saying("Mother, school nurse and class teacher took part. Housing sent apologies."),
                        TimelineItem.of("12 January 2027, time not known", "Conference chair", "Initial child protection conference").at("/e/2")
                                .saying("Child protection plan, category neglect.").remarking("Held 1 day late. Reason: interpreter not available."),
                        TimelineItem.of("about 2024", "health visitor", "First note of missed appointments").at("/e/3").remarking("Recorded on 5 January 2027"))))
                + component("tabs", Map.of("title", "Two views", "items", List.of(
                        Tab.of("by-agency", "By agency", markup("<p class=\"govuk-body\">Police, health, school.</p>")),
                        Tab.of("by-child", "By child", markup("<p class=\"govuk-body\">Robin, Wren, Lark.</p>")))));
        return page("Timeline", Shell.Section.MY_WORK, false, HELP, Map.of("content", markup(content)));
    }

    private static String signIn() {
        Shell shell = new Shell("Sign in", null, null, null, true, null, ASSETS.addresses());
        String content = component("errorSummary", Map.of("errors", List.of(Link.to("#password", "Enter the e-mail address and password that belong together"))))
                + heading1("Sign in")
                + component("signIn", Map.of("csrf", CSRF, "username", "a.khan@kith.example", "passwordError", "Enter the e-mail address and password that belong together"));
        return Templates.render("layout/page.jte", Map.of("shell", shell, "content", markup(content)));
    }

    private static String sent() {
        String content = component("panel", Map.of("title", "Referral sent", "text", "The front door answers by 13 February 2027, 16:40."))
                + component("exitThisPage", Map.of());
        return page("Referral sent", Shell.Section.FRONT_DOOR, false, HELP, Map.of("content", markup(content)));
    }

    private static String rest() {
        Pathway upright = Pathway.of(
                        Station.done("Contact", "1 Feb 2027"), Station.here("Referral", null),
                        Station.late("Strategy discussion", "was due 2 Feb 2027, 14:00", "10 days late"), Station.coming("Enquiry", null))
                .alongside(new Branch(0, Station.done("Early help", "until 3 Jan 2027")), new Branch(1, Station.late("Assessment", "was due 11 Feb 2027", "1 day late")));
        String content = heading1("The rest")
                + component("pathway", Map.of("pathway", upright))
                + component("phaseBanner", Map.of("tag", "Demo", "text", "The families are invented."))
                + component("notificationBanner", Map.of("text", "You are covering for Ms Khan until 19 February 2027."))
                + "<p class=\"govuk-body\">" + component("tag", Map.of("text", "Late", "classes", "govuk-tag--red"))
                + component("tag", Map.of("text", "In time", "classes", "govuk-tag--green")) + component("tag", Map.of("text", "Draft")) + "</p>"
                + "<div class=\"govuk-button-group\">" + component("button", Map.of("text", "Continue"))
                + component("button", Map.of("text", "End the plan", "classes", "govuk-button--warning"))
                + component("button", Map.of("text", "Not yet", "classes", "govuk-button--secondary"))
                + component("button", Map.of("text", "Cannot be pressed", "disabled", true)) + "</div>"
                + "<p class=\"govuk-body\">0O 1Il| 5S 8B rn m: clear letters. <a class=\"govuk-link\" href=\"/x\">A link in a sentence</a>.</p>"
                + component("dateInput", Map.of("id", "born", "namePrefix", "born", "legend", "Date of birth", "hint", "For example, 14 3 2019"))
                + component("fieldset", Map.of("legend", "Where does the child live?", "content", markup(
                        component("input", Map.of("name", "line", "label", "Address line 1", "labelClasses", ""))
                                + component("input", Map.of("name", "postcode", "label", "Postcode", "labelClasses", "", "classes", "govuk-input--width-10")))))
                + component("input", Map.of("name", "weeks", "label", "How long?", "suffix", "weeks", "classes", "govuk-input--width-3", "inputmode", "numeric"));
        return page("The rest", null, false, HELP, Map.of("content", markup(content)));
    }

    private static String heading1(String text) {
        return "<h1 class=\"govuk-heading-l\">" + text + "</h1>";
    }

    private static String heading2(String text) {
        return "<h2 class=\"govuk-heading-m\">" + text + "</h2>";
    }

    private static String page(String title, Shell.Section section, boolean errors, EmergencyHelp help, Map<String, Object> parts) {
        Map<String, Object> parameters = new HashMap<>(parts);
        parameters.put("shell", new Shell(title, new Shell.Viewer("Social worker, Aylesbury team", "Children’s Social Care", java.util.Set.of(Shell.Section.MY_WORK, Shell.Section.FRONT_DOOR, Shell.Section.FIND), true),
                section, CSRF, errors, help, ASSETS.addresses()));
        return Templates.render("layout/page.jte", parameters);
    }
}
