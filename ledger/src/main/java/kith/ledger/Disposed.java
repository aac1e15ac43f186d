package kith.ledger;

import java.util.ArrayList;
import java.util.List;

/**
 * One entry that a disposal names. The event that records a lawful disposal carries, in its field {@value #FIELD}, one line for each
 * entry it disposes of: position, event id and leaf, parted by spaces. Without such an event an emptied entry is a destroyed one.
 *
 * @param position the entry's position
 * @param eventId the entry's event
 * @param leaf the leaf that stays
 */
public record Disposed(long position, String eventId, Hash leaf) {

    /** The field of the disposal's canonical encoding that holds the list. No other event may have a field of this name. */
    public static final String FIELD = "ledger.disposes";

    public Disposed {
        Strict.eventId(eventId);
    }

    /** The value of {@value #FIELD}. Keep to a few thousand entries for one event. */
    public static String list(List<Disposed> entries) {
        StringBuilder text = new StringBuilder();
        for (Disposed entry : entries) {
            text.append(entry.position).append(' ').append(entry.eventId).append(' ').append(entry.leaf.hex()).append('\n');
        }
        return text.toString();
    }

    /**
     * The entries that a value of {@value #FIELD} names.
     *
     * @throws IllegalArgumentException if it is not what {@link #list} writes
     */
    public static List<Disposed> parse(String list) {
        List<Disposed> entries = new ArrayList<>();
        for (String line : list.lines().toList()) {
            String[] parts = line.split(" ", -1);
            if (parts.length != 3) {
                throw new IllegalArgumentException("The disposal's list has a line without position, event and leaf.");
            }
            entries.add(new Disposed(Strict.number(parts[0]), parts[1], Hash.fromHex(parts[2])));
        }
        return entries;
    }
}
