package kith.server.steps.web;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import kith.procedures.form.FormReading;
import kith.procedures.history.About;
import kith.procedures.history.Event;
import kith.procedures.pack.Field;
import kith.procedures.pack.Form;
import kith.procedures.pack.Step;
import kith.procedures.position.Obligation;
import kith.procedures.position.Offer;
import kith.server.directory.Directories;
import kith.server.directory.Names;
import kith.server.gate.Action;
import kith.server.gate.Gate;
import kith.server.gate.Level;
import kith.server.gate.Outlet;
import kith.server.gate.Permit;
import kith.server.gate.Seen;
import kith.server.gate.Viewer;
import kith.server.people.Children;
import kith.server.people.Siblings;
import kith.server.people.Subject;
import kith.server.problem.Refused;
import kith.server.record.AnswerWords;
import kith.server.record.Reading;
import kith.server.record.RecordView;
import kith.server.record.RoleWords;
import kith.server.sentinel.Sentinel;
import kith.server.steps.ReadByOthers;
import kith.server.steps.Draft;
import kith.server.steps.Drafts;
import kith.server.steps.Sheet;
import kith.server.steps.StepWork;
import kith.server.web.component.Link;
import kith.server.wording.Said;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What the pages of a step show. */
@Service
public class StepQueries {
    private final Gate gate;
    private final Reading reading;
    private final Children children;
    private final Siblings siblings;
    private final Directories directories;
    private final StepWork work;
    private final Drafts drafts;
    private final ReadByOthers others;
    private final Clock clock;

    StepQueries(
            Gate gate,
            Reading reading,
            Children children,
            Siblings siblings,
            Directories directories,
            StepWork work,
            Drafts drafts,
            ReadByOthers others,
            Clock clock) {
        this.gate = gate;
        this.reading = reading;
        this.children = children;
        this.siblings = siblings;
        this.directories = directories;
        this.work = work;
        this.drafts = drafts;
        this.others = others;
        this.clock = clock;
    }

    /**
     * @param owed what recording this step would meet
     * @param include siblings who can be included, by record; {@code left} those who cannot, by name
     * @param begun the address of a draft begun earlier, or null
     */
    public record Start(
            String record,
            String child,
            String stepId,
            String name,
            String action,
            String guidance,
            List<String> sections,
            List<String> owed,
            Map<String, String> include,
            List<String> left,
            String begun,
            WhatProcedureSays says) {}

    @Transactional
    public Seen<Start> start(Viewer viewer, String record, String stepId) {
        Step step = reading.packs(viewer.authority()).latest().step(stepId).orElseThrow(Refused::new);
        Permit permit = gate.recording(viewer, step, record, Outlet.PAGE);
        Seen<RecordView> seen = reading.record(permit);
        RecordView view = seen.value();
        Optional<Offer> offer = view.position().offers().stream().filter(each -> each.step().equals(stepId)).findFirst();
        List<Obligation> met = view.position().open().stream()
                .filter(obligation -> !obligation.tooSoonAt(view.position().at()))
                .filter(obligation -> offer.map(Offer::meets).orElse(List.of()).contains(obligation.id()))
                .toList();
        List<String> owed = met.stream().map(Obligation::sentence).distinct().toList();
        // By which rule something is owed tells why, and that may be hidden from whoever only takes part.
        Set<String> rules = permit.level() == Level.FULL
                ? met.stream().map(Obligation::rule).collect(Collectors.toSet())
                : Set.of();
        Map<String, String> include = new java.util.LinkedHashMap<>();
        List<String> left = new ArrayList<>();
        if (step.siblings()) {
            siblings.of(permit).value().forEach(sibling -> {
                if (work.isOffered(viewer, step, sibling.child().record())) {
                    include.put(sibling.child().record(), sibling.child().name() + ", " + sibling.relation());
                } else {
                    left.add(sibling.child().givenName());
                }
            });
        }
        String begun = drafts.own(viewer).stream()
                .filter(draft -> draft.step().equals(stepId) && draft.record().equals(Optional.of(record)))
                .findFirst()
                .map(draft -> "/drafts/" + draft.id())
                .orElse(null);
        String child = children.subject(permit).value().name();
        return seen.map(_ -> new Start(
                record,
                child,
                stepId,
                step.name(),
                step.action(),
                step.guidance().orElse(null),
                step.form().sections().stream().map(Form.Section::title).toList(),
                owed,
                include,
                left,
                begun,
                WhatProcedureSays.of(step, reading.packs(viewer.authority()).latest(), Said.dayOf(clock.instant()), rules)));
    }

