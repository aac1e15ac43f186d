package kith.ledger;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * What somebody outside holds against which a history is verified.
 *
 * @param keys the authority's public keys
 * @param heads signed heads, in any order
 * @param copy an earlier export, which says exactly which entry was changed
 */
public record Evidence(Keyring keys, List<HeldHead> heads, Optional<HeldCopy> copy) {

    public Evidence {
        heads = List.copyOf(heads);
    }

    /**
     * A signed head that somebody holds.
     *
     * @param name how to call it in the verdict: the file's name
     */
    public record HeldHead(String name, SignedHead signed) {}

    /**
     * An earlier export that somebody holds, full or of leaves. It is read twice: first to see whether it is fit to compare with.
     *
     * @param name how to call it in the verdict: the file's name
     */
    public record HeldCopy(String name, Source source) {}

    /** Opens an export from its beginning. */
    public interface Source {
        HistoryReader open() throws IOException;
    }
}
