package kith.procedures.pack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A check that takes over what the last one worked out finds what a check from nothing finds, and the same pack. */
class CheckedAgainTest {
    private static final Path SHIPPED = Path.of("..", "packs");
    private static final List<String> CHECKED = List.of("buckinghamshire", "england");

    @TempDir
    Path folder;

    private final SplittableRandom random = new SplittableRandom(20_260_401);
    private Kept kept = Kept.nothing();
    private int sound = 0;
    private int faulty = 0;

    @Test
    void after_any_edits_of_the_shipped_packs_and_after_these_are_undone() throws IOException {
        List<Path> files = copied();
        checkedAlike(CHECKED);
        for (int i = 0; i < 12; i++) {
            List<Path> edited = new ArrayList<>();
            for (int edits = 1 + random.nextInt(2); edits > 0; edits--) {
                Path file = files.get(random.nextInt(files.size()));
                edit(file);
                edited.add(file);
            }
            checkedAlike(List.of(CHECKED.get(random.nextInt(2))));
            if (random.nextInt(3) > 0) {
                undo(edited);
                checkedAlike(List.of("buckinghamshire"));
            }
            if (i % 4 == 3) {
                undo(files);
            }
        }
        assertThat(sound).isGreaterThan(3);
        assertThat(faulty).isGreaterThan(3);
    }

    @Test
    void after_very_many_edits_of_a_small_pack_and_of_the_one_over_which_it_is_laid() throws IOException {
        String local = "procedure: visit\nname: Visit at home\nrules:\n  see_child:\n    within: {limit: 1 working day}\n";
        SoundPack packs = SoundPack.in(folder).withLocal(local);
        List<Path> files = List.of(
                folder.resolve("sound/pack.yaml"), folder.resolve("sound/procedures/visit.yaml"), folder.resolve("local/procedures/visit.yaml"));
        List<String> texts = new ArrayList<>();
        for (Path file : files) {
            texts.add(Files.readString(file));
        }
        for (int i = 0; i < 150; i++) {
            edit(files.get(random.nextInt(files.size())));
            checkedAlike(List.of("sound", "local"));
            int undone = random.nextInt(files.size());
            if (random.nextBoolean()) {
                packs.write(folder.relativize(files.get(undone)).toString(), texts.get(undone));
                checkedAlike(List.of("local"));
            }
        }
        assertThat(sound).isGreaterThan(20);
        assertThat(faulty).isGreaterThan(20);
    }

    private void checkedAlike(List<String> ids) {
        for (String id : ids) {
            Loaded again = PackLoader.check(folder, id, kept);
            switch (PackLoader.check(folder, id)) {
                case Loaded.Faulty(List<Problem> problems) -> {
                    assertThat(again).isInstanceOfSatisfying(Loaded.Faulty.class, faulty -> assertThat(faulty.problems()).isEqualTo(problems));
                    faulty++;
                }
                case Loaded.Ready(Pack pack) -> {
                    assertThat(again).isInstanceOfSatisfying(Loaded.Ready.class, ready -> {
                        assertThat(ready.pack().equals(pack)).isTrue();
                        assertThat(ready.pack().toString().equals(pack.toString())).as("in the same order").isTrue();
                    });
                    sound++;
                }
            }
        }
        kept = kept.next();
    }

    /** A word more, a line less, twice or elsewhere, a character that YAML knows, another word, or no file at all. */
    private void edit(Path file) throws IOException {
        List<String> lines = Files.exists(file) ? new ArrayList<>(Files.readAllLines(file)) : new ArrayList<>(List.of("procedure: other"));
        int line = random.nextInt(lines.size());
        String text = lines.get(line);
        int cut = text.isEmpty() ? 0 : random.nextInt(text.length());
        switch (random.nextInt(10)) {
            case 0 -> lines.remove(line);
            case 1 -> lines.add(line, text);
            case 2 -> lines.add(random.nextInt(lines.size()), lines.remove(line));
            case 3 -> lines.set(line, text.substring(0, cut) + "{}[]:,'\"&*!|>%#-".charAt(random.nextInt(16)) + text.substring(cut));
            case 4 -> lines.set(line, lines.get(random.nextInt(lines.size())));
            case 5 -> lines.replaceAll(each -> each.replaceFirst("required: true", "required: false"));
            case 6, 7 -> lines.add(line, "# a remark");
            default -> lines.set(line, text.replaceFirst("(label|name|title|sentence|because|says|hint|help): (?=\\w)", "$1: Now "));
        }
        if (random.nextInt(20) == 0) {
            Files.deleteIfExists(file);
        } else {
            Files.writeString(file, String.join("\n", lines.isEmpty() ? List.of("procedure: other") : lines) + "\n");
        }
    }

    private List<Path> copied() throws IOException {
        List<Path> files = new ArrayList<>();
        for (String id : CHECKED) {
            Files.createDirectories(folder.resolve(id).resolve("procedures"));
            files.add(folder.resolve(id).resolve("pack.yaml"));
            try (Stream<Path> procedures = Files.list(SHIPPED.resolve(id).resolve("procedures"))) {
                procedures.sorted().map(file -> folder.resolve(SHIPPED.relativize(file))).forEach(files::add);
            }
        }
        undo(files);
        return files;
    }

    private void undo(List<Path> files) throws IOException {
        for (Path file : files) {
            Files.writeString(file, Files.readString(SHIPPED.resolve(folder.relativize(file))));
        }
    }
}
