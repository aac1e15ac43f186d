package kith.server.relocation.web;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import kith.server.directory.Directories;
import kith.server.directory.Names;
import kith.server.gate.Action;
import kith.server.gate.Gate;
import kith.server.gate.Outlet;
import kith.server.gate.Permit;
import kith.server.gate.Seen;
import kith.server.gate.Viewer;
import kith.server.problem.NotAcceptable;
import kith.server.problem.Problem;
import kith.server.record.Recording;
import kith.server.relocation.ProtectedMoves;
import kith.server.web.component.Choice;
import kith.server.web.component.Link;
import kith.server.wording.Said;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What the single point of contact sees of all protected moves, and does beside recording. */
@Service
public class SinglePointOfContact {
    private final Gate gate;
    private final ProtectedMoves moves;
    private final Recording recording;
    private final Directories directories;

    SinglePointOfContact(Gate gate, ProtectedMoves moves, Recording recording, Directories directories) {
        this.gate = gate;
        this.moves = moves;
        this.recording = recording;
        this.directories = directories;
    }

    /**
     * @param files by their references, with the children whose records belong to each
     * @param choices the files as one chooses among them
     */
    public record Page(List<Row> register, List<FileRow> files, List<Choice> choices, List<SearchRow> searches) {}

    /** @param file to which it belongs, or null */
    public record Row(Link child, String how, String since, Link file, String record) {}

    public record FileRow(Link file, String opened, String children) {}

    public record SearchRow(String who, String child, String when) {}

    @Transactional
    public Seen<Page> page(Viewer viewer) {
        Permit permit = gate.permit(viewer, Action.KEEP_PROTECTED_MOVES, Outlet.PAGE);
        Names names = directories.names(permit);
        List<ProtectedMoves.File> files = moves.files(permit).value();
        Map<String, String> references = new LinkedHashMap<>();
        files.forEach(file -> references.put(file.record(), file.reference()));
        Map<String, String> fileOf = moves.fileOf(permit).value();
        List<ProtectedMoves.Flagged> register = moves.register(permit).value();
        Map<String, Set<String>> children = new HashMap<>();
        register.forEach(flagged -> children.computeIfAbsent(fileOf.getOrDefault(flagged.record(), ""), _ -> new HashSet<>()).add(flagged.name()));
        return permit.seen(new Page(
                register.stream()
                        .map(flagged -> new Row(
                                Link.to("/records/" + flagged.record(), flagged.name()),
                                flagged.away() ? "Stands still: they have left" : "Flagged: they have come here",
                                Said.day(flagged.since()),
                                references.containsKey(fileOf.get(flagged.record()))
                                        ? Link.to("/records/" + fileOf.get(flagged.record()), references.get(fileOf.get(flagged.record())))
                                        : null,
                                flagged.record()))
                        .toList(),
                files.stream()
                        .map(file -> new FileRow(
                                Link.to("/records/" + file.record(), file.reference()),
                                Said.day(Said.dayOf(file.opened())),
                                children.getOrDefault(file.record(), Set.of()).stream().sorted().collect(Collectors.joining(", "))))
                        .toList(),
                references.entrySet().stream().map(file -> Choice.of(file.getKey(), file.getValue())).toList(),
                moves.searches(permit).value().stream()
                        .map(search -> new SearchRow(names.person(search.whom()), search.name(), Said.moment(search.at())))
                        .toList()));
    }

    /** Opens the file of a move. @return its record */
    @Transactional
    public Seen<String> begin(Viewer viewer) {
        Permit permit = gate.permit(viewer, Action.KEEP_PROTECTED_MOVES, Outlet.PAGE);
        return permit.seen(recording.ofRelocation(permit));
    }

    /** Puts a child's record to a file. What is not in the register, or no file, is put nowhere. */
    @Transactional
    public void put(Viewer viewer, String record, String file) {
        Permit permit = gate.permit(viewer, Action.KEEP_PROTECTED_MOVES, Outlet.PAGE);
        boolean there = moves.register(permit).value().stream().anyMatch(flagged -> flagged.record().equals(record))
                && moves.files(permit).value().stream().anyMatch(each -> each.record().equals(file));
        if (!there) {
            throw new NotAcceptable(List.of(new Problem("choose_file", "file", "Choose a file", "Begin one first, where there is none.")));
        }
        moves.put(permit, record, file);
    }
}
