package io.banyan.projections.source;

import io.banyan.projections.change.Transaction;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.replication.LogSequenceNumber;
import org.postgresql.replication.PGReplicationStream;

/// A slot, read with `pgoutput`.
final class PostgresChangeStream implements ChangeStream {
    private static final int STATUS_MILLIS = 500;

    private final Connection connection;
    private final PGReplicationStream stream;
    private final PostgresLink link;
    private final TransactionReader reader;
    private long received;
    private long acknowledged;

    private PostgresChangeStream(
            Connection connection, PGReplicationStream stream, PostgresLink link, TransactionReader reader) {
        this.connection = connection;
        this.stream = stream;
        this.link = link;
        this.reader = reader;
    }

    static PostgresChangeStream start(Connection replication, String name, PostgresLink link, TransactionReader reader)
            throws SQLException {
        PGReplicationStream stream = replication
                .unwrap(PGConnection.class)
                .getReplicationAPI()
                .replicationStream()
                .logical()
                .withSlotName(name)
                .withSlotOption("proto_version", 1)
                .withSlotOption("publication_names", name)
                .withSlotOption("messages", "true")
                .withStatusInterval(STATUS_MILLIS, TimeUnit.MILLISECONDS)
                .withAutomaticFlush(false)
                .start();
        return new PostgresChangeStream(replication, stream, link, reader);
    }

    @Override
    public @Nullable Transaction next() {
        try {
            while (true) {
                ByteBuffer message = stream.readPending();
                if (message == null) {
                    idle();
                    return null;
                }
                Transaction complete = reader.take(PgOutput.read(message));
                if (Long.compareUnsigned(reader.end(), received) > 0) {
                    received = reader.end();
                }
                if (complete != null) {
                    return complete;
                }
            }
        } catch (SQLException failed) {
            throw link.failed(failed);
        } catch (PgOutput.BadMessage bad) {
            throw new SourceUnavailable(String.valueOf(bad.getMessage()), bad);
        }
    }

    /// Between transactions the database tells how far it has come, with nothing for us before.
    private void idle() {
        long told = stream.getLastReceiveLSN().asLong();
        if (!reader.isWithin() && Long.compareUnsigned(told, received) > 0) {
            received = told;
        }
    }

    @Override
    public long received() {
        return received;
    }

    @Override
    public void acknowledge(long position) {
        if (Long.compareUnsigned(position, acknowledged) > 0) {
            acknowledged = position;
            LogSequenceNumber lsn = LogSequenceNumber.valueOf(position);
            stream.setFlushedLSN(lsn);
            stream.setAppliedLSN(lsn);
        }
    }

    @Override
    public void keepAlive() {
        try {
            stream.forceUpdateStatus();
        } catch (SQLException failed) {
            throw link.failed(failed);
        }
    }

    /// Breaks the connection rather than ask for an orderly end: what is on its way would have to be read first.
    @Override
    public void close() {
        try {
            connection.abort(Runnable::run);
        } catch (SQLException alreadyBroken) {
            PostgresLink.closeQuietly(connection);
        }
    }
}
