package kith.server.administration;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import kith.server.gate.Seen;
import kith.server.gate.Viewer;
import kith.server.problem.NotAcceptable;
import kith.server.problem.Problem;
import kith.server.web.Pages;
import kith.server.web.component.Shell;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The administrator's pages. */
@Controller
class AdministrationPages {
    private final Keeping keeping;
    private final KeepingAccounts accounts;
    private final KeepingLeavers leavers;
    private final Pages pages;

    AdministrationPages(Keeping keeping, KeepingAccounts accounts, KeepingLeavers leavers, Pages pages) {
        this.keeping = keeping;
        this.accounts = accounts;
        this.leavers = leavers;
        this.pages = pages;
    }

    @GetMapping("/administration")
    void people(Viewer viewer, HttpServletRequest request, HttpServletResponse response) throws IOException {
        show(viewer, Keeping.Typed.NOTHING, List.of(), null, request, response);
    }

    @PostMapping("/administration/{what:people|teams|agencies|duties|second-factors|resets|keys}")
    void add(Viewer viewer, @PathVariable String what, HttpServletRequest request, HttpServletResponse response) throws IOException {
        Map<String, String> values = new HashMap<>();
        request.getParameterMap().forEach((name, all) -> values.put(name, all[0]));
        values.remove("_csrf");
        Keeping.Typed typed = new Keeping.Typed(values);
        try {
            String done = switch (what) {
                case "people" -> typed.get("name") + " can sign in now. The first password is " + keeping.addPerson(viewer, typed)
                        + " – it is shown only here and only now.";
                case "teams" -> {
                    keeping.addTeam(viewer, typed);
                    yield "The team has been added.";
                }
                case "duties" -> {
                    keeping.setDuty(viewer, typed);
                    yield "The team is on duty for that role now.";
                }
                case "second-factors" -> accounts.setSecondFactor(viewer, typed)
                        ? "Everybody of the agency must use a second factor now, from their next click."
                        : "The agency’s people may sign in with a password alone now.";
                case "resets" -> {
                    accounts.reset(viewer, typed);
                    yield "It has been reset. They have been signed out everywhere, and sign in with their password.";
                }
                case "keys" -> {
                    accounts.endKey(viewer, typed);
                    yield "The key has been ended.";
                }
                default -> {
                    keeping.addAgency(viewer, typed);
                    yield "The agency has been added.";
                }
            };
            show(viewer, Keeping.Typed.NOTHING, List.of(), done, request, response);
        } catch (NotAcceptable wrong) {
            show(viewer, typed, wrong.problems(), null, request, response);
        }
    }

    @GetMapping("/administration/leavers/{professional}")
    void leaver(Viewer viewer, @PathVariable String professional, HttpServletRequest request, HttpServletResponse response) throws IOException {
        Seen<KeepingLeavers.Page> page = leavers.page(viewer, professional, null);
        pages.show(request, response, viewer, "page/leaver.jte", new Pages.Heading("Somebody leaves", Shell.Section.ADMINISTRATION, false), page);
    }

    @PostMapping("/administration/leavers/{professional}")
    void end(
            Viewer viewer,
            @PathVariable String professional,
            @RequestParam(defaultValue = "") String taker,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        try {
            String name = leavers.end(viewer, professional, taker);
            show(viewer, Keeping.Typed.NOTHING, List.of(), name + " has left: nothing lets them in any more, and what they held has been passed on.", request, response);
        } catch (NotAcceptable wrong) {
            Seen<KeepingLeavers.Page> page = leavers.page(viewer, professional, wrong.problems().getFirst().message());
            pages.showAgain(request, response, viewer, "page/leaver.jte", new Pages.Heading("Somebody leaves", Shell.Section.ADMINISTRATION, true), page);
        }
    }

    private void show(
            Viewer viewer, Keeping.Typed typed, List<Problem> problems, String done, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Seen<Keeping.Kept> page = keeping.kept(viewer, typed, problems, done);
        Pages.Heading heading = new Pages.Heading("People and teams", Shell.Section.ADMINISTRATION, !problems.isEmpty());
        if (problems.isEmpty()) {
            pages.show(request, response, viewer, "page/administration.jte", heading, page);
        } else {
            pages.showAgain(request, response, viewer, "page/administration.jte", heading, page);
        }
    }
}
