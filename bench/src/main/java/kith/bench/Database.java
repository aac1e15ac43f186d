package kith.bench;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import kith.postgres.RunningPostgres;

/**
 * One database of a server that the benchmark started.
 *
 * @param password goes to programs by their environment and is never printed
 */
record Database(String name, int port, String url, String user, String password) {

    static Database of(RunningPostgres server, String name) {
        return new Database(name, server.port(), server.jdbcUrl(name), server.user(), server.password());
    }

    /** A new database with everything that is in the other, to which nobody may be connected. */
    static Database copy(RunningPostgres server, Database template, String name) {
        Database fresh = of(server, name);
        of(server, "postgres").run("drop database if exists " + name, "create database " + name + " template " + template.name());
        return fresh;
    }

    void drop(RunningPostgres server) {
        of(server, "postgres").run("drop database " + name + " with (force)");
    }

    Connection connect() throws SQLException {
        return DriverManager.getConnection(url, user, password);
    }

    /** Carries out the statements, each in a transaction of its own. */
    void run(String... statements) {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            for (String one : statements) {
                statement.execute(one);
            }
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** The first column of what is found. */
    List<String> read(String query) {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            List<String> found = new ArrayList<>();
            while (rows.next()) {
                found.add(rows.getString(1));
            }
            return found;
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    String one(String query) {
        return read(query).getFirst();
    }
}
