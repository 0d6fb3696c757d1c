package io.banyan.capture;

import io.banyan.projections.change.TableSpec;
import io.banyan.projections.source.PostgresSpec;
import io.banyan.testkit.Await;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// A database of its own in a real PostgreSQL that all tests of this JVM share. Closing it removes what was
/// kept for it.
final class RealPostgres implements AutoCloseable {
    private static final AtomicInteger COUNT = new AtomicInteger();
    private static @Nullable EmbeddedPostgres shared;

    private final int port;
    private final String name;

    private RealPostgres(int port, String name) {
        this.port = port;
        this.name = name;
    }

    /// A new database with what the statements make.
    static synchronized RealPostgres with(String... statements) {
        EmbeddedPostgres server = shared == null ? server("logical") : shared;
        shared = server;
        String name = "db" + COUNT.incrementAndGet();
        new RealPostgres(server.getPort(), "postgres").run("CREATE DATABASE " + name);
        RealPostgres database = new RealPostgres(server.getPort(), name);
        database.run(statements);
        return database;
    }

    /// A server that nobody shares; to be closed by whoever asked for it.
    static EmbeddedPostgres server(String walLevel) {
        try {
            return EmbeddedPostgres.builder()
                    .setServerConfig("wal_level", walLevel)
                    .setServerConfig("synchronous_commit", "on")
                    .setServerConfig("max_replication_slots", "20")
                    .setServerConfig("max_wal_senders", "20")
                    .setLocaleConfig("locale", "C")
                    .setOutputRedirector(Redirect.DISCARD)
                    .setErrorRedirector(Redirect.DISCARD)
                    .start();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    static RealPostgres of(EmbeddedPostgres server) {
        return new RealPostgres(server.getPort(), "postgres");
    }

    String url() {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + name;
    }

    /// The name of its slot and publication.
    String slot() {
        return "slot_" + name;
    }

    /// As its superuser.
    PostgresSpec spec(TableSpec... tables) {
        return new PostgresSpec(url(), "postgres", "postgres", slot(), List.of(tables));
    }

    Connection connect() throws SQLException {
        return DriverManager.getConnection(url(), "postgres", "postgres");
    }

    void run(String... statements) {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /// The one value that a question gives.
    String one(String sql) {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return String.valueOf(rows.getString(1));
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /// Breaks the connection that reads the slot, if there is one; whether there was.
    boolean breakStream() {
        return one("select count(pg_terminate_backend(active_pid)) from pg_replication_slots where slot_name = '"
                        + slot() + "' and active")
                .equals("1");
    }

    /// The database itself stays until the JVM ends: to drop it takes as long as a test.
    @Override
    public void close() {
        RealPostgres server = new RealPostgres(port, "postgres");
        server.run("select pg_terminate_backend(pid) from pg_stat_activity where datname = '" + name + "'");
        Await.until("nobody reads its slots", () -> server.one(
                        "select count(*) from pg_replication_slots where database = '" + name + "' and active")
                .equals("0"));
        server.run(
                "select pg_drop_replication_slot(slot_name) from pg_replication_slots where database = '" + name + "'");
    }
}
