package kith.server.projection;

import java.util.HashSet;
import java.util.Set;

/** The rows that were there and must go, and those that must come. */
public record Changes<R>(Set<R> gone, Set<R> come) {

    public static <R> Changes<R> between(Set<R> was, Set<R> is) {
        Set<R> gone = new HashSet<>(was);
        gone.removeAll(is);
        Set<R> come = new HashSet<>(is);
        come.removeAll(was);
        return new Changes<>(gone, come);
    }
}
