package kith.server.steps.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import kith.server.gate.Seen;
import kith.server.gate.Viewer;
import kith.server.problem.NotAcceptable;
import kith.server.steps.NoteWork;
import kith.server.steps.StepWork;
import kith.server.web.Pages;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The one page on which a case note is written, for a child and any brothers and sisters, saved while it is written. */
@Controller
class NotePages {
    /** The page's place among those of a draft. No section of a form can be called so: names have no hyphen. */
    static final String PAGE = "case-note";

    private final NoteSaving saving;
    private final NoteQueries queries;
    private final NoteWork notes;
    private final StepWork work;
    private final EntryButtons entries;
    private final Headings headings;
    private final Pages pages;

    NotePages(
            NoteSaving saving, NoteQueries queries, NoteWork notes, StepWork work, EntryButtons entries, Headings headings, Pages pages) {
        this.saving = saving;
        this.queries = queries;
        this.notes = notes;
        this.work = work;
        this.entries = entries;
        this.headings = headings;
        this.pages = pages;
    }

    /** Nothing is kept by opening it. */
    @GetMapping("/records/{record}/note")
    void write(Viewer viewer, @PathVariable String record, HttpServletRequest request, HttpServletResponse response) throws IOException {
        show(viewer, queries.ofRecord(viewer, record), request, response);
    }

    @GetMapping("/drafts/{draft}/" + PAGE)
    void draft(
            Viewer viewer,
            @PathVariable String draft,
            @RequestParam Optional<String> kept,
            @RequestParam Optional<String> written,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        show(viewer, queries.ofDraft(viewer, draft, false, kept.isPresent(), written.isPresent()), request, response);
    }

    private void show(Viewer viewer, Seen<NoteQueries.NotePage> page, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Pages.Heading heading = new Pages.Heading(page.value().name(), null, !page.value().errors().isEmpty());
        if (page.value().errors().isEmpty()) {
            pages.show(request, response, viewer, "page/note.jte", heading, page);
        } else {
            pages.showAgain(request, response, viewer, "page/note.jte", heading, page);
        }
    }

    @PostMapping("/drafts/{draft}/" + PAGE)
    void save(
            Viewer viewer,
            @PathVariable String draft,
            @RequestParam String record,
            @RequestParam String writer,
            @RequestParam(required = false) List<String> child,
            @RequestParam(defaultValue = "save") String go,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        boolean kept = saving.save(
                viewer, draft, new NoteSaving.Posted(record, writer, child == null ? List.of() : child, StepPages.typed(request)));
        if (go.equals("autosave")) {
            // The script says what became of it; there is nothing to show.
            response.setStatus(kept ? HttpServletResponse.SC_NO_CONTENT : HttpServletResponse.SC_GONE);
        } else if (!kept) {
            response.sendRedirect("/records/" + record + "?recorded");
        } else if (EntryButtons.isOne(go)) {
            String at = entries.change(viewer, draft, NoteView.groupInputs(work.sheet(viewer, draft).value()), go);
            response.sendRedirect("/drafts/" + draft + "/" + PAGE + "#" + at);
        } else if (Headings.isOne(go)) {
            response.sendRedirect("/drafts/" + draft + "/" + PAGE + headings.put(viewer, draft, go, request));
        } else if (go.equals("record")) {
            record(viewer, record, draft, request, response);
        } else {
            response.sendRedirect("/drafts/" + draft + "/" + PAGE);
        }
    }

    private void record(Viewer viewer, String record, String draft, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        try {
            work.record(viewer, draft);
        } catch (NotAcceptable _) {
            // A second click finds no draft any more, because the first has recorded it.
            if (!notes.isRecorded(viewer, record, draft)) {
                show(viewer, queries.ofDraft(viewer, draft, true, false, false), request, response);
                return;
            }
        }
        response.sendRedirect("/records/" + record + "?recorded");
    }
}
