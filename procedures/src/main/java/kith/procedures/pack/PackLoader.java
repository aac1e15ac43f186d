package kith.procedures.pack;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import kith.procedures.condition.Spelling;

/**
 * Loads a pack from its folder: {@code pack.yaml} and {@code procedures/*.yaml}, merged over the pack that it extends. Reads
 * files and does nothing else outside itself; finds every problem before it gives up.
 */
public final class PackLoader {
    private static final String PACK_FILE = "pack.yaml";
    private static final String PROCEDURES = "procedures";
    private static final String YAML = ".yaml";

    private final Path packsFolder;
    private final boolean exploring;
    private final Kept kept;
    private final Problems problems = new Problems();

    private PackLoader(Path packsFolder, boolean exploring, Kept kept) {
        this.packsFolder = packsFolder;
        this.exploring = exploring;
        this.kept = kept;
    }

    /** Loads {@code packsFolder/packId}. */
    public static Loaded load(Path packsFolder, String packId) {
        return loadFrom(packsFolder.resolve(packId), packsFolder);
    }

    /**
     * Loads the version of a pack that stands in any folder.
     *
     * @param packsFolder where the packs that it extends are found, each in the folder of its id
     */
    public static Loaded loadFrom(Path packFolder, Path packsFolder) {
        return loaded(packFolder, new PackLoader(packsFolder, false, Kept.nothing()));
    }

    /**
     * Loads {@code packsFolder/packId} and walks each of its procedures through every case, looking for an episode that
     * nobody is accountable for or that cannot end. For those who write packs: it takes longer than loading.
     */
    public static Loaded check(Path packsFolder, String packId) {
        return check(packsFolder, packId, Kept.nothing());
    }

    /** The same, sparing what need not be worked out again. @param kept from checks before, or of other packs of the folder */
    public static Loaded check(Path packsFolder, String packId, Kept kept) {
        return loaded(packsFolder.resolve(packId), new PackLoader(packsFolder, true, kept));
    }

    /**
     * The texts of which {@code packsFolder/packId} is made, its own and those of the packs that it extends: by the pack's id and the
     * path in its folder, such as {@code england/pack.yaml}. Written to files of these names they are the same version again. For a pack
     * that can be loaded.
     */
    public static SequencedMap<String, String> texts(Path packsFolder, String packId) {
        SequencedMap<String, String> texts = new TreeMap<>();
        for (Optional<String> id = Optional.of(packId); id.isPresent(); id = extended(packsFolder, id.get())) {
            Path folder = packsFolder.resolve(id.get());
            PackLoader loader = new PackLoader(packsFolder, false, Kept.nothing());
            Map<String, String> own = new TreeMap<>();
            loader.read(folder, folder.resolve(PACK_FILE), own);
            loader.procedures(folder, own);
            for (Map.Entry<String, String> text : own.entrySet()) {
                texts.put(id.get() + "/" + text.getKey(), text.getValue());
            }
        }
        return texts;
    }

    /** The id of the pack over which {@code packsFolder/packId} is laid; empty where it stands alone or cannot be read. */
    public static Optional<String> extended(Path packsFolder, String packId) {
        Path folder = packsFolder.resolve(packId);
        return new PackLoader(packsFolder, false, Kept.nothing())
                .read(folder, folder.resolve(PACK_FILE), new TreeMap<>())
                .flatMap(pack -> pack.tree().text("extends"))
                .map(Located.Text::text);
    }

    private static Loaded loaded(Path packFolder, PackLoader loader) {
        Optional<Version> version = loader.version(packFolder, List.of());
        return loader.problems.none() && version.isPresent()
                ? new Loaded.Ready(version.get().pack())
                : new Loaded.Faulty(loader.problems.inOrder());
    }

    /** @param files the texts that it was made of, by the pack's id and their path in its folder */
    private record Version(
            Pack pack, Kept.File text, SequencedMap<String, Kept.File> procedures, Map<String, String> files) {

        /** The text of the rule of that id. */
        Optional<Located.Mapping> rule(Rule rule) {
            return Optional.ofNullable(procedures.get(rule.procedure()))
                    .flatMap(procedure -> procedure.tree().mapping("rules"))
                    .flatMap(rules -> rules.mapping(rule.id()));
        }
    }