    /**
     * @param takenBack whether what was typed before a session ended has just been put back
     * @param written whether headings were asked for where somebody had written already
     * @param takesFiles whether a file can be sent with it
     * @param already whether what is already written can be taken over: not where nothing is written at length here, or nothing is known yet
     */
    public record SectionPage(
            String draft,
            String about,
            String stepName,
            String title,
            String help,
            String section,
            FormView.Asked when,
            List<FormView.Group> groups,
            List<Link> errors,
            String back,
            String saved,
            boolean takenBack,
            boolean written,
            boolean takesFiles,
            boolean already,
            WhatProcedureSays says) {}

    @Transactional
    public Seen<SectionPage> section(Viewer viewer, String draftId, String section, boolean problems, boolean takenBack, boolean written) {
        Seen<Sheet> seen = work.sheet(viewer, draftId);
        Sheet sheet = seen.value();
        boolean when = section.equals(FormView.WHEN);
        Form.Section part = when ? null : FormView.section(sheet, section);
        List<Link> errors = problems ? FormView.summary(sheet, when ? "" : section) : List.of();
        return seen.map(_ -> new SectionPage(
                draftId,
                about(sheet),
                sheet.step().name(),
                when ? sheet.step().occurredLabel() : part.title(),
                when ? null : part.help().orElse(null),
                section,
                when ? FormView.when(sheet, problems) : null,
                when ? List.of() : FormView.groups(sheet, section, problems),
                errors,
                back(sheet, section),
                Said.moment(sheet.draft().saved()),
                takenBack,
                written,
                !when && FormView.takesFiles(part),
                !when && isWrittenAtLength(part) && sheet.draft().record().isPresent(),
                says(sheet)));
    }

    private static boolean isWrittenAtLength(Form.Section section) {
        return section.fields().stream().anyMatch(field -> field.type() == Field.Type.LONG_TEXT);
    }

    private WhatProcedureSays says(Sheet sheet) {
        return WhatProcedureSays.of(sheet.step(), sheet.pack(), Said.dayOf(clock.instant()), Set.of());
    }

    private static String about(Sheet sheet) {
        return Said.list(List.copyOf(sheet.children().values()));
    }

    /** Where a draft was begun: the record, or the front door. */
    static String home(Draft draft) {
        return draft.record().map(record -> "/records/" + record).orElse("/front-door");
    }

    private static String back(Sheet sheet, String section) {
        String previous = null;
        String last = FormView.WHEN;
        for (Form.Section each : sheet.step().form().sections()) {
            if (each.id().equals(section)) {
                previous = last;
            }
            last = each.id();
        }
        return previous == null
                ? home(sheet.draft())
                : "/drafts/" + sheet.draft().id() + "/" + previous;
    }

    /** One answered question with the page on which it can be changed. */
    public record Line(String question, String answer, List<List<AnswerWords.Line>> entries, String change) {}

    /** @param unanswered how many optional questions of the section were left */
    public record Part(String title, List<Line> lines, int unanswered, String at) {}

