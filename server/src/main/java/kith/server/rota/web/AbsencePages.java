package kith.server.rota.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import kith.server.directory.Absences;
import kith.server.gate.Seen;
import kith.server.gate.Viewer;
import kith.server.problem.NotAcceptable;
import kith.server.rota.Covering;
import kith.server.web.Pages;
import kith.server.web.component.DateParts;
import kith.server.web.component.Link;
import kith.server.web.component.Shell;
import kith.server.wording.Said;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Who of a manager's people is away, and who covers. */
@Controller
class AbsencePages {
    private static final String AT = "/team/people/{professional}/absences";

    private final Covering covering;
    private final Pages pages;
    private final Clock clock;

    AbsencePages(Covering covering, Pages pages, Clock clock) {
        this.covering = covering;
        this.pages = pages;
        this.clock = clock;
    }

    @GetMapping(AT)
    void absences(Viewer viewer, @PathVariable String professional, HttpServletRequest request, HttpServletResponse response) throws IOException {
        show(viewer, professional, Optional.empty(), Optional.empty(), List.of(), request, response);
    }

    @PostMapping(AT)
    void enter(Viewer viewer, @PathVariable String professional, HttpServletRequest request, HttpServletResponse response) throws IOException {
        Covering.Typed typed = typed(request);
        try {
            covering.enter(viewer, professional, typed);
            response.sendRedirect("/team/people/" + professional + "/absences");
        } catch (NotAcceptable problem) {
            show(viewer, professional, Optional.empty(), Optional.of(typed), links(problem), request, response);
        }
    }

    @GetMapping(AT + "/{absence}")
    void entry(
            Viewer viewer, @PathVariable String professional, @PathVariable String absence, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        show(viewer, professional, Optional.of(absence), Optional.empty(), List.of(), request, response);
    }

    @PostMapping(AT + "/{absence}")
    void change(
            Viewer viewer, @PathVariable String professional, @PathVariable String absence, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Covering.Typed typed = typed(request);
        try {
            covering.change(viewer, professional, absence, typed);
            response.sendRedirect("/team/people/" + professional + "/absences");
        } catch (NotAcceptable problem) {
            show(viewer, professional, Optional.of(absence), Optional.of(typed), links(problem), request, response);
        }
    }

    @PostMapping(AT + "/{absence}/ended")
    void end(Viewer viewer, @PathVariable String professional, @PathVariable String absence, HttpServletResponse response) throws IOException {
        covering.end(viewer, professional, absence);
        response.sendRedirect("/team/people/" + professional + "/absences");
    }

    /** @param typed what was typed before; empty on first sight */
    private void show(
            Viewer viewer,
            String professional,
            Optional<String> absence,
            Optional<Covering.Typed> typed,
            List<Link> errors,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        Seen<AbsencePage> page = covering.entry(viewer, professional, absence).map(found -> AbsencePage.of(
                found.person(),
                found.entry(),
                typed.or(() -> found.entry().map(Absences.Entry::span).map(Covering.Typed::of)).orElse(Covering.Typed.NOTHING),
                errors,
                Said.dayOf(clock.instant())));
        Pages.Heading heading = new Pages.Heading("Leave and sickness", Shell.Section.TEAM, !errors.isEmpty());
        if (errors.isEmpty()) {
            pages.show(request, response, viewer, "page/absences.jte", heading, page);
        } else {
            pages.showAgain(request, response, viewer, "page/absences.jte", heading, page);
        }
    }

    private static Covering.Typed typed(HttpServletRequest request) {
        return new Covering.Typed(of(request, "kind"), date(request, "first"), date(request, "last"), of(request, "cover"));
    }

    private static DateParts date(HttpServletRequest request, String name) {
        return new DateParts(of(request, name + "-day"), of(request, name + "-month"), of(request, name + "-year"));
    }

    private static String of(HttpServletRequest request, String name) {
        return Optional.ofNullable(request.getParameter(name)).map(String::strip).orElse("");
    }

    private static List<Link> links(NotAcceptable problem) {
        return problem.problems().stream().map(each -> Link.to("#" + each.where(), each.message())).toList();
    }
}
