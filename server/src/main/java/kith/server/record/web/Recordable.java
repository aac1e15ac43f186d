package kith.server.record.web;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import kith.procedures.pack.Pack;
import kith.procedures.pack.Step;
import kith.procedures.position.Obligation;
import kith.procedures.position.Offer;
import kith.server.gate.Viewer;
import kith.server.record.KnownNames;
import kith.server.record.RecordView;
import kith.server.web.component.Link;

/** What somebody may record now beyond what must be: each group under a title, the more pressing first. */
public record Recordable(List<Group> underWay, List<Group> anytime) {
    public Recordable {
        underWay = List.copyOf(underWay);
        anytime = List.copyOf(anytime);
    }

    /** @param title of the procedure under way, or of the pack's heading */
    public record Group(String title, List<Link> links) {}

    static Recordable of(RecordView view, Viewer viewer) {
        Pack pack = view.packs().latest();
        Set<String> owed = view.position().open().stream()
                .filter(obligation -> obligation.approves().isEmpty() && !obligation.tooSoonAt(view.position().at()))
                .map(Obligation::step)
                .collect(Collectors.toSet());
        Map<String, List<Link>> underWay = new LinkedHashMap<>();
        Map<String, List<Link>> anytime = new LinkedHashMap<>();
        for (Offer offer : view.position().offers()) {
            Optional<Step> step = pack.step(offer.step());
            if (step.isPresent() && view.gives(offer.by(), viewer) && !owed.contains(offer.step())) {
                Link link = Link.to("/records/" + view.record() + way(offer.step()), step.get().action());
                List<Link> links = (offer.episode().isPresent() ? underWay : anytime)
                        .computeIfAbsent(step.get().procedure(), _ -> new ArrayList<>());
                if (!links.contains(link)) {
                    links.add(link);
                }
            }
        }
        return new Recordable(
                underWay.entrySet().stream()
                        .map(entry -> new Group(pack.procedure(entry.getKey()).orElseThrow().name(), entry.getValue()))
                        .toList(),
                underHeadings(pack, anytime));
    }

    /** Those of these steps that the viewer may record now, in that order. */
    static List<Link> steps(RecordView view, Viewer viewer, List<String> steps) {
        return steps.stream()
                .filter(step -> view.position().offers().stream().anyMatch(offer -> offer.step().equals(step) && view.gives(offer.by(), viewer)))
                .flatMap(step -> view.packs().latest().step(step).stream())
                .map(step -> Link.to("/records/" + view.record() + way(step.id()), step.action()))
                .toList();
    }

    private static String way(String step) {
        return step.equals(KnownNames.CASE_NOTE) ? "/note" : "/steps/" + step;
    }

    /** A pack without headings has everything under one. */
    private static List<Group> underHeadings(Pack pack, Map<String, List<Link>> links) {
        if (pack.headings().isEmpty()) {
            return links.isEmpty() ? List.of() : List.of(new Group("At any time", links.values().stream().flatMap(List::stream).toList()));
        }
        return pack.headings().stream()
                .map(heading -> new Group(
                        heading.title(),
                        heading.procedures().stream().flatMap(procedure -> links.getOrDefault(procedure, List.of()).stream()).toList()))
                .filter(group -> !group.links().isEmpty())
                .toList();
    }

    /** For the record's own page: what is under way, and the first heading, which is what protects. */
    List<Group> first() {
        List<Group> first = new ArrayList<>(underWay);
        first.addAll(anytime.subList(0, Math.min(1, anytime.size())));
        return first;
    }

    List<Group> all() {
        List<Group> all = new ArrayList<>(anytime);
        all.addAll(underWay);
        return all;
    }
}
