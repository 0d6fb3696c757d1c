package io.banyan.capture;

import static io.banyan.capture.Streams.changes;
import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.projections.change.Change;
import io.banyan.projections.change.TableName;
import io.banyan.projections.change.TableSpec;
import io.banyan.projections.change.Transaction;
import io.banyan.projections.source.ChangeSource;
import io.banyan.projections.source.ChangeStream;
import io.banyan.projections.source.PostgresChangeSource;
import io.banyan.projections.source.Snapshot;
import io.banyan.testkit.Await;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// What a real PostgreSQL tells of its changes.
class PostgresSourceTests extends Following {
    @Test
    void givesRowsAsTheyAreCommitted() {
        database.run(
                "INSERT INTO member VALUES (1, 'Ada', 'secret', NULL)",
                "UPDATE member SET name = 'Ada L.' WHERE id = 1",
                "UPDATE member SET id = 2 WHERE id = 1",
                "DELETE FROM member WHERE id = 2",
                "TRUNCATE member");

        try (ChangeStream stream = source.follow()) {
            List<Change> changes = changes(stream, 5);

            assertThat(changes)
                    .extracting(Change::kind)
                    .map(String::valueOf)
                    .containsExactly("INSERT", "UPDATE", "UPDATE", "DELETE", "TRUNCATE");
            assertThat(changes).allMatch(change -> change.table().equals(MEMBER.table()));
            assertThat(changes.get(0).after()).isEqualTo(row("1", "Ada", null));
            assertThat(changes.get(0).keyValues()).isEqualTo(Map.of("id", "1"));
            assertThat(changes.get(1).after()).isEqualTo(row("1", "Ada L.", null));
            assertThat(changes.get(1).keyBefore()).isNull();
            assertThat(changes.get(2).keyBefore()).isEqualTo(Map.of("id", "1"));
            assertThat(changes.get(3).keyValues()).isEqualTo(Map.of("id", "2"));
            assertThat(changes).isSortedAccordingTo(Comparator.comparing(Change::position));
        }
    }

    /// The order is that of the commits, whatever was written first.
    @Test
    void ordersByCommit() throws Exception {
        try (var slow = database.connect();
                var statement = slow.createStatement()) {
            slow.setAutoCommit(false);
            statement.execute("INSERT INTO event VALUES (1, 'first written')");
            database.run("INSERT INTO event VALUES (2, 'first committed')");
            statement.execute("INSERT INTO event VALUES (3, 'in between')");
            slow.commit();
        }

        try (ChangeStream stream = source.follow()) {
            assertThat(changes(stream, 3))
                    .extracting(change -> change.keyValues().get("id"))
                    .containsExactly("2", "1", "3");
        }
    }

    @Test
    void neverGivesWhatIsNotDeclared() {
        database.run(
                "INSERT INTO member VALUES (1, 'Ada', 'planted-secret', 'x')",
                "UPDATE member SET password = 'planted-secret-2', name = 'Ada L.'",
                "INSERT INTO other VALUES (1)",
                "ALTER TABLE member ADD COLUMN token text",
                "UPDATE member SET token = 'planted-secret-3', name = 'Ada'",
                "DELETE FROM member");

        try (ChangeStream stream = source.follow()) {
            List<Change> changes = changes(stream, 4);

            assertThat(changes.toString()).contains("Ada L.").doesNotContain("planted-secret");
            assertThat(changes).noneMatch(change -> change.after().containsKey("token"));
        }
    }

    @Test
    void leavesOutALargeValueThatDidNotChange() {
        database.run(
                "INSERT INTO member VALUES (1, 'Ada', '', repeat('x', 10000))", "UPDATE member SET name = 'Ada L.'");

        try (ChangeStream stream = source.follow()) {
            Change update = changes(stream, 2).get(1);

            assertThat(update.after()).containsOnlyKeys("id", "name").containsEntry("name", "Ada L.");
        }
    }

    @Test
    void takesALargeValueFromTheOldRowWhereTheDatabaseTellsIt() {
        TableSpec page = TableSpec.of("page", "id", "title", "body");
        database.run(
                "CREATE TABLE page (id int PRIMARY KEY, title text, body text)",
                "ALTER TABLE page ALTER body SET STORAGE EXTERNAL",
                "ALTER TABLE page REPLICA IDENTITY FULL");
        try (ChangeSource full = new PostgresChangeSource(database.spec(MEMBER, EVENT, page))) {
            full.prepare();
            database.run("INSERT INTO page VALUES (1, 'a', repeat('x', 10000))", "UPDATE page SET title = 'b'");

            try (ChangeStream stream = full.follow()) {
                Change update = changes(stream, 2).get(1);

                assertThat(update.after())
                        .containsEntry("body", "x".repeat(10_000))
                        .containsEntry("title", "b");
                assertThat(update.before()).containsEntry("title", "a");
            }
        }
    }

