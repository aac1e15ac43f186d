package kith.procedures.position;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import kith.procedures.calendar.Calendar;
import kith.procedures.calendar.Due;
import kith.procedures.calendar.Pauses;
import kith.procedures.condition.FieldRef;
import kith.procedures.history.Answer;
import kith.procedures.history.Standing;
import kith.procedures.pack.Rule;
import kith.procedures.position.Episodes.Placed;
import kith.procedures.position.Episodes.Underway;

/** The extensions of an obligation: those that came in time move its limit, one after the other; later ones are held beside it. */
final class Extending {
    private final Rule.Extension rule;
    private final Underway episode;
    private final Episodes episodes;
    private final Start start;
    private final Calendar calendar;
    private final Pauses pauses;

    private Extending(Rule.Extension rule, Underway episode, Episodes episodes, Start start, Calendar calendar, Pauses pauses) {
        this.rule = rule;
        this.episode = episode;
        this.episodes = episodes;
        this.start = start;
        this.calendar = calendar;
        this.pauses = pauses;
    }

    /**
     * @param limit as it was moved
     * @param inWords what to add to how the limit is counted
     */
    record Extended(Optional<Due> limit, List<Extension> extensions, String inWords) {

        /** What was said of why it goes on past a limit that stands; empty where nothing was. */
        Optional<String> reason() {
            return extensions.isEmpty() ? Optional.empty() : extensions.reversed().stream().filter(extension -> !extension.movesLimit()).flatMap(extension -> extension.reason().stream()).findFirst();
        }
    }

    /** @param authorisation the recording, or its approval, by somebody of a named role */
    private record Given(Placed recording, Standing authorisation, Reading reading) {}

    static Extended of(
            Rule rule, Underway episode, Episodes episodes, Start start, Optional<Due> limit, Calendar calendar, Pauses pauses,
            Ending ending, Gathered causes) {
        if (rule.extension().isEmpty() || limit.isEmpty()) {
            return new Extended(limit, List.of(), "");
        }
        return new Extending(rule.extension().get(), episode, episodes, start, calendar, pauses).extend(limit.get(), ending, causes);
    }

    private Extended extend(Due limit, Ending ending, Gathered causes) {
        Due standing = limit;
        Due furthest = limit;
        List<Extension> extensions = new ArrayList<>(1);
        StringBuilder words = new StringBuilder();
        for (Given given : given(ending)) {
            Optional<Due> asked = until(given);
            Optional<Due> until = asked.map(this::notPastCeiling);
            if (until.isEmpty() || !until.get().lateFrom().isAfter(furthest.lateFrom())) {
                passOver(given);
                continue;
            }
            boolean inTime = !standing.lateAt(given.authorisation.earliest());
            Extension extension = new Extension(
                    given.recording.id(),
                    given.authorisation.id(),
                    given.authorisation.event().author().role(),
                    given.authorisation.earliest(),
                    until.get(),
                    inTime && !rule.limitStays(),
                    rule.reason().flatMap(reason -> reason(given, reason)));
            extensions.add(extension);
            causes.event(given.recording).event(given.authorisation).read(given.reading);
            words.append(inWords(given, extension, inTime, !asked.equals(until)));
            furthest = until.get();
            standing = extension.movesLimit() ? furthest : standing;
        }
        return new Extended(Optional.of(standing), extensions, words.toString());
    }

    private List<Given> given(Ending ending) {
        List<Given> all = new ArrayList<>(1);
        for (Placed recording : episodes.counting(rule.step())) {
            if (ending.reaches(recording) && ending.stillOwed(recording)) {
                Standing authorisation = authorisation(recording.standing);
                Reading reading = Reading.asOf(episodes, recording, episode);
                if (authorisation != null && reading.isYes(rule.condition())) {
                    all.add(new Given(recording, authorisation, reading));
                }
            }
        }
        all.sort(Comparator.comparing(Given::authorisation, Standing.AS_HAPPENED));
        return all;
    }

    /** Null while nobody of a named role has recorded or approved it. */
    private Standing authorisation(Standing recording) {
        if (rule.authorisedBy().contains(recording.event().author().role())) {
            return recording;
        }
        for (Standing verdict : recording.verdicts()) {
            if (verdict.isApproval() && rule.authorisedBy().contains(verdict.event().author().role())) {
                return verdict;
            }
        }
        return null;
    }

    private Optional<Due> until(Given given) {
        return switch (rule.until()) {
            case Rule.Until.Counted(var term) -> start.due(Optional.of(term), calendar, pauses);
            case Rule.Until.Answered(FieldRef date) -> switch (given.reading.quoted(date)) {
                case Answer.Day(var day) -> Optional.of(new Due.ByEndOf(day));
                case Answer.When(var when) -> Optional.of(Start.answered(when, given.recording.standing.event().recorded(), "").stated());
                case null, default -> Optional.empty();
            };
        };
    }

    private Due notPastCeiling(Due asked) {
        Optional<Due> ceiling = start.due(rule.ceiling(), calendar, pauses);
        return ceiling.filter(latest -> latest.lateFrom().isBefore(asked.lateFrom())).orElse(asked);
    }

    private Optional<String> reason(Given given, FieldRef field) {
        return given.reading.quoted(field) instanceof Answer.Text(String text) && !text.isBlank() ? Optional.of(text) : Optional.empty();
    }

    /** It goes no further than what is there already, or does not say until when: another answer might have. */
    private void passOver(Given given) {
        episodes.stoodInTheWay.addAll(new Gathered().event(given.recording).event(given.authorisation).read(given.reading).causes().events());
        episodes.stoodInTheWay.add(given.recording.standing.lastWordedBy());
    }

    private static String inWords(Given given, Extension extension, boolean inTime, boolean cut) {
        String role = given.recording.pack.pack.roleName(extension.role());
        String on = Phrases.when(given.authorisation.occurred(), given.authorisation.event().recorded());
        String until = Phrases.due(extension.until()) + (cut ? ", the latest that is allowed" : "");
        if (extension.movesLimit()) {
            return "; extended by the %s %s to %s".formatted(role, on, until);
        }
        return inTime
                ? "; the %s authorised %s that it goes on until %s, and the limit stands".formatted(role, on, until)
                : "; the %s authorised only %s, after the limit, that it goes on until %s: it stays late".formatted(role, on, until);
    }
}
