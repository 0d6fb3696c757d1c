package io.banyan.feed;

import io.banyan.position.Position;
import io.banyan.position.Source;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.postgresql.core.BaseConnection;
import org.postgresql.replication.LogSequenceNumber;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Asks a PostgreSQL where it is, on one connection and one thread of its own: `pg_current_wal_insert_lsn()`, never the
/// flushed one, which with `synchronous_commit=off` is behind what clients already see. Each answer says which history
/// it is of, so a restored database or a new leader is noticed with the first.
///
/// While it is away a question fails at once, and one a second tries again.
public final class DatabasePositions implements Supplier<CompletableFuture<@Nullable Position>>, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(DatabasePositions.class);
    private static final String QUESTION = """
            SELECT lsn, (SELECT system_identifier FROM pg_control_system()), substr(pg_walfile_name(lsn), 1, 8)
            FROM pg_current_wal_insert_lsn() AS lsn""";
    private static final long PAUSE_NANOS = 1_000_000_000;
    private static final String SECONDS = "1";

    private final String url;
    private final ExecutorService thread = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("banyan-position").daemon().factory());
    private @Nullable Connection connection;
    private volatile long failedNanos;
    private volatile @Nullable String problem;

    /// Connects to nobody yet.
    ///
    /// @param url as pgjdbc takes it: `jdbc:postgresql://db:5432/shop?user=banyan_position&password=...`
    public DatabasePositions(String url) {
        this.url = url;
    }

    /// Connects, so that the first write need not wait for that.
    public void start() {
        get();
    }

    @Override
    public CompletableFuture<@Nullable Position> get() {
        CompletableFuture<@Nullable Position> answer = new CompletableFuture<>();
        if (problem != null && System.nanoTime() - failedNanos < PAUSE_NANOS) {
            answer.complete(null);
            return answer;
        }
        try {
            thread.execute(() -> answer.completeAsync(this::ask, Runnable::run));
        } catch (RejectedExecutionException closed) {
            answer.complete(null);
        }
        return answer;
    }

    /// Why it does not answer, a sentence; null = it does, or was never asked.
    public @Nullable String problem() {
        return problem;
    }

    private @Nullable Position ask() {
        try {
            Connection open = connection == null || connection.isClosed() ? connect() : connection;
            connection = open;
            try (Statement statement = open.createStatement();
                    ResultSet row = statement.executeQuery(QUESTION)) {
                row.next();
                Position position = position(row);
                problem = null;
                return position;
            }
        } catch (SQLException | RuntimeException | Error failed) {
            failed(failed);
            return null;
        }
    }

    private static Position position(ResultSet row) throws SQLException {
        Source source = Source.ofPostgres(row.getLong(2), Integer.parseUnsignedInt(row.getString(3), 16));
        return new Position(source, LogSequenceNumber.valueOf(row.getString(1)).asLong());
    }

    private Connection connect() throws SQLException {
        Properties patience = new Properties();
        patience.setProperty("connectTimeout", SECONDS);
        patience.setProperty("loginTimeout", SECONDS);
        patience.setProperty("socketTimeout", SECONDS);
        patience.setProperty("tcpKeepAlive", "true");
        patience.setProperty("ApplicationName", "banyan-position");
        Connection open = DriverManager.getConnection(url, patience);
        open.unwrap(BaseConnection.class).setReadOnly(true);
        return open;
    }

    private void failed(Throwable cause) {
        String words = String.valueOf(cause.getMessage()).replaceAll("\\p{Cntrl}+", " ");
        if (problem == null) {
            LOG.warn("The database of --position-database does not answer: {}", words);
        }
        problem = "the database of --position-database does not say where it is (" + words
                + "), so tickets go by the time; see that it runs, and that its user may call pg_control_system()";
        failedNanos = System.nanoTime();
        Connection broken = connection;
        connection = null;
        try {
            if (broken != null) {
                broken.close();
            }
        } catch (SQLException gone) {
            LOG.debug("it was gone already", gone);
        }
    }

    /// Does not wait for a question that is under way.
    @Override
    public void close() {
        thread.shutdownNow();
    }
}
