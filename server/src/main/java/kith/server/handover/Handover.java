package kith.server.handover;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kith.procedures.history.Answer;
import kith.procedures.history.Event;
import kith.procedures.history.Facts;
import kith.procedures.history.Occurred;
import kith.procedures.history.Standing;
import kith.procedures.pack.Field;
import kith.procedures.pack.Packs;
import kith.procedures.pack.Step;
import kith.server.projection.Stand;
import kith.server.record.EventWords;
import kith.server.record.KnownNames;
import kith.server.wording.Said;

/**
 * One handover as it stands, with what others did while it held.
 *
 * @param returned when what was done was recorded
 * @param work what others than its author recorded since, if it happened before the end and was written by the end of that day
 */
record Handover(Standing note, Instant until, Optional<Instant> returned, List<HandoverWork.Row> work) {

    static List<Handover> of(Stand stand) {
        // Nearly every record has none, and every write asks.
        if (stand.history().events().stream().noneMatch(event -> event.type().equals(recorded(KnownNames.HANDOVER)))) {
            return List.of();
        }
        List<Standing> events = Standing.of(stand.history()).events();
        List<Handover> handovers = new ArrayList<>();
        for (Standing note : events) {
            if (note.event().type().equals(recorded(KnownNames.HANDOVER))) {
                until(note).ifPresent(until -> handovers.add(of(note, until, events, stand.packs())));
            }
        }
        return handovers;
    }

    private static Handover of(Standing note, Instant until, List<Standing> events, Packs packs) {
        Instant endOfDay = Said.dayOf(until).plusDays(1).atStartOfDay(Occurred.LONDON).toInstant();
        List<Standing> since = events.stream().filter(each -> each.event().recorded().isAfter(made(note))).toList();
        Optional<Instant> returned = since.stream()
                .filter(each -> each.event().type().equals(recorded(KnownNames.HANDED_BACK)))
                .map(each -> each.event().recorded())
                .min(Instant::compareTo);
        Set<String> seen = new HashSet<>(List.of(note.id()));
        return new Handover(
                note,
                until,
                returned,
                since.stream()
                        .filter(each -> seen.add(each.id()))
                        .filter(each -> !each.event().author().person().equals(note.event().author().person()))
                        .filter(each -> !each.earliest().isAfter(until) && each.event().recorded().isBefore(endOfDay))
                        .map(each -> work(note, each, packs))
                        .toList());
    }

    private static HandoverWork.Row work(Standing note, Standing done, Packs packs) {
        Event event = done.event();
        return new HandoverWork.Row(
                note.id(),
                event.id(),
                EventWords.title(event, packs),
                Said.occurred(done.occurred()),
                event.author().person(),
                event.recorded(),
                packs.step(event.subject(), event.packVersion()).map(step -> told(step, done)).orElse(""));
    }

    private static String told(Step step, Standing done) {
        boolean back = step.id().equals(KnownNames.HANDED_BACK);
        return done.isStepRecorded()
                ? step.form().fields().stream().flatMap(field -> told(field, done, back)).collect(Collectors.joining("\n"))
                : "";
    }

    private static Stream<String> told(Field field, Standing done, boolean back) {
        return switch (done.answer(field.id())) {
            case Answer.Text(String text) when field.type() == Field.Type.LONG_TEXT -> Stream.of(text);
            case Answer.Choice(String code) when back -> field.options().stream()
                    .filter(option -> option.code().equals(code))
                    .map(option -> field.label() + " " + option.label());
            case null, default -> Stream.of();
        };
    }

    private static Instant made(Standing note) {
        return note.event().recorded();
    }

    /** Of a day without a time its end; empty where it was not said. */
    private static Optional<Instant> until(Standing note) {
        return switch (note.answer(KnownNames.UNTIL)) {
            case Answer.When(Occurred.At(Instant at)) -> Optional.of(at);
            case Answer.When(Occurred.On(LocalDate day)) -> Optional.of(day.plusDays(1).atStartOfDay(Occurred.LONDON).toInstant());
            case null, default -> Optional.empty();
        };
    }

    /** Whom to ring, each in one line: the answers in the order in which they are asked. */
    List<String> ring(Packs packs) {
        if (!(note.answer(KnownNames.RING) instanceof Answer.Entries(List<Map<String, Answer>> entries))) {
            return List.of();
        }
        List<String> asked = packs.step(KnownNames.HANDOVER, note.worded().packVersion())
                .flatMap(step -> step.form().field(KnownNames.RING))
                .flatMap(Field::group)
                .map(group -> group.questions().stream().map(Field::id).toList())
                .orElse(List.of());
        return entries.stream()
                .map(entry -> asked.stream()
                        .flatMap(question -> entry.get(question) instanceof Answer.Text(String text) ? Stream.of(text) : Stream.of())
                        .collect(Collectors.joining(", ")))
                .filter(line -> !line.isEmpty())
                .toList();
    }

    private static String recorded(String step) {
        return step + "." + Facts.RECORDED;
    }
}
