package io.banyan.demo.stage;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import javax.sql.DataSource;

/// A real PostgreSQL on a free port with its files in a temporary folder, gone when closed. It knows two roles: the
/// monolith's, which owns the tables, and the modern side's, which may only read, and no passwords.
public final class Database implements AutoCloseable {
    public static final String OWNER = "meetup";
    public static final String READER = "events_reader";

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
                create role events_reader login password 'events_reader';
                alter role events_reader set default_transaction_read_only = on""");
        run(postgres.getPostgresDatabase(), "create database meetup owner meetup");
    }

    private static EmbeddedPostgres postgres(Path folder, Path log) throws IOException {
        return EmbeddedPostgres.builder()
                .setDataDirectory(folder.resolve("data"))
                .setLocaleConfig("locale", "C")
                .setRegisterShutdownHook(false)
                .setOutputRedirector(Redirect.appendTo(log.toFile()))
                .setErrorRedirector(Redirect.appendTo(log.toFile()))
                .start();
    }

    /// Lets the reader see the columns it serves; to be called when the monolith has made its tables.
    public void grantReads() throws SQLException {
        run(owned(), """
                grant select on event, meetup_group, rsvp to events_reader;
                grant select (id, name, city) on member to events_reader""");
    }

    /// Without user and password, which are the role's name both.
    public String url() {
        return "jdbc:postgresql://127.0.0.1:%d/%s".formatted(postgres.getPort(), NAME);
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
