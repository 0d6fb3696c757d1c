package io.banyan.capture;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.projections.change.Change;
import io.banyan.projections.change.LogEntry;
import io.banyan.projections.change.Mark;
import io.banyan.projections.change.SchemaChange;
import io.banyan.testkit.Await;
import io.banyan.testkit.FullNumbers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What comes into the log while all is well, or breaks and heals by itself.
class CaptureTests extends Capturing {
    /// Redis loses its last second or two with some of these kills, so what is acknowledged must be older.
    @Test
    void hasEveryChangeOnceAndInOrderWhateverBreaks() {
        end();
        begin(CAREFUL);
        int rounds = FullNumbers.pick(6, 40);
        int rows = FullNumbers.pick(250, 5_000);
        Random chance = new Random(12);
        for (int round = 0; round < rounds; round++) {
            int first = round * rows;
            for (int i = 0; i < 10; i++) {
                int from = first + i * rows / 10;
                database.run("INSERT INTO member SELECT n, 'm' || n, 'planted-secret' FROM generate_series(" + from
                        + ", " + (from + rows / 10 - 1) + ") n");
                if (chance.nextInt(10) == 0) {
                    database.breakStream();
                }
            }
            switch (chance.nextInt(3)) {
                case 0 -> database.breakStream();
                case 1 -> {
                    end();
                    begin(CAREFUL);
                }
                default -> {
                    redis.kill();
                    redis.restart();
                }
            }
        }

        List<LogEntry> entries = awaitEntries(rounds * rows);

        assertThat(entries.stream()
                        .map(entry -> Integer.valueOf(
                                String.valueOf(((Change) entry).keyValues().get("id")))))
                .containsExactlyElementsOf(
                        IntStream.range(0, rounds * rows).boxed().toList());
        assertThat(redis.say("XRANGE", "banyan:log:{test}", "-", "+", "COUNT", "1000"))
                .contains("m1")
                .doesNotContain("planted-secret");
    }

    @Test
    void movesTheTimeWhileNothingChanges() {
        Mark first = awaitMarkAfter(Instant.EPOCH);
        Mark next = awaitMarkAfter(first.time().plusMillis(200));

        assertThat(next.position()).isGreaterThanOrEqualTo(first.position());
        assertThat(Duration.between(next.time(), Instant.now())).isLessThan(Duration.ofSeconds(10));
    }

    /// What is committed has its mark as soon as it is there, and the mark is at or after the ticket of its write.
    @Test
    void isSoonAtThePositionOfAWrite() {
        database.run("INSERT INTO member VALUES (1, 'Ada', '')");
        long ticket = Long.parseUnsignedLong(database.one("select (pg_current_wal_insert_lsn() - '0/0')::text"));

        Await.until(
                "the ticket is passed",
                () -> Long.compareUnsigned(state().last().commit(), ticket) >= 0);
        assertThat(log.read(from(), null, 10, Duration.ZERO)).first().isInstanceOf(Change.class);
    }

    @Test
    void keepsNothingForAnIdleTableBesideABusyOne() {
        awaitMarkAfter(Instant.EPOCH);
        for (int i = 0; i < 20; i++) {
            database.run("INSERT INTO other SELECT n FROM generate_series(1, 10000) n");
        }
        long written = Long.parseLong(database.one("select (pg_current_wal_lsn() - '0/0')::text"));

        Await.until(
                "the slot has moved",
                () -> Long.parseLong(database.one(
                                "select (confirmed_flush_lsn - '0/0')::text from pg_replication_slots where slot_name = '"
                                        + database.slot() + "'"))
                        >= written);
        database.run("CHECKPOINT");
        Await.until("nothing is kept", () -> {
            database.run("select pg_log_standby_snapshot()");
            return keptBytes() < 2_000_000;
        });
    }

    private long keptBytes() {
        return Long.parseLong(database.one(
                "select (pg_current_wal_lsn() - restart_lsn)::text from pg_replication_slots where slot_name = '"
                        + database.slot() + "'"));
    }

    @Test
    void tellsTheViewsOfAColumnThatIsGoneAndGoesOn() {
        database.run("ALTER TABLE member RENAME name TO full_name");

        SchemaChange told = (SchemaChange) awaitEntries(1).getFirst();
        assertThat(told.concerns(MEMBER.table(), "name")).isTrue();
        assertThat(told.concerns(MEMBER.table(), "id")).isFalse();
        Await.until(
                "health says it", () -> capture.state().text().contains("no longer has what views read of it: name"));
        assertThat(capture.state().problem()).isNull();
        awaitMarkAfter(awaitMarkAfter(Instant.EPOCH).time());

        end();
        begin(QUICK);
        awaitGoingOn();
        database.run("INSERT INTO member VALUES (1, 'Ada', '')");
        Await.until("it goes on", () -> entries().stream().anyMatch(Change.class::isInstance));
    }
}
