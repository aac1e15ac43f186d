package kith.procedures.history;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * An event as it stands by all that is known: withdrawn ones are gone, corrections are folded in, those of corrections too. Whoever
 * wants to say what is so on a record reads this and not the events, which say what was once said.
 */
public final class Standing {

    /** As events happened: earliest possible instant, then recording, then id, so that arrival decides nothing. */
    public static final Comparator<Standing> AS_HAPPENED = (one, other) -> {
        int order = one.earliest.compareTo(other.earliest);
        if (order == 0) {
            order = one.event.recorded().compareTo(other.event.recorded());
        }
        return order != 0 ? order : one.event.id().compareTo(other.event.id());
    };

    private static final Comparator<Event> AS_RECORDED =
            Comparator.comparing(Event::recorded).thenComparing(Event::id);

    private final Event event;
    private final Occurred occurred;
    private final Instant earliest;
    private final LocalDate day;
    private final String datedBy;

    /** What was said, oldest first: the event, then its corrections. */
    private final List<Event> versions;

    private final List<Standing> verdicts = new ArrayList<>(0);

    private Standing(Event event, List<Event> corrections) {
        this.event = event;
        if (corrections.isEmpty()) {
            this.versions = List.of(event);
        } else {
            corrections.sort(AS_RECORDED);
            corrections.addFirst(event);
            this.versions = corrections;
        }
        Occurred occurred = event.occurred();
        String datedBy = event.id();
        for (int i = 1; i < versions.size(); i++) {
            Occurred corrected = versions.get(i).occurred();
            if (!(corrected instanceof Occurred.Unknown) && !corrected.equals(occurred)) {
                occurred = corrected;
                datedBy = versions.get(i).id();
            }
        }
        this.occurred = occurred;
        this.datedBy = datedBy;
        this.earliest = occurred.earliest(event.recorded());
        this.day = occurred.day(event.recorded());
    }

    /** An event that nothing corrects, withdraws or judges yet. */
    public static Standing ofUncorrected(Event event) {
        return new Standing(event, List.of());
    }

    /** What stands of the history, as it happened; approvals and returns are with the events that they name. */
    public static Standings of(History history) {
        Map<String, Event> byId = LinkedHashMap.newLinkedHashMap(history.events().size());
        for (Event event : history.events()) {
            byId.put(event.id(), event);
        }
        Set<String> withdrawn = withdrawn(byId);
        Map<String, List<Event>> corrections = new HashMap<>();
        for (Event event : byId.values()) {
            if (is(event, Facts.CORRECTED) && !withdrawn.contains(event.id())) {
                Event corrected = asFirstRecorded(event, byId);
                if (corrected != null) {
                    corrections.computeIfAbsent(corrected.id(), _ -> new ArrayList<>()).add(event);
                }
            }
        }
        List<Standing> standing = new ArrayList<>(byId.size());
        for (Event event : byId.values()) {
            if (!is(event, Facts.CORRECTED) && !is(event, Facts.WITHDRAWN) && !withdrawn.contains(event.id())) {
                standing.add(new Standing(event, corrections.getOrDefault(event.id(), List.of())));
            }
        }
        standing.sort(AS_HAPPENED);
        judge(standing, byId);
        return new Standings(standing, withdrawals(byId, withdrawn), missing(byId));
    }

    /** Puts approvals and returns with the events that they name. */
    private static void judge(List<Standing> standing, Map<String, Event> byId) {
        List<Standing> verdicts = new ArrayList<>(0);
        for (Standing event : standing) {
            if (event.isApproval() || event.isReturn()) {
                verdicts.add(event);
            }
        }
        if (verdicts.isEmpty()) {
            return;
        }
        Map<String, Standing> standingById = HashMap.newHashMap(standing.size());
        for (Standing event : standing) {
            standingById.put(event.id(), event);
        }
        for (Standing verdict : verdicts) {
            Event named = asFirstRecorded(verdict.event, byId);
            Standing judged = named == null ? null : standingById.get(named.id());
            if (judged != null) {
                judged.verdicts.add(verdict);
            }
        }
    }

    /**
     * @param events that stand, as they happened
     * @param withdrawals that stand
     * @param missing events that are corrected, withdrawn or judged before they have arrived
     */
    public record Standings(List<Standing> events, List<String> withdrawals, Set<String> missing) {}

