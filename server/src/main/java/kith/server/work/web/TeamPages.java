package kith.server.work.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import kith.server.gate.Seen;
import kith.server.gate.Viewer;
import kith.server.identifier.Identifiers;
import kith.server.web.Pages;
import kith.server.web.component.Link;
import kith.server.web.component.Shell;
import kith.server.work.Managing;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** A manager's team: who holds how much, what nobody holds, what somebody looked at, and handing over what somebody holds who leaves or is ill. */
@Controller
class TeamPages {
    private final TeamQueries queries;
    private final PersonLooksQueries looks;
    private final Managing managing;
    private final Pages pages;

    TeamPages(TeamQueries queries, PersonLooksQueries looks, Managing managing, Pages pages) {
        this.queries = queries;
        this.looks = looks;
        this.managing = managing;
        this.pages = pages;
    }

    @GetMapping("/team")
    void team(Viewer viewer, @RequestParam(defaultValue = "") String team, HttpServletRequest request, HttpServletResponse response) throws IOException {
        Seen<TeamQueries.Team> page = queries.team(viewer, team);
        pages.show(request, response, viewer, "page/team.jte", new Pages.Heading("Team", Shell.Section.TEAM, false), page);
    }

    @GetMapping("/team/people/{professional}")
    void person(Viewer viewer, @PathVariable String professional, HttpServletRequest request, HttpServletResponse response) throws IOException {
        Seen<TeamQueries.PersonPage> page = queries.person(viewer, professional, Identifiers.next(), null, "", List.of());
        pages.show(request, response, viewer, "page/teamPerson.jte", new Pages.Heading("What one person holds", Shell.Section.TEAM, false), page);
    }

    @GetMapping("/team/people/{professional}/looks")
    void looks(Viewer viewer, @PathVariable String professional, HttpServletRequest request, HttpServletResponse response) throws IOException {
        Seen<PersonLooksQueries.Page> page = looks.looks(viewer, professional);
        pages.show(request, response, viewer, "page/personLooks.jte", new Pages.Heading("What one person looked at", Shell.Section.TEAM, false), page);
    }

    @PostMapping("/team/people/{professional}")
    void handOver(
            Viewer viewer,
            @PathVariable String professional,
            @RequestParam String submission,
            @RequestParam(required = false) List<String> child,
            @RequestParam(defaultValue = "") String taker,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        List<String> records = child == null ? List.of() : child.stream().distinct().toList();
        List<Link> errors = new ArrayList<>();
        if (records.isEmpty()) {
            errors.add(Link.to("#child", "Choose at least one child"));
        }
        if (taker.isBlank()) {
            errors.add(Link.to("#taker", "Choose who takes over"));
        }
        if (errors.isEmpty()) {
            managing.allocate(viewer, records, submission, taker);
            response.sendRedirect("/team/people/" + professional);
            return;
        }
        Seen<TeamQueries.PersonPage> page = queries.person(viewer, professional, submission, records, taker, errors);
        pages.showAgain(request, response, viewer, "page/teamPerson.jte", new Pages.Heading("What one person holds", Shell.Section.TEAM, true), page);
    }
}
