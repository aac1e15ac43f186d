package kith.server.work.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import kith.procedures.history.Occurred;
import kith.server.gate.Seen;
import kith.server.gate.Viewer;
import kith.server.identifier.Identifiers;
import kith.server.problem.NotAcceptable;
import kith.server.record.Overtaken;
import kith.server.web.Pages;
import kith.server.web.component.Link;
import kith.server.work.Approving;
import kith.server.work.Managing;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What managers do on a record: decide, allocate, excuse; and reasons why something is late. */
@Controller
class WorkPages {
    private final WorkQueries queries;
    private final Approving approving;
    private final Managing managing;
    private final Pages pages;
    private final Clock clock;

    WorkPages(WorkQueries queries, Approving approving, Managing managing, Pages pages, Clock clock) {
        this.queries = queries;
        this.approving = approving;
        this.managing = managing;
        this.pages = pages;
        this.clock = clock;
    }

    @GetMapping("/records/{record}/events/{event}/approval")
    void approval(
            Viewer viewer,
            @PathVariable String record,
            @PathVariable String event,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        Seen<WorkQueries.Approval> page = queries.approval(viewer, record, event, Identifiers.next(), WorkQueries.Decided.NOTHING, List.of());
        pages.show(request, response, viewer, "page/approval.jte", new Pages.Heading(page.value().sentence(), null, false), page);
    }

    @PostMapping("/records/{record}/events/{event}/approval")
    void decide(
            Viewer viewer,
            @PathVariable String record,
            @PathVariable String event,
            @RequestParam String submission,
            @RequestParam(defaultValue = "") String decision,
            @RequestParam(defaultValue = "") String comment,
            @RequestParam(defaultValue = "") String approver,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        WorkQueries.Decided typed = new WorkQueries.Decided(decision, comment, approver);
        try {
            switch (decision) {
                case "approve" -> approving.decide(viewer, record, event, submission, true, comment);
                case "return" -> approving.decide(viewer, record, event, submission, false, comment);
                case "telephone" -> approving.byTelephone(
                        viewer,
                        record,
                        event,
                        submission,
                        approver,
                        comment,
                        new Occurred.At(clock.instant().truncatedTo(ChronoUnit.MICROS)));
                default -> {
                    again(viewer, record, event, submission, typed, List.of(Link.to("#decision", "Choose what you decide")), request, response);
                    return;
                }
            }
            // Whoever decides has more to decide; whoever had it approved by telephone goes on with the child.
            response.sendRedirect(decision.equals("telephone") ? "/records/" + record + "?recorded" : "/my-work?decided=" + record);
        } catch (NotAcceptable problem) {
            again(viewer, record, event, submission, typed, links(problem), request, response);
        } catch (Overtaken _) {
            again(
                    viewer,
                    record,
                    event,
                    submission,
                    typed,
                    List.of(Link.to("#comment", "Somebody else has decided this meanwhile")),
                    request,
                    response);
        }
    }

    private void again(
            Viewer viewer,
            String record,
            String event,
            String submission,
            WorkQueries.Decided typed,
            List<Link> errors,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        Seen<WorkQueries.Approval> page = queries.approval(viewer, record, event, submission, typed, errors);
        pages.showAgain(request, response, viewer, "page/approval.jte", new Pages.Heading(page.value().sentence(), null, true), page);
    }

    private static List<Link> links(NotAcceptable problem) {
        return problem.problems().stream()
                .map(each -> Link.to("#" + (each.where().isEmpty() ? "comment" : each.where()), each.message()))
                .toList();
    }

    @GetMapping("/records/{record}/allocation")
    void allocation(Viewer viewer, @PathVariable String record, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Seen<WorkQueries.Allocation> page = queries.allocation(viewer, record, Identifiers.next(), Optional.empty(), List.of());
        pages.show(request, response, viewer, "page/allocation.jte", new Pages.Heading("Allocate the record", null, false), page);
    }

    @PostMapping("/records/{record}/allocation")
    void allocate(
            Viewer viewer,
            @PathVariable String record,
            @RequestParam String submission,
            @RequestParam(defaultValue = "") String professional,
            @RequestParam(required = false) List<String> child,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        List<String> records = new ArrayList<>(List.of(record));
        if (child != null) {
            child.stream().filter(each -> !each.equals(record)).distinct().forEach(records::add);
        }
        try {
            managing.allocate(viewer, records, submission, professional);
            response.sendRedirect("/records/" + record + "?recorded");
        } catch (NotAcceptable problem) {
            Seen<WorkQueries.Allocation> page = queries.allocation(viewer, record, submission, Optional.of(records), links(problem));
            pages.showAgain(
                    request, response, viewer, "page/allocation.jte", new Pages.Heading("Allocate the record", null, true), page);
        }
    }

    @GetMapping("/records/{record}/obligations/{obligation}/{kind:late-reason|excuse}")
    void reason(
            Viewer viewer,
            @PathVariable String record,
            @PathVariable String obligation,
            @PathVariable String kind,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        Seen<WorkQueries.ReasonFor> page =
                queries.reason(viewer, record, obligation, kind, Identifiers.next(), "", List.of());
        pages.show(request, response, viewer, "page/reason.jte", new Pages.Heading("Give the reason", null, false), page);
    }

    @PostMapping("/records/{record}/obligations/{obligation}/{kind:late-reason|excuse}")
    void keepReason(
            Viewer viewer,
            @PathVariable String record,
            @PathVariable String obligation,
            @PathVariable String kind,
            @RequestParam String submission,
            @RequestParam(defaultValue = "") String reason,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        try {
            if (kind.equals("excuse")) {
                managing.excuse(viewer, record, obligation, submission, reason);
            } else {
                managing.giveLateReason(viewer, record, obligation, submission, reason);
            }
            response.sendRedirect("/records/" + record + "/obligations/" + obligation);
        } catch (NotAcceptable problem) {
            Seen<WorkQueries.ReasonFor> page =
                    queries.reason(viewer, record, obligation, kind, submission, reason, links(problem));
            pages.showAgain(request, response, viewer, "page/reason.jte", new Pages.Heading("Give the reason", null, true), page);
        }
    }
}
