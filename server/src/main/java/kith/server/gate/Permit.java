package kith.server.gate;

import java.util.Optional;

/**
 * The gate's proof that this viewer may do this, on this record, by this outlet. Only the gate makes one; stores demand
 * one; so code that goes round the gate does not compile.
 */
public final class Permit {
    private final Viewer viewer;
    private final Action action;
    private final Optional<String> record;
    private final Level level;
    private final boolean readsProtected;
    private final Outlet outlet;

    Permit(Viewer viewer, Action action, Optional<String> record, Level level, boolean readsProtected, Outlet outlet) {
        this.viewer = viewer;
        this.action = action;
        this.record = record;
        this.level = level;
        this.readsProtected = readsProtected;
        this.outlet = outlet;
    }

    public Viewer viewer() {
        return viewer;
    }

    public String authority() {
        return viewer.authority();
    }

    public Action action() {
        return action;
    }

    /** The record that the permit is for. @throws IllegalStateException for a permit that is not about a record */
    public String record() {
        return record.orElseThrow(() -> new IllegalStateException("this permit is not about a record"));
    }

    public Level level() {
        return level;
    }

    /** Whether what is protected, or for lawyers, is read with the rest. */
    public boolean readsProtected() {
        return readsProtected;
    }

    public Outlet outlet() {
        return outlet;
    }

    /** Marks a value as having passed the gate under this permit. */
    public <T> Seen<T> seen(T value) {
        return new Seen<>(value);
    }
}
