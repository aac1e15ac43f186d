package kith.server.arrival;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import kith.procedures.history.Answer;
import kith.server.record.Paper;
import kith.server.record.PaperReading;

/** The files of the folder that documents name: looked at when they are planned, and read again when they are kept, so that none lies in memory meanwhile. */
final class ArrivingFiles {
    private final Path folder;
    private final Map<String, Answer.File> taken = new HashMap<>();

    ArrivingFiles(Path folder, Mapping mapping, Map<String, Sheet> sheets) {
        this.folder = folder.toAbsolutePath().normalize();
        mapping.tableOf(Mapping.Kind.DOCUMENT).filter(sheets::containsKey).ifPresent(table -> {
            String column = mapping.tables().get(table).part("file");
            sheets.get(table).rows().forEach(row -> {
                if (row.holds(column) && !taken.containsKey(row.cell(column))) {
                    read(row.cell(column)).ifPresent(paper -> taken.put(row.cell(column), paper.file()));
                }
            });
        });
    }

    /** By the names in the table. */
    Map<String, Answer.File> taken() {
        return taken;
    }

    Set<String> names() {
        return taken.keySet();
    }

    /** Empty where it is not there, or of a kind that Kith does not take. */
    Optional<Paper> read(String name) {
        return path(name).flatMap(path -> {
            try {
                if (Files.size(path) >= PaperReading.LARGEST) {
                    return Optional.empty();
                }
                return PaperReading.read(name, Files.readAllBytes(path)) instanceof PaperReading.Read.Taken(Paper paper) ? Optional.of(paper) : Optional.empty();
            } catch (IOException unreadable) {
                throw new UncheckedIOException("a file of the folder cannot be read", unreadable);
            }
        });
    }

    /** Only what lies in the folder, whatever the table says. */
    private Optional<Path> path(String name) {
        try {
            for (Path around : new Path[] {folder.resolve("files"), folder}) {
                Path path = around.resolve(name).normalize();
                if (path.startsWith(folder) && Files.isRegularFile(path)) {
                    return Optional.of(path);
                }
            }
        } catch (InvalidPathException noName) {
            // As one that is not there.
        }
        return Optional.empty();
    }
}
