package kith.ledger;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;

/** A history made from a seed: whole entries, and some that a later entry disposes of. */
record SampleLog(SigningKey key, List<Entry> entries) {

    static final String AUTHORITY = "buckinghamshire";
    private static final Instant START = Instant.parse("2027-02-12T09:00:00Z");

    SampleLog {
        entries = List.copyOf(entries);
    }

    static SigningKey key(Path folder) {
        try {
            return SigningKey.create(folder, AUTHORITY);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    static SampleLog of(SigningKey key, long seed, int size) {
        Random random = new Random(seed);
        List<Entry> entries = new ArrayList<>();
        for (int position = 0; position < size; position++) {
            Map<String, String> fields = new TreeMap<>();
            fields.put("kind", "contact.recorded");
            fields.put("words", random.nextInt(4) == 0 ? null : "Words é " + random.nextLong());
            List<Integer> whole = new ArrayList<>();
            for (int before = 0; before < position; before++) {
                if (entries.get(before) instanceof Entry.Kept kept && !disposes(kept)) {
                    whole.add(before);
                }
            }
            if (random.nextInt(5) == 0 && !whole.isEmpty()) {
                int chosen = whole.get(random.nextInt(whole.size()));
                Entry gone = entries.get(chosen);
                fields.put(Disposed.FIELD, Disposed.list(List.of(new Disposed(chosen, gone.eventId(), gone.leaf()))));
                entries.set(chosen, new Entry.Emptied(chosen, gone.eventId(), gone.leaf()));
            }
            entries.add(kept(position, "ev-" + Long.toHexString(random.nextLong()), fields, random));
        }
        return new SampleLog(key, entries);
    }

    static boolean disposes(Entry.Kept kept) {
        return CanonicalEncoding.decode(kept.content().canonical()).containsKey(Disposed.FIELD);
    }

    static Entry.Kept kept(long position, String eventId, Map<String, String> fields, Random random) {
        Map<String, String> all = new TreeMap<>(fields);
        all.put(CanonicalEncoding.EVENT, eventId);
        byte[] canonical = CanonicalEncoding.encode(all);
        byte[] salt = new byte[Leaf.SALT_LENGTH];
        random.nextBytes(salt);
        return Entry.Kept.of(position, eventId, Leaf.of(salt, canonical), salt, canonical);
    }

    int size() {
        return entries.size();
    }

    SignedHead head(int size) {
        Hash root = MerkleTree.root(entries.subList(0, size).stream().map(Entry::leaf).toList());
        return key.sign(new Head(AUTHORITY, size, root, START.plusSeconds(size)));
    }

    Evidence.HeldHead held(int size) {
        return new Evidence.HeldHead("head-" + size + ".txt", head(size));
    }

    Keyring keys() {
        return new Keyring(AUTHORITY, List.of(key.verifyKey()));
    }

    Evidence evidence(int... sizes) {
        return new Evidence(keys(), java.util.Arrays.stream(sizes).mapToObj(this::held).toList(), Optional.empty());
    }

    /** The same evidence and the leaves of this history, as a partner may hold them. */
    Evidence withCopy(int... sizes) {
        byte[] leaves = export(entries, HistoryWriter.Scope.LEAVES);
        return new Evidence(keys(), evidence(sizes).heads(), Optional.of(new Evidence.HeldCopy("copy", () -> reader(leaves))));
    }

    byte[] export() {
        return export(entries, HistoryWriter.Scope.FULL);
    }

    /** What a server exports that has these rows: heads that the authority kept are put where their size is reached. */
    static byte[] export(List<Entry> entries, HistoryWriter.Scope scope, SignedHead... carried) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (HistoryWriter writer = new HistoryWriter(bytes, AUTHORITY, scope)) {
            for (int written = 0; written <= entries.size(); written++) {
                if (written > 0) {
                    writer.entry(entries.get(written - 1));
                }
                for (SignedHead head : carried) {
                    if (head.head().size() == written) {
                        writer.head(head);
                    }
                }
            }
            writer.end();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    static HistoryReader reader(byte[] export) throws IOException {
        return new HistoryReader(new ByteArrayInputStream(export));
    }

    static Verdict verify(byte[] export, Evidence evidence) {
        try (HistoryReader reader = reader(export)) {
            return Verifier.verify(reader, evidence);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    static Verdict.Divergent divergent(byte[] export, Evidence evidence) {
        return switch (verify(export, evidence)) {
            case Verdict.Divergent divergent -> divergent;
            case Verdict.Whole whole -> throw new AssertionError("It was found whole: " + whole);
        };
    }

    static Verdict.Divergent divergent(List<Entry> rows, Evidence evidence) {
        return divergent(export(rows, HistoryWriter.Scope.FULL), evidence);
    }

    /** The same entry at another position. */
    static Entry at(long position, Entry entry) {
        return switch (entry) {
            case Entry.Kept kept -> new Entry.Kept(position, kept.eventId(), kept.leaf(), kept.content());
            case Entry.Emptied emptied -> new Entry.Emptied(position, emptied.eventId(), emptied.leaf());
            case Entry.LeafOnly leaf -> new Entry.LeafOnly(position, leaf.eventId(), leaf.leaf());
        };
    }

    static List<Entry> renumbered(List<Entry> rows) {
        List<Entry> renumbered = new ArrayList<>();
        rows.forEach(row -> renumbered.add(at(renumbered.size(), row)));
        return renumbered;
    }
}
