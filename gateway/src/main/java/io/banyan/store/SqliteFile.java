package io.banyan.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/// One SQLite database of the state folder, on one connection that one thread uses at a time. What a transaction wrote
/// is on disk when it returns (write-ahead log, `synchronous=FULL`); one that fails, wherever, leaves no trace.
///
/// A database that cannot be read is set aside as `NAME.unreadable-TIME`, never deleted, and a new one begins.
final class SqliteFile implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SqliteFile.class);
    /// For a person who looks into the file with SQLite's own tool while the gateway runs.
    private static final int BUSY_MILLIS = 500;

    private static final String UNPACKED_IN = "org.sqlite.tmpdir";
    private static final List<String> PARTS = List.of("", "-wal", "-shm", "-journal");

    private final Connection connection;
    private final @Nullable Path setAside;
    private final ReentrantLock oneAtATime = new ReentrantLock();

    private SqliteFile(Connection connection, @Nullable Path setAside) {
        this.connection = connection;
        this.setAside = setAside;
    }

    /// What is asked of a connection.
    @FunctionalInterface
    interface Work<T> {
        T on(Connection connection) throws SQLException;
    }

    /// Opens the file, makes it if it is absent, sets it aside if it cannot be read.
    ///
    /// @param probe reads what its users need; an IllegalArgumentException means that it is not readable
    /// @throws UncheckedIOException when the file cannot be opened for another reason: a right, a full disk
    static SqliteFile open(Path file, Work<?> probe, InstantSource clock) {
        unpackInto(file.toAbsolutePath().resolveSibling("native"));
        try {
            try {
                return new SqliteFile(opened(file, probe), null);
            } catch (SQLException | IllegalArgumentException failed) {
                if (!isUnreadable(failed)) {
                    throw failed;
                }
                Path aside = setAside(file, clock);
                LOG.error("{} cannot be read ({}); it was set aside as {}", file, failed.getMessage(), aside);
                return new SqliteFile(opened(file, probe), aside);
            }
        } catch (SQLException failed) {
            throw unchecked(file + " cannot be opened", failed);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /// Where the unreadable one that stood here went; null where there was none.
    @Nullable
    Path setAside() {
        return setAside;
    }

    /// In one transaction, which fails whole.
    ///
    /// @throws UncheckedIOException when the database refuses; nothing was written then
    <T> T transact(Work<T> work) {
        oneAtATime.lock();
        try {
            execute(connection, "BEGIN IMMEDIATE");
            boolean done = false;
            try {
                T result = work.on(connection);
                execute(connection, "COMMIT");
                done = true;
                return result;
            } finally {
                if (!done) {
                    rollBack();
                }
            }
        } catch (SQLException failed) {
            throw unchecked("the database of the state folder refused", failed);
        } finally {
            oneAtATime.unlock();
        }
    }

    private void rollBack() {
        try {
            execute(connection, "ROLLBACK");
        } catch (SQLException endedAlready) {
            LOG.debug("SQLite had rolled back by itself", endedAlready);
        }
    }

    @Override
    public void close() {
        oneAtATime.lock();
        try {
            connection.close();
        } catch (SQLException failed) {
            throw unchecked("the database of the state folder was not closed", failed);
        } finally {
            oneAtATime.unlock();
        }
    }

    private static Connection opened(Path file, Work<?> probe) throws SQLException {
        SQLiteConfig config = new SQLiteConfig();
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        config.setBusyTimeout(BUSY_MILLIS);
        Connection connection = config.createConnection("jdbc:sqlite:" + file);
        try {
            try (Statement check = connection.createStatement();
                    ResultSet says = check.executeQuery("PRAGMA quick_check(1)")) {
                String found = says.next() ? says.getString(1) : "no answer";
                if (!"ok".equals(found)) {
                    throw new IllegalArgumentException(found);
                }
            }
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

    private static boolean isUnreadable(Exception failed) {
        if (!(failed instanceof SQLiteException sqlite)) {
            return failed instanceof IllegalArgumentException;
        }
        int code = sqlite.getResultCode().code & 0xff;
        return code == SQLiteErrorCode.SQLITE_CORRUPT.code
                || code == SQLiteErrorCode.SQLITE_NOTADB.code
                || code == SQLiteErrorCode.SQLITE_ERROR.code;
    }

    private static Path setAside(Path file, InstantSource clock) throws IOException {
        String time = clock.instant().toString().replace(":", "");
        Path aside = file.resolveSibling(file.getFileName() + ".unreadable-" + time);
        for (String part : PARTS) {
            try {
                Files.move(
                        file.resolveSibling(file.getFileName() + part),
                        aside.resolveSibling(aside.getFileName() + part),
                        StandardCopyOption.ATOMIC_MOVE);
            } catch (NoSuchFileException absent) {
                LOG.debug("Nothing to set aside: {}", absent.getMessage());
            }
        }
        return aside;
    }

    /// The driver unpacks its native part (1 MB) at its first use in a process, under a new name each time, and a
    /// process that is killed leaves it behind. So it goes into a folder of ours, which is emptied first, and which
    /// is there where a container's temporary folder is read-only. `-Dorg.sqlite.tmpdir` says otherwise.
    private static synchronized void unpackInto(Path folder) {
        if (System.getProperty(UNPACKED_IN) != null) {
            return;
        }
        try {
            Files.createDirectories(folder);
            try (DirectoryStream<Path> left = Files.newDirectoryStream(folder, "sqlite-*")) {
                for (Path file : left) {
                    Files.delete(file);
                }
            }
            System.setProperty(UNPACKED_IN, folder.toString());
        } catch (IOException failed) {
            LOG.warn("SQLite's native part is unpacked into the temporary folder: {}", failed.toString());
        }
    }

    private static void execute(Connection connection, String statement) throws SQLException {
        try (Statement one = connection.createStatement()) {
            one.execute(statement);
        }
    }

    private static UncheckedIOException unchecked(String what, SQLException failed) {
        return new UncheckedIOException(new IOException(what + ": " + failed.getMessage(), failed));
    }
}
