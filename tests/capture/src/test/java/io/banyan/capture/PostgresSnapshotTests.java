package io.banyan.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.banyan.projections.change.TableSpec;
import io.banyan.projections.source.ChangeSource;
import io.banyan.projections.source.PostgresChangeSource;
import io.banyan.projections.source.PostgresSpec;
import io.banyan.projections.source.Snapshot;
import io.banyan.projections.source.SourceRefused;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

/// When the rows of one moment are not to be had.
class PostgresSnapshotTests {
    private static final TableSpec EVENT = TableSpec.of("public.event", "id", "title");

    @Test
    void keepsNoConnectionWhenItIsRefused() throws SQLException {
        try (RealPostgres database = RealPostgres.with("CREATE TABLE event (id int PRIMARY KEY, title text)");
                KeptConnections connections = new KeptConnections();
                ChangeSource source = new PostgresChangeSource(database.spec(EVENT))) {
            assertThatThrownBy(source::snapshot)
                    .isInstanceOf(SourceRefused.class)
                    .hasMessageContaining("does not publish what is declared");

            assertThat(connections.made()).hasSize(2);
            for (Connection connection : connections.made()) {
                assertThat(connection.isClosed()).isTrue();
            }
        }
    }

    /// A view that lacks rows would look like one that is complete.
    @Test
    void refusesRowsThatAPolicyHides() {
        try (RealPostgres database = RealPostgres.with(
                "CREATE TABLE event (id int PRIMARY KEY, title text)",
                "INSERT INTO event VALUES (1, 'seen'), (2, 'hidden')",
                "DO $$ BEGIN CREATE ROLE reader LOGIN PASSWORD 'reader'; EXCEPTION WHEN duplicate_object THEN END $$",
                "ALTER ROLE reader REPLICATION",
                "GRANT SELECT ON event TO reader",
                "ALTER TABLE event ENABLE ROW LEVEL SECURITY",
                "CREATE POLICY first_only ON event USING (id = 1)")) {
            try (ChangeSource owner = new PostgresChangeSource(database.spec(EVENT))) {
                owner.prepare();
            }
            PostgresSpec spec = new PostgresSpec(database.url(), "reader", "reader", database.slot(), List.of(EVENT));
            database.run("ALTER ROLE reader BYPASSRLS");
            try (ChangeSource source = new PostgresChangeSource(spec);
                    Snapshot snapshot = source.snapshot()) {
                database.run("ALTER ROLE reader NOBYPASSRLS");

                assertThatThrownBy(() -> snapshot.rows(EVENT.table(), null, _ -> {}))
                        .isInstanceOf(SourceRefused.class)
                        .hasMessageContaining("row-level security");
            }
        }
    }
}
