package kith.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Base64;
import java.util.HexFormat;

/**
 * Writes an authority's history as a file that the verifier reads. It holds one entry in memory at a time.
 *
 * <p>The form, {@code kith-history/1}: text lines in UTF-8, each ended by one newline, their words parted by one space:
 *
 * <pre>
 * kith-history/1 AUTHORITY full|leaves
 * entry POSITION EVENT LEAF SALT CONTENT     an entry; leaf and salt in lower-case hexadecimal, canonical encoding in base64
 * disposed POSITION EVENT LEAF               an entry whose content was lawfully disposed of (only in a full history)
 * leaf POSITION EVENT LEAF                   an entry without its content (only in a history of leaves)
 * head HEAD                                  the text of a signed head in base64, straight after the last entry it counts
 * end ENTRIES                                the last line, with the number of entries
 * </pre>
 *
 * <p>A full history is for those who may read the record. A history of leaves says nothing about anybody, is small (some 120 bytes an
 * entry) and can be kept by a partner: with it the verifier names exactly which entry was changed, removed, moved or put in.
 */
public final class HistoryWriter implements Closeable {

    /** How much a history holds. */
    public enum Scope {
        FULL("full"),
        LEAVES("leaves");

        private final String word;

        Scope(String word) {
            this.word = word;
        }

        String word() {
            return word;
        }
    }

    static final String FORM = "kith-history/1";

    private final OutputStream out;
    private final Scope scope;
    private long entries;

    /** @throws IllegalArgumentException if the authority's id is not one */
    public HistoryWriter(OutputStream out, String authority, Scope scope) throws IOException {
        this.out = new BufferedOutputStream(out, 1 << 16);
        this.scope = scope;
        line(FORM + " " + Strict.authority(authority) + " " + scope.word());
    }

    /** Writes an entry; of a history of leaves, only its place and its leaf. */
    public void entry(Entry entry) throws IOException {
        entries++;
        String place = entry.position() + " " + entry.eventId() + " " + entry.leaf().hex();
        if (scope == Scope.LEAVES) {
            line("leaf " + place);
            return;
        }
        line(switch (entry) {
            case Entry.Kept kept -> "entry " + place + " " + HexFormat.of().formatHex(kept.content().salt()) + " "
                    + Base64.getEncoder().encodeToString(kept.content().canonical());
            case Entry.Emptied _ -> "disposed " + place;
            case Entry.LeafOnly _ -> "leaf " + place;
        });
    }

    /** Writes a head that was signed when the history had exactly the entries written so far. */
    public void head(SignedHead signed) throws IOException {
        line("head " + Base64.getEncoder().encodeToString(signed.text().getBytes(UTF_8)));
    }

    private void line(String text) throws IOException {
        out.write(text.getBytes(UTF_8));
        out.write('\n');
    }

    /** Writes the last line. Call it only when every entry was written: a history without it is seen to be unfinished. */
    public void end() throws IOException {
        line("end " + entries);
        out.flush();
    }

    /** Closes the stream and adds nothing, so that an export that failed half-way never looks complete. */
    @Override
    public void close() throws IOException {
        out.close();
    }
}
