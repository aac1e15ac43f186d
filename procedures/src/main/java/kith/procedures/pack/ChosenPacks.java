package kith.procedures.pack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The packs that a command is to look at.
 *
 * @param folder where they are, each in the folder of its id
 * @param ids never empty
 */
public record ChosenPacks(Path folder, List<String> ids) {
    public ChosenPacks {
        ids = List.copyOf(ids);
    }

    /** Those that were named, in that order; every pack of the folder, by id, where none was. Empty where there is none. */
    public static Optional<ChosenPacks> of(Path folder, List<String> named) {
        List<String> ids = named.isEmpty() ? in(folder) : named.stream().map(name -> id(folder, name)).toList();
        return ids.isEmpty() ? Optional.empty() : Optional.of(new ChosenPacks(folder, ids));
    }

    /** A shell completes a name to the way to its folder: {@code packs/yourplace/}. */
    private static String id(Path folder, String named) {
        try {
            Path path = Path.of(named).toAbsolutePath().normalize();
            return folder.toAbsolutePath().normalize().equals(path.getParent()) ? path.getFileName().toString() : named;
        } catch (InvalidPathException noPath) {
            return named;
        }
    }

    /** What to tell somebody in whose folder there is no pack. */
    public static String noneIn(Path folder) {
        return "There are no packs in %s. Name their folder with --packs.".formatted(folder);
    }

    /** The problem as printed for somebody in the folder that holds the packs: its file with the way to it. */
    public String shown(Problem problem) {
        return folder.resolve(problem.file()).toString().replace('\\', '/') + problem.toString().substring(problem.file().length());
    }

    private static List<String> in(Path folder) {
        try (Stream<Path> paths = Files.list(folder)) {
            return paths.filter(path -> Files.exists(path.resolve("pack.yaml")))
                    .map(path -> path.getFileName().toString())
                    .sorted()
                    .toList();
        } catch (IOException unreadable) {
            return List.of();
        }
    }
}
