package kith.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kith.procedures.condition.Condition;
import kith.procedures.pack.Pack;
import kith.procedures.pack.Procedure;
import kith.procedures.pack.Step;

/**
 * The shipped packs grown by copies of themselves: every procedure, step, rule and status again under an id of its own, in both the
 * baseline and the pack laid over it, so that the copies are laid over each other as the originals are. A copy's conditions ask the
 * copy's own questions, so that no text occurs twice and none is spared by having been compiled before.
 */
final class LargerPacks {
    private static final Path SHIPPED = Path.of("packs");
    private static final String BASE = "england";
    private static final String LOCAL = Partnership.AUTHORITY;

    /** A hyphen joins the words of a requirement's name, which stays as it is, and so does a provision, which may be called as what waits for it. */
    private static final Pattern WORD = Pattern.compile("in_force_with: .*|[\\w-]+");

    private LargerPacks() {}

    /** Writes them to a folder. @param times how often each procedure stands there, the original included */
    static void write(Path folder, int times) throws IOException {
        Pack base = PositionAlone.pack(BASE);
        Pack local = PositionAlone.pack(LOCAL);
        Set<String> ids = new HashSet<>(ids(base));
        ids.addAll(ids(local));
        Set<String> known = base.headings().stream().flatMap(heading -> heading.procedures().stream()).collect(Collectors.toSet());
        copy(folder, base, Set.of(), ids, times);
        copy(folder, local, known, ids, times);
    }

    /** @param known the procedures that stand under the headings already */
    private static void copy(Path folder, Pack pack, Set<String> known, Set<String> ids, int times) throws IOException {
        Path from = SHIPPED.resolve(pack.id());
        Path to = Files.createDirectories(folder.resolve(pack.id()).resolve("procedures"));
        StringBuilder headings = new StringBuilder("headings:\n");
        for (int nth = 2; nth <= times; nth++) {
            for (Pack.Heading heading : pack.headings()) {
                String copies = heading.procedures().stream()
                        .filter(id -> !known.contains(id))
                        .map(marked(nth))
                        .collect(Collectors.joining(", "));
                if (!copies.isEmpty()) {
                    headings.append("  - heading: %s\n    title: \"%s\"\n    procedures: [%s]\n"
                            .formatted(marked(nth).apply(heading.id()), heading.title(), copies));
                }
            }
        }
        Files.writeString(to.resolveSibling("pack.yaml"), Files.readString(from.resolve("pack.yaml")).replaceFirst("(?m)^headings:\n", headings.toString()));
        for (Path file : files(from)) {
            String text = Files.readString(file);
            Files.writeString(to.resolve(file.getFileName()), text);
            String id = file.getFileName().toString().replace(".yaml", "");
            for (int nth = 2; nth <= times; nth++) {
                String mark = "_" + nth;
                Files.writeString(to.resolve(id + mark + ".yaml"), WORD.matcher(text)
                        .replaceAll(found -> ids.contains(found.group()) ? found.group() + mark : found.group()));
            }
        }
    }

    private static UnaryOperator<String> marked(int nth) {
        return id -> id + "_" + nth;
    }

    private static List<Path> files(Path pack) throws IOException {
        try (Stream<Path> files = Files.list(pack.resolve("procedures"))) {
            return files.sorted().toList();
        }
    }

    private static Set<String> ids(Pack pack) {
        return pack.asIfInForce().procedures().stream()
                .flatMap(procedure -> Stream.of(
                                Stream.of(procedure.id()),
                                procedure.steps().stream().map(Step::id),
                                procedure.rules().stream().map(rule -> rule.id()),
                                procedure.statuses().stream().map(Procedure.Status::id))
                        .flatMap(each -> each))
                .collect(Collectors.toSet());
    }

    /** The conditions that somebody wrote: not those that are left out and hold always. */
    static long conditions(Pack pack) {
        List<Condition> all = new ArrayList<>();
        for (Procedure procedure : pack.asIfInForce().procedures()) {
            procedure.opens().forEach(opening -> all.add(opening.condition()));
            procedure.closes().forEach(closing -> all.add(closing.condition()));
            procedure.statuses().forEach(status -> all.addAll(List.of(status.begins().condition(), status.ends().condition())));
            procedure.rules().forEach(rule -> {
                all.add(rule.condition());
                rule.exceptions().forEach(exception -> all.add(exception.condition()));
                rule.extension().ifPresent(extension -> all.add(extension.condition()));
            });
            procedure.steps().forEach(step -> {
                all.add(step.offered());
                step.approvals().forEach(approval -> all.add(approval.when()));
                step.form().fields().stream()
                        .flatMap(field -> Stream.concat(Stream.of(field), field.group().stream().flatMap(group -> group.questions().stream())))
                        .flatMap(field -> Stream.of(field.required(), field.shown()))
                        .flatMap(Optional::stream)
                        .forEach(all::add);
            });
        }
        return all.stream().filter(condition -> !(condition instanceof Condition.Always)).count();
    }
}
