package kith.procedures.position;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import kith.procedures.condition.Conditions;
import kith.procedures.condition.FieldRef;
import kith.procedures.history.Answer;
import kith.procedures.pack.Procedure;
import kith.procedures.position.Episodes.Placed;

/** The statuses that the record has or has had. */
final class Flagging {
    private static final String TONE = "teal";

    private final Episodes episodes;
    private final Map<String, Begun> active = new LinkedHashMap<>();
    private final List<Begun> all = new ArrayList<>();

    private static final class Begun {
        final Procedure.Status status;
        final Placed by;
        final String words;
        final Gathered causes;
        LocalDate until;

        Begun(Procedure.Status status, Placed by, String words, Gathered causes) {
            this.status = status;
            this.by = by;
            this.words = words;
            this.causes = causes;
        }
    }

    private Flagging(Episodes episodes) {
        this.episodes = episodes;
    }

    static Flagging through(Episodes episodes) {
        Flagging flagging = new Flagging(episodes);
        episodes.placed.forEach(flagging::goOnWith);
        return flagging;
    }

    /** Carries on with the next recording in its place. */
    void goOnWith(Placed recorded) {
        if (recorded.counts) {
            recorded.compiled.statusesEnded.forEach(status -> end(status, recorded));
            recorded.compiled.statusesBegun.forEach(status -> begin(status, recorded));
        }
    }

    /** In the order in which they began. */
    List<StatusHeld> statuses() {
        return all.stream()
                .map(begun -> new StatusHeld(
                        begun.status.id(),
                        begun.words,
                        begun.status.tone().orElse(TONE),
                        begun.by.standing.day(),
                        Optional.ofNullable(begun.until),
                        begun.by.id(),
                        begun.causes.causes()))
                .toList();
    }

    private void end(Procedure.Status status, Placed recorded) {
        Begun begun = active.get(status.id());
        if (begun == null) {
            return;
        }
        Reading reading = Reading.asOf(episodes, recorded, recorded.episode);
        if (reading.isYes(status.ends().condition())) {
            begun.until = recorded.standing.day();
            begun.causes.rule(status.id() + ".ends").event(recorded).read(reading);
            active.remove(status.id());
        }
    }

    private void begin(Procedure.Status status, Placed recorded) {
        if (active.containsKey(status.id())) {
            return;
        }
        Reading reading = Reading.asOf(episodes, recorded, recorded.episode);
        if (reading.isYes(status.begins().condition())) {
            String words = words(status.says(), recorded, reading);
            Gathered causes = new Gathered().rule(status.id() + ".begins").event(recorded).read(reading);
            Begun begun = new Begun(status, recorded, words, causes);
            active.put(status.id(), begun);
            all.add(begun);
        }
    }

    /** The questions whose answers the flag's words quote. */
    static List<FieldRef> quoted(String says) {
        List<FieldRef> quoted = new ArrayList<>(1);
        fill(says, (name, _) -> {
            field(name).ifPresent(quoted::add);
            return "";
        });
        return quoted;
    }

    private static String words(String says, Placed recorded, Reading reading) {
        return fill(says, (name, first) -> filled(name, recorded, reading, first));
    }

    private interface Filling {
        String of(String name, boolean first);
    }

    private static String fill(String says, Filling filling) {
        StringBuilder words = new StringBuilder();
        int from = 0;
        for (int open = says.indexOf('{'); open >= 0; open = says.indexOf('{', from)) {
            int close = says.indexOf('}', open);
            if (close < 0) {
                break;
            }
            words.append(says, from, open);
            words.append(filling.of(says.substring(open + 1, close), words.isEmpty()));
            from = close + 1;
        }
        return words.append(says.substring(from)).toString();
    }

    private static Optional<FieldRef> field(String name) {
        int dot = name.indexOf('.');
        return dot < 0 ? Optional.empty() : Optional.of(new FieldRef(name.substring(0, dot), name.substring(dot + 1)));
    }

    private static String filled(String name, Placed recorded, Reading reading, boolean first) {
        Optional<FieldRef> named = field(name);
        if (named.isEmpty()) {
            return name.equals("since") ? Phrases.day(recorded.standing.day()) : name;
        }
        FieldRef field = named.get();
        Answer answer = reading.quoted(field);
        if (answer == null) {
            return "not recorded";
        }
        Placed recording = reading.recording(field.step());
        CompiledPack pack = recording.pack;
        return switch (answer) {
            case Answer.Text(String text) -> text;
            case Answer.YesNo(boolean yes) -> yes ? "yes" : "no";
            case Answer.Choice(String code) -> option(pack, field, code, first);
            case Answer.Choices(List<String> codes) ->
                codes.stream()
                        .map(code -> option(pack, field, code, first && code.equals(codes.getFirst())))
                        .collect(Collectors.joining(" and "));
            case Answer.Day(LocalDate day) -> Phrases.day(day);
            case Answer.When(var occurred) ->
                Phrases.day(occurred.day(recording.standing.event().recorded()));
            case Answer.Number(var number) -> number.toPlainString();
            case Answer.Professional(String person) -> person;
            case Answer.Professionals(List<String> people) -> String.join(" and ", people);
            case Answer.Person person -> person.inShort();
            case Answer.Address address -> address.words();
            case Answer.NoFixedAddress() -> "no fixed address";
            case Answer.Agency(String agency) -> agency;
            case Answer.File file -> file.name();
            // No flag names a group: a pack in which one does is not loaded.
            case Answer.Entries(var entries) -> Integer.toString(entries.size());
        };
    }

    private static String option(CompiledPack pack, FieldRef field, String code, boolean first) {
        String option = pack.option(field, code);
        return first ? option : Conditions.withinSentence(option);
    }
}
