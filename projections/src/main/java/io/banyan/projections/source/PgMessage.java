package io.banyan.projections.source;

import java.time.Instant;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A message of PostgreSQL's `pgoutput`, version 1 of its protocol, as "Logical Replication Message Formats" has
/// it.
sealed interface PgMessage {
    /// A transaction begins.
    ///
    /// @param commit the LSN of the transaction's commit record
    record Begin(long commit, Instant time, int xid) implements PgMessage {}

    /// It ends.
    ///
    /// @param end the LSN after the commit record
    record Commit(long commit, long end, Instant time) implements PgMessage {}

    /// What a table looks like from here on.
    ///
    /// @param identity `d` (the primary key), `n` (none), `f` (the whole row), `i` (an index)
    record Relation(int oid, String schema, String name, char identity, List<Column> columns) implements PgMessage {
        public Relation {
            columns = List.copyOf(columns);
        }
    }

    /// One of a table's columns.
    ///
    /// @param isKey whether it is part of what identifies a row
    /// @param type oid of its type
    record Column(boolean isKey, String name, int type) {}

    record Insert(int oid, Row row) implements PgMessage {}

    /// A row has other values, or another key.
    ///
    /// @param old the key (`isWhole` false) or the whole row as it was; null: its key stayed as it is
    record Update(int oid, @Nullable Row old, boolean isWhole, Row row) implements PgMessage {}

    record Delete(int oid, Row old, boolean isWhole) implements PgMessage {}

    record Truncate(List<Integer> oids) implements PgMessage {
        public Truncate {
            oids = List.copyOf(oids);
        }
    }

    /// Which says nothing about rows: an origin, a type, a message that somebody wrote into the log.
    record Other(char kind) implements PgMessage {}

    /// The columns of a row, in the relation's order.
    ///
    /// @param values as texts; null for NULL and for what is unchanged
    /// @param unchanged which columns were not sent, for they are large and did not change
    record Row(List<@Nullable String> values, BitSet unchanged) {}
}
