package kith.ledger;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/**
 * Reads what {@link HistoryWriter} writes, one line at a time, plain or compressed with gzip. Every value has one spelling: a changed
 * byte is another value or an unreadable line, never the same value.
 */
public final class HistoryReader implements Closeable {

    /** A longer line is not read into memory: it is reported as unreadable. */
    private static final int LONGEST_LINE = 64 << 20;

    /** A word that begins no line: what is given in place of a line that is too long or has no end. */
    private static final byte[] UNREADABLE = {'?'};

    private final InputStream in;
    private final byte[] buffer = new byte[1 << 16];
    private int at;
    private int filled;
    private final String authority;
    private final HistoryWriter.Scope scope;
    private long line = 1;

    /**
     * Opens a history by reading its first line.
     *
     * @throws NotAHistory if the stream does not begin like an exported history
     */
    public HistoryReader(InputStream stream) throws IOException {
        in = plain(stream);
        String[] first = new String(nextLine().orElse(new byte[0]), UTF_8).split(" ", -1);
        if (first.length != 3 || !first[0].equals(HistoryWriter.FORM)) {
            throw new NotAHistory("It does not begin with “" + HistoryWriter.FORM + "”, as a history exported from Kith does.");
        }
        try {
            authority = Strict.authority(first[1]);
        } catch (IllegalArgumentException unreadable) {
            throw new NotAHistory("In its first line the authority “" + first[1] + "” " + unreadable.getMessage() + ".");
        }
        scope = Arrays.stream(HistoryWriter.Scope.values())
                .filter(known -> known.word().equals(first[2]))
                .findFirst()
                .orElseThrow(() -> new NotAHistory("Its first line says neither “full” nor “leaves”, but “" + first[2] + "”."));
    }

    /** A file that is not an exported history at all; the message says why, in words. */
    public static final class NotAHistory extends IOException {
        NotAHistory(String why) {
            super(why);
        }
    }

    private static InputStream plain(InputStream stream) throws IOException {
        BufferedInputStream buffered = new BufferedInputStream(stream, 1 << 16);
        buffered.mark(2);
        boolean compressed = buffered.read() == 0x1f && buffered.read() == 0x8b;
        buffered.reset();
        return compressed ? new BufferedInputStream(new GZIPInputStream(buffered, 1 << 16), 1 << 16) : buffered;
    }

    public String authority() {
        return authority;
    }

    public HistoryWriter.Scope scope() {
        return scope;
    }

    /** The next line, or nothing at the end of the stream. */
    public Optional<HistoryLine> next() throws IOException {
        Optional<byte[]> bytes = nextLine();
        if (bytes.isEmpty()) {
            return Optional.empty();
        }
        line++;
        String[] words = new String(bytes.get(), ISO_8859_1).split(" ", -1);
        try {
            return Optional.of(read(words));
        } catch (IllegalArgumentException unreadable) {
            return Optional.of(new HistoryLine.Unreadable(line, unreadable.getMessage(), eventId(words)));
        }
    }

    private HistoryLine read(String[] words) {
        return switch (words[0]) {
            case "entry" -> {
                expect(words, 6);
                byte[] salt = part("its salt", () -> Strict.hex(words[4]));
                byte[] canonical = part("its content", () -> Strict.base64(words[5]));
                yield new HistoryLine.OfEntry(Entry.Kept.of(position(words), words[2], leaf(words), salt, canonical));
            }
            case "disposed" -> {
                expect(words, 4);
                yield new HistoryLine.OfEntry(new Entry.Emptied(position(words), words[2], leaf(words)));
            }
            case "leaf" -> {
                expect(words, 4);
                yield new HistoryLine.OfEntry(new Entry.LeafOnly(position(words), words[2], leaf(words)));
            }
            case "head" -> {
                expect(words, 2);
                String text = new String(part("the head", () -> Strict.base64(words[1])), UTF_8);
                SignedHead signed = SignedHead.parse(text);
                if (!signed.text().equals(text)) {
                    throw new IllegalArgumentException("the head is not written as it was signed");
                }
                yield new HistoryLine.OfHead(line, signed);
            }
            case "end" -> {
                expect(words, 2);
                yield new HistoryLine.OfEnd(line, part("the number of entries", () -> Strict.number(words[1])));
            }
            default -> throw new IllegalArgumentException("the line begins with none of the words entry, disposed, leaf, head, end");
        };
    }

    /** The event's id, where that much of an unreadable line can be read. */
    private static Optional<String> eventId(String[] words) {
        try {
            return words.length > 2 ? Optional.of(Strict.eventId(words[2])) : Optional.empty();
        } catch (IllegalArgumentException alsoUnreadable) {
            return Optional.empty();
        }
    }

    private static long position(String[] words) {
        return part("its position", () -> Strict.number(words[1]));
    }

    private static Hash leaf(String[] words) {
        return part("its leaf", () -> Hash.fromHex(words[3]));
    }

    private static void expect(String[] words, int count) {
        if (words.length != count) {
            throw new IllegalArgumentException("a line “" + words[0] + "” has " + count + " words, this one has " + words.length);
        }
    }

    private interface Reading<T> {
        T read();
    }

    private static <T> T part(String name, Reading<T> reading) {
        try {
            return reading.read();
        } catch (IllegalArgumentException unreadable) {
            throw new IllegalArgumentException(name + " " + unreadable.getMessage(), unreadable);
        }
    }

    /** The bytes up to the next newline. A last line without one is given as unreadable: its end is missing. */
    private Optional<byte[]> nextLine() throws IOException {
        if (at == filled && !fill()) {
            return Optional.empty();
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(1024);
        boolean ended = false;
        while (!ended && (at < filled || fill())) {
            int newline = at;
            while (newline < filled && buffer[newline] != '\n') {
                newline++;
            }
            ended = newline < filled;
            // What is beyond the longest line is passed over, and the line reported as unreadable.
            if (bytes.size() <= LONGEST_LINE) {
                bytes.write(buffer, at, newline - at);
            }
            at = ended ? newline + 1 : newline;
        }
        return Optional.of(ended && bytes.size() <= LONGEST_LINE ? bytes.toByteArray() : UNREADABLE);
    }

    private boolean fill() throws IOException {
        at = 0;
        filled = Math.max(0, in.read(buffer, 0, buffer.length));
        return filled > 0;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
