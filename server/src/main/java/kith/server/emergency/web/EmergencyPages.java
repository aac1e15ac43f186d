package kith.server.emergency.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kith.server.emergency.EmergencyOpening;
import kith.server.gate.Seen;
import kith.server.gate.Viewer;
import kith.server.identifier.Identifiers;
import kith.server.problem.NotAcceptable;
import kith.server.web.Pages;
import kith.server.web.component.DateParts;
import kith.server.web.component.Link;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;

/** Opening a record in an emergency: why, and whose. */
@Controller
class EmergencyPages {
    private static final String AT = "/emergency-access";

    private final EmergencyOpening opening;
    private final Pages pages;

    EmergencyPages(EmergencyOpening opening, Pages pages) {
        this.opening = opening;
        this.pages = pages;
    }

    @GetMapping(AT)
    void ask(Viewer viewer, HttpServletRequest request, HttpServletResponse response) throws IOException {
        Seen<EmergencyPage> page = opening.mayAsk(viewer)
                .map(_ -> new EmergencyPage(Identifiers.next(), "", "", "", "", DateParts.EMPTY, Map.of(), false, List.of()));
        pages.show(request, response, viewer, "page/emergencyAccess.jte", heading(false), page);
    }

    @PostMapping(AT)
    void open(Viewer viewer, HttpServletRequest request, HttpServletResponse response) throws IOException {
        DateParts born = new DateParts(of(request, "born-day"), of(request, "born-month"), of(request, "born-year"));
        String submission = of(request, "submission");
        EmergencyOpening.Typed typed = new EmergencyOpening.Typed(
                submission.matches("[0-9a-z]{20}") ? submission : Identifiers.next(), of(request, "given_name"), of(request, "family_name"), born.read(), of(request, "why"), of(request, "asked"));
        try {
            Seen<List<String>> found = opening.open(viewer, typed);
            if (found.value().size() == 1) {
                response.sendRedirect("/records/" + found.value().getFirst());
                return;
            }
            pages.show(request, response, viewer, "page/emergencyAccess.jte", heading(false), found.map(records -> page(
                    typed, born, Map.of(), records.isEmpty(), records.stream().map(record -> Link.to("/records/" + record, typed.givenName() + " " + typed.familyName())).toList())));
        } catch (NotAcceptable wrong) {
            Map<String, String> errors = new LinkedHashMap<>();
            wrong.problems().forEach(problem -> errors.putIfAbsent(problem.where(), problem.message()));
            pages.showAgain(request, response, viewer, "page/emergencyAccess.jte", heading(true), opening.mayAsk(viewer).map(_ -> page(typed, born, errors, false, List.of())));
        }
    }

    private static EmergencyPage page(EmergencyOpening.Typed typed, DateParts born, Map<String, String> errors, boolean unknown, List<Link> opened) {
        return new EmergencyPage(typed.submission(), typed.why(), typed.asked(), typed.givenName(), typed.familyName(), born, errors, unknown, opened);
    }

    private static Pages.Heading heading(boolean wrong) {
        return new Pages.Heading("Open a record in an emergency", null, wrong);
    }

    private static String of(HttpServletRequest request, String name) {
        return Optional.ofNullable(request.getParameter(name)).map(String::strip).orElse("");
    }
}