    /** @param extending the ids of the packs that (at first or second hand) extend this one */
    private Optional<Version> version(Path folder, List<String> extending) {
        String called = shown(folder);
        if (!Files.isDirectory(folder)) {
            problems.add(new Place(called, 1, 1), "There is no pack " + folder.getFileName(),
                    Spelling.remedy(String.valueOf(folder.getFileName()), packsThere(), "pack"));
            return Optional.empty();
        }
        Map<String, String> ownFiles = new TreeMap<>();
        Optional<Kept.File> own = read(folder, folder.resolve(PACK_FILE), ownFiles);
        SequencedMap<String, Kept.File> ownProcedures = procedures(folder, ownFiles);
        if (own.isEmpty()) {
            return Optional.empty();
        }
        Located.Mapping ownPack = own.get().tree();
        String id = ownPack.text("pack").map(Located.Text::text).orElse("");
        Optional<Version> base = ownPack.text("extends").flatMap(parent -> base(parent, id, extending));
        if (ownPack.get("extends").isPresent() && base.isEmpty()) {
            return Optional.empty();
        }
        Optional<Kept.File> text = merged(base.map(Version::text), own.get(), Grammar.PACK, "pack");
        SequencedMap<String, Kept.File> procedures = new LinkedHashMap<>();
        base.ifPresent(there -> procedures.putAll(there.procedures()));
        ownProcedures.forEach((name, procedure) -> merged(
                        Optional.ofNullable(procedures.get(name)), procedure, Grammar.PROCEDURE, "procedure")
                .ifPresentOrElse(merged -> procedures.put(name, merged), () -> procedures.remove(name)));
        Map<String, String> files = new TreeMap<>(base.map(Version::files).orElse(Map.of()));
        ownFiles.forEach((name, content) -> files.put(id + "/" + name, content));
        return text.map(there -> {
            PackReader reader = new PackReader(there, List.copyOf(procedures.values()), problems, kept);
            // Of the packs below, nobody asks for the version.
            Version version = new Version(reader.read(extending.isEmpty() ? hash(files) : ""), there, procedures, files);
            base.ifPresent(below -> tightened(below, version, ownPack, ownProcedures));
            // Only in a pack that is sound so far: in another, a hole may be the work of a misspelling. And only in the
            // whole: a local pack may be what fills a hole of its base.
            if (exploring && extending.isEmpty() && problems.none()) {
                reader.lookForHoles(version.pack());
            }
            return version;
        });
    }

    private Optional<Kept.File> merged(Optional<Kept.File> base, Kept.File own, Shape.Keys shape, String id) {
        List<Kept.Text> below = base.map(Kept.File::layers).orElse(List.of());
        Kept.Parsed merged = kept.merged.get(new Kept.Layers(below, own.layers().getFirst()), _ -> {
            Problems found = new Problems();
            Optional<Located.Mapping> tree = new Merge(found).file(base.map(Kept.File::tree), own.tree(), shape, id);
            return new Kept.Parsed(tree, found.asFound());
        });
        problems.addAll(merged.problems());
        return merged.tree().map(tree -> new Kept.File(Stream.concat(below.stream(), own.layers().stream()).toList(), tree));
    }

    /**
     * Reports each rule that the base does not allow to be loosened and that may be looser here. A rule with a problem of its
     * own is left alone until that is mended.
     */
    private void tightened(
            Version base, Version local, Located.Mapping ownPack, Map<String, Kept.File> ownProcedures) {
        Pack here = local.pack().asIfInForce();
        for (Procedure procedure : base.pack().asIfInForce().procedures()) {
            here.procedure(procedure.id()).filter(its -> its.about() != procedure.about()).ifPresent(_ -> problems.add(
                    ownProcedures.get(procedure.id()).tree().placeOf("about"),
                    "%s of %s is carried out on other records".formatted(procedure.id(), base.pack().id()),
                    "Leave `about` out, or write a procedure of your own"));
            for (Rule rule : procedure.rules()) {
                if (!rule.loosenable() && Stream.of(base, local).allMatch(version -> version.rule(rule).filter(problems::anyIn).isEmpty())) {
                    tightened(rule, base.pack().id(), here, ownPack, Optional.ofNullable(ownProcedures.get(procedure.id())).map(Kept.File::tree));
                }
            }
        }
    }

    private void tightened(
            Rule rule, String baseId, Pack local, Located.Mapping ownPack, Optional<Located.Mapping> ownProcedure) {
        Optional<Located.Mapping> rules = ownProcedure.flatMap(there -> there.mapping("rules"));
        Optional<Located.Mapping> own = rules.flatMap(there -> there.mapping(rule.id()));
        Place place = rules.map(there -> there.placeOf(rule.id()))
                .or(() -> ownProcedure.map(Located.Mapping::place))
                .orElse(ownPack.placeOf("extends"));
        Optional<Rule> here = local.procedure(rule.procedure()).stream()
                .flatMap(there -> there.rules().stream())
                .filter(other -> other.id().equals(rule.id()))
                .findFirst();
        if (here.isEmpty()) {
            problems.add(place, "%s of %s may not be taken out".formatted(rule.id(), baseId),
                    "It may only be tightened: keep it, and shorten its limit if you wish");
        } else {
            Tightening.loosened(rule, here.get()).forEach(loosened -> problems.add(
                    own.map(text -> placeOf(text, loosened.key())).orElse(place),
                    "%s of %s may not be loosened, and here %s".formatted(rule.id(), baseId, loosened.what()),
                    loosened.remedy()));
        }
    }

    private static Place placeOf(Located.Mapping rule, String key) {
        return rule.mapping("within")
                .filter(within -> within.entries().containsKey(key))
                .map(within -> within.placeOf(key))
                .orElse(rule.placeOf(key));
    }

