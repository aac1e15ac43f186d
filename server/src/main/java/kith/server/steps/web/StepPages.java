package kith.server.steps.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import kith.procedures.form.Typed;
import kith.server.gate.Seen;
import kith.server.gate.Viewer;
import kith.server.problem.NotAcceptable;
import kith.server.problem.Problem;
import kith.server.record.Overtaken;
import kith.server.record.Written;
import kith.server.steps.Draft;
import kith.server.steps.ReadByOthers;
import kith.server.steps.Sheet;
import kith.server.steps.StepWork;
import kith.server.web.Pages;
import kith.server.web.component.Link;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.multipart.MultipartHttpServletRequest;

/** Filling in a step: start, one page for each section, check answers, record. Every click saves what was typed first. */
@Controller
class StepPages {
    private static final Set<String> NOT_ANSWERS = Set.of("_csrf", "go", "record", "writer", "child");

    private final StepWork work;
    private final ReadByOthers others;
    private final StepQueries queries;
    private final EntryButtons entries;
    private final Headings headings;
    private final Pages pages;

    StepPages(StepWork work, ReadByOthers others, StepQueries queries, EntryButtons entries, Headings headings, Pages pages) {
        this.work = work;
        this.others = others;
        this.queries = queries;
        this.entries = entries;
        this.headings = headings;
        this.pages = pages;
    }

    @GetMapping("/records/{record}/steps/{step}")
    void start(
            Viewer viewer,
            @PathVariable String record,
            @PathVariable String step,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        Seen<StepQueries.Start> page = queries.start(viewer, record, step);
        pages.show(request, response, viewer, "page/stepStart.jte", new Pages.Heading(page.value().action(), null, false), page);
    }

    @PostMapping("/records/{record}/steps/{step}")
    void begin(
            Viewer viewer,
            @PathVariable String record,
            @PathVariable String step,
            @RequestParam(required = false) List<String> child,
            HttpServletResponse response)
            throws IOException {
        String draft = work.begin(viewer, record, step);
        work.choose(viewer, draft, child == null ? List.of() : child);
        response.sendRedirect("/drafts/" + draft + "/" + FormView.WHEN);
    }

    @PostMapping("/records/{record}/events/{event}/correction")
    void correct(Viewer viewer, @PathVariable String record, @PathVariable String event, HttpServletResponse response)
            throws IOException {
        response.sendRedirect("/drafts/" + work.beginCorrection(viewer, record, event) + "/check");
    }

    @GetMapping("/drafts/{draft}")
    void draft(Viewer viewer, @PathVariable String draft, HttpServletResponse response) throws IOException {
        response.sendRedirect("/drafts/" + draft + "/" + (work.isNote(viewer, draft) ? NotePages.PAGE : FormView.WHEN));
    }

    @GetMapping("/drafts/{draft}/{section}")
    void section(
            Viewer viewer,
            @PathVariable String draft,
            @PathVariable String section,
            @RequestParam(required = false) String errors,
            @RequestParam(required = false) String kept,
            @RequestParam(required = false) String written,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        show(viewer, draft, section, errors != null, kept != null, written != null, request, response);
    }

    private void show(
            Viewer viewer,
            String draft,
            String section,
            boolean problems,
            boolean takenBack,
            boolean written,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        Seen<StepQueries.SectionPage> page = queries.section(viewer, draft, section, problems, takenBack, written);
        boolean wrong = !page.value().errors().isEmpty();
        Pages.Heading heading = new Pages.Heading(page.value().title() + ", " + page.value().stepName(), null, wrong);
        if (wrong) {
            pages.showAgain(request, response, viewer, "page/stepSection.jte", heading, page);
        } else {
            pages.show(request, response, viewer, "page/stepSection.jte", heading, page);
        }
    }

