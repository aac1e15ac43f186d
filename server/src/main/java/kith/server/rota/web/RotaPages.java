package kith.server.rota.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import kith.server.gate.Seen;
import kith.server.gate.Viewer;
import kith.server.problem.NotAcceptable;
import kith.server.rota.DutyRota;
import kith.server.web.Pages;
import kith.server.web.component.Shell;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Who is on duty in a manager's team. */
@Controller
class RotaPages {
    private static final String TURN = "duty-";
    private static final String WAS = "was-";

    private final DutyRota rota;
    private final Pages pages;

    RotaPages(DutyRota rota, Pages pages) {
        this.rota = rota;
        this.pages = pages;
    }

    @GetMapping("/team/rota")
    void rota(
            Viewer viewer,
            @RequestParam(defaultValue = "") String team,
            @RequestParam(defaultValue = "") String from,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        show(viewer, team, from, Map.of(), Map.of(), request, response);
    }

    @PostMapping("/team/rota")
    void keep(
            Viewer viewer,
            @RequestParam(defaultValue = "") String team,
            @RequestParam(defaultValue = "") String from,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        Map<String, String> chosen = new HashMap<>();
        Map<String, String> was = new HashMap<>();
        request.getParameterMap().forEach((name, values) -> {
            if (name.startsWith(TURN)) {
                chosen.put(name.substring(TURN.length()), values[0]);
            } else if (name.startsWith(WAS)) {
                was.put(name.substring(WAS.length()), values[0]);
            }
        });
        try {
            rota.keep(viewer, team, from, chosen, was);
            response.sendRedirect("/team/rota?team=" + encoded(team) + "&from=" + encoded(from));
        } catch (NotAcceptable problem) {
            Map<String, String> errors = new LinkedHashMap<>();
            problem.problems().forEach(each -> errors.put(each.where(), each.message()));
            show(viewer, team, from, chosen, errors, request, response);
        }
    }

    @PostMapping("/team/rota/hours")
    void hours(
            Viewer viewer,
            @RequestParam(defaultValue = "") String team,
            @RequestParam(defaultValue = "") String hours,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        try {
            rota.setHours(viewer, team, hours);
            response.sendRedirect("/team/rota?team=" + encoded(team));
        } catch (NotAcceptable problem) {
            show(viewer, team, "", Map.of(), Map.of("hours", problem.problems().getFirst().message()), request, response);
        }
    }

    private void show(
            Viewer viewer,
            String team,
            String from,
            Map<String, String> chosen,
            Map<String, String> errors,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        Seen<RotaPage> page = rota.weeks(viewer, team, from).map(weeks -> RotaPage.of(weeks, chosen, errors));
        Pages.Heading heading = new Pages.Heading("Duty rota", Shell.Section.TEAM, !errors.isEmpty());
        if (errors.isEmpty()) {
            pages.show(request, response, viewer, "page/rota.jte", heading, page);
        } else {
            pages.showAgain(request, response, viewer, "page/rota.jte", heading, page);
        }
    }

    private static String encoded(String word) {
        return URLEncoder.encode(word, StandardCharsets.UTF_8);
    }
}
