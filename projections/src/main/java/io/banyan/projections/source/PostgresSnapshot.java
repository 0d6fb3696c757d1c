package io.banyan.projections.source;

import io.banyan.position.Source;
import io.banyan.projections.change.Change;
import io.banyan.projections.change.LogPosition;
import io.banyan.projections.change.TableName;
import io.banyan.projections.change.TableSpec;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyOut;
import org.postgresql.replication.ReplicationSlotInfo;

/// The moment at which a temporary slot was made: PostgreSQL exports its snapshot, and forgets both with the
/// connection. Making it waits for transactions that are open, as every new slot does.
final class PostgresSnapshot implements Snapshot {
    private final Connection holding;
    private final PostgresLink link;
    private final PostgresSpec spec;
    private final Source source;
    private final Map<TableName, List<String>> keys;
    private final String name;
    private final long position;

    private PostgresSnapshot(
            Connection holding,
            PostgresLink link,
            PostgresSpec spec,
            Source source,
            Map<TableName, List<String>> keys,
            ReplicationSlotInfo slot) {
        this.holding = holding;
        this.link = link;
        this.spec = spec;
        this.source = source;
        this.keys = keys;
        this.name = Objects.requireNonNull(slot.getSnapshotName());
        this.position = slot.getConsistentPoint().asLong();
    }

    static PostgresSnapshot take(Connection replication, PostgresLink link, PostgresSpec spec) throws SQLException {
        Source source = PostgresChangeSource.identify(replication);
        Preflight.Ready ready;
        try (Connection asking = link.ordinary()) {
            ready = Preflight.ofLoad(spec, asking);
        }
        if (!ready.isCovered()) {
            throw new SourceRefused(spec + " does not publish what is declared, so a view built now would miss changes;"
                    + " start capture again with what this view reads");
        }
        String temporary = "banyan_" + UUID.randomUUID().toString().replace('-', '_');
        ReplicationSlotInfo slot = replication
                .unwrap(PGConnection.class)
                .getReplicationAPI()
                .createReplicationSlot()
                .logical()
                .withSlotName(temporary)
                .withTemporaryOption()
                .withOutputPlugin("pgoutput")
                .make();
        return new PostgresSnapshot(replication, link, spec, source, ready.keys(), slot);
    }

    @Override
    public Source source() {
        return source;
    }

    @Override
    public long position() {
        return position;
    }

    @Override
    public long rows(TableName table, @Nullable String where, Consumer<Change> taker) {
        TableSpec declared = spec.tables().stream()
                .filter(spec -> spec.table().equals(table))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(table + " is not declared"));
        String sql = "COPY (SELECT " + PublicationSql.columns(declared.columns()) + " FROM "
                + PublicationSql.quoted(table) + (where == null ? "" : " WHERE " + where) + ") TO STDOUT";
        try (Connection reading = link.patient();
                Statement statement = reading.createStatement()) {
            reading.setAutoCommit(false);
            statement.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY");
            statement.execute("SET TRANSACTION SNAPSHOT '" + name + "'");
            // A policy that hides rows from this role must fail the reading, not shorten it.
            statement.execute("SET LOCAL row_security = off");
            CopyOut copy = reading.unwrap(PGConnection.class).getCopyAPI().copyOut(sql);
            long count = 0;
            for (byte[] row = copy.readFromCopy(); row != null; row = copy.readFromCopy()) {
                taker.accept(change(declared, CopyText.values(row)));
                count++;
            }
            return count;
        } catch (SQLException failed) {
            throw link.failed(failed);
        }
    }

    private Change change(TableSpec declared, List<@Nullable String> values) {
        Map<String, @Nullable String> columns = new LinkedHashMap<>();
        for (int i = 0; i < values.size(); i++) {
            columns.put(declared.columns().get(i), values.get(i));
        }
        return new Change(
                LogPosition.mark(position),
                Change.Kind.INSERT,
                declared.table(),
                keys.getOrDefault(declared.table(), List.of()),
                Map.of(),
                columns);
    }

    @Override
    public void close() {
        PostgresLink.closeQuietly(holding);
    }
}
