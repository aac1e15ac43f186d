package kith.server.record.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import kith.server.gate.Outlet;
import kith.server.gate.Seen;
import kith.server.gate.Viewer;
import kith.server.record.Papers;
import kith.server.web.Download;
import kith.server.web.Downloads;
import kith.server.web.Pages;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The pages of a record: where things stand, what happened, what an event says, why something must be done. */
@Controller
class RecordPages {
    private final RecordQueries queries;
    private final WhyQueries whys;
    private final VisitPackQueries visitPacks;
    private final ClosingQueries closings;
    private final CareQueries cares;
    private final OnADayQueries days;
    private final Pages pages;
    private final Papers papers;
    private final Downloads downloads;

    RecordPages(RecordQueries queries, WhyQueries whys, VisitPackQueries visitPacks, ClosingQueries closings, CareQueries cares, OnADayQueries days, Pages pages, Papers papers, Downloads downloads) {
        this.queries = queries;
        this.whys = whys;
        this.visitPacks = visitPacks;
        this.closings = closings;
        this.cares = cares;
        this.days = days;
        this.pages = pages;
        this.papers = papers;
        this.downloads = downloads;
    }

    @GetMapping("/records/{record}")
    void overview(
            Viewer viewer,
            @PathVariable String record,
            @RequestParam Optional<String> recorded,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        Seen<? extends RecordQueries.Shown> page = queries.shown(viewer, record, recorded.isPresent());
        String template = switch (page.value()) {
            case RecordQueries.Overview _ -> "page/overview.jte";
            case WhomToRing _ -> "page/whomToRing.jte";
        };
        pages.show(request, response, viewer, template, new Pages.Heading("Where things stand", page.value().band().section(), false, true), page);
    }

    @PostMapping("/records/{record}/pin")
    void pin(Viewer viewer, @PathVariable String record, @RequestParam(defaultValue = "") String pinned, HttpServletResponse response)
            throws IOException {
        queries.pin(viewer, record, pinned.equals("yes"));
        response.sendRedirect("/records/" + record);
    }

    /** The partnership's own record. */
    @GetMapping("/partnership")
    void partnership(Viewer viewer, HttpServletResponse response) throws IOException {
        response.sendRedirect("/records/" + queries.partnership(viewer).value());
    }

    @GetMapping("/records/{record}/steps")
    void steps(Viewer viewer, @PathVariable String record, HttpServletRequest request, HttpServletResponse response) throws IOException {
        Seen<RecordQueries.Steps> page = queries.steps(viewer, record);
        pages.show(request, response, viewer, "page/steps.jte", new Pages.Heading("Record something", page.value().band().section(), false), page);
    }

    @GetMapping("/records/{record}/timeline")
    void timeline(
            Viewer viewer,
            @PathVariable String record,
            @RequestParam Optional<String> before,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        Seen<RecordQueries.Timeline> page = queries.timeline(viewer, record, before);
        pages.show(request, response, viewer, "page/timeline.jte", new Pages.Heading("Timeline", page.value().band().section(), false), page);
    }

    /** To be printed, for where there is no signal. */
    @GetMapping("/records/{record}/visit-pack")
    void visitPack(Viewer viewer, @PathVariable String record, HttpServletRequest request, HttpServletResponse response) throws IOException {
        Seen<VisitPackQueries.VisitPack> page = visitPacks.pack(viewer, record);
        pages.show(request, response, viewer, "page/visitPack.jte", new Pages.Heading("Visit pack", page.value().band().section(), false), page);
    }

    /** What is open before work with a child ends, and how it begins again. */
    @GetMapping("/records/{record}/closing")
    void closing(Viewer viewer, @PathVariable String record, HttpServletRequest request, HttpServletResponse response) throws IOException {
        Seen<ClosingQueries.Page> page = closings.closing(viewer, record);
        pages.show(request, response, viewer, "page/closing.jte", new Pages.Heading("Closing", page.value().band().section(), false), page);
    }

    /** @param given the day of which it is asked who had parental responsibility and what held, as parts of a date; today without it */
    @GetMapping("/records/{record}/legal-status")
    void legalStatus(
            Viewer viewer, @PathVariable String record, @RequestParam Map<String, String> given, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Seen<CareQueries.Page> page = cares.care(viewer, record, given);
        boolean wrong = page.value().error() != null;
        Pages.Heading heading = new Pages.Heading("Legal status and care", page.value().band().section(), wrong);
        if (wrong) {
            pages.showAgain(request, response, viewer, "page/legalStatus.jte", heading, page);
        } else {
            pages.show(request, response, viewer, "page/legalStatus.jte", heading, page);
        }
    }

    /** @param given {@code day} as 2026-03-03, or as parts of a date; without either the page asks for one */
    @GetMapping("/records/{record}/on")
    void onADay(
            Viewer viewer, @PathVariable String record, @RequestParam Map<String, String> given, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Seen<OnADayQueries.Page> page = days.onADay(viewer, record, given);
        boolean wrong = page.value().error() != null;
        Pages.Heading heading = new Pages.Heading("As it was on " + (page.value().day() == null ? "a day" : page.value().day()), page.value().section(), wrong);
        if (wrong) {
            pages.showAgain(request, response, viewer, "page/onADay.jte", heading, page);
        } else {
            pages.show(request, response, viewer, "page/onADay.jte", heading, page);
        }
    }

    @GetMapping("/records/{record}/events/{event}")
    void event(
            Viewer viewer,
            @PathVariable String record,
            @PathVariable String event,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        Seen<RecordQueries.EventPage> page = queries.event(viewer, record, event);
        pages.show(request, response, viewer, "page/event.jte", new Pages.Heading(page.value().title(), page.value().band().section(), false), page);
    }

    @GetMapping("/records/{record}/events/{event}/files/{file}")
    void file(
            Viewer viewer,
            @PathVariable String record,
            @PathVariable String event,
            @PathVariable String file,
            HttpServletResponse response)
            throws IOException {
        downloads.send(response, papers.paper(viewer, record, event, file, Outlet.FILE)
                .map(paper -> new Download(paper.file().name(), paper.file().type(), paper.content())));
    }

    @GetMapping("/records/{record}/obligations/{obligation}")
    void why(
            Viewer viewer,
            @PathVariable String record,
            @PathVariable String obligation,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        Seen<WhyQueries.Why> page = whys.why(viewer, record, obligation);
        pages.show(request, response, viewer, "page/why.jte", new Pages.Heading("Why: " + page.value().sentence(), page.value().band().section(), false), page);
    }
}