    @PostMapping("/drafts/{draft}/{section}")
    void save(
            Viewer viewer,
            @PathVariable String draft,
            @PathVariable String section,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        if (section.equals("check")) {
            record(viewer, draft, request, response);
            return;
        }
        Sheet before = work.sheet(viewer, draft).value();
        Typed typed = typed(request);
        Set<String> asked = FormView.inputs(before, section, typed);
        if (typed.values().keySet().stream().anyMatch(name -> !asked.contains(name) && typed.ticked(name))) {
            throw formChanged();
        }
        Map<String, StepWork.Upload> uploads = uploads(request);
        Set<String> files = FormView.fileInputs(before, section, typed);
        if (!files.containsAll(uploads.keySet())) {
            throw formChanged();
        }
        work.keep(viewer, draft, typed, asked);
        if (!files.isEmpty()) {
            work.attach(viewer, draft, files, uploads);
        }
        if ("later".equals(request.getParameter("go"))) {
            response.sendRedirect(StepQueries.home(before.draft()));
            return;
        }
        String go = request.getParameter("go") == null ? "" : request.getParameter("go");
        if (go.equals("already")) {
            response.sendRedirect("/drafts/" + draft + "/already-written?section=" + section);
            return;
        }
        if (EntryButtons.isOne(go)) {
            response.sendRedirect("/drafts/" + draft + "/" + section + "#" + entries.change(viewer, draft, FormView.groupInputs(before, section), go));
            return;
        }
        if (Headings.isOne(go)) {
            response.sendRedirect("/drafts/" + draft + "/" + section + headings.put(viewer, draft, go, request));
            return;
        }
        Sheet sheet = work.sheet(viewer, draft).value();
        String where = section.equals(FormView.WHEN) ? "" : section;
        if (sheet.filled().problems().stream().anyMatch(problem -> problem.section().equals(where))) {
            show(viewer, draft, section, true, false, false, request, response);
        } else {
            response.sendRedirect("/drafts/" + draft + "/" + next(sheet, section));
        }
    }

    /** Answers to questions that the form does not ask any more, of this child or at all. */
    static NotAcceptable formChanged() {
        return new NotAcceptable(new Problem(
                "form_changed",
                "",
                "The form has changed since you opened this page, so nothing was saved from it.",
                "Open the draft again from My work, and copy across what you typed."));
    }

    /** Which headings stand chosen beside a box is no answer: they become one when they are put into it and written under. */
    static boolean isAnswer(String name) {
        return !NOT_ANSWERS.contains(name) && !name.startsWith(Headings.CHOSEN);
    }

    static Typed typed(HttpServletRequest request) {
        Map<String, List<String>> values = new HashMap<>();
        request.getParameterMap().forEach((name, all) -> {
            if (isAnswer(name)) {
                values.put(name, List.of(all));
            }
        });
        return new Typed(values);
    }

    /** The files that were chosen, by their inputs; an input in which none was chosen sends one without a name. */
    private static Map<String, StepWork.Upload> uploads(HttpServletRequest request) throws IOException {
        Map<String, StepWork.Upload> uploads = new LinkedHashMap<>();
        if (request instanceof MultipartHttpServletRequest several) {
            for (Map.Entry<String, MultipartFile> sent : several.getFileMap().entrySet()) {
                String name = sent.getValue().getOriginalFilename();
                if (name != null && !name.isBlank()) {
                    uploads.put(sent.getKey(), new StepWork.Upload(name, sent.getValue().getBytes()));
                }
            }
        }
        return uploads;
    }

    /** The next page with something to answer; when every other page is in order already, back to checking. */
    private static String next(Sheet sheet, String section) {
        List<String> order = new ArrayList<>();
        order.add(FormView.WHEN);
        sheet.step().form().sections().forEach(each -> order.add(each.id()));
        boolean allInOrder = sheet.filled().problems().isEmpty();
        int at = order.indexOf(section);
        return allInOrder || at + 1 >= order.size() ? "check" : order.get(at + 1);
    }

    @GetMapping("/drafts/{draft}/check")
    void check(Viewer viewer, @PathVariable String draft, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Seen<StepQueries.CheckPage> page = queries.check(viewer, draft, List.of(), "");
        pages.show(request, response, viewer, "page/stepCheck.jte", new Pages.Heading("Check your answers", null, false), page);
    }

    private void record(Viewer viewer, String draft, HttpServletRequest request, HttpServletResponse response) throws IOException {
        if ("follow".equals(request.getParameter("go"))) {
            work.followLatest(viewer, draft);
        }
        String warned = request.getParameter("because");
        try {
            String record = warned == null ? work.record(viewer, draft) : others.recordAllTheSame(viewer, draft, Written.of("because", "", warned).text());
            response.sendRedirect("/records/" + record + "?recorded");
        } catch (NotAcceptable _) {
            List<Link> errors = FormView.wholeSummary(work.sheet(viewer, draft).value());
            Seen<StepQueries.CheckPage> page = queries.check(viewer, draft, errors, warned == null ? "" : warned);
            pages.showAgain(
                    request, response, viewer, "page/stepCheck.jte", new Pages.Heading("Check your answers", null, true), page);
        } catch (Overtaken _) {
            Seen<StepQueries.ConflictPage> page = queries.conflict(viewer, draft);
            pages.showConflict(
                    request, response, viewer, "page/stepConflict.jte", new Pages.Heading("Somebody was quicker", null, false), page);
        }
    }

    @PostMapping("/drafts/{draft}/discard")
    void discard(Viewer viewer, @PathVariable String draft, HttpServletResponse response) throws IOException {
        Draft discarded = work.discard(viewer, draft);
        response.sendRedirect(StepQueries.home(discarded));
    }
}
