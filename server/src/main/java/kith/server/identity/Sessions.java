package kith.server.identity;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Ends sessions. The rows are Spring Session's, which reads them anew for each request: one that is gone is over with the next. */
@Repository
public class Sessions {
    private final JdbcClient jdbc;

    Sessions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** How a session names whose it is. */
    public static String nameOf(String authority, String professional) {
        return authority + "/" + professional;
    }

    public void endAll(String authority, String professional) {
        jdbc.sql("delete from spring_session where principal_name = ?").param(nameOf(authority, professional)).update();
    }

    /** @param but the session that goes on */
    public void endOthers(String authority, String professional, String but) {
        jdbc.sql("delete from spring_session where principal_name = ? and session_id <> ?")
                .params(nameOf(authority, professional), but)
                .update();
    }
}
