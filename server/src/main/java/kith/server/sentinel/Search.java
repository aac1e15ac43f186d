package kith.server.sentinel;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Looks in a text for what is protected. */
final class Search {
    /** As many words as an address runs to, its number and its letters told apart. */
    private static final int WORDS = 14;

    private static final int LONGEST = 64;

    private final Map<String, ProtectedValues.Kind> marks = new HashMap<>();
    private final FingerprintKey.Marks key;

    Search(Collection<Fingerprint> protectedOnes, FingerprintKey.Marks key) {
        protectedOnes.forEach(each -> marks.merge(each.mark(), each.kind(), (one, other) -> one.compareTo(other) <= 0 ? one : other));
        this.key = key;
    }

    /** @param words as they stand in the text, for whoever may know them */
    record Hit(ProtectedValues.Kind kind, String words) {}

    boolean isForNothing() {
        return marks.isEmpty();
    }

    /** In the order of the text; of two that overlap the longer one. */
    List<Hit> in(String text) {
        if (marks.isEmpty()) {
            return List.of();
        }
        String seen = Spelling.seen(text);
        List<Spelling.Token> tokens = Spelling.tokens(seen);
        List<Hit> hits = new ArrayList<>();
        for (int from = 0; from < tokens.size(); from++) {
            int last = longest(tokens, from, hits, seen);
            from = Math.max(from, last);
        }
        return hits;
    }

    private int longest(List<Spelling.Token> tokens, int from, List<Hit> hits, String seen) {
        StringBuilder joined = new StringBuilder();
        Optional<Hit> found = Optional.empty();
        int last = from;
        for (int to = from; to < Math.min(tokens.size(), from + WORDS); to++) {
            joined.append(tokens.get(to).canonical());
            if (joined.length() > LONGEST) {
                break;
            }
            ProtectedValues.Kind kind = marks.get(key.mark(joined.toString()));
            if (kind != null) {
                found = Optional.of(new Hit(kind, seen.substring(tokens.get(from).from(), tokens.get(to).to())));
                last = to;
            }
        }
        found.ifPresent(hits::add);
        return last;
    }
}
