package kith.server.database;

import kith.postgres.PostgresCannotRun;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says in people's words why the embedded PostgreSQL did not start. */
class NoPostgres extends AbstractFailureAnalyzer<PostgresCannotRun> {
    @Override
    protected FailureAnalysis analyze(Throwable root, PostgresCannotRun cause) {
        return new FailureAnalysis(cause.what() + " (" + cause.where() + ")", cause.remedy(), cause);
    }
}