    @Test
    void givesALargeTransactionInParts() {
        database.run("INSERT INTO event SELECT n, 'event ' || n FROM generate_series(1, 12000) n");

        try (ChangeStream stream = source.follow()) {
            List<Transaction> parts = new ArrayList<>();
            Await.until("the end came", () -> {
                Transaction next = stream.next();
                if (next != null && !(next.entries().isEmpty() && parts.isEmpty())) {
                    parts.add(next);
                }
                return !parts.isEmpty() && parts.getLast().end() != null;
            });

            assertThat(parts).hasSizeGreaterThan(2);
            assertThat(parts.stream().mapToInt(part -> part.entries().size()).sum())
                    .isEqualTo(12_000);
            assertThat(parts.subList(0, parts.size() - 1)).allMatch(part -> part.end() == null);
        }
    }

    @Test
    void givesAgainWhatWasNotAcknowledgedAtTheSamePlaces() {
        database.run("INSERT INTO event VALUES (1, 'a'), (2, 'b')", "UPDATE event SET title = 'c' WHERE id = 2");

        List<Change> first;
        try (ChangeStream stream = source.follow()) {
            first = changes(stream, 3);
        }
        try (ChangeStream stream = source.follow()) {
            assertThat(changes(stream, 3)).isEqualTo(first);
        }
    }

    @Test
    void readsTheRowsOfOneMomentAndFollowsFromThere() {
        database.run(
                "INSERT INTO member VALUES (1, 'Ada', 'planted-secret', E'a\\tb\\nc\\\\'), (2, NULL, '', 'x')",
                "INSERT INTO event VALUES (1, 'a')");

        try (Snapshot snapshot = source.snapshot()) {
            database.run("INSERT INTO member VALUES (3, 'late', '', '')", "DELETE FROM member WHERE id = 1");
            List<Change> rows = new ArrayList<>();
            long count = snapshot.rows(MEMBER.table(), null, rows::add);
            List<Change> some = new ArrayList<>();
            snapshot.rows(MEMBER.table(), "id > 1", some::add);

            assertThat(count).isEqualTo(2);
            assertThat(rows)
                    .extracting(Change::after)
                    .containsExactly(row("1", "Ada", "a\tb\nc\\"), row("2", null, "x"));
            assertThat(rows).allMatch(row -> row.key().equals(List.of("id")));
            assertThat(some).extracting(Change::keyValues).containsExactly(Map.of("id", "2"));
            try (ChangeStream stream = source.follow()) {
                List<Change> after = changes(stream, 5).stream()
                        .filter(change -> Long.compareUnsigned(change.position().commit(), snapshot.position()) >= 0)
                        .toList();
                assertThat(after).extracting(Change::keyValues).containsExactly(Map.of("id", "3"), Map.of("id", "1"));
            }
        }
    }

    /// Both ways give the same text: a view that is built and one that follows must not differ.
    @Test
    void writesValuesAlikeInRowsAndInChanges() {
        TableSpec all = TableSpec.of("kinds", "id", "b", "f", "n", "t", "d", "a", "j", "c", "u", "bytes", "i");
        database.run("""
                CREATE TABLE kinds (id int PRIMARY KEY, b boolean, f float8, n numeric(10,2), t timestamptz, d date,
                  a int[], j jsonb, c char(5), u uuid, bytes bytea, i interval)""");
        try (ChangeSource kinds = new PostgresChangeSource(database.spec(MEMBER, EVENT, all))) {
            kinds.prepare();
            database.run("""
                    INSERT INTO kinds VALUES (1, true, 0.1, 12.50, '2026-11-28 13:00:00+01', '2026-11-28', '{1,NULL}',
                      '{"b": 1, "a": null}', 'x', '00000000-0000-0000-0000-000000000001', '\\x00ff', '1 day 2 hours')""");
            Change streamed;
            try (ChangeStream stream = kinds.follow()) {
                streamed = changes(stream, 1).getFirst();
            }
            List<Change> rows = new ArrayList<>();
            try (Snapshot snapshot = kinds.snapshot()) {
                snapshot.rows(new TableName("public", "kinds"), null, rows::add);
            }

            assertThat(rows).singleElement().extracting(Change::after).isEqualTo(streamed.after());
            assertThat(streamed.after()).containsEntry("b", "t").containsEntry("t", "2026-11-28 12:00:00+00");
        }
    }

    private static Map<String, @Nullable String> row(String id, @Nullable String name, @Nullable String bio) {
        Map<String, @Nullable String> row = new LinkedHashMap<>();
        row.put("id", id);
        row.put("name", name);
        row.put("bio", bio);
        return row;
    }
}
