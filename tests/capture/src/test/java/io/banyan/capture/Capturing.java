package io.banyan.capture;

import io.banyan.projections.capture.CaptureRunner;
import io.banyan.projections.capture.CaptureSpec;
import io.banyan.projections.capture.CaptureState;
import io.banyan.projections.capture.CaptureWatch;
import io.banyan.projections.change.LogEntry;
import io.banyan.projections.change.LogPosition;
import io.banyan.projections.change.Mark;
import io.banyan.projections.change.TableSpec;
import io.banyan.projections.log.LogState;
import io.banyan.projections.log.RedisChangeLog;
import io.banyan.projections.source.ChangeSource;
import io.banyan.projections.source.PostgresChangeSource;
import io.banyan.redis.RedisAddress;
import io.banyan.testkit.Await;
import io.banyan.testkit.RealRedis;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

/// A capture from a real PostgreSQL into a real Redis, begun anew for each test.
abstract class Capturing {
    static final TableSpec MEMBER = TableSpec.of("public.member", "id", "name");
    static final CaptureSpec QUICK = new CaptureSpec(
            Duration.ofMillis(20),
            Duration.ofMillis(50),
            Duration.ofDays(1),
            Duration.ofMillis(10),
            Duration.ofMillis(100));

    static final CaptureSpec CAREFUL = new CaptureSpec(
            Duration.ofMillis(20),
            Duration.ofSeconds(3),
            Duration.ofDays(1),
            Duration.ofMillis(10),
            Duration.ofMillis(100));

    static RealRedis redis;

    RealPostgres database;
    ChangeSource source;
    RedisChangeLog log;
    CaptureRunner capture;

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

    final void begin(CaptureSpec spec) {
        source = new PostgresChangeSource(database.spec(MEMBER));
        capture = new CaptureRunner(source, log, spec, CaptureWatch.NOBODY);
        capture.start();
    }

    final void end() {
        capture.close();
        source.close();
    }

    /// Redis loses its last second or two with some of these kills, so what is acknowledged must be older.

    void awaitGoingOn() {
        Await.until(
                "capture goes on",
                () -> capture.state().mark() != null && capture.state().problem() == null);
    }

    void awaitRefusal(String... texts) {
        Await.until("capture refuses", () -> {
            CaptureState state = capture.state();
            return state.isRefused() && List.of(texts).stream().allMatch(state.text()::contains);
        });
    }

    Mark awaitMarkAfter(Instant time) {
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

    LogState state() {
        return Objects.requireNonNull(log.state());
    }

    LogPosition from() {
        return state().from();
    }

    /// All but marks.
    List<LogEntry> entries() {
        List<LogEntry> all = new ArrayList<>();
        readOn(all, from());
        return all;
    }

    List<LogEntry> awaitEntries(int count) {
        List<LogEntry> all = new ArrayList<>();
        AtomicReference<LogPosition> at = new AtomicReference<>(from());
        Await.until(count + " entries are there", Duration.ofSeconds(60), () -> {
            at.set(readOn(all, at.get()));
            return all.size() >= count;
        });
        return all;
    }

    /// Adds what comes after a place, and gives the place that it came to.
    private LogPosition readOn(List<LogEntry> all, LogPosition after) {
        LogPosition at = after;
        List<LogEntry> page = log.read(at, Instant.MAX, 5_000, Duration.ZERO);
        while (!page.isEmpty()) {
            page.stream().filter(entry -> !(entry instanceof Mark)).forEach(all::add);
            at = page.getLast().position();
            page = log.read(at, Instant.MAX, 5_000, Duration.ZERO);
        }
        return at;
    }
}
