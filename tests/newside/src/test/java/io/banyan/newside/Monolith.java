package io.banyan.newside;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.banyan.testkit.Await;
import io.banyan.testkit.Behaviour;
import io.banyan.testkit.Behaviours;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/// A monolith with counters in a PostgreSQL: `POST /counters/7` adds one and answers with what it comes to, `GET` reads
/// it. It says nothing of positions.
final class Monolith implements AutoCloseable {
    static final int COUNTERS = 20;

    private final Path folder;
    private final int port;
    private EmbeddedPostgres server;
    private HikariDataSource pool;
    private volatile Duration settling = Duration.ZERO;

    private Monolith(Path folder) {
        this.folder = folder;
        server = launch(folder, 0);
        port = server.getPort();
        pool = pool();
    }

    static Monolith start() {
        try {
            Monolith monolith = new Monolith(Files.createTempDirectory("banyan-monolith-"));
            monolith.run(
                    "create table counter (id int primary key, number bigint not null, password text)",
                    "insert into counter select n, 0, 'hunter2' from generate_series(1, " + COUNTERS + ") n",
                    "create role banyan_capture login replication password 'secret'",
                    "grant select (id, number) on counter to banyan_capture",
                    "grant create on database postgres to banyan_capture",
                    "create role banyan_position login password 'secret'",
                    "create publication banyan for table counter (id, number) with (publish_via_partition_root = true)");
            return monolith;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /// SQL that makes more counters.
    static String more(int counters) {
        return "insert into counter select n, 0, 'hunter2' from generate_series(" + (COUNTERS + 1) + ", " + counters
                + ") n";
    }

    private static EmbeddedPostgres launch(Path folder, int port) {
        try {
            return EmbeddedPostgres.builder()
                    .setPort(port)
                    .setDataDirectory(folder.resolve("data"))
                    .setCleanDataDirectory(false)
                    .setServerConfig("wal_level", "logical")
                    .setServerConfig("synchronous_commit", "on")
                    .setLocaleConfig("locale", "C")
                    .setOutputRedirector(Redirect.DISCARD)
                    .setErrorRedirector(Redirect.DISCARD)
                    .start();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private HikariDataSource pool() {
        HikariConfig config = new HikariConfig();
        config.setDataSource(server.getPostgresDatabase());
        config.setMaximumPoolSize(16);
        return new HikariDataSource(config);
    }

    /// For a role: `capture` or `position`.
    String url(String role) {
        return "postgres://banyan_" + role + ":secret@127.0.0.1:" + port + "/postgres";
    }

    /// As the gateway takes it.
    String positionUrl() {
        return "jdbc:postgresql://127.0.0.1:" + port + "/postgres?user=banyan_position&password=secret";
    }

    /// From now on it commits so long after its answer.
    void settling(Duration time) {
        settling = time;
    }

    Behaviour serving() {
        return exchange -> {
            exchange.readBody();
            String id = exchange.request().target().replaceAll("\\D", "");
            boolean write = exchange.request().method().equals("POST");
            long number = write ? add(id) : read(id);
            exchange.send(
                    Behaviours.ok("X-Side: legacy\r\nContent-Type: application/json\r\n", Client.body(id, number)));
        };
    }

    long read(String id) {
        return number("select number from counter where id = " + id);
    }

    long add(String id) {
        if (settling.isZero()) {
            return number("update counter set number = number + 1 where id = " + id + " returning number");
        }
        CompletableFuture<Long> updated = new CompletableFuture<>();
        Thread.ofVirtual().start(() -> addLate(id, updated));
        return updated.join();
    }

    private void addLate(String id, CompletableFuture<Long> updated) {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            var row = statement.executeQuery(
                    "update counter set number = number + 1 where id = " + id + " returning number");
            row.next();
            updated.complete(row.getLong(1));
            Await.untilNanoTime(System.nanoTime() + settling.toNanos());
            connection.commit();
        } catch (SQLException failed) {
            updated.completeExceptionally(failed);
        }
    }

    private long number(String sql) {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /// As the owner of its tables.
    void run(String... statements) {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    String one(String sql) {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            row.next();
            return String.valueOf(row.getString(1));
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /// The database goes away and comes back on its port, with what it had.
    void restart() {
        stop();
        server = launch(folder, port);
        pool = pool();
    }

    void stop() {
        pool.close();
        try {
            server.close();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Override
    public void close() {
        stop();
        Folders.delete(folder);
    }
}
