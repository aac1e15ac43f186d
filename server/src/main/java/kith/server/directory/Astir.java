package kith.server.directory;

import java.util.Map;

/** Whether anything is new to somebody, asked in the statement that says who they are: that one is sent for every page, and none is added. */
public interface Astir {
    /**
     * A condition on a {@code professional p}, acting in a {@code membership m} in a team of an {@code agency a}.
     *
     * @return SQL with the named parameters of {@link #parameters}
     */
    String sql();

    /** None is called authority, professional, now or above. */
    Map<String, Object> parameters();
}
