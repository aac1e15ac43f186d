package kith.server.record;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import kith.procedures.pack.Field;
import kith.procedures.pack.Step;
import kith.server.gate.Viewer;
import kith.server.web.ProcedureWords;
import org.springframework.stereotype.Component;

/** The words of the packs in force, for the shell. */
@Component
class PackWords implements ProcedureWords {
    private final PackShelf shelf;

    PackWords(PackShelf shelf) {
        this.shelf = shelf;
    }

    @Override
    public String role(Viewer viewer) {
        return RoleWords.title(viewer.role(), shelf.packs(viewer.pack()).latest());
    }

    @Override
    public Optional<Field> question(String id, Set<String> beside) {
        Map<Long, List<Step>> byAsked = shelf.all().stream()
                .flatMap(packs -> packs.latest().procedures().stream())
                .flatMap(procedure -> procedure.steps().stream())
                .collect(Collectors.groupingBy(
                        step -> beside.stream().filter(other -> step.form().field(other).isPresent()).count(), TreeMap::new, Collectors.toList()));
        List<Step> nearest = byAsked.isEmpty() ? List.of() : byAsked.entrySet().stream().reduce((_, last) -> last).orElseThrow().getValue();
        List<Field> asked = nearest.stream().flatMap(step -> step.form().field(id).stream()).toList();
        return asked.stream().map(Field::label).distinct().count() == 1 ? Optional.of(asked.getFirst()) : Optional.empty();
    }
}
