package io.banyan.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.banyan.projections.change.TableSpec;
import io.banyan.projections.source.ChangeSource;
import io.banyan.projections.source.PostgresChangeSource;
import io.banyan.projections.source.PostgresSpec;
import io.banyan.projections.source.SourceRefused;
import io.banyan.projections.source.SourceUnavailable;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/// What must be right before anything is captured: each problem is told with what to run, and nothing is made.
class PreflightTests {
    @Test
    void tellsThatAPolicyMayHideRows() {
        try (RealPostgres database = RealPostgres.with(
                "CREATE TABLE event (id int PRIMARY KEY)",
                "DO $$ BEGIN CREATE ROLE reader LOGIN PASSWORD 'reader'; EXCEPTION WHEN duplicate_object THEN END $$",
                "ALTER ROLE reader REPLICATION",
                "GRANT SELECT ON event TO reader",
                "ALTER TABLE event ENABLE ROW LEVEL SECURITY")) {
            TableSpec event = TableSpec.of("event", "id");
            PostgresSpec spec = new PostgresSpec(database.url(), "reader", "reader", database.slot(), List.of(event));

            assertThatThrownBy(new PostgresChangeSource(spec)::check)
                    .isInstanceOf(SourceRefused.class)
                    .hasMessageContaining("row-level security may hide rows of public.event from role reader")
                    .hasMessageContaining("ALTER ROLE \"reader\" BYPASSRLS;");
            assertThat(database.one(
                            "select count(*) from pg_replication_slots where slot_name = '" + database.slot() + "'"))
                    .isEqualTo("0");
            assertThatThrownBy(new PostgresChangeSource(database.spec(TableSpec.of("gone", "id")))::check)
                    .hasMessageContaining("there is no table public.gone");
            new PostgresChangeSource(database.spec(event)).check();
        }
    }

    @Test
    void tellsAllProblemsAtOnceAndMakesNothing() {
        try (RealPostgres database = RealPostgres.with(
                "CREATE TABLE nokey (id int)",
                "CREATE TABLE pair (a int, b int, c int, PRIMARY KEY (a, b))",
                "CREATE TABLE whole (id int PRIMARY KEY, secret text)",
                "ALTER TABLE whole REPLICA IDENTITY FULL",
                "CREATE TABLE made (id int PRIMARY KEY, twice int GENERATED ALWAYS AS (id * 2) STORED)",
                "CREATE TABLE parted (id int PRIMARY KEY) PARTITION BY RANGE (id)",
                "CREATE TABLE event (id int PRIMARY KEY, title text)")) {
            ChangeSource source = new PostgresChangeSource(database.spec(
                    TableSpec.of("parted", "id"),
                    TableSpec.of("nokey", "id"),
                    TableSpec.of("pair", "a", "c"),
                    TableSpec.of("whole", "id"),
                    TableSpec.of("made", "id", "twice"),
                    TableSpec.of("gone", "id"),
                    TableSpec.of("event", "id", "titel")));

            assertThatThrownBy(source::prepare)
                    .isInstanceOf(SourceRefused.class)
                    .hasMessageContaining("public.nokey has no primary key")
                    .hasMessageContaining("ADD PRIMARY KEY")
                    .hasMessageContaining("public.pair is declared without b of its primary key")
                    .hasMessageContaining("public.whole has REPLICA IDENTITY FULL")
                    .hasMessageContaining("ALTER TABLE \"public\".\"whole\" REPLICA IDENTITY DEFAULT;")
                    .hasMessageContaining("public.made.twice is generated")
                    .hasMessageContaining("public.parted is partitioned")
                    .hasMessageContaining("there is no table public.gone")
                    .hasMessageContaining("public.event has no column titel but id, title");
            assertThat(database.one("select count(*) from pg_publication")).isEqualTo("0");
            assertThat(source.kept()).isNull();
            database.run("INSERT INTO nokey VALUES (1)", "UPDATE nokey SET id = 2");
            source.close();
        }
    }