    /**
     * @param unanswered "2 optional questions were left unanswered"; null where none was
     * @param sections the sections in which they stand
     * @param warning that a child seems to be named where none belongs; null elsewhere
     * @param guarded null where nothing of the kind was found
     */
    public record CheckPage(
            String draft,
            String about,
            String stepName,
            String action,
            List<Part> parts,
            String unanswered,
            List<Link> sections,
            List<Link> errors,
            String back,
            String warning,
            Guarded guarded,
            WhatProcedureSays says) {}

    /**
     * What is protected and would be read by others.
     *
     * @param because what was typed as the reason
     * @param readers "police officer and health practitioner"
     */
    public record Guarded(List<Sentinel.Warning> warnings, String readers, String because) {}

    @Transactional
    public Seen<CheckPage> check(Viewer viewer, String draftId, List<Link> errors, String because) {
        Seen<Sheet> seen = work.sheet(viewer, draftId);
        Sheet sheet = seen.value();
        Permit permit = gate.permit(viewer, Action.READ_DIRECTORY, Outlet.PAGE);
        Names names = directories.names(permit);
        String last = sheet.step().form().sections().isEmpty()
                ? FormView.WHEN
                : sheet.step().form().sections().getLast().id();
        List<Part> parts = parts(sheet, names);
        int unanswered = parts.stream().mapToInt(Part::unanswered).sum();
        return seen.map(_ -> new CheckPage(
                draftId,
                about(sheet),
                sheet.step().name(),
                sheet.step().action(),
                parts,
                unanswered == 0
                        ? null
                        : Said.count(unanswered, "optional question") + (unanswered == 1 ? " was" : " were") + " left unanswered",
                parts.stream()
                        .filter(part -> part.unanswered() > 0)
                        .map(part -> Link.to(part.at(), part.title()))
                        .toList(),
                errors,
                "/drafts/" + draftId + "/" + last,
                namesAChild(viewer, sheet).orElse(null),
                guarded(viewer, sheet, because),
                says(sheet)));
    }

    private Guarded guarded(Viewer viewer, Sheet sheet, String because) {
        List<Sentinel.Warning> warnings = others.warnings(viewer, sheet);
        return warnings.isEmpty()
                ? null
                : new Guarded(
                        warnings,
                        Said.list(ReadByOthers.readers(sheet).stream().map(role -> RoleWords.of(role, sheet.pack())).toList()),
                        because);
    }

    /** On a worker's own file. It stops nothing: a name may be somebody else's. */
    private Optional<String> namesAChild(Viewer viewer, Sheet sheet) {
        if (sheet.pack().procedure(sheet.step().procedure()).orElseThrow().about() != About.WORKER) {
            return Optional.empty();
        }
        Permit file = gate.permit(viewer, Action.READ_RECORD, anyone(sheet), Set.of(), Outlet.PAGE);
        if (!(children.subject(file).value() instanceof Subject.Worker(String worker, String _))) {
            return Optional.empty();
        }
        String typed = sheet.draft().typed().values().values().stream().flatMap(List::stream).collect(Collectors.joining("\n"));
        List<String> named = children.namedIn(gate.permit(viewer, Action.FIND_PEOPLE, Outlet.PAGE), worker, typed).value();
        return named.isEmpty()
                ? Optional.empty()
                : Optional.of("You may have named a child: " + Said.list(named)
                        + ". No child’s name or reference belongs in this file. Change it above, or record it as it is if it is about nobody’s record.");
    }

    private static List<Part> parts(Sheet sheet, Names names) {
        String at = "/drafts/" + sheet.draft().id() + "/";
        List<Part> parts = new ArrayList<>();
        parts.add(new Part(
                "When",
                List.of(new Line(
                        sheet.step().occurredLabel(),
                        sheet.filled().occurred().map(Said::occurred).orElse("Not answered yet"),
                        List.of(),
                        at + FormView.WHEN + "#" + FormReading.OCCURRED)),
                0,
                at + FormView.WHEN));
        for (Form.Section section : sheet.step().form().sections()) {
            List<Line> lines = new ArrayList<>();
            int left = 0;
            for (Field field : section.fields()) {
                for (String record : field.perChild() ? sheet.children().keySet() : Set.of(anyone(sheet))) {
                    if (FormReading.applies(field, sheet.step(), sheet.filled(), record, sheet.context())) {
                        Optional<Line> line = line(sheet, section, field, record, names, at);
                        line.ifPresent(lines::add);
                        left += line.isPresent() ? 0 : 1;
                    }
                }
            }
            parts.add(new Part(section.title(), lines, left, at + section.id()));
        }
        return parts;
    }

