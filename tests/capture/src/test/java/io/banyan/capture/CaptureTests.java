package io.banyan.capture;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.projections.capture.CaptureRunner;
import io.banyan.projections.capture.CaptureSpec;
import io.banyan.projections.capture.CaptureState;
import io.banyan.projections.capture.CaptureWatch;
import io.banyan.projections.change.Change;
import io.banyan.projections.change.LogEntry;
import io.banyan.projections.change.LogPosition;
import io.banyan.projections.change.Mark;
import io.banyan.projections.change.SchemaChange;
import io.banyan.projections.change.TableSpec;
import io.banyan.projections.log.LogState;
import io.banyan.projections.log.RedisChangeLog;
import io.banyan.projections.source.ChangeSource;
import io.banyan.projections.source.PostgresChangeSource;
import io.banyan.redis.RedisAddress;
import io.banyan.testkit.Await;
import io.banyan.testkit.FullNumbers;
import io.banyan.testkit.RealRedis;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// From a real PostgreSQL into a real Redis.
class CaptureTests {
    private static final TableSpec MEMBER = TableSpec.of("public.member", "id", "name");
    private static final CaptureSpec QUICK = new CaptureSpec(
            Duration.ofMillis(20),
            Duration.ofMillis(50),
            Duration.ofDays(1),
            Duration.ofMillis(10),
            Duration.ofMillis(100));

    private static final CaptureSpec CAREFUL = new CaptureSpec(
            Duration.ofMillis(20),
            Duration.ofSeconds(3),
            Duration.ofDays(1),
            Duration.ofMillis(10),
            Duration.ofMillis(100));

    private static RealRedis redis;

    private RealPostgres database;
    private ChangeSource source;
    private RedisChangeLog log;
    private CaptureRunner capture;

    @BeforeAll
    static void start() {
        redis = RealRedis.start();
    }

    @AfterAll
    static void stop() {
        redis.close();
    }

    @BeforeEach
    void open() {
        redis.say("FLUSHALL");
        database = RealPostgres.with(
                "CREATE TABLE member (id int PRIMARY KEY, name text, password text)", "CREATE TABLE other (id int)");
        log = new RedisChangeLog(RedisAddress.parse(redis.url()), "test");
        begin(QUICK);
        awaitGoingOn();
    }

    @AfterEach
    void close() {
        end();
        log.close();
        database.close();
    }

    private void begin(CaptureSpec spec) {
        source = new PostgresChangeSource(database.spec(MEMBER));
        capture = new CaptureRunner(source, log, spec, CaptureWatch.NOBODY);
        capture.start();
    }

    private void end() {
        capture.close();
        source.close();
    }

    /// Redis loses its last second or two with some of these kills, so what is acknowledged must be older.
    @Test
    void hasEveryChangeOnceAndInOrderWhateverBreaks() {
        end();
        begin(CAREFUL);
        int rounds = FullNumbers.pick(8, 40);
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
        assertThat(redis.say("XRANGE", "banyan:log:{test}", "-", "+", "COUNT", "100000"))
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
        Await.until(
                "it is acknowledged",
                () -> Long.compareUnsigned(
                                Objects.requireNonNull(new PostgresChangeSource(database.spec(MEMBER)).kept())
                                        .acknowledged(),
                                before.commit())
                        >= 0);
        redis.say("FLUSHALL");

        Await.until("there is a log again", () -> log.state() != null);
        database.run("INSERT INTO member VALUES (2, 'b', '')");
        Await.until("it goes on", () -> !entries().isEmpty());
        assertThat(((Change) entries().getFirst()).after()).containsEntry("id", "2");
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

    private void dropSlot() {
        Await.until("the slot is gone", () -> {
            database.breakStream();
            return database.one(
                            "select count(pg_drop_replication_slot(slot_name)) from pg_replication_slots where slot_name"
                                    + " = '" + database.slot() + "' and not active")
                    .equals("1");
        });
    }

    private void awaitGoingOn() {
        Await.until(
                "capture goes on",
                () -> capture.state().mark() != null && capture.state().problem() == null);
    }

    private void awaitRefusal(String... texts) {
        Await.until("capture refuses", () -> {
            CaptureState state = capture.state();
            return state.isRefused() && List.of(texts).stream().allMatch(state.text()::contains);
        });
    }

    private Mark awaitMarkAfter(Instant time) {
        List<Mark> marks = new ArrayList<>();
        Await.until("a later mark", () -> {
            LogState state = log.state();
            if (state != null && state.mark() != null && state.mark().time().isAfter(time)) {
                marks.add(state.mark());
            }
            return !marks.isEmpty();
        });
        return marks.getFirst();
    }

    private LogState state() {
        return Objects.requireNonNull(log.state());
    }

    private LogPosition from() {
        return state().from();
    }

    /// All but marks.
    private List<LogEntry> entries() {
        return log.read(from(), null, 1_000_000, Duration.ZERO).stream()
                .filter(entry -> !(entry instanceof Mark))
                .toList();
    }

    private List<LogEntry> awaitEntries(int count) {
        Await.until(
                count + " entries are there",
                Duration.ofSeconds(60),
                () -> entries().size() >= count);
        return entries();
    }
}
