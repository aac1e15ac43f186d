package kith.server.steps.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kith.procedures.form.FormReading;
import kith.procedures.pack.Field;
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
import kith.server.web.component.Choice;
import kith.server.web.component.Link;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

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

    /** @param section the part of the draft into which something can be put; nothing where it is only to be read */
    @GetMapping("/drafts/{draft}/already-written")
    void alreadyWritten(
            Viewer viewer,
            @PathVariable String draft,
            @RequestParam(defaultValue = "") String section,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        Seen<AlreadyWritten.Page> page = transaction.execute(_ -> page(viewer, draft, section, "", List.of(), List.of()));
        pages.show(request, response, viewer, "page/alreadyWritten.jte", heading(page, false), page);
    }

    /** What was ticked is put below what stands in the box already. */
    @PostMapping("/drafts/{draft}/already-written")
    void take(
            Viewer viewer,
            @PathVariable String draft,
            @RequestParam String section,
            @RequestParam(defaultValue = "") String box,
            @RequestParam(required = false) List<String> take,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        List<String> ticked = take == null ? List.of() : take;
        List<Link> errors = new ArrayList<>();
        if (box.isEmpty()) {
            errors.add(Link.to("#box", "Choose the question under which it is to stand"));
        }
        if (ticked.isEmpty()) {
            errors.add(Link.to("#written", "Tick what you take"));
        }
        Seen<AlreadyWritten.Page> page = transaction.execute(_ -> page(viewer, draft, section, box, ticked, errors));
        if (!errors.isEmpty()) {
            pages.showAgain(request, response, viewer, "page/alreadyWritten.jte", heading(page, true), page);
            return;
        }
        if (page.value().taking().boxes().stream().noneMatch(choice -> choice.value().equals(box))) {
            throw StepPages.formChanged();
        }
        String taken = page.value().children().stream().flatMap(child -> child.taken(ticked).stream()).collect(Collectors.joining("\n\n"));
        if (!taken.isEmpty()) {
            work.append(viewer, draft, box, taken);
        }
        response.sendRedirect("/drafts/" + draft + "/" + section + "#" + box);
    }

    private static Pages.Heading heading(Seen<AlreadyWritten.Page> page, boolean wrong) {
        return new Pages.Heading(page.value().children().size() == 1 ? "Already written about the child" : "Already written about the children", null, wrong);
    }

    private Seen<AlreadyWritten.Page> page(Viewer viewer, String draft, String section, String box, List<String> ticked, List<Link> errors) {
        Seen<Sheet> sheet = work.sheet(viewer, draft);
        Names names = directories.names(gate.permit(viewer, Action.READ_DIRECTORY, Outlet.PAGE));
        List<AlreadyWritten> children = sheet.value().children().entrySet().stream()
                .map(child -> {
                    Permit permit = gate.permit(viewer, Action.READ_TIMELINE, child.getKey(), Set.of(), Outlet.PAGE);
                    return AlreadyWritten.of(child.getValue(), reading.record(permit).value(), names);
                })
                .toList();
        AlreadyWritten.Taking taking = section.isEmpty()
                ? null
                : new AlreadyWritten.Taking(
                        "/drafts/" + draft + "/already-written",
                        "/drafts/" + draft + "/" + section,
                        section,
                        FormView.section(sheet.value(), section).title(),
                        boxes(sheet.value(), section),
                        box,
                        ticked,
                        errors);
        return sheet.map(_ -> new AlreadyWritten.Page(sheet.value().step().name(), children, taking));
    }

    /** Every question of that part that is answered at length and asked as the form stands now. */
    private static List<Choice> boxes(Sheet sheet, String section) {
        boolean several = sheet.children().size() > 1;
        return FormView.section(sheet, section).fields().stream()
                .filter(field -> field.type() == Field.Type.LONG_TEXT)
                .flatMap(field -> field.perChild()
                        ? sheet.children().entrySet().stream()
                                .filter(child -> FormReading.applies(field, sheet.step(), sheet.filled(), child.getKey(), sheet.context()))
                                .map(child -> Choice.of(
                                        FormReading.input(field, child.getKey()), several ? child.getValue() + ": " + field.label() : field.label()))
                        : Stream.of(field)
                                .filter(asked -> FormReading.applies(
                                        asked, sheet.step(), sheet.filled(), sheet.children().firstEntry().getKey(), sheet.context()))
                                .map(asked -> Choice.of(FormReading.input(asked, ""), asked.label())))
                .toList();
    }
}
