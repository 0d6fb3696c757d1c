package io.banyan.stores;

import static io.banyan.stores.LiveStoreContract.answer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.banyan.live.Commit;
import io.banyan.live.CommitResult;
import io.banyan.live.Revision;
import io.banyan.live.StoredState;
import io.banyan.redis.RedisAddress;
import io.banyan.redis.RedisLink;
import io.banyan.store.RedisLiveStore;
import io.banyan.testkit.Await;
import io.banyan.testkit.Heartbeat;
import io.banyan.testkit.RealRedis;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What a replica sees of a Redis that dies, freezes, comes back with less, or is no master any more.
class RedisAwayTests {
    private static final Duration SECOND = Duration.ofSeconds(1);
    /// For a slow machine.
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Heartbeat heartbeat = Heartbeat.start();
    private RealRedis redis;
    private RedisLink link;
    private RedisLiveStore store;

    @BeforeEach
    void start() {
        redis = RealRedis.start();
        link = new RedisLink(RedisAddress.parse(redis.url()));
        store = new RedisLiveStore(link, "test");
    }

    @AfterEach
    void stop() {
        link.close();
        redis.close();
        heartbeat.close();
    }

    @Test
    void isMadeWhileRedisIsAwayAndAnswersOnceItIsThere() {
        redis.kill();
        try (RedisLink early = new RedisLink(RedisAddress.parse(redis.url()))) {
            RedisLiveStore waiting = new RedisLiveStore(early, "test");
            assertThatThrownBy(() -> within(SECOND, waiting)).isInstanceOf(RuntimeException.class);

            redis.restart();

            assertThat(backAfter(waiting)).isLessThan(SECOND.plus(heartbeat.slack()));
        }
    }

    @Test
    void aKilledRedisIsKnownAtOnceAndBackAtOnce() {
        StoredState state = taken(Commits.weight(StoredState.EMPTY, "events", 10));

        redis.kill();
        assertThatThrownBy(() -> within(SECOND, store)).isInstanceOf(RuntimeException.class);
        redis.restart();

        assertThat(backAfter(store)).isLessThan(SECOND.plus(heartbeat.slack()));
        assertThat(answer(store.read(0)).state()).isEqualTo(state);
    }

    @Test
    void aRedisThatComesBackEmptySaysSo() {
        taken(Commits.weight(StoredState.EMPTY, "events", 10));

        redis.kill();
        redis.restartEmpty();

        backAfter(store);
        assertThat(answer(store.revision())).isEqualTo(Revision.NONE);
        assertThat(answer(store.read(0)).state()).isEqualTo(StoredState.EMPTY);
    }

    @Test
    void aFrozenRedisIsKnownWithinASecondAndBackOnceItThaws() {
        StoredState state = taken(Commits.weight(StoredState.EMPTY, "events", 10));
        Commit lost = Commits.weight(state, "events", 20);

        redis.freeze();
        List<Duration> known = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            long began = System.nanoTime();
            assertThatThrownBy(() -> store.commit(lost).block(PATIENCE))
                    .isInstanceOf(RuntimeException.class)
                    .hasMessageNotContaining("Timeout on blocking read");
            known.add(Duration.ofNanos(System.nanoTime() - began));
        }
        redis.thaw();
        assertThat(Collections.min(known)).isLessThan(SECOND);

        assertThat(backAfter(store)).isLessThan(SECOND.plus(heartbeat.slack()));
        CommitResult again = answer(store.commit(lost));
        assertThat(again).as("taken once, early or late").isEqualTo(new CommitResult(true, state.after(lost)));
        assertThat(answer(store.read(0)).changes()).hasSize(2);
    }

    @Test
    void aFailoverToACopyFiveChangesBehindIsSeen() {
        StoredState state = taken(Commits.weight(StoredState.EMPTY, "events", 1));
        try (RealRedis copy = redis.copy()) {
            copy.say("REPLICAOF", "NO", "ONE");
            for (int i = 2; i <= 6; i++) {
                state = taken(Commits.weight(state, "events", i));
            }

            redis.failOverTo(copy);
        }

        backAfter(store);
        assertThat(answer(store.revision())).isEqualTo(new Revision(1, 1));
        assertThat(answer(store.recover(new Revision(1, 1), state, List.of())).taken())
                .isTrue();
    }

    @Test
    void aMasterThatBecameACopyIsLeftForANewConnection() {
        StoredState state = taken(Commits.weight(StoredState.EMPTY, "events", 1));
        try (RealRedis master = RealRedis.start()) {
            redis.say("REPLICAOF", "127.0.0.1", String.valueOf(master.port()));
            Commit commit = Commits.weight(state, "events", 2);
            String before = connection();

            assertThatThrownBy(() -> store.commit(commit).block(SECOND)).hasMessageContaining("READONLY");

            Await.until(
                    "a new connection",
                    () -> within(SECOND, store) != null && !connection().equals(before));
        }
    }

    /// The ids of the clients of Redis that are not this question itself.
    private String connection() {
        return redis.say("CLIENT", "LIST", "TYPE", "normal")
                .lines()
                .filter(line -> line.contains("cmd=hget") || line.contains("cmd=evalsha") || line.contains("cmd=eval "))
                .map(line -> line.substring(0, line.indexOf(' ')))
                .reduce("", String::concat);
    }

    @Test
    void aPasswordIsUsedAndNeverShown() {
        try (RealRedis locked = RealRedis.start("--requirepass", "s3cret@word");
                RedisLink open =
                        new RedisLink(RedisAddress.parse("redis://default:s3cret%40word@127.0.0.1:" + locked.port()));
                RedisLink wrong =
                        new RedisLink(RedisAddress.parse("redis://default:wr0ng@127.0.0.1:" + locked.port()))) {
            assertThat(answer(new RedisLiveStore(open, "test").revision())).isEqualTo(Revision.NONE);
            assertThat(open).hasToString("redis://***@127.0.0.1:" + locked.port());
            Await.until("the refusal is told", () -> refusal(wrong).contains("WRONGPASS"));
        }
    }

    /// Lettuce says once in a while only that its handshake is gone, if the refusal closed the connection meanwhile; a
    /// store is asked twice a second, so the next answer tells why.
    private static String refusal(RedisLink wrong) {
        Throwable refused = catchThrowable(() -> within(SECOND, new RedisLiveStore(wrong, "test")));
        StringWriter told = new StringWriter();
        refused.printStackTrace(new PrintWriter(told, true));
        assertThat(told.toString()).isNotEmpty().doesNotContain("wr0ng");
        return told.toString();
    }

    private StoredState taken(Commit commit) {
        CommitResult result = answer(store.commit(commit));
        assertThat(result.taken()).isTrue();
        return result.state();
    }

    private static @Nullable Object within(Duration patience, RedisLiveStore store) {
        return store.revision().block(patience);
    }

    /// Asked twice a second, as `LiveRunner` does; how long it took from now.
    private static Duration backAfter(RedisLiveStore store) {
        long began = System.nanoTime();
        Await.until("the store is back", () -> {
            boolean answers = RedisLiveStoreTests.answers(store);
            if (!answers) {
                Await.holdsWithin(Duration.ofMillis(500), () -> false);
            }
            return answers;
        });
        return Duration.ofNanos(System.nanoTime() - began);
    }
}