    private Optional<Version> base(Located.Text parent, String id, List<String> extending) {
        if (parent.text().equals(id) || extending.contains(parent.text())) {
            problems.add(parent.place(), "%s would extend itself".formatted(parent.text()), "Let one of the packs stand alone");
            return Optional.empty();
        }
        Path folder = packsFolder.resolve(parent.text());
        if (!ShapeCheck.NAME.matcher(parent.text()).matches() || !Files.isDirectory(folder)) {
            problems.add(parent.place(), "There is no pack " + parent.text(), Spelling.remedy(parent.text(), packsThere(), "pack"));
            return Optional.empty();
        }
        List<String> seen = new ArrayList<>(extending);
        seen.add(id);
        return version(folder, seen);
    }

    private SequencedMap<String, Kept.File> procedures(Path packFolder, Map<String, String> files) {
        SequencedMap<String, Kept.File> procedures = new LinkedHashMap<>();
        Path folder = packFolder.resolve(PROCEDURES);
        if (!Files.isDirectory(folder)) {
            return procedures;
        }
        List<Path> listed = listed(folder);
        listed.stream().filter(file -> !isYaml(file)).forEach(file -> problems.add(
                new Place(shown(file), 1, 1),
                "%s would not be read".formatted(file.getFileName()),
                "Let its name end in .yaml, or move it out of this folder"));
        List<Contents> contents = listed.parallelStream().filter(PackLoader::isYaml).map(this::contents).toList();
        for (Contents file : contents) {
            String name = file.path().getFileName().toString();
            String id = name.substring(0, name.length() - YAML.length());
            read(packFolder, file, files).ifPresent(procedure -> {
                Optional<Located.Text> written = procedure.tree().text("procedure");
                written.filter(text -> !text.text().equals(id)).ifPresent(text -> problems.add(text.place(),
                        "The file %s holds the procedure %s".formatted(name, text.text()),
                        "Let the file's name and the procedure's id be the same"));
                procedures.put(id, procedure);
            });
        }
        return procedures;
    }

    private static boolean isYaml(Path file) {
        return file.getFileName().toString().endsWith(YAML);
    }

    /** @param text empty where the file cannot be read */
    private record Contents(Path path, Optional<Kept.Text> text, Kept.Parsed parsed) {}

    private Optional<Kept.File> read(Path packFolder, Path file, Map<String, String> files) {
        return read(packFolder, contents(file), files);
    }

    private Optional<Kept.File> read(Path packFolder, Contents file, Map<String, String> files) {
        problems.addAll(file.parsed().problems());
        file.text().ifPresent(text -> files.put(packFolder.relativize(file.path()).toString().replace('\\', '/'), text.content()));
        return file.parsed().tree().map(tree -> new Kept.File(List.of(file.text().orElseThrow()), tree));
    }

    private Contents contents(Path file) {
        try {
            String content = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(Files.readAllBytes(file))).toString();
            Kept.Text text = new Kept.Text(shown(file), content);
            return new Contents(file, Optional.of(text), kept.files.get(text, _ -> {
                Problems found = new Problems();
                Optional<Located.Mapping> tree = YamlText.read(text.file(), content, found);
                return new Kept.Parsed(tree, found.asFound());
            }));
        } catch (CharacterCodingException notUtf8) {
            return unread(file, "This file is not UTF-8 text", "Save it as UTF-8");
        } catch (IOException unreadable) {
            return Files.exists(file)
                    ? unread(file, "This file cannot be read", "Look at its permissions")
                    : unread(file, "There is no such file", "Create it with `pack:`, `name:` and `effective_from:`");
        }
    }

    private Contents unread(Path file, String what, String remedy) {
        return new Contents(file, Optional.empty(), new Kept.Parsed(Optional.empty(), List.of(new Place(shown(file), 1, 1).problem(what, remedy))));
    }

    private List<Path> listed(Path folder) {
        try (Stream<Path> paths = Files.list(folder)) {
            return paths.filter(path -> !path.getFileName().toString().startsWith("."))
                    .sorted()
                    .toList();
        } catch (IOException unreadable) {
            problems.add(new Place(shown(folder), 1, 1), "This folder cannot be read", "Look at its permissions");
            return List.of();
        }
    }

    private List<String> packsThere() {
        return Files.isDirectory(packsFolder)
                ? listed(packsFolder).stream()
                        .filter(path -> Files.exists(path.resolve(PACK_FILE)))
                        .map(path -> path.getFileName().toString())
                        .toList()
                : List.of();
    }

    private String shown(Path path) {
        Path whole = path.toAbsolutePath().normalize();
        Path packs = packsFolder.toAbsolutePath().normalize();
        return (whole.startsWith(packs) ? packs.relativize(whole) : whole).toString().replace('\\', '/');
    }

    /**
     * The hash of every file in the order of their names, each with its name and length, so that no text can pass from one
     * file to the next unseen. Line ends are made alike first: a checkout on Windows is the same version.
     */
    private static String hash(Map<String, String> files) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            new TreeMap<>(files).forEach((name, text) -> {
                byte[] content = text.replace("\r\n", "\n").getBytes(StandardCharsets.UTF_8);
                digest.update((name + "\n" + content.length + "\n").getBytes(StandardCharsets.UTF_8));
                digest.update(content);
            });
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}
