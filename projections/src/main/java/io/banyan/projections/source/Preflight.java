package io.banyan.projections.source;

import io.banyan.projections.change.TableName;
import io.banyan.projections.change.TableSpec;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Everything that capturing needs of a PostgreSQL, checked before anything is made. Problems are gathered: one
/// run tells them all. What would make PostgreSQL refuse the monolith's own writes is among them.
final class Preflight {
    /// @param keys the primary key of each declared table
    /// @param whole tables that are published without a list of columns
    /// @param sql what must run before the publication is right; null: it is. Not run yet
    /// @param mayRun whether this role may run it
    /// @param isCovered whether all that is declared is published, be it beside more
    record Ready(
            Map<TableName, List<String>> keys,
            Set<TableName> whole,
            @Nullable String sql,
            boolean mayRun,
            boolean isCovered) {}

    private static final int OLDEST = 150_000;

    private final PostgresSpec spec;
    private final boolean isCapture;
    private final Catalogue catalogue;
    private final List<String> problems = new ArrayList<>();
    private final Map<TableName, List<String>> keys = new LinkedHashMap<>();
    private final Set<TableName> whole = new LinkedHashSet<>();
    private boolean ownsAll = true;

    private Preflight(PostgresSpec spec, Connection connection, boolean isCapture) {
        this.spec = spec;
        this.isCapture = isCapture;
        this.catalogue = new Catalogue(connection);
    }

    /// Throws SourceRefused that lists all problems, a line each.
    static Ready run(PostgresSpec spec, Connection connection) throws SQLException {
        return new Preflight(spec, connection, true).run();
    }

    /// The same for whoever reads rows beside a capture, which may declare more.
    static Ready ofLoad(PostgresSpec spec, Connection connection) throws SQLException {
        return new Preflight(spec, connection, false).run();
    }

    private Ready run() throws SQLException {
        server();
        role();
        for (TableSpec table : spec.tables()) {
            table(table);
        }
        if (!problems.isEmpty()) {
            throw new SourceRefused(spec + " cannot be captured yet:\n- " + String.join("\n- ", problems));
        }
        return publication();
    }

    private void server() throws SQLException {
        String version = String.valueOf(catalogue.one("show server_version_num"));
        if (Integer.parseInt(version) < OLDEST) {
            problems.add("it is PostgreSQL " + catalogue.one("show server_version")
                    + " but must be 15 or newer: older ones cannot publish single columns; upgrade it");
        }
        String level = catalogue.one("show wal_level");
        if (!"logical".equals(level)) {
            problems.add(
                    "wal_level is '" + level + "' but must be 'logical'; run: ALTER SYSTEM SET wal_level = logical;"
                            + " and restart PostgreSQL");
        }
        if ("t".equals(catalogue.one("select pg_is_in_recovery()"))) {
            problems.add("it is a standby; name its primary");
        }
    }

    private void role() throws SQLException {
        String may = catalogue.one("select rolreplication or rolsuper from pg_roles where rolname = current_user");
        if (!"t".equals(may)) {
            problems.add("role " + spec.user() + " may not replicate; run: ALTER ROLE "
                    + PublicationSql.quoted(spec.user()) + " REPLICATION;");
        }
    }

    private void table(TableSpec declared) throws SQLException {
        Catalogue.Table table = catalogue.table(declared);
        if (table == null) {
            ownsAll = false;
            problems.add("there is no table " + declared.table() + "; correct the name, or take it out");
            return;
        }
        ownsAll &= table.isOwned();
        keys.put(declared.table(), table.key());
        if (table.isPartitioned()) {
            problems.add(declared.table() + " is partitioned, and PostgreSQL tells nobody when a partition is dropped,"
                    + " detached or truncated, so views would keep its rows; take it out");
        }
        columns(declared, table);
        key(declared, table);
        identity(declared, table);
        if (!table.unreadable().isEmpty()) {
            problems.add("role " + spec.user() + " may not read " + String.join(", ", table.unreadable()) + " of "
                    + declared.table() + "; run: GRANT SELECT (" + PublicationSql.columns(table.unreadable()) + ") ON "
                    + PublicationSql.quoted(declared.table()) + " TO " + PublicationSql.quoted(spec.user()) + ";");
        }
    }

