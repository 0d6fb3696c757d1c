package io.banyan.projections.change;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One row that was inserted, updated or deleted, or one table that was emptied. Values are texts as the database
/// writes them (`42`, `t`, `2026-11-28 12:00:00+00`, `{1,2}`); null is SQL's NULL. Only declared columns are ever
/// in it.
///
/// @param key the columns of the primary key, in the key's order; of a truncated table none
/// @param before what the database told of the row as it was: everything it publishes (REPLICA IDENTITY FULL),
///     the key alone (a row deleted, or a key changed), or nothing, when the key stayed as it was
/// @param after the row as it is now; nothing when it is gone. A column that is declared and missing here **did
///     not change** and was too large to be sent again (an unchanged TOASTed value): a view keeps what it has
public record Change(
        LogPosition position,
        Kind kind,
        TableName table,
        List<String> key,
        Map<String, @Nullable String> before,
        Map<String, @Nullable String> after)
        implements LogEntry {
    public enum Kind {
        INSERT,
        UPDATE,
        DELETE,
        /// All rows of the table are gone. No key, no columns.
        TRUNCATE
    }

    /// Maps keep their order and are not to be changed afterwards. Written out, for a short one loses what may be
    /// null.
    public Change(
            LogPosition position,
            Kind kind,
            TableName table,
            List<String> key,
            Map<String, @Nullable String> before,
            Map<String, @Nullable String> after) {
        this.position = position;
        this.kind = kind;
        this.table = table;
        this.key = List.copyOf(key);
        this.before = Collections.unmodifiableMap(before);
        this.after = Collections.unmodifiableMap(after);
    }

    /// The key's columns and values of the row that this is about: as it is now, or as it was when it is gone.
    /// Empty for a truncated table.
    public Map<String, @Nullable String> keyValues() {
        return picked(kind == Kind.DELETE ? before : after);
    }

    /// The key that the row had before, where an update changed it; else null.
    public @Nullable Map<String, @Nullable String> keyBefore() {
        if (kind != Kind.UPDATE || before.isEmpty()) {
            return null;
        }
        Map<String, @Nullable String> was = picked(before);
        return was.equals(keyValues()) ? null : was;
    }

    private Map<String, @Nullable String> picked(Map<String, @Nullable String> row) {
        Map<String, @Nullable String> values = new LinkedHashMap<>();
        key.forEach(column -> values.put(column, row.get(column)));
        return values;
    }
}
