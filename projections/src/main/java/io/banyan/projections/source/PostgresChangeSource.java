package io.banyan.projections.source;

import io.banyan.position.Source;
import io.banyan.projections.change.TableName;
import io.banyan.projections.change.TableSpec;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// PostgreSQL 15 or newer, by logical replication with its own `pgoutput`: a slot that keeps what was not
/// acknowledged, and a publication that sends the declared columns and no others. Positions are LSNs.
public final class PostgresChangeSource implements ChangeSource {
    private static final Logger LOG = LoggerFactory.getLogger(PostgresChangeSource.class);

    /// The time first: what was committed before it has a position at or before the one read after it.
    private static final String HEAD = """
            select extract(epoch from clock_timestamp())::text, (pg_current_wal_insert_lsn() - '0/0')::text""";

    private final PostgresSpec spec;
    private final PostgresLink link;
    private final ReplicationSlot slot;
    private volatile Set<TableName> whole = Set.of();
    private @Nullable Connection asking;

    /// Connects to nobody yet.
    public PostgresChangeSource(PostgresSpec spec) {
        this.spec = spec;
        this.link = new PostgresLink(spec);
        this.slot = new ReplicationSlot(spec);
    }

    @Override
    public List<TableSpec> tables() {
        return spec.tables();
    }

    @Override
    public Source identify() {
        try (Connection connection = link.replication()) {
            return identify(connection);
        } catch (SQLException failed) {
            throw link.failed(failed);
        }
    }

    static Source identify(Connection replication) throws SQLException {
        try (Statement statement = replication.createStatement();
                ResultSet rows = statement.executeQuery("IDENTIFY_SYSTEM")) {
            rows.next();
            return Source.ofPostgres(Long.parseUnsignedLong(rows.getString("systemid")), rows.getInt("timeline"));
        }
    }

    @Override
    public @Nullable Kept kept() {
        return asked(connection -> Optional.ofNullable(slot.read(connection))).orElse(null);
    }

    @Override
    public void check() {
        asked(connection -> Optional.ofNullable(permitted(Preflight.run(spec, connection))));
    }

    /// How many rows the declared tables have, as the database estimates it; 0: it does not know.
    public long expectedRows() {
        return asked(connection -> new Catalogue(connection).expectedRows(spec.tables()));
    }

    @Override
    public Prepared prepare(Consumer<List<Drifted>> missed) {
        return asked(connection -> {
            Preflight.Ready ready = Preflight.run(spec, connection);
            whole = ready.whole();
            String sql = permitted(ready);
            List<Drifted> anew = List.of();
            if (sql != null && slot.read(connection) != null) {
                slot.requireIdle(connection);
                anew = anew(new Catalogue(connection).published(spec.name()));
                missed.accept(anew);
            }
            boolean isNew = publish(connection, sql);
            try {
                return new Prepared(slot.create(connection), anew);
            } catch (SQLException | RuntimeException failed) {
                if (isNew) {
                    execute(connection, PublicationSql.drop(spec.name()));
                }
                throw failed;
            }
        });
    }

    private List<Drifted> anew(Catalogue.@Nullable Published before) {
        return drifted(before).stream()
                .map(was -> new Drifted(was.table(), was.columns(), Wording.anew(was.table(), was.columns())))
                .toList();
    }

    private @Nullable String permitted(Preflight.Ready ready) {
        String sql = ready.sql();
        if (sql != null && !ready.mayRun()) {
            throw new SourceRefused(spec + " must publish what is declared, and role " + spec.user()
                    + " may not do it; run as the tables' owner, then start capture again: " + sql);
        }
        return sql;
    }

    /// Whether it made the publication.
    private boolean publish(Connection connection, @Nullable String sql) throws SQLException {
        if (sql == null) {
            return false;
        }
        LOG.info("Ran in {}: {}", spec, sql);
        execute(connection, sql);
        return sql.startsWith("CREATE");
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public void forget() {
        asked(connection -> {
            slot.drop(connection);
            return true;
        });
    }

    @Override
    public ChangeStream follow() {
        Map<TableName, List<String>> keys = asked(this::keys);
        Connection replication = link.replication();
        try {
            return PostgresChangeStream.start(
                    replication, spec.name(), link, new TransactionReader(spec.tables(), keys));
        } catch (SQLException | RuntimeException failed) {
            PostgresLink.closeQuietly(replication);
            throw link.failed(failed);
        }
    }

    private Map<TableName, List<String>> keys(Connection connection) throws SQLException {
        slot.require(connection);
        Map<TableName, List<String>> keys = new HashMap<>();
        for (TableSpec declared : spec.tables()) {
            Catalogue.Table table = new Catalogue(connection).table(declared);
            keys.put(declared.table(), table == null ? List.of() : table.key());
        }
        return keys;
    }

    @Override
    public Head head() {
        return asked(connection -> {
            Kept kept = slot.require(connection);
            List<Drifted> drifted = drifted(new Catalogue(connection).published(spec.name()));
            try (Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery(HEAD)) {
                rows.next();
                return new Head(time(rows.getString(1)), Long.parseUnsignedLong(rows.getString(2)), kept, drifted);
            }
        });
    }

    private static Instant time(String seconds) {
        return Instant.ofEpochMilli(new BigDecimal(seconds).movePointRight(3).longValue());
    }

    private List<Drifted> drifted(Catalogue.@Nullable Published published) {
        List<Drifted> drifted = new ArrayList<>();
        for (TableSpec table : spec.tables()) {
            List<String> sent = published == null ? null : published.tables().get(table.table());
            if (published == null || sent == null) {
                String sql = PublicationSql.change(spec.name(), spec.tables(), whole);
                drifted.add(new Drifted(table.table(), Set.of(), Wording.unpublished(table.table(), sql)));
                continue;
            }
            if (!published.isWhole()) {
                String sql = PublicationSql.options(spec.name()) + " "
                        + PublicationSql.change(spec.name(), spec.tables(), whole);
                drifted.add(new Drifted(table.table(), Set.of(), Wording.partial(table.table(), sql)));
                continue;
            }
            Set<String> missing = new LinkedHashSet<>(table.columns());
            missing.removeAll(Set.copyOf(sent));
            if (!missing.isEmpty()) {
                List<String> others = new ArrayList<>(sent);
                others.removeAll(table.columns());
                drifted.add(new Drifted(table.table(), missing, Wording.missing(table.table(), missing, others)));
            }
        }
        return drifted;
    }

    @Override
    public Snapshot snapshot() {
        Connection replication = link.replication();
        try {
            return PostgresSnapshot.take(replication, link, spec);
        } catch (SQLException | RuntimeException failed) {
            PostgresLink.closeQuietly(replication);
            throw link.failed(failed);
        }
    }

    /// Writes an empty message into the database's log: it touches no table, and makes what was written before it
    /// durable, so the stream can pass it. Asked only while nothing else moves.
    @Override
    public void nudge() {
        asked(connection -> {
            execute(connection, "select pg_logical_emit_message(true, 'banyan', '')");
            return true;
        });
    }

    @Override
    public synchronized void close() {
        if (asking != null) {
            PostgresLink.closeQuietly(asking);
            asking = null;
        }
    }

    private interface Question<T> {
        T ask(Connection connection) throws SQLException;
    }

    /// On the connection for questions; one that failed is not used again.
    private synchronized <T> T asked(Question<T> question) {
        Connection connection = asking == null ? link.ordinary() : asking;
        asking = connection;
        try {
            return question.ask(connection);
        } catch (SQLException failed) {
            close();
            throw link.failed(failed);
        }
    }
}
