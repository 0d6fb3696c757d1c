package io.banyan.store;

import io.banyan.live.AuditQuery;
import io.banyan.live.Change;
import io.banyan.live.Reading;
import io.banyan.live.Revision;
import io.banyan.live.StoredGroup;
import io.banyan.live.StoredState;
import io.banyan.live.StoredSwitch;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Live state in tables: single documents by name, one document a group, one a change. Every method is a part of
/// somebody's transaction.
final class SqliteTables {
    static final List<String> SCHEMA = List.of(
            "CREATE TABLE IF NOT EXISTS live (name TEXT PRIMARY KEY, document TEXT NOT NULL) WITHOUT ROWID",
            // seen: milliseconds since 1970 at which some replica had a file of the group; null = not looked at yet
            """
            CREATE TABLE IF NOT EXISTS live_group (
              name TEXT PRIMARY KEY, document TEXT NOT NULL, seen INTEGER) WITHOUT ROWID""",
            // place: the order in which they were recorded, never used twice
            """
            CREATE TABLE IF NOT EXISTS change (
              place INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, of_group TEXT, author TEXT NOT NULL,
              number INTEGER NOT NULL, document TEXT NOT NULL)""",
            "CREATE INDEX IF NOT EXISTS change_number ON change (number)");

    private static final String REVISION = "revision";
    private static final String EVERYTHING = "everything";

    private SqliteTables() {}

    /// @throws IllegalArgumentException when the revision of the whole cannot be read
    static StoredState state(Connection connection) throws SQLException {
        Map<String, String> groups = new HashMap<>();
        try (PreparedStatement query = connection.prepareStatement("SELECT name, document FROM live_group");
                ResultSet rows = query.executeQuery()) {
            while (rows.next()) {
                groups.put(rows.getString(1), rows.getString(2));
            }
        }
        return new StoredDocuments(
                        "the state folder", document(connection, REVISION), document(connection, EVERYTHING), groups)
                .state();
    }

    static Revision revision(Connection connection) throws SQLException {
        String written = document(connection, REVISION);
        return written == null ? Revision.NONE : Revision.parse(written);
    }

    static @Nullable String document(Connection connection, String name) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("SELECT document FROM live WHERE name = ?")) {
            query.setString(1, name);
            try (ResultSet row = query.executeQuery()) {
                return row.next() ? row.getString(1) : null;
            }
        }
    }

    static void put(Connection connection, String name, String document) throws SQLException {
        update(connection, "INSERT OR REPLACE INTO live (name, document) VALUES (?, ?)", name, document);
    }

    static void put(Connection connection, Revision revision) throws SQLException {
        put(connection, REVISION, revision.toString());
    }

    static void put(Connection connection, StoredSwitch everything) throws SQLException {
        put(connection, EVERYTHING, Documents.of(everything));
    }

    static void put(Connection connection, String name, StoredGroup group) throws SQLException {
        String sql = "INSERT INTO live_group (name, document) VALUES (?, ?)"
                + " ON CONFLICT (name) DO UPDATE SET document = excluded.document";
        update(connection, sql, name, Documents.of(group));
    }

    static void replace(Connection connection, StoredState state) throws SQLException {
        for (String name : state(connection).groups().keySet()) {
            if (!state.groups().containsKey(name)) {
                update(connection, "DELETE FROM live_group WHERE name = ?", name);
            }
        }
        for (Map.Entry<String, StoredGroup> group : state.groups().entrySet()) {
            put(connection, group.getKey(), group.getValue());
        }
        put(connection, state.everything());
        put(connection, state.revision());
    }

    /// Records those that are not there yet, in order.
    ///
    /// @param keep how many stay, the newest
    static void record(Connection connection, List<Change> changes, int keep) throws SQLException {
        // Not INSERT OR IGNORE, which uses up a place for what it ignores.
        String sql = "INSERT INTO change (id, of_group, author, number, document) SELECT ?1, ?2, ?3, ?4, ?5"
                + " WHERE NOT EXISTS (SELECT 1 FROM change WHERE id = ?1)";
        for (Change change : changes) {
            String by = change.author().by();
            update(connection, sql, change.id(), change.group(), by, change.order(), Documents.of(change));
        }
        String old = "DELETE FROM change WHERE place <= (SELECT MAX(place) FROM change) - ?";
        update(connection, old, keep);
    }

    /// Notes that these have a file, and forgets those that had none for 7 days; the revision of the whole goes up
    /// then. Gives how many were forgotten.
    static int seen(Connection connection, Set<String> groups, Instant now) throws SQLException {
        long millis = now.toEpochMilli();
        for (String group : groups) {
            update(connection, "UPDATE live_group SET seen = ? WHERE name = ?", millis, group);
        }
        update(connection, "UPDATE live_group SET seen = ? WHERE seen IS NULL", millis);
        String forget = "DELETE FROM live_group WHERE seen < ?";
        int forgotten = update(connection, forget, millis - StoredDocuments.FORGOTTEN_AFTER.toMillis());
        if (forgotten > 0) {
            Revision revision = revision(connection);
            put(connection, new Revision(revision.epoch(), revision.number() + 1));
        }
        return forgotten;
    }

    static boolean hasAll(Connection connection, List<Change> changes) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("SELECT 1 FROM change WHERE id = ?")) {
            for (Change change : changes) {
                query.setString(1, change.id());
                try (ResultSet row = query.executeQuery()) {
                    if (!row.next()) {
                        return false;
                    }
                }
            }
        }
        return !changes.isEmpty();
    }

    /// The newest 1,000 above a number, oldest first.
    static List<Change> after(Connection connection, long number) throws SQLException {
        String sql = "SELECT document FROM change WHERE number > ? ORDER BY place DESC LIMIT ?";
        return changes(connection, sql, number, Reading.KEPT).reversed();
    }

    /// Newest first.
    static List<Change> audit(Connection connection, AuditQuery query) throws SQLException {
        String sql = "SELECT document FROM change WHERE (?1 IS NULL OR of_group = ?1) AND (?2 IS NULL OR author = ?2)"
                + " ORDER BY place DESC LIMIT ?3";
        return changes(connection, sql, query.group(), query.by(), query.limit());
    }

    private static List<Change> changes(Connection connection, String sql, @Nullable Object... values)
            throws SQLException {
        List<String> documents = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            fill(query, values);
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    documents.add(rows.getString(1));
                }
            }
        }
        return StoredDocuments.changes(documents);
    }

    static int update(Connection connection, String sql, @Nullable Object... values) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(sql)) {
            fill(update, values);
            return update.executeUpdate();
        }
    }

    private static void fill(PreparedStatement statement, @Nullable Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
    }
}
