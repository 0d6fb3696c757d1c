package io.banyan.projections.source;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/// What PostgreSQL keeps for one capture.
final class ReplicationSlot {
    private static final String REMEDY =
            "; start the projector once with --start-over, then run ./banyan view rebuild NAME for each of its views";

    private final PostgresSpec spec;

    ReplicationSlot(PostgresSpec spec) {
        this.spec = spec;
    }

    /// Null when there is none.
    ChangeSource.@Nullable Kept read(Connection connection) throws SQLException {
        // to_jsonb, since only newer servers have the column that says why.
        String sql = """
                select plugin, database = current_database(), (confirmed_flush_lsn - '0/0')::text,
                  (pg_current_wal_lsn() - restart_lsn)::text, wal_status, to_jsonb(s) ->> 'invalidation_reason'
                from pg_replication_slots s where slot_name = ?""";
        try (PreparedStatement question = connection.prepareStatement(sql)) {
            question.setString(1, spec.name());
            try (ResultSet rows = question.executeQuery()) {
                return rows.next() ? kept(rows) : null;
            }
        }
    }

    private ChangeSource.Kept kept(ResultSet rows) throws SQLException {
        if (!"pgoutput".equals(rows.getString(1)) || !rows.getBoolean(2)) {
            throw new SourceRefused(spec + " has a replication slot " + spec.name()
                    + " of another database or another plugin; give this capture another name, or run: "
                    + "SELECT pg_drop_replication_slot('" + spec.name() + "');");
        }
        String acknowledged = rows.getString(3);
        String bytes = rows.getString(4);
        String reason = rows.getString(6);
        boolean isLost = "lost".equals(rows.getString(5)) || reason != null;
        return new ChangeSource.Kept(
                acknowledged == null ? 0 : Long.parseUnsignedLong(acknowledged),
                bytes == null ? 0 : Long.parseLong(bytes),
                isLost ? (reason == null ? "wal_removed" : reason) : null);
    }

    /// What is kept, which must be there.
    ///
    /// @throws SourceRefused when it is not, or no longer
    ChangeSource.Kept require(Connection connection) throws SQLException {
        ChangeSource.Kept kept = read(connection);
        if (kept == null) {
            throw new SourceRefused(spec + " has no replication slot " + spec.name()
                    + " any more (somebody dropped it, or a failover did not bring it), so changes are missing"
                    + REMEDY);
        }
        if (kept.lost() != null) {
            throw new SourceRefused(spec + " gave up the replication slot " + spec.name() + " (" + kept.lost()
                    + "), so changes are missing" + REMEDY + "; if max_slot_wal_keep_size did it, raise it");
        }
        return kept;
    }

    /// Who stands by must not change what the one that reads is sent.
    void requireIdle(Connection connection) throws SQLException {
        String sql = "select active from pg_replication_slots where slot_name = ?";
        try (PreparedStatement question = connection.prepareStatement(sql)) {
            question.setString(1, spec.name());
            try (ResultSet rows = question.executeQuery()) {
                if (rows.next() && rows.getBoolean(1)) {
                    throw SourceUnavailable.taken(
                            "another capture reads the slot " + spec.name() + " of " + spec
                                    + ", and declares something else; this one stands by",
                            null);
                }
            }
        }
    }

    /// Makes one, or takes the one that is there.
    ///
    /// @return from where on changes are kept: for one that is there already, its place
    long create(Connection connection) throws SQLException {
        ChangeSource.Kept there = read(connection);
        if (there != null && there.lost() == null) {
            return there.acknowledged();
        }
        if (there != null) {
            drop(connection);
        }
        String sql = "select (lsn - '0/0')::text from pg_create_logical_replication_slot(?, 'pgoutput')";
        try (PreparedStatement question = connection.prepareStatement(sql)) {
            question.setString(1, spec.name());
            try (ResultSet rows = question.executeQuery()) {
                rows.next();
                return Long.parseUnsignedLong(rows.getString(1));
            }
        } catch (SQLException failed) {
            if ("53400".equals(failed.getSQLState())) {
                throw new SourceRefused(
                        spec + " has no replication slot left; run: ALTER SYSTEM SET max_replication_slots"
                                + " = 20; and restart PostgreSQL, or drop one that nobody reads (SELECT * FROM"
                                + " pg_replication_slots)");
            }
            throw failed;
        }
    }

    /// One that is not there is no error.
    void drop(Connection connection) throws SQLException {
        String sql = "select pg_drop_replication_slot(slot_name) from pg_replication_slots where slot_name = ?";
        try (PreparedStatement question = connection.prepareStatement(sql)) {
            question.setString(1, spec.name());
            question.execute();
        }
    }
}
