package io.banyan.newside;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.testkit.Await;
import io.banyan.testkit.Operator;
import io.banyan.testkit.RealRedis;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What may be lost below the views: reads go on from LEGACY, `status` says what to run, and running it heals.
class TroubleTests {
    private static final Duration LONG = Duration.ofSeconds(60);

    private final NewSide side = new NewSide(NewSide.FRESH);
    private final Operator operator = Operator.of(side.gateway);
    private final Readers readers = new Readers(side);
    private final AtomicBoolean over = new AtomicBoolean();
    private final ExecutorService thread = Executors.newSingleThreadExecutor();
    private Future<?> reading = thread.submit(() -> {});

    @BeforeEach
    void readOn() {
        reading = thread.submit(() -> readers.writeAndRead(1, over::get));
    }

    @AfterEach
    void nobodySawAnythingStale() throws Exception {
        over.set(true);
        reading.get();
        thread.close();
        side.close();
        assertThat(readers.stale()).isZero();
    }

    private void awaitStatus(String... texts) {
        Await.until("status says what to do", LONG, () -> {
            String status = side.status();
            return List.of(texts).stream().allMatch(status::contains);
        });
    }

    private void rebuild() {
        for (int version : new int[] {1, 2}) {
            String path = "/api/v1/views/counters/versions/%d/rebuild".formatted(version);
            Operator.Reply reply = operator.send("POST", path, "{\"reason\": \"a test\", \"evenSo\": true}");
            assertThat(reply.status()).as(reply.text()).isLessThan(300);
        }
    }

    @Test
    void aSlotThatIsDroppedIsMendedByStartingOverAndRebuilding() {
        side.monolith.one("select pg_terminate_backend(active_pid) from pg_replication_slots where active");
        Await.until("the slot is gone", LONG, () -> isSlotDropped());

        side.awaitLegacy();
        side.replaceProjector("--start-over");
        awaitStatus("./banyan view rebuild counters");
        rebuild();

        side.awaitModern();
    }

    private boolean isSlotDropped() {
        try {
            side.monolith.run(
                    "select pg_terminate_backend(active_pid) from pg_replication_slots where active",
                    "select pg_drop_replication_slot(slot_name) from pg_replication_slots where not active");
        } catch (IllegalStateException stillRead) {
            return false;
        }
        return side.monolith.one("select count(*) from pg_replication_slots").equals("0");
    }

    @Test
    void aDatabaseThatRestartsIsNotMissed() throws Exception {
        over.set(true);
        reading.get();
        side.monolith.restart();

        over.set(false);
        readOn();

        side.awaitModern();
        int before = readers.modern();
        Await.until("MODERN answers readers who write", LONG, () -> readers.modern() > before);
    }

    @Test
    void aRedisThatIsAwayIsNotMissed() {
        side.redis.kill();

        side.awaitLegacy();
        side.redis.restart();

        side.awaitModern();
    }

    @Test
    void aRedisThatComesBackEmptyIsFilledByRebuilding() {
        side.redis.kill();
        side.redis.restartEmpty();

        side.awaitLegacy();
        awaitStatus("./banyan view rebuild counters");
        rebuild();

        side.awaitModern();
    }

    @Test
    void aRedisOfYesterdayIsMendedByStartingOverAndRebuilding() {
        try (RealRedis yesterday = side.redis.copy()) {
            yesterday.say("REPLICAOF", "NO", "ONE");
            int before = readers.writes();
            Await.until("more is written", LONG, () -> readers.writes() > before + 500);
            side.redis.failOverTo(yesterday);
        }

        side.awaitLegacy();
        side.replaceProjector("--start-over");
        awaitStatus("./banyan view rebuild counters");
        rebuild();

        side.awaitModern();
    }
}
