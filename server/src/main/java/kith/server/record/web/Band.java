package kith.server.record.web;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import kith.procedures.position.StatusHeld;
import kith.server.people.Child;
import kith.server.record.RecordView;
import kith.server.web.component.Flag;
import kith.server.web.component.NavItem;
import kith.server.wording.Said;

/** What stands above every page of a record: who the child is, what matters, and the pages of the record. */
public record Band(String record, String name, List<String> facts, List<Flag> flags, List<NavItem> pages) {
    public enum Tab {
        OVERVIEW("", "Where things stand"),
        TIMELINE("/timeline", "Timeline"),
        RECORD("/steps", "Record something");

        private final String path;
        private final String text;

        Tab(String path, String text) {
            this.path = path;
            this.text = text;
        }
    }

    public static Band of(RecordView view, Child child, LocalDate today, Tab tab) {
        List<String> facts = new ArrayList<>();
        facts.add(child.born()
                .map(born -> child.age(today) + " (" + Said.day(born) + ")")
                .or(() -> child.expected().map(expected -> "Unborn, expected " + Said.day(expected)))
                .orElse(child.age(today)));
        child.language().ifPresent(language -> facts.add("speaks " + language));
        child.address().ifPresent(facts::add);
        facts.add("reference " + view.reference());
        List<Flag> flags = view.position().statuses().stream()
                .filter(status -> status.until().isEmpty())
                .map(Band::flag)
                .toList();
        String at = "/records/" + view.record();
        List<NavItem> pages = java.util.Arrays.stream(Tab.values())
                .map(each -> each == tab ? NavItem.current(at + each.path, each.text) : NavItem.to(at + each.path, each.text))
                .toList();
        return new Band(view.record(), child.name(), facts, flags, pages);
    }

    private static Flag flag(StatusHeld status) {
        return switch (status.tone()) {
            case "red" -> Flag.harm(status.words());
            case "amber" -> Flag.care(status.words());
            default -> Flag.family(status.words());
        };
    }
}
