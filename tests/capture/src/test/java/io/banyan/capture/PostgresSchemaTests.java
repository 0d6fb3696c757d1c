package io.banyan.capture;

import static io.banyan.capture.Streams.entries;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.banyan.projections.change.LogEntry;
import io.banyan.projections.change.SchemaChange;
import io.banyan.projections.source.ChangeStream;
import io.banyan.projections.source.Drifted;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What a real PostgreSQL tells when the monolith changes its tables.
class PostgresSchemaTests extends Following {
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

    /// As when the log is away: it must not be published before the log has it.
    @Test
    void publishesNothingAgainBeforeItIsTold() {
        database.run("DROP TABLE event", "CREATE TABLE event (id int PRIMARY KEY, title text)");

        assertThatThrownBy(() -> source.prepare(_ -> {
                    throw new IllegalStateException("the log is away");
                }))
                .hasMessage("the log is away");
        List<Drifted> told = new ArrayList<>();
        source.prepare(told::addAll);

        assertThat(told).singleElement().satisfies(missed -> {
            assertThat(missed.table()).isEqualTo(EVENT.table());
            assertThat(missed.why()).contains("was not published for a while");
        });
    }

    @Test
    void tellsThatAPublicationLeavesOutRowsOrKindsOfChange() {
        String name = database.slot();
        database.run("ALTER PUBLICATION " + name + " SET (publish = 'insert, update')");

        assertThat(source.head().problems()).hasSize(2).allSatisfy(problem -> {
            assertThat(problem.columns()).isEmpty();
            assertThat(problem.why()).contains("published in part", "publish = 'insert, update, delete, truncate'");
        });
        assertThat(source.prepare().anew()).hasSize(2);
        assertThat(source.head().problems()).isEmpty();

        database.run(
                "ALTER PUBLICATION " + name + " SET TABLE member (id, name, bio), event (id, title) WHERE (id > 5)");
        assertThat(source.head().problems()).isNotEmpty();
    }

    @Test
    void tellsThatRowsAreNoLongerNamedByTheirKey() {
        database.run(
                "ALTER TABLE event ALTER title SET NOT NULL",
                "CREATE UNIQUE INDEX by_title ON event (title)",
                "ALTER TABLE event REPLICA IDENTITY USING INDEX by_title",
                "INSERT INTO event VALUES (1, 'a')",
                "DELETE FROM event");

        try (ChangeStream stream = source.follow()) {
            assertThat(entries(stream, 3).getFirst()).isInstanceOfSatisfying(SchemaChange.class, told -> {
                assertThat(told.table()).isEqualTo(EVENT.table());
                assertThat(told.columns()).isEmpty();
                assertThat(told.why()).contains("by the primary key", "REPLICA IDENTITY DEFAULT");
            });
        }
    }
}
