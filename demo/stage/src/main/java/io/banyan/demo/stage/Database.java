package io.banyan.demo.stage;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.InputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Objects;
import javax.sql.DataSource;

/// A real PostgreSQL on a free port with its files in a temporary folder, gone when closed. It knows three roles and
/// asks none for a password: the monolith's, which owns the tables; the projector's, which may read what the modern
/// side's view is made of; and the gateway's, which may read no table.
public final class Database implements AutoCloseable {
    public static final String OWNER = "meetup";
    public static final String CAPTURE = "banyan_capture";
    public static final String POSITIONS = "banyan_positions";

    private static final String NAME = "meetup";

    private final EmbeddedPostgres postgres;
    private final Path folder;

    private Database(EmbeddedPostgres postgres, Path folder) {
        this.postgres = postgres;
        this.folder = folder;
    }

    /// Starts one that is ready for the monolith to make its tables.
    ///
    /// @param log takes what PostgreSQL prints
    public static Database start(Path log) throws IOException, SQLException {
        Path folder = Files.createTempDirectory("banyan-demo-");
        EmbeddedPostgres postgres;
        try {
            postgres = postgres(folder, log);
        } catch (IOException | RuntimeException failed) {
            Trees.delete(folder);
            throw new StageFailure(
                    "PostgreSQL could not start: %s; see %s".formatted(failed.getMessage(), log), failed);
        }
        var database = new Database(postgres, folder);
        try {
            database.makeRoles();
        } catch (SQLException failed) {
            database.close();
            throw failed;
        }
        return database;
    }

    private void makeRoles() throws SQLException {
        run(postgres.getPostgresDatabase(), """
                create role meetup login password 'meetup';
                create role banyan_capture login replication;
                create role banyan_positions login""");
        run(postgres.getPostgresDatabase(), "create database meetup owner meetup");
    }

    private static EmbeddedPostgres postgres(Path folder, Path log) throws IOException {
        return EmbeddedPostgres.builder()
                .setDataDirectory(folder.resolve("data"))
                .setLocaleConfig("locale", "C")
                .setServerConfig("wal_level", "logical")
                // Changes are captured once they are written out: at the commit, not up to 0.6 s later.
                .setServerConfig("synchronous_commit", "on")
                .setRegisterShutdownHook(false)
                .setOutputRedirector(Redirect.appendTo(log.toFile()))
                .setErrorRedirector(Redirect.appendTo(log.toFile()))
                .start();
    }

    /// Lets the projector have its columns; to be called when the monolith has made its tables.
    void allowCapture() throws IOException, SQLException {
        try (InputStream sql = Objects.requireNonNull(Database.class.getResourceAsStream("/capture.sql"))) {
            run(owned(), new String(sql.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    /// `jdbc:postgresql://127.0.0.1:5432/meetup?user=meetup`.
    public String url(String role) {
        return "jdbc:postgresql://127.0.0.1:%d/%s?user=%s".formatted(postgres.getPort(), NAME, role);
    }

    /// The tables as their owner sees them.
    public DataSource owned() {
        return postgres.getDatabase(OWNER, NAME);
    }

    @Override
    public void close() throws IOException {
        postgres.close();
        Trees.delete(folder);
    }

    private static void run(DataSource where, String sql) throws SQLException {
        try (var connection = where.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