    @Test
    void printsTheSqlThatItMayNotRun() {
        try (RealPostgres database = RealPostgres.with(
                "CREATE TABLE event (id int PRIMARY KEY, title text, secret text)",
                "DO $$ BEGIN CREATE ROLE capture LOGIN PASSWORD 'capture'; EXCEPTION WHEN duplicate_object THEN END $$",
                "ALTER ROLE capture NOREPLICATION")) {
            PostgresSpec spec = new PostgresSpec(
                    database.url(),
                    "capture",
                    "capture",
                    database.slot(),
                    List.of(TableSpec.of("event", "id", "title")));
            ChangeSource source = new PostgresChangeSource(spec);

            assertThatThrownBy(source::prepare)
                    .isInstanceOf(SourceRefused.class)
                    .hasMessageContaining("run: ALTER ROLE \"capture\" REPLICATION;")
                    .hasMessageContaining(
                            "run: GRANT SELECT (\"id\", \"title\") ON \"public\".\"event\" TO \"capture\";");

            database.run("ALTER ROLE capture REPLICATION", "GRANT SELECT (id, title) ON event TO capture");
            String sql =
                    "CREATE PUBLICATION \"" + database.slot() + "\" FOR TABLE \"public\".\"event\" (\"id\", \"title\")"
                            + " WITH (publish_via_partition_root = true);";
            assertThatThrownBy(source::prepare)
                    .isInstanceOf(SourceRefused.class)
                    .hasMessageContaining("role capture may not do it")
                    .hasMessageEndingWith(sql);

            database.run(sql);
            assertThat(source.prepare().position()).isNotZero();
            source.close();
            source.close();
            database.run("REVOKE ALL ON event FROM capture");
        }
    }

    @Test
    void narrowsAPublicationThatSendsMore() {
        try (RealPostgres database =
                RealPostgres.with("CREATE TABLE event (id int PRIMARY KEY, title text, secret text)")) {
            database.run("CREATE PUBLICATION " + database.slot() + " FOR TABLE event");
            ChangeSource source = new PostgresChangeSource(database.spec(TableSpec.of("event", "id", "title")));
            source.prepare();
            source.close();

            assertThat(database.one(
                            "select attnames from pg_publication_tables where pubname = '" + database.slot() + "'"))
                    .isEqualTo("{id,title}");
        }
    }

    @Test
    void refusesAPublicationForAllTables() {
        try (RealPostgres database = RealPostgres.with("CREATE TABLE event (id int PRIMARY KEY, title text)")) {
            database.run("CREATE PUBLICATION " + database.slot() + " FOR ALL TABLES");
            ChangeSource source = new PostgresChangeSource(database.spec(TableSpec.of("event", "id", "title")));

            assertThatThrownBy(source::prepare)
                    .isInstanceOf(SourceRefused.class)
                    .hasMessageContaining("FOR ALL TABLES")
                    .hasMessageContaining("DROP PUBLICATION");
            source.close();
        }
    }

    @Test
    @EnabledIfSystemProperty(named = "banyan.full", matches = "true", disabledReason = "starts another PostgreSQL")
    void needsLogicalReplication() throws IOException {
        try (EmbeddedPostgres server = RealPostgres.server("replica")) {
            RealPostgres database = RealPostgres.of(server);
            database.run("CREATE TABLE event (id int PRIMARY KEY, title text)");
            try (ChangeSource source = new PostgresChangeSource(database.spec(TableSpec.of("event", "id")))) {
                assertThatThrownBy(source::prepare)
                        .isInstanceOf(SourceRefused.class)
                        .hasMessageContaining("wal_level is 'replica' but must be 'logical'; run: ALTER SYSTEM SET"
                                + " wal_level = logical; and restart PostgreSQL");
            }
        }
    }

    @Test
    void tellsWhoIsAwayAndWhoIsUnknown() {
        try (RealPostgres database = RealPostgres.with("CREATE TABLE event (id int PRIMARY KEY, title text)")) {
            List<TableSpec> tables = List.of(TableSpec.of("event", "id"));
            PostgresSpec unknown = new PostgresSpec(database.url() + "_not", "postgres", "x", "banyan", tables);
            PostgresSpec away = new PostgresSpec("jdbc:postgresql://127.0.0.1:1/x", "postgres", "x", "banyan", tables);

            assertThatThrownBy(new PostgresChangeSource(unknown)::prepare)
                    .isInstanceOf(SourceRefused.class)
                    .hasMessageContaining("does not exist");
            assertThatThrownBy(new PostgresChangeSource(away)::prepare)
                    .isInstanceOf(SourceUnavailable.class)
                    .hasMessageContaining("does not answer");
        }
    }
}
