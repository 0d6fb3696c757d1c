package io.banyan.capture;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.projections.capture.CaptureRunner;
import io.banyan.projections.capture.CaptureSpec;
import io.banyan.projections.capture.CaptureWatch;
import io.banyan.projections.change.Change;
import io.banyan.projections.change.LogPosition;
import io.banyan.projections.change.TableSpec;
import io.banyan.projections.log.RedisChangeLog;
import io.banyan.projections.source.ChangeSource;
import io.banyan.projections.source.PostgresChangeSource;
import io.banyan.projections.source.Snapshot;
import io.banyan.redis.RedisAddress;
import io.banyan.testkit.Await;
import io.banyan.testkit.FullNumbers;
import io.banyan.testkit.Measured;
import io.banyan.testkit.RealRedis;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Objects;
import java.util.concurrent.atomic.LongAdder;
import org.junit.jupiter.api.Test;

/// How fast changes come from PostgreSQL into Redis, with both and the writer on the same machine. Nothing is promised
/// here but that it is far above what a monolith writes.
class CaptureSpeedTests {
    private static final int ROWS = FullNumbers.pick(4_000, 200_000);
    private static final int ALONE = FullNumbers.pick(100, 3_000);
    private static final CaptureSpec SETTLED = new CaptureSpec(
            Duration.ofMillis(250),
            Duration.ofMillis(100),
            Duration.ofDays(1),
            Duration.ofMillis(100),
            Duration.ofSeconds(5));
    private static final TableSpec EVENT = TableSpec.of("public.event", "id", "title", "city", "starts_at");

    @Test
    void capturesFarMoreThanAMonolithWrites() throws SQLException {
        try (RealRedis redis = RealRedis.start();
                RealPostgres database = RealPostgres.with(
                        "CREATE TABLE event (id int PRIMARY KEY, title text, city text, starts_at timestamptz)");
                RedisChangeLog log = new RedisChangeLog(RedisAddress.parse(redis.url()), "speed");
                ChangeSource source = new PostgresChangeSource(database.spec(EVENT))) {
            long[] alone = latencies(database, log, source);
            long singles = rate(database, log, source, 1);
            long tens = rate(database, log, source, 10);
            long large = rate(database, log, source, 2_000);
            long rows = snapshotRate(source);

            Measured.as("capture")
                    .figure("rows for each figure; PostgreSQL, Redis and capture on one machine", ROWS)
                    .figure("capture of a backlog, transactions of 1 row, changes/s", singles)
                    .figure("transactions of 10 rows, changes/s", tens)
                    .figure("transactions of 2,000 rows, changes/s", large)
                    .figure("rows of a snapshot, one connection, rows/s", rows)
                    .figure("commit → read from the log, idle, p50 µs", percentile(alone, 50) / 1_000)
                    .figure("commit → read from the log, idle, p99 µs", percentile(alone, 99) / 1_000)
                    .append();
            assertThat(large).isGreaterThan(1_000);
        }
    }

    /// The writer is done before capture begins, so it is capture alone that is measured, its start included.
    private static long rate(RealPostgres database, RedisChangeLog log, ChangeSource source, int rowsEach) {
        database.run("""
                DO $$ BEGIN
                  TRUNCATE event;
                  FOR i IN 0..%d LOOP
                    INSERT INTO event SELECT i * %d + n, 'An event with a title of usual length ' || n, 'Lisbon', now()
                      FROM generate_series(1, %d) n;
                    COMMIT;
                  END LOOP;
                END $$""".formatted(ROWS / rowsEach - 1, rowsEach, rowsEach));
        long end = Long.parseUnsignedLong(database.one("select (pg_current_wal_insert_lsn() - '0/0')::text"));
        LongAdder entries = new LongAdder();
        long began = System.nanoTime();
        try (CaptureRunner capture = new CaptureRunner(source, log, SETTLED, counting(entries))) {
            capture.start();
            Await.until(
                    "all is in the log", Duration.ofMinutes(5), () -> last(log).commit() >= end);
            long nanos = System.nanoTime() - began;
            Await.until("each is told of, a moment after it is in the log", () -> entries.sum() > ROWS);
            awaitAcknowledged(source, end);
            return ROWS * 1_000_000_000L / nanos;
        }
    }

    /// So that the next one does not get it again.
    private static void awaitAcknowledged(ChangeSource source, long end) {
        Await.until("it is acknowledged", () -> {
            ChangeSource.Kept kept = source.kept();
            return kept != null && kept.acknowledged() >= end;
        });
    }

    private static long[] latencies(RealPostgres database, RedisChangeLog log, ChangeSource source)
            throws SQLException {
        long[] nanos = new long[ALONE];
        try (CaptureRunner capture = new CaptureRunner(source, log, SETTLED, CaptureWatch.NOBODY);
                Connection connection = database.connect();
                PreparedStatement write = connection.prepareStatement(
                        "INSERT INTO event VALUES (?, 'a', 'b', now()) ON CONFLICT (id) DO UPDATE SET title = 'c'")) {
            capture.start();
            Await.until("capture goes on", () -> capture.state().mark() != null);
            for (int i = 0; i < ALONE; i++) {
                LogPosition before = last(log);
                write.setInt(1, i);
                write.execute();
                long committed = System.nanoTime();
                awaitChange(log, before);
                nanos[i] = System.nanoTime() - committed;
            }
        }
        Arrays.sort(nanos);
        return nanos;
    }

    private static void awaitChange(RedisChangeLog log, LogPosition after) {
        boolean isThere = false;
        while (!isThere) {
            isThere = log.read(after, null, 100, Duration.ofSeconds(1)).stream().anyMatch(Change.class::isInstance);
        }
    }

    private static long percentile(long[] sorted, int percent) {
        return sorted[Math.min(sorted.length - 1, sorted.length * percent / 100)];
    }

    private static long snapshotRate(ChangeSource source) {
        LongAdder rows = new LongAdder();
        long began = System.nanoTime();
        try (Snapshot snapshot = source.snapshot()) {
            snapshot.rows(EVENT.table(), null, row -> rows.increment());
        }
        return rows.sum() * 1_000_000_000L / (System.nanoTime() - began);
    }

    private static LogPosition last(RedisChangeLog log) {
        return Objects.requireNonNull(log.state()).last();
    }

    private static CaptureWatch counting(LongAdder entries) {
        return new CaptureWatch() {
            @Override
            public void appended(int added) {
                entries.add(added);
            }

            @Override
            public void failed() {}
        };
    }
}
