package kith.postgres;

import java.nio.file.Path;

/** The server's settings, written out before every start. Explained in docs/operators.md. */
final class Settings {

    private Settings() {}

    /**
     * @param operator a file of the operator's own settings, read if there is one: it may tune, but what keeps the
     *     record whole and private comes after it and wins
     */
    static String configuration(int port, Path admission, Path operator) {
        return """
            # Written by Kith before every start: changes made here are lost.
            # Put your own settings in operator.conf, beside the folder "database".
            shared_buffers = 256MB
            effective_cache_size = 1GB
            work_mem = 8MB
            maintenance_work_mem = 128MB
            max_connections = 100
            max_wal_size = 2GB
            min_wal_size = 160MB
            checkpoint_timeout = 15min
            random_page_cost = 1.1
            jit = off
            idle_in_transaction_session_timeout = 5min
            log_checkpoints = off

            include_if_exists = '%s'

            # Nothing acknowledged is lost.
            fsync = on
            full_page_writes = on
            synchronous_commit = on
            # Nobody from outside, nobody without the password.
            listen_addresses = '127.0.0.1'
            port = %d
            unix_socket_directories = ''
            hba_file = '%s'
            password_encryption = 'scram-sha-256'
            # No personal data in the log: no statements, no values, no details of a violated constraint.
            logging_collector = off
            log_destination = 'stderr'
            log_statement = 'none'
            log_min_duration_statement = -1
            log_min_duration_sample = -1
            log_transaction_sample_rate = 0
            log_min_error_statement = 'panic'
            log_error_verbosity = 'terse'
            log_parameter_max_length = 0
            log_parameter_max_length_on_error = 0
            log_autovacuum_min_duration = -1
            timezone = 'UTC'
            log_timezone = 'UTC'
            """
                .formatted(quoted(operator), port, quoted(admission));
    }

    private static String quoted(Path path) {
        return path.toString().replace("\\", "/").replace("'", "''");
    }

    /** Password for everyone, replication included so that a base backup can be taken. */
    static final String ADMISSION =
            """
            # Written by Kith before every start: changes made here are lost.
            host all         all 127.0.0.1/32 scram-sha-256
            host replication all 127.0.0.1/32 scram-sha-256
            """;
}
