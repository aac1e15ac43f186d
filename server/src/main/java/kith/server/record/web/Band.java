package kith.server.record.web;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import kith.procedures.position.StatusHeld;
import kith.server.gate.Level;
import kith.server.people.Child;
import kith.server.people.Subject;
import kith.server.gate.Viewer;
import kith.server.record.KnownNames;
import kith.server.record.RecordView;
import kith.server.web.component.Flag;
import kith.server.web.component.NavItem;
import kith.server.web.component.Shell;
import kith.server.wording.Said;

/**
 * What stands above every page of a record: who or what it is about, what matters, and the pages of the record.
 *
 * @param note where the viewer writes a case note on it; null where that is not theirs
 * @param section the part of the navigation to which the record's pages belong, or null
 */
public record Band(
        String record, String name, List<String> facts, List<Flag> flags, List<NavItem> pages, String note, Shell.Section section) {
    public enum Tab {
        OVERVIEW("", "Where things stand"),
        TIMELINE("/timeline", "Timeline"),
        CHRONOLOGY("/chronology", "Chronology"),
        LEGAL_STATUS("/legal-status", "Legal status and care"),
        RECORD("/steps", "Record something");

        private final String path;
        private final String text;

        Tab(String path, String text) {
            this.path = path;
            this.text = text;
        }
    }

    public static Band of(RecordView view, Subject subject, Viewer viewer, LocalDate today, Tab tab) {
        List<String> facts = new ArrayList<>();
        switch (subject) {
            case Child child -> {
                facts.add(child.born()
                        .map(born -> child.age(today) + " (" + Said.day(born) + ")")
                        .or(() -> child.expected().map(expected -> "Unborn, expected " + Said.day(expected)))
                        .orElse(child.age(today)));
                child.language().ifPresent(language -> facts.add("speaks " + language));
                child.address().ifPresent(facts::add);
            }
            case Subject.Partnership() -> {
                facts.add("Its own record, about no child");
                facts.add("open to every partner");
            }
            case Subject.Relocation() -> facts.add("read by the single point of contact alone");
            case Subject.Worker _ -> {
                facts.add(view.isOwnFileOf(viewer) ? "Your own supervision, about no child" : "Their own supervision, about no child");
                facts.add(view.isOwnFileOf(viewer)
                        ? "read by you, whoever manages you and the service managers"
                        : "read by them, whoever manages them and the service managers");
            }
        }
        facts.add("reference " + view.reference());
        List<Flag> flags = view.position().statuses().stream()
                .filter(status -> status.until().isEmpty())
                .map(Band::flag)
                .toList();
        String at = "/records/" + view.record();
        List<NavItem> pages = java.util.Arrays.stream(Tab.values())
                .filter(each -> switch (each) {
                    case CHRONOLOGY -> view.isAboutChild() && view.level() != Level.WHO_TO_RING;
                    case LEGAL_STATUS -> view.isAboutChild() && view.level() == Level.FULL;
                    case TIMELINE, RECORD -> view.level() != Level.WHO_TO_RING;
                    case OVERVIEW -> true;
                })
                .map(each -> each == tab ? NavItem.current(at + each.path, each.text) : NavItem.to(at + each.path, each.text))
                .toList();
        String note = RecordQueries.mayRecord(KnownNames.CASE_NOTE, view, viewer) ? at + "/note" : null;
        return new Band(view.record(), name(view, subject), facts, flags, pages, note, section(view, subject, viewer));
    }

    private static Shell.Section section(RecordView view, Subject subject, Viewer viewer) {
        return switch (subject) {
            case Child _, Subject.Relocation _ -> null;
            case Subject.Worker _ -> view.isOwnFileOf(viewer) ? Shell.Section.MY_WORK : Shell.Section.TEAM;
            case Subject.Partnership() -> Shell.Section.PARTNERSHIP;
        };
    }

    /** The partnership goes by its own name above its own record. */
    private static String name(RecordView view, Subject subject) {
        return switch (subject) {
            case Child child -> child.name();
            case Subject.Worker worker -> worker.name();
            case Subject.Relocation relocation -> relocation.name();
            case Subject.Partnership() -> view.packs().latest().name();
        };
    }

    private static Flag flag(StatusHeld status) {
        return switch (status.tone()) {
            case "red" -> Flag.harm(status.words());
            case "amber" -> Flag.care(status.words());
            default -> Flag.family(status.words());
        };
    }
}