    private void columns(TableSpec declared, Catalogue.Table table) {
        for (String column : declared.columns()) {
            Boolean isPublishable = table.columns().get(column);
            if (isPublishable == null) {
                problems.add(declared.table() + " has no column " + column + " but "
                        + String.join(", ", table.columns().keySet()) + "; correct the name, or take it out");
            } else if (!isPublishable) {
                problems.add(declared.table() + "." + column
                        + " is generated, which PostgreSQL does not publish; declare the columns that it is made of");
            }
        }
    }

    private void key(TableSpec declared, Catalogue.Table table) {
        List<String> absent = new ArrayList<>(table.key());
        absent.removeAll(declared.columns());
        if (table.key().isEmpty()) {
            problems.add(declared.table() + " has no primary key, so its rows cannot be told apart, and publishing it"
                    + " would make PostgreSQL refuse the monolith's updates; run: ALTER TABLE "
                    + PublicationSql.quoted(declared.table()) + " ADD PRIMARY KEY (...);");
        } else if (!absent.isEmpty()) {
            problems.add(declared.table() + " is declared without " + String.join(", ", absent)
                    + " of its primary key; declare the whole key");
        }
    }

    private void identity(TableSpec declared, Catalogue.Table table) {
        String remedy = "run: ALTER TABLE " + PublicationSql.quoted(declared.table()) + " REPLICA IDENTITY DEFAULT;";
        if (table.identity() == 'f') {
            whole.add(declared.table());
            Set<String> others = new LinkedHashSet<>(table.columns().keySet());
            others.removeAll(declared.columns());
            if (isCapture && !others.isEmpty()) {
                problems.add(
                        declared.table() + " has REPLICA IDENTITY FULL, which would send columns that nobody declared"
                                + " (" + String.join(", ", others) + "); " + remedy + " or declare all of its columns");
            }
        } else if (table.identity() != 'd') {
            problems.add(
                    declared.table() + " has REPLICA IDENTITY " + (table.identity() == 'n' ? "NOTHING" : "USING INDEX")
                            + " but must have DEFAULT, the primary key; " + remedy);
        }
    }

    private Ready publication() throws SQLException {
        boolean mayCreate = ownsAll
                && "t"
                        .equals(catalogue.one(
                                "select has_database_privilege(current_user, current_database(), 'CREATE')"));
        Catalogue.Published published = catalogue.published(spec.name());
        if (published == null) {
            return ready(PublicationSql.create(spec.name(), spec.tables(), whole), mayCreate, false);
        }
        if (published.isForAll()) {
            throw new SourceRefused(spec + " has a publication " + spec.name()
                    + " FOR ALL TABLES, which sends columns that nobody declared; run: "
                    + PublicationSql.drop(spec.name()) + " "
                    + PublicationSql.create(spec.name(), spec.tables(), whole));
        }
        String owner = catalogue.one(
                "select pg_has_role(pubowner, 'USAGE') from pg_publication where pubname = '" + spec.name() + "'");
        boolean mayChange = ownsAll && "t".equals(owner);
        if (!published.isWhole()) {
            return ready(
                    PublicationSql.options(spec.name()) + " "
                            + PublicationSql.change(spec.name(), spec.tables(), whole),
                    mayChange,
                    false);
        }
        boolean isCovered = isCovered(published);
        return isCovered && count(published.tables().values()) == count(columns())
                ? ready(null, true, true)
                : ready(PublicationSql.change(spec.name(), spec.tables(), whole), mayChange, isCovered);
    }

    private boolean isCovered(Catalogue.Published published) {
        for (TableSpec table : spec.tables()) {
            List<String> sent = published.tables().get(table.table());
            if (sent == null || !Set.copyOf(sent).containsAll(table.columns())) {
                return false;
            }
        }
        return true;
    }

    private List<List<String>> columns() {
        return spec.tables().stream().map(TableSpec::columns).toList();
    }

    private static long count(Collection<List<String>> columns) {
        return columns.stream().mapToLong(List::size).sum();
    }

    private Ready ready(@Nullable String sql, boolean mayRun, boolean isCovered) {
        return new Ready(keys, whole, sql, mayRun, isCovered);
    }
}
