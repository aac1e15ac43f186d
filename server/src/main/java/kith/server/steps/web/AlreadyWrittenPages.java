package kith.server.steps.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import kith.server.directory.Directories;
import kith.server.directory.Names;
import kith.server.gate.Action;
import kith.server.gate.Gate;
import kith.server.gate.Outlet;
import kith.server.gate.Permit;
import kith.server.gate.Seen;
import kith.server.gate.Viewer;
import kith.server.record.Reading;
import kith.server.steps.Sheet;
import kith.server.steps.StepWork;
import kith.server.web.Pages;
import kith.server.wording.Said;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** What is already written about the children of a draft, to be read, taken from or printed beside it. */
@Controller
class AlreadyWrittenPages {
    private final StepWork work;
    private final Gate gate;
    private final Reading reading;
    private final Directories directories;
    private final TransactionTemplate transaction;
    private final Pages pages;

    AlreadyWrittenPages(
            StepWork work, Gate gate, Reading reading, Directories directories, TransactionTemplate transaction, Pages pages) {
        this.work = work;
        this.gate = gate;
        this.reading = reading;
        this.directories = directories;
        this.transaction = transaction;
        this.pages = pages;
    }

    @GetMapping("/drafts/{draft}/already-written")
    void alreadyWritten(Viewer viewer, @PathVariable String draft, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Seen<AlreadyWritten.Page> page = transaction.execute(_ -> page(viewer, draft));
        String about = Said.list(page.value().children().stream().map(AlreadyWritten::child).toList());
        pages.show(request, response, viewer, "page/alreadyWritten.jte", new Pages.Heading("Already written about " + about, null, false), page);
    }

    private Seen<AlreadyWritten.Page> page(Viewer viewer, String draft) {
        Seen<Sheet> sheet = work.sheet(viewer, draft);
        Names names = directories.names(gate.permit(viewer, Action.READ_DIRECTORY, Outlet.PAGE));
        List<AlreadyWritten> children = sheet.value().children().entrySet().stream()
                .map(child -> {
                    Permit permit = gate.permit(viewer, Action.READ_TIMELINE, child.getKey(), Set.of(), Outlet.PAGE);
                    return AlreadyWritten.of(child.getValue(), reading.record(permit).value(), names);
                })
                .toList();
        return sheet.map(_ -> new AlreadyWritten.Page(sheet.value().step().name(), children));
    }
}
