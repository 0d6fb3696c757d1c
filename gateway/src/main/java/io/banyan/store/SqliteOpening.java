package io.banyan.store;

import io.banyan.store.SqliteFile.Work;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/// Ways to open one database: as a file that is written, or as a copy in memory of one that cannot be.
///
/// @param probe reads what its users need; an IllegalArgumentException means that the database is not readable
record SqliteOpening(Work<?> probe) {
    private static final Logger LOG = LoggerFactory.getLogger(SqliteOpening.class);
    /// For a person who looks into the file with SQLite's own tool while the gateway runs.
    private static final int BUSY_MILLIS = 500;

    /// What lies beside a database, by the ends of the names.
    static final List<String> BESIDE = List.of("-wal", "-shm", "-journal");

    /// One that can be written; made if it is absent.
    Connection at(Path file) throws SQLException {
        SQLiteConfig config = new SQLiteConfig();
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        config.setBusyTimeout(BUSY_MILLIS);
        return checked(config.createConnection("jdbc:sqlite:" + file));
    }

    /// An empty one that ends with the process.
    Connection inMemory() throws SQLException {
        return checked(new SQLiteConfig().createConnection("jdbc:sqlite::memory:"));
    }

    /// One that ends with the process and begins with what a file holds, which is not touched.
    ///
    /// @throws IOException when the file cannot be read, or nowhere is room to read it
    Connection inMemory(Path file) throws SQLException, IOException {
        IOException first = null;
        for (Path place : ScratchFolder.places()) {
            try (ScratchFolder scratch = ScratchFolder.in(place)) {
                return read(file, scratch.path().resolve("read.db"));
            } catch (IOException failed) {
                first = first == null ? failed : first;
            }
        }
        throw first == null ? new IOException("there is no temporary folder") : first;
    }

    /// Reading a database with a write-ahead log writes, so a copy is read.
    private Connection read(Path file, Path copy) throws SQLException, IOException {
        if (Files.exists(file)) {
            Files.copy(file, copy);
        }
        Path log = beside(file, "-wal");
        if (Files.exists(log)) {
            Files.copy(log, beside(copy, "-wal"));
        }
        try (Connection whole = at(copy)) {
            execute(whole, "PRAGMA journal_mode = DELETE");
        }
        Connection memory = inMemory();
        try {
            execute(memory, "restore from '" + copy + "'");
            return memory;
        } catch (SQLException failed) {
            memory.close();
            throw failed;
        }
    }

    private Connection checked(Connection connection) throws SQLException {
        try {
            try (Statement check = connection.createStatement();
                    ResultSet says = check.executeQuery("PRAGMA quick_check(1)")) {
                String found = says.next() ? says.getString(1) : "no answer";
                if (!"ok".equals(found)) {
                    throw new IllegalArgumentException(found);
                }
            }
            mustBeWritable(connection);
            for (String statement : SqliteTables.SCHEMA) {
                execute(connection, statement);
            }
            probe.on(connection);
            return connection;
        } catch (SQLException | RuntimeException failed) {
            connection.close();
            throw failed;
        }
    }

    private static void mustBeWritable(Connection connection) throws SQLException {
        try {
            execute(connection, "BEGIN IMMEDIATE");
            execute(connection, "COMMIT");
        } catch (SQLException failed) {
            boolean somebodyWrites = failed instanceof SQLiteException sqlite
                    && (sqlite.getResultCode().code & 0xff) == SQLiteErrorCode.SQLITE_BUSY.code;
            if (!somebodyWrites) {
                throw failed;
            }
        }
    }

    /// True where it is the database's content that is wrong, not a right or a disk.
    static boolean isUnreadable(Exception failed) {
        if (!(failed instanceof SQLiteException sqlite)) {
            return failed instanceof IllegalArgumentException;
        }
        int code = sqlite.getResultCode().code & 0xff;
        return code == SQLiteErrorCode.SQLITE_CORRUPT.code
                || code == SQLiteErrorCode.SQLITE_NOTADB.code
                || code == SQLiteErrorCode.SQLITE_ERROR.code;
    }

    /// Gives a database and what lies beside it another name, and says which.
    static Path setAside(Path file, InstantSource clock) throws IOException {
        String time = clock.instant().toString().replace(":", "");
        Path aside = file.resolveSibling(file.getFileName() + ".unreadable-" + time);
        Files.move(file, aside, StandardCopyOption.ATOMIC_MOVE);
        for (String part : BESIDE) {
            try {
                Files.move(beside(file, part), beside(aside, part), StandardCopyOption.ATOMIC_MOVE);
            } catch (NoSuchFileException absent) {
                LOG.debug("Nothing to set aside: {}", absent.getMessage());
            }
        }
        return aside;
    }

    static Path beside(Path file, String part) {
        return file.resolveSibling(file.getFileName() + part);
    }

    /// Tells the file that is there from another one of its name; null where there is none.
    static @Nullable Object key(Path file) {
        try {
            return Files.readAttributes(file, BasicFileAttributes.class).fileKey();
        } catch (IOException absent) {
            return null;
        }
    }

    static void execute(Connection connection, String statement) throws SQLException {
        try (Statement one = connection.createStatement()) {
            one.execute(statement);
        }
    }
}
