package kith.server.frontdoor.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import kith.procedures.form.Typed;
import kith.server.gate.Outlet;
import kith.server.gate.Seen;
import kith.server.gate.Viewer;
import kith.server.problem.NotAcceptable;
import kith.server.problem.Problem;
import kith.server.steps.NewChild;
import kith.server.steps.StepWork;
import kith.server.web.Downloads;
import kith.server.web.Pages;
import kith.server.web.Spreadsheet;
import kith.server.web.component.Shell;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The queue, the beginning of a contact, and who to ring. */
@Controller
class FrontDoorPages {
    private final FrontDoorQueries queries;
    private final StepWork work;
    private final Pages pages;
    private final Downloads downloads;

    FrontDoorPages(FrontDoorQueries queries, StepWork work, Pages pages, Downloads downloads) {
        this.queries = queries;
        this.work = work;
        this.pages = pages;
        this.downloads = downloads;
    }

    @GetMapping("/front-door")
    void queue(Viewer viewer, HttpServletRequest request, HttpServletResponse response) throws IOException {
        Seen<FrontDoorQueries.Queue> page = queries.queue(viewer, Outlet.PAGE);
        pages.show(
                request, response, viewer, "page/frontDoor.jte", new Pages.Heading("Front door", Shell.Section.FRONT_DOOR, false), page);
    }

    /** The same as a spreadsheet. */
    @GetMapping("/front-door.csv")
    void queueAsSpreadsheet(Viewer viewer, HttpServletResponse response) throws IOException {
        downloads.send(response, queries.queue(viewer, Outlet.FILE).map(queue -> {
            Spreadsheet sheet = new Spreadsheet("Child", "Age", "How soon", "Due", "What must happen", "Because", "Who has it");
            queue.waiting().forEach(row -> sheet.row(
                    row.child(), row.age(), row.when(), Objects.requireNonNullElse(row.due(), ""), row.what(), row.because(), row.holder()));
            return sheet.download("front-door");
        }));
    }

    @GetMapping("/front-door/contact")
    void contact(Viewer viewer, HttpServletRequest request, HttpServletResponse response) throws IOException {
        Seen<FrontDoorQueries.WhoPage> page = queries.who(viewer, Typed.NOTHING, 1, false, List.of());
        pages.show(request, response, viewer, "page/contactWho.jte", heading(false), page);
    }

    @PostMapping("/front-door/contact")
    void begin(
            Viewer viewer,
            @RequestParam(defaultValue = "1") int rows,
            @RequestParam(defaultValue = "") String go,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        Typed typed = typed(request);
        int asked = Math.clamp(rows, 1, NewChild.MOST);
        if (go.equals("add")) {
            Seen<FrontDoorQueries.WhoPage> page =
                    queries.who(viewer, typed, Math.min(asked + 1, NewChild.MOST), false, List.of());
            pages.show(request, response, viewer, "page/contactWho.jte", heading(false), page);
            return;
        }
        try {
            if (queries.mustAskKnown(viewer, typed)) {
                Seen<FrontDoorQueries.WhoPage> page = queries.who(viewer, typed, asked, true, List.of());
                pages.show(request, response, viewer, "page/contactWho.jte", heading(false), page);
            } else {
                response.sendRedirect("/drafts/" + work.beginContact(viewer, typed));
            }
        } catch (NotAcceptable wrong) {
            again(viewer, typed, asked, wrong.problems(), request, response);
        }
    }

    private void again(
            Viewer viewer, Typed typed, int rows, List<Problem> problems, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Seen<FrontDoorQueries.WhoPage> page = queries.who(viewer, typed, rows, false, problems);
        pages.showAgain(request, response, viewer, "page/contactWho.jte", heading(true), page);
    }

    private static Typed typed(HttpServletRequest request) {
        Map<String, List<String>> values = new HashMap<>();
        request.getParameterMap().forEach((name, all) -> {
            if (name.startsWith("new-")) {
                values.put(name, List.of(all));
            }
        });
        return new Typed(values);
    }

    private static Pages.Heading heading(boolean wrong) {
        return new Pages.Heading("Who is the contact about?", Shell.Section.FRONT_DOOR, wrong);
    }

    @GetMapping("/who-to-ring")
    void whoToRing(Viewer viewer, HttpServletRequest request, HttpServletResponse response) throws IOException {
        Seen<FrontDoorQueries.Numbers> page = queries.whoToRing(viewer);
        pages.show(request, response, viewer, "page/whoToRing.jte", new Pages.Heading("Who to ring", null, false), page);
    }
}
