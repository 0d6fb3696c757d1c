package io.banyan.capture;

import static io.banyan.capture.Streams.entries;
import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.projections.change.LogEntry;
import io.banyan.projections.change.SchemaChange;
import io.banyan.projections.change.TableSpec;
import io.banyan.projections.source.ChangeSource;
import io.banyan.projections.source.ChangeStream;
import io.banyan.projections.source.PostgresChangeSource;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What a real PostgreSQL tells when the monolith changes its tables.
class PostgresSchemaTests {
    private static final TableSpec MEMBER = TableSpec.of("public.member", "id", "name", "bio");
    private static final TableSpec EVENT = TableSpec.of("public.event", "id", "title");

    private RealPostgres database;
    private ChangeSource source;

    @BeforeEach
    void open() {
        database = RealPostgres.with(
                "CREATE TABLE member (id int PRIMARY KEY, name text, bio text)",
                "CREATE TABLE event (id int PRIMARY KEY, title text)");
        source = new PostgresChangeSource(database.spec(MEMBER, EVENT));
        source.prepare();
    }

    @AfterEach
    void close() {
        source.close();
        database.close();
    }

    @Test
    void tellsThatAColumnWasRenamed() {
        database.run("ALTER TABLE event RENAME title TO headline", "INSERT INTO event VALUES (1, 'a')");

        try (ChangeStream stream = source.follow()) {
            List<LogEntry> entries = entries(stream, 2);

            assertThat(entries.getFirst()).isInstanceOfSatisfying(SchemaChange.class, change -> {
                assertThat(change.table()).isEqualTo(EVENT.table());
                assertThat(change.columns()).containsExactly("title");
                assertThat(change.why())
                        .contains("public.event no longer has", "title", "new there: headline", "rebuild");
            });
            assertThat(entries.getFirst().position()).isLessThan(entries.get(1).position());
        }
        assertThat(source.head().problems()).singleElement().satisfies(problem -> {
            assertThat(problem.table()).isEqualTo(EVENT.table());
            assertThat(problem.columns()).containsExactly("title");
        });
    }

    @Test
    void tellsThatAColumnOrATableIsGone() {
        assertThat(source.head().problems()).isEmpty();

        database.run("ALTER TABLE member DROP COLUMN bio CASCADE");
        assertThat(source.head().problems()).singleElement().satisfies(problem -> {
            assertThat(problem.table()).isEqualTo(MEMBER.table());
            assertThat(problem.why()).contains("public.member is no longer published", "ALTER PUBLICATION");
        });

        database.run("DROP TABLE event", "CREATE TABLE event (id int PRIMARY KEY, title text)");
        assertThat(source.head().problems())
                .extracting(problem -> problem.table().name())
                .containsExactly("member", "event");
    }

    @Test
    void publishesAgainWhatWasCreatedAnewAndSaysSo() {
        database.run("DROP TABLE event", "CREATE TABLE event (id int PRIMARY KEY, title text)");

        assertThat(source.prepare().anew()).singleElement().satisfies(anew -> {
            assertThat(anew.table()).isEqualTo(EVENT.table());
            assertThat(anew.why()).contains("changes may be missing", "rebuild");
        });
        assertThat(source.head().problems()).isEmpty();
        assertThat(source.prepare().anew()).isEmpty();
    }
}