    private static Set<String> missing(Map<String, Event> byId) {
        Set<String> missing = new HashSet<>();
        for (Event event : byId.values()) {
            if (event.corrects().isPresent() && !byId.containsKey(event.corrects().get())) {
                missing.add(event.corrects().get());
            }
        }
        return missing;
    }

    private static List<String> withdrawals(Map<String, Event> byId, Set<String> withdrawn) {
        if (withdrawn.isEmpty()) {
            return List.of();
        }
        return byId.values().stream()
                .filter(event -> is(event, Facts.WITHDRAWN) && !withdrawn.contains(event.id()))
                .map(Event::id)
                .toList();
    }

    /** Later withdrawals are looked at first, because one may withdraw another. */
    private static Set<String> withdrawn(Map<String, Event> byId) {
        List<Event> withdrawals = new ArrayList<>();
        for (Event event : byId.values()) {
            if (is(event, Facts.WITHDRAWN)) {
                withdrawals.add(event);
            }
        }
        if (withdrawals.isEmpty()) {
            return Set.of();
        }
        withdrawals.sort(Collections.reverseOrder(AS_RECORDED));
        Set<String> withdrawn = new HashSet<>();
        for (Event withdrawal : withdrawals) {
            if (!withdrawn.contains(withdrawal.id())) {
                withdrawal.corrects().ifPresent(withdrawn::add);
            }
        }
        return withdrawn;
    }

    /** The event named, or the one that a correction named corrects, however long the chain; null where it leads nowhere. */
    private static Event asFirstRecorded(Event naming, Map<String, Event> byId) {
        Event named = naming;
        for (int i = 0; i < byId.size(); i++) {
            named = named.corrects().map(byId::get).orElse(null);
            if (named == null || !is(named, Facts.CORRECTED)) {
                return named;
            }
        }
        return null;
    }

    private static boolean is(Event event, String fact) {
        String type = event.type();
        int dot = type.length() - fact.length() - 1;
        return dot > 0 && type.charAt(dot) == '.' && type.charAt(dot + 1) == fact.charAt(0) && type.endsWith(fact);
    }

    public String id() {
        return event.id();
    }

    /** As first recorded. */
    public Event event() {
        return event;
    }

    /** The event whose words stand: itself, or its last correction. */
    public Event worded() {
        return versions.getLast();
    }

    /** As last corrected; a correction that does not say when leaves it as it was. */
    public Occurred occurred() {
        return occurred;
    }

    public Instant earliest() {
        return earliest;
    }

    public LocalDate day() {
        return day;
    }

    /** The event that said when it happened: itself, or the correction that last changed that. */
    public String datedBy() {
        return datedBy;
    }

    public boolean isStepRecorded() {
        return is(event, Facts.RECORDED);
    }

    public boolean isApproval() {
        return is(event, Facts.APPROVED);
    }

    public boolean isReturn() {
        return is(event, Facts.RETURNED);
    }

    /** Only the day is known: it may have been at any hour of it. */
    public boolean isDayOnly() {
        return occurred instanceof Occurred.On || occurred instanceof Occurred.About;
    }

    /** Approvals and returns of this event, as they happened. */
    public List<Standing> verdicts() {
        return verdicts;
    }

    /** When it was last put right; the recording itself where it never was. */
    public Instant lastWorded() {
        return versions.getLast().recorded();
    }

    public String lastWordedBy() {
        return versions.getLast().id();
    }

    /** Corrections that were themselves corrected: what they said is said anew, or no more. */
    public List<String> overtaken() {
        return versions.size() < 3 ? List.of() : versions.subList(1, versions.size() - 1).stream().map(Event::id).toList();
    }

    /** Null while the question is unanswered. */
    public Answer answer(String field) {
        return versions.getLast().answers().get(field);
    }

    /** The event that gave the answer that stands (or took it away): the last that changed it. */
    public String giverOf(String field) {
        if (versions.size() == 1) {
            return event.id();
        }
        int giver = versions.size() - 1;
        Answer answer = versions.get(giver).answers().get(field);
        while (giver > 0 && same(answer, versions.get(giver - 1).answers().get(field))) {
            giver--;
        }
        return versions.get(giver).id();
    }

    private static boolean same(Answer one, Answer other) {
        return one == null ? other == null : one.equals(other);
    }

    /** An answer that is a code, an identifier or words, as text; empty where there is none of that kind. */
    public String text(String field) {
        return switch (answer(field)) {
            case Answer.Text(String text) -> text;
            case Answer.Choice(String code) -> code;
            case Answer.Professional(String person) -> person;
            case null, default -> "";
        };
    }
}
