package kith.server.steps.web;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kith.procedures.calendar.Terms;
import kith.procedures.condition.Condition;
import kith.procedures.pack.Pack;
import kith.procedures.pack.Procedure;
import kith.procedures.pack.Rule;
import kith.procedures.pack.Source;
import kith.procedures.pack.Step;
import kith.procedures.words.PackWords;
import kith.server.wording.Said;

/**
 * The passage of the procedures on one step, as it stands beside the form: read from the pack each time, so that it says what Kith goes by.
 *
 * @param procedure the name of the procedure to which the step belongs
 * @param duties what asks for the step: what is owed now first, then what is of its own procedure
 * @param part who records it, chairs it, must be there, approves it
 * @param source where the step itself is written
 */
public record WhatProcedureSays(String procedure, String summary, List<Duty> duties, List<String> part, String source) {
    public WhatProcedureSays {
        duties = List.copyOf(duties);
        part = List.copyOf(part);
    }

    /**
     * What asks for the step: one rule, or several that differ only in what raises them.
     *
     * @param occasions what raises it, and from when the time counts
     * @param who the role that must see to it
     * @param time limit and aim, or that there is none
     * @param more what moves the time, and what whoever wrote the rule remarks
     * @param late what follows where it is late
     * @param owed whether it is owed now on the record that is open
     */
    public record Duty(String what, List<Occasion> occasions, String who, String time, List<String> more, String late, String source, boolean owed) {
        public Duty {
            occasions = List.copyOf(occasions);
            more = List.copyOf(more);
        }

        private Duty on(List<Occasion> others) {
            return new Duty(what, others, who, time, more, late, source, owed);
        }

        /** In one line: "Hold the strategy discussion (Contact received). Limit: within 24 hours." */
        public String inShort() {
            return "%s (%s). %s".formatted(what, occasions.stream().map(Occasion::after).distinct().collect(Collectors.joining("; ")), time);
        }
    }

    /**
     * What raises a duty.
     *
     * @param after the steps that do
     * @param words the same with when only, and how the time counts from there
     */
    public record Occasion(String after, String words) {}

    /** @param owed the rules by which the step is owed now, as far as the viewer may know why; none where no record is asked */
    static WhatProcedureSays of(Step step, Pack pack, LocalDate today, Set<String> owed) {
        Procedure own = pack.procedure(step.procedure()).orElseThrow();
        PackWords words = new PackWords(pack);
        Map<Duty, List<Occasion>> alike = new LinkedHashMap<>();
        pack.procedures().stream()
                .sorted(Comparator.comparing(procedure -> !procedure.equals(own)))
                .flatMap(procedure -> procedure.rules().stream())
                .filter(rule -> rule.must().equals(step.id()))
                .map(rule -> duty(rule, pack, words, today, owed.contains(rule.id())))
                .sorted(Comparator.comparing(duty -> !duty.owed()))
                .forEach(duty -> alike.computeIfAbsent(duty.on(List.of()), _ -> new ArrayList<>()).addAll(duty.occasions()));
        List<Duty> duties = alike.entrySet().stream().map(each -> each.getKey().on(each.getValue())).toList();
        return new WhatProcedureSays(own.name(), own.summary(), duties, part(step, words), written(step.source(), pack, today));
    }

    private static Duty duty(Rule rule, Pack pack, PackWords words, LocalDate today, boolean owed) {
        List<String> more = new ArrayList<>();
        rule.exceptions().forEach(exception -> more.add(exception(exception, words)));
        rule.pause().ifPresent(pause -> more.add(words.pause(pause)));
        rule.extension().ifPresent(extension -> more.add(words.extension(extension)));
        rule.note().ifPresent(more::add);
        return new Duty(
                rule.sentence(),
                List.of(new Occasion(words.triggers(rule), occasion(rule, words))),
                PackWords.capital(pack.roleName(rule.owner())) + rule.ownerNamedIn().map(named -> ", first of all " + words.namedIn(named)).orElse(""),
                time(rule),
                more,
                late(rule, words),
                written(rule.source(), pack, today),
                owed);
    }

    private static String occasion(Rule rule, PackWords words) {
        return words.triggers(rule)
                + words.onlyIf(rule.condition()).map(condition -> ", " + condition).orElse("")
                + (rule.everyTime() ? ", each time anew" : "")
                + rule.limit().or(rule::aim).or(rule::notBefore)
                        .map(term -> ". Counted from %s, %s.".formatted(words.start(rule), Terms.counting(term)))
                        .orElse(".");
    }

    private static String exception(Rule.Exception exception, PackWords words) {
        return "%s%s%s.".formatted(
                PackWords.capital(PackWords.by(exception.limit())),
                exception.aim().map(aim -> " (aim: " + PackWords.by(aim) + ")").orElse(""),
                exception.condition() instanceof Condition.Always ? "" : " " + words.onlyIf(exception.condition()).orElseThrow());
    }

    private static String time(Rule rule) {
        if (!rule.hasTime()) {
            return "No time is laid down.";
        }
        List<String> terms = Stream.of(
                        rule.limit().map(limit -> "limit: " + PackWords.by(limit)),
                        rule.aim().map(aim -> "aim: " + PackWords.by(aim)),
                        rule.notBefore().map(PackWords::notBefore))
                .flatMap(Optional::stream)
                .toList();
        return Said.capital(String.join("; ", terms)) + "." + (rule.limit().isEmpty() && rule.aim().isPresent() ? " No limit is laid down." : "");
    }

    private static String late(Rule rule, PackWords words) {
        if (rule.limit().isEmpty() && rule.exceptions().isEmpty()) {
            return "";
        }
        List<String> parts = new ArrayList<>();
        if (rule.reasonIfLate()) {
            parts.add("A reason is asked for.");
        }
        if (!rule.tellIfLate().isEmpty()) {
            parts.add("Told of it: " + words.everyRole(rule.tellIfLate()) + ".");
        }
        return parts.isEmpty() ? "Shown as late." : String.join(" ", parts);
    }

    private static List<String> part(Step step, PackWords words) {
        List<String> part = new ArrayList<>();
        step.meeting().ifPresent(meeting -> {
            part.add("In the chair: " + words.pack().roleName(meeting.chair()) + ".");
            if (!meeting.quorum().isEmpty()) {
                part.add("To be there: " + PackWords.allOf(meeting.quorum().stream().map(Step.Quorum::name).toList())
                        + ". Without them it is recorded with the reason, never stopped.");
            }
        });
        part.add("May record it: " + words.roles(step.by()) + ".");
        step.approvals().forEach(approval -> part.add("%s: %s%s. %s".formatted(
                PackWords.capital(words.pack().roleName(approval.by())),
                approval.sentence().substring(0, 1).toLowerCase(Locale.UK) + approval.sentence().substring(1),
                words.onlyIf(approval.when()).map(condition -> ", " + condition).orElse(""),
                approval.beforeItCounts() ? "Nothing follows from it until then." : "It counts at once; the approval is owed.")));
        if (!step.participants().isEmpty()) {
            part.add("May be asked to take part: " + words.everyRole(step.participants()) + ".");
        }
        return part;
    }

    private static String written(Source source, Pack pack, LocalDate today) {
        return PackWords.source(source) + pack.editionOn(today, source.document())
                .map(edition -> ". Edition that applies today: %s, from %s".formatted(edition.name(), Said.day(edition.from())))
                .orElse("");
    }
}
