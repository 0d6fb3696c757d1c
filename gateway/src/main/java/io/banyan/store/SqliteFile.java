package io.banyan.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One SQLite database of the state folder, on one connection that one thread uses at a time. What a transaction wrote
/// is on disk when it returns (write-ahead log, `synchronous=FULL`); one that fails, wherever, leaves no trace.
///
/// A database that cannot be read is set aside as `NAME.unreadable-TIME`, never deleted, and a new one begins. One
/// that cannot be written is copied to memory and served from there, and one that is deleted while it is open serves
/// on; `look` says so, and puts it where it belongs as soon as that can be written.
final class SqliteFile implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SqliteFile.class);
    private static final long RETRY_NANOS = Duration.ofSeconds(3).toNanos();

    private final Path file;
    private final SqliteOpening opening;
    private final InstantSource clock;
    private final ReentrantLock oneAtATime = new ReentrantLock();
    private Connection connection;
    /// Of the file that is open; null = the database is in memory.
    private @Nullable Object open;
    /// Of the file that may be replaced, since all it holds is in memory.
    private @Nullable Object known;

    private @Nullable String lost;
    private @Nullable String problem;
    private long triedAt;

    private SqliteFile(Path file, SqliteOpening opening, InstantSource clock) throws SQLException {
        this.file = file;
        this.opening = opening;
        this.clock = clock;
        this.connection = opened();
    }

    /// What is asked of a connection.
    @FunctionalInterface
    interface Work<T> {
        T on(Connection connection) throws SQLException;
    }

    /// Opens the file, makes it if it is absent, sets it aside if it cannot be read, and serves from memory if it
    /// cannot be written.
    ///
    /// @param probe reads what its users need; an IllegalArgumentException means that it is not readable
    /// @throws UncheckedIOException when SQLite cannot be used at all
    static SqliteFile open(Path file, Work<?> probe, InstantSource clock) {
        NativePart.load(Objects.requireNonNull(file.toAbsolutePath().getParent()))
                .ifPresent(why -> {
                    throw new UncheckedIOException(new IOException(why));
                });
        try {
            return new SqliteFile(file, new SqliteOpening(probe), clock);
        } catch (SQLException failed) {
            throw unchecked(file + " cannot be opened", failed);
        }
    }

    private Connection opened() throws SQLException {
        try {
            Connection written = written();
            open = SqliteOpening.key(file);
            return written;
        } catch (SQLException | IOException notWritten) {
            problem = words(notWritten);
            triedAt = System.nanoTime();
        }
        known = SqliteOpening.key(file);
        try {
            return opening.inMemory(file);
        } catch (SQLException | IOException | IllegalArgumentException notRead) {
            LOG.error("{} cannot be read ({})", file, words(notRead));
            lost = known == null ? null : "could not be read";
            known = null;
            return opening.inMemory();
        }
    }

    private Connection written() throws SQLException, IOException {
        try {
            return opening.at(file);
        } catch (SQLException | IllegalArgumentException failed) {
            if (!SqliteOpening.isUnreadable(failed)) {
                throw failed;
            }
            Path aside = SqliteOpening.setAside(file, clock);
            LOG.error("{} cannot be read ({}); it was set aside as {}", file, failed.getMessage(), aside);
            lost = "could not be read and was set aside as " + aside.getFileName();
            return opening.at(file);
        }
    }

    /// What became of a database that was here and of which nothing is known; null = there was none.
    @Nullable
    String lost() {
        return lost;
    }

    /// In one transaction, which fails whole.
    ///
    /// @throws UncheckedIOException when the database refuses; nothing was written then
    <T> T transact(Work<T> work) {
        oneAtATime.lock();
        try {
            SqliteOpening.execute(connection, "BEGIN IMMEDIATE");
            boolean done = false;
            try {
                T result = work.on(connection);
                SqliteOpening.execute(connection, "COMMIT");
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
            SqliteOpening.execute(connection, "ROLLBACK");
        } catch (SQLException endedAlready) {
            LOG.debug("SQLite had rolled back by itself", endedAlready);
        }
    }

    /// Looks whether the database is where it belongs; where it is not, writes it there, with all that it holds.
    ///
    /// @return why it cannot be written; empty = it is there
    Optional<String> look() {
        oneAtATime.lock();
        try {
            if (open != null && open.equals(SqliteOpening.key(file))) {
                problem = null;
            } else if (problem == null || System.nanoTime() - triedAt >= RETRY_NANOS) {
                write();
                problem = null;
            }
        } catch (SQLException | IOException | IllegalArgumentException failed) {
            problem = words(failed);
            triedAt = System.nanoTime();
        } finally {
            oneAtATime.unlock();
        }
        return Optional.ofNullable(problem);
    }

    private void write() throws SQLException, IOException {
        Path fresh = SqliteOpening.beside(file, ".new");
        copyTo(fresh);
        if (open != null) {
            // Closing one takes away what lies beside its name, so it must not be open when another gets that name.
            Connection memory = opening.inMemory(fresh);
            connection.close();
            connection = memory;
            open = null;
            known = null;
        }
        Object there = SqliteOpening.key(file);
        if (there != null && !there.equals(known)) {
            LOG.warn("{} was another one and was set aside as {}", file, SqliteOpening.setAside(file, clock));
        }
        // A log of the one before would be taken for one of this.
        for (String part : SqliteOpening.BESIDE) {
            Files.deleteIfExists(SqliteOpening.beside(file, part));
        }
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
        known = SqliteOpening.key(file);
        Connection written = opening.at(file);
        connection.close();
        connection = written;
        open = known;
        LOG.info("{} was written anew", file);
    }

    private void copyTo(Path fresh) throws SQLException, IOException {
        Files.deleteIfExists(fresh);
        try {
            SqliteOpening.execute(connection, "VACUUM INTO '" + fresh.toString().replace("'", "''") + "'");
        } catch (SQLException failed) {
            // Half of it would fill the disk for everything else.
            Files.deleteIfExists(fresh);
            throw failed;
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

    private String words(Exception failed) {
        return file.getFileName() + ": " + Objects.requireNonNullElse(failed.getMessage(), failed.toString());
    }

    private static UncheckedIOException unchecked(String what, SQLException failed) {
        return new UncheckedIOException(new IOException(what + ": " + failed.getMessage(), failed));
    }
}