    private static String anyone(Sheet sheet) {
        return sheet.children().keySet().iterator().next();
    }

    /** The answer, or that one is missing; empty where the question need not be answered and was not. */
    private static Optional<Line> line(Sheet sheet, Form.Section section, Field field, String record, Names names, String at) {
        Map<String, kith.procedures.history.Answer> answers = sheet.filled().answersFor(record);
        Optional<String> answer = Optional.ofNullable(answers.get(field.id()))
                .map(given -> AnswerWords.answer(field, given, names))
                .or(() -> problem(sheet, field, record) ? Optional.of("Not answered yet") : Optional.empty());
        String reason = Optional.ofNullable(answers.get(field.reasonField()))
                .map(given -> ". " + AnswerWords.answer(field, given, names))
                .orElse("");
        String whom = field.perChild() && sheet.children().size() > 1 ? sheet.children().get(record) + ": " : "";
        return answer.map(words -> new Line(
                whom + field.label(),
                words + reason,
                Optional.ofNullable(answers.get(field.id())).map(given -> AnswerWords.entries(field, given, names)).orElse(List.of()),
                at + section.id() + "#" + FormReading.input(field, record)));
    }

    private static boolean problem(Sheet sheet, Field field, String record) {
        String input = FormReading.input(field, record);
        return sheet.filled().problems().stream().anyMatch(problem -> problem.input().equals(input) || problem.input().startsWith(input + "-") || problem.input().startsWith(input + "."));
    }

    public record Compared(String question, String theirs, String mine) {}

    public record Standing(String child, String by, String recorded, List<Compared> lines) {}

    public record ConflictPage(String draft, String stepName, List<Standing> standing) {}

    @Transactional
    public Seen<ConflictPage> conflict(Viewer viewer, String draftId) {
        Seen<StepWork.Conflict> seen = work.conflict(viewer, draftId);
        Sheet sheet = seen.value().sheet();
        Permit permit = gate.permit(viewer, Action.READ_DIRECTORY, Outlet.PAGE);
        Names names = directories.names(permit);
        List<Standing> standing = new ArrayList<>();
        seen.value().standing().forEach((record, event) -> standing.add(new Standing(
                sheet.children().get(record),
                names.person(event.author().person()),
                Said.moment(event.recorded()),
                compared(sheet, record, event, names))));
        return seen.map(_ -> new ConflictPage(
                draftId, sheet.step().name(), standing));
    }

    private static List<Compared> compared(Sheet sheet, String record, Event theirs, Names names) {
        Map<String, kith.procedures.history.Answer> mine = sheet.filled().answersFor(record);
        List<Compared> lines = new ArrayList<>();
        lines.add(new Compared(
                sheet.step().occurredLabel(),
                Said.occurred(theirs.occurred()),
                sheet.filled().occurred().map(Said::occurred).orElse("")));
        for (Field field : sheet.step().form().fields()) {
            String their = Optional.ofNullable(theirs.answers().get(field.id()))
                    .map(answer -> AnswerWords.answer(field, answer, names))
                    .orElse("");
            String my = Optional.ofNullable(mine.get(field.id()))
                    .map(answer -> AnswerWords.answer(field, answer, names))
                    .orElse("");
            if (!their.isEmpty() || !my.isEmpty()) {
                lines.add(new Compared(field.label(), their, my));
            }
        }
        return lines;
    }
}
