package kith.server.record.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import kith.server.gate.Seen;
import kith.server.gate.Viewer;
import kith.server.identifier.Identifiers;
import kith.server.problem.NotAcceptable;
import kith.server.record.Overtaken;
import kith.server.record.Withdrawing;
import kith.server.web.Pages;
import kith.server.web.component.Link;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Withdrawing what should not stand on a record, and a withdrawal that was wrong. */
@Controller
class WithdrawalPages {
    private final WithdrawalQueries queries;
    private final Withdrawing withdrawing;
    private final Pages pages;

    WithdrawalPages(WithdrawalQueries queries, Withdrawing withdrawing, Pages pages) {
        this.queries = queries;
        this.withdrawing = withdrawing;
        this.pages = pages;
    }

    @GetMapping("/records/{record}/events/{event}/withdrawal")
    void withdrawal(Viewer viewer, @PathVariable String record, @PathVariable String event, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Seen<WithdrawalQueries.Withdrawal> page = queries.withdrawal(viewer, record, event, Identifiers.next(), "", List.of());
        pages.show(request, response, viewer, "page/withdrawal.jte", new Pages.Heading(page.value().heading(), null, false), page);
    }

    @PostMapping("/records/{record}/events/{event}/withdrawal")
    void withdraw(
            Viewer viewer,
            @PathVariable String record,
            @PathVariable String event,
            @RequestParam String submission,
            @RequestParam(defaultValue = "") String reason,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        String back = "/records/" + record + "/events/" + event;
        try {
            withdrawing.withdraw(viewer, record, event, submission, reason);
            response.sendRedirect(back);
        } catch (NotAcceptable problem) {
            List<Link> errors = problem.problems().stream().map(each -> Link.to("#" + each.where(), each.message())).toList();
            Seen<WithdrawalQueries.Withdrawal> page = queries.withdrawal(viewer, record, event, submission, reason, errors);
            pages.showAgain(request, response, viewer, "page/withdrawal.jte", new Pages.Heading(page.value().heading(), null, true), page);
        } catch (Overtaken _) {
            // Somebody else did the same first: the event's page says who, and why.
            response.sendRedirect(back);
        }
    }
}
