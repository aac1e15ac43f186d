package kith.server.steps;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import kith.procedures.form.FormReading;
import kith.procedures.history.Answer;
import kith.procedures.pack.Field;
import kith.procedures.pack.Form;
import kith.procedures.pack.Sensitivity;
import kith.server.gate.Permit;
import kith.server.gate.Viewer;
import kith.server.record.AnswerTexts;
import kith.server.sentinel.Sentinel;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What of a draft those who take part in its step will read, held to what is protected: before it is recorded, when it can still be taken out. It stops
 * nothing.
 */
@Service
public class ReadByOthers {
    private final StepWork work;
    private final Sheets sheets;
    private final DraftPapers sent;
    private final Sentinel sentinel;

    ReadByOthers(StepWork work, Sheets sheets, DraftPapers sent, Sentinel sentinel) {
        this.work = work;
        this.sheets = sheets;
        this.sent = sent;
        this.sentinel = sentinel;
    }

    /** Each once, also where it stands on the records of several children. */
    @Transactional
    public List<Sentinel.Warning> warnings(Viewer viewer, Sheet sheet) {
        if (!isReadByOthers(sheet)) {
            return List.of();
        }
        Set<Sentinel.Warning> warnings = new LinkedHashSet<>();
        permits(viewer, sheet).forEach((record, permit) -> {
            List<Sentinel.Written> open = new ArrayList<>();
            List<Answer> kept = new ArrayList<>();
            for (Form.Section section : sheet.step().form().sections()) {
                for (Field field : section.fields()) {
                    Optional.ofNullable(sheet.filled().answersFor(record).get(field.id())).ifPresent(answer -> {
                        String at = "/drafts/" + sheet.draft().id() + "/" + section.id() + "#" + FormReading.input(field, record);
                        open(viewer, sheet, field, answer, at).forEach(open::add);
                        kept(field, answer).forEach(kept::add);
                    });
                    Optional.ofNullable(sheet.filled().answersFor(record).get(field.reasonField()))
                            .filter(_ -> field.sensitivity() == Sensitivity.ORDINARY)
                            .ifPresent(reason -> open.add(new Sentinel.Written(
                                    field.label(), AnswerTexts.of(reason), Optional.empty(), "/drafts/" + sheet.draft().id() + "/" + section.id() + "#" + FormReading.input(field, record))));
                }
            }
            warnings.addAll(sentinel.warnings(permit, open, kept));
        });
        return List.copyOf(warnings);
    }

    private static boolean isReadByOthers(Sheet sheet) {
        return sheet.step().sensitivity() == Sensitivity.ORDINARY && !readers(sheet).isEmpty();
    }

    /** The roles of other agencies that take part in the step; social care sees the whole record. */
    public static List<String> readers(Sheet sheet) {
        return sheet.step().participants().stream()
                .filter(role -> Optional.ofNullable(sheet.pack().roles().get(role)).filter(known -> !known.agency().equals("social_care")).isPresent())
                .toList();
    }

    private Map<String, Permit> permits(Viewer viewer, Sheet sheet) {
        Map<String, Permit> permits = sheets.permits(viewer, sheet.step(), sheet.draft());
        permits.values().removeIf(permit -> !permit.action().onRecord());
        return permits;
    }

    private Stream<Sentinel.Written> open(Viewer viewer, Sheet sheet, Field field, Answer answer, String at) {
        if (field.sensitivity() != Sensitivity.ORDINARY) {
            return Stream.empty();
        }
        return switch (answer) {
            case Answer.File file -> Stream.of(new Sentinel.Written(field.label(), file.name(), sent.paper(viewer, sheet.draft().id(), file), at));
            case Answer.Entries(List<Map<String, Answer>> entries) -> entries.stream().flatMap(entry -> entry.entrySet().stream()
                    .flatMap(each -> field.group().flatMap(group -> group.asks(each.getKey())).stream().flatMap(asked -> open(viewer, sheet, asked, each.getValue(), at))));
            default -> Stream.of(AnswerTexts.of(answer)).filter(text -> !text.isBlank()).map(text -> new Sentinel.Written(field.label(), text, Optional.empty(), at));
        };
    }

    /** What the same form keeps from others. */
    private static Stream<Answer> kept(Field field, Answer answer) {
        if (field.sensitivity() == Sensitivity.PROTECTED) {
            return Stream.of(answer);
        }
        return answer instanceof Answer.Entries(List<Map<String, Answer>> entries)
                ? entries.stream().flatMap(entry -> entry.entrySet().stream()
                        .flatMap(each -> field.group().flatMap(group -> group.asks(each.getKey())).stream().flatMap(asked -> kept(asked, each.getValue()))))
                : Stream.empty();
    }

    /**
     * Records the draft although its writer was warned.
     *
     * @param because in the writer's words; may be empty, for nobody is kept from recording
     * @return the record, as {@link StepWork#record} does
     */
    @Transactional
    public String recordAllTheSame(Viewer viewer, String draftId, String because) {
        Sheet sheet = work.sheet(viewer, draftId).value();
        permits(viewer, sheet).values().forEach(permit -> sentinel.recordedAllTheSame(permit, draftId, because));
        return work.record(viewer, draftId);
    }
}
