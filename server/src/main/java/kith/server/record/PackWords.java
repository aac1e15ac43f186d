package kith.server.record;

import java.util.List;
import java.util.Optional;
import kith.procedures.pack.Field;
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
    public Optional<Field> question(String id) {
        List<Field> asked = shelf.all().stream()
                .flatMap(packs -> packs.latest().procedures().stream())
                .flatMap(procedure -> procedure.steps().stream())
                .flatMap(step -> step.form().field(id).stream())
                .toList();
        boolean same = asked.stream().map(Field::label).distinct().count() == 1;
        return same ? Optional.of(asked.getFirst()) : Optional.empty();
    }
}
