package io.banyan.capture;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.position.Source;
import io.banyan.projections.capture.CaptureRunner;
import io.banyan.projections.capture.CaptureWatch;
import io.banyan.projections.change.Change;
import io.banyan.projections.change.LogPosition;
import io.banyan.projections.change.Mark;
import io.banyan.projections.change.TableSpec;
import io.banyan.projections.source.PostgresChangeSource;
import io.banyan.testkit.Await;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/// When capture does not go on by itself, and what heals it.
class CaptureRefusalTests extends Capturing {
    @Test
    void saysSoWhenItsSlotIsDropped() {
        dropSlot();
        awaitRefusal("has no replication slot " + database.slot() + " any more", "--start-over");
        LogPosition before = state().last();
        database.run("INSERT INTO member VALUES (1, 'lost', '')");
        assertThat(state().last()).isEqualTo(before);

        startOver();

        database.run("INSERT INTO member VALUES (2, 'found', '')");
        assertThat(awaitEntries(1).getFirst()).isInstanceOfSatisfying(Change.class, change -> assertThat(change.after())
                .containsEntry("id", "2"));
        assertThat(state().from()).isGreaterThan(before);
    }

    private void startOver() {
        end();
        source = new PostgresChangeSource(database.spec(MEMBER));
        capture = new CaptureRunner(source, log, QUICK, CaptureWatch.NOBODY);
        capture.startOver();
        capture.start();
        awaitGoingOn();
    }

    @Test
    void saysSoWhenItsRedisCameBackOlder() {
        database.run("INSERT INTO member VALUES (1, 'a', '')");
        awaitEntries(1);
        String stream = "banyan:log:{test}";
        redis.say("COPY", stream, "old");
        redis.say("COPY", stream + ":state", "old:state");
        Mark then = awaitMarkAfter(Instant.EPOCH);
        database.run("INSERT INTO member VALUES (2, 'b', '')");
        awaitEntries(2);
        awaitMarkAfter(then.time().plusMillis(500));
        awaitAcknowledged(state().last());

        redis.say("COPY", "old", stream, "REPLACE");
        redis.say("COPY", "old:state", stream + ":state", "REPLACE");
        database.run("INSERT INTO member VALUES (3, 'c', '')");

        awaitRefusal("its Redis came back with older data", "--start-over");
        assertThat(entries()).hasSize(1);
    }

    /// Nothing is lost by it but what views have not read: they find out by the gap.
    @Test
    void beginsAgainInAnEmptiedRedis() {
        database.run("INSERT INTO member VALUES (1, 'a', '')");
        awaitEntries(1);
        LogPosition before = state().last();
        awaitAcknowledged(before);
        redis.say("FLUSHALL");

        Await.until("there is a log again", () -> log.state() != null);
        database.run("INSERT INTO member VALUES (2, 'b', '')");
        Await.until("it goes on", () -> !entries().isEmpty());
        assertThat(((Change) entries().getFirst()).after()).containsEntry("id", "2");
    }

    private void awaitAcknowledged(LogPosition position) {
        Await.until(
                "it is acknowledged",
                () -> Long.compareUnsigned(
                                Objects.requireNonNull(new PostgresChangeSource(database.spec(MEMBER)).kept())
                                        .acknowledged(),
                                position.commit())
                        >= 0);
    }

    @Test
    void isOneOfTwoAtATime() {
        CaptureRunner other =
                new CaptureRunner(new PostgresChangeSource(database.spec(MEMBER)), log, QUICK, CaptureWatch.NOBODY);
        other.start();
        Await.until("it stands by", () -> other.state().text().contains("stands by"));

        end();
        database.run("INSERT INTO member VALUES (1, 'a', '')");
        awaitEntries(1);
        other.close();
    }

    @Test
    void leavesThePublicationToTheOneThatReads() {
        String columns = "select attnames from pg_publication_tables where pubname = '" + database.slot() + "'";
        try (PostgresChangeSource narrow = new PostgresChangeSource(database.spec(TableSpec.of("member", "id")));
                CaptureRunner other = new CaptureRunner(narrow, log, QUICK, CaptureWatch.NOBODY)) {
            other.start();
            Await.until("it stands by", () -> other.state().text().contains("declares something else"));
            assertThat(database.one(columns)).isEqualTo("{id,name}");

            end();
            Await.until("it takes over", () -> database.one(columns).equals("{id}"));
        }
    }

    @Test
    void saysSoWhenTheDatabaseIsAnotherOne() {
        end();
        log.startOver(Source.parse("7c1f00aa"), from());
        begin(QUICK);

        awaitRefusal("has the changes of source 7c1f00aa, but the database is", "a failover", "--start-over");
    }

    @Test
    void saysSoWhenTheDatabaseWentBack() {
        end();
        log.startOver(state().source(), LogPosition.mark(from().commit() + (1L << 40)));
        begin(QUICK);

        awaitRefusal("but the database has only come to", "it was restored from a backup", "--start-over");
    }

    /// What it writes then has places that the log has already, with other changes.
    @Test
    void staysRefusedWhenTheDatabaseHasCaughtUp() {
        end();
        long place = Long.parseLong(database.one("select (pg_current_wal_insert_lsn() - '0/0')::text")) + 500_000;
        log.startOver(state().source(), LogPosition.mark(place));
        begin(QUICK);
        awaitRefusal("it was restored from a backup");

        database.run("INSERT INTO other SELECT n FROM generate_series(1, 20000) n");
        assertThat(Long.parseLong(database.one("select (pg_current_wal_insert_lsn() - '0/0')::text")))
                .isGreaterThan(place);
        end();
        AtomicInteger tries = new AtomicInteger();
        source = new PostgresChangeSource(database.spec(MEMBER));
        capture = new CaptureRunner(source, log, QUICK, new CaptureWatch() {
            @Override
            public void appended(int entries) {}

            @Override
            public void failed() {
                tries.incrementAndGet();
            }
        });
        capture.start();
        Await.until("it tried again", () -> tries.get() >= 2);
        awaitRefusal("it was restored from a backup", "--start-over");
        assertThat(state().last()).isEqualTo(LogPosition.mark(place));

        startOver();
        database.run("INSERT INTO member VALUES (1, 'a', '')");
        awaitEntries(1);
    }

    /// A new one would let the server keep its log for nobody.
    @Test
    void leavesASlotThatIsLostAsItIs() {
        end();
        database.run("ALTER SYSTEM SET max_slot_wal_keep_size = '1MB'", "SELECT pg_reload_conf()");
        Await.until("the slot is lost", () -> {
            database.run("INSERT INTO other VALUES (1)", "SELECT pg_switch_wal()", "CHECKPOINT");
            return status().equals("lost");
        });
        database.run("ALTER SYSTEM RESET max_slot_wal_keep_size", "SELECT pg_reload_conf()");
        begin(QUICK);

        awaitRefusal("gave up the replication slot " + database.slot(), "--start-over", "max_slot_wal_keep_size");
        assertThat(status()).isEqualTo("lost");
    }

    private String status() {
        return database.one("select wal_status from pg_replication_slots where slot_name = '" + database.slot() + "'");
    }

    private void dropSlot() {
        Await.until("the slot is gone", () -> {
            database.breakStream();
            return database.one(
                            "select count(pg_drop_replication_slot(slot_name)) from pg_replication_slots where slot_name"
                                    + " = '" + database.slot() + "' and not active")
                    .equals("1");
        });
    }
}
