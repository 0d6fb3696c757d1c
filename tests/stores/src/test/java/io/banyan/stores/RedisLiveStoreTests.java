package io.banyan.stores;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.live.LiveStore;
import io.banyan.live.Revision;
import io.banyan.live.StoredState;
import io.banyan.redis.RedisAddress;
import io.banyan.redis.RedisLink;
import io.banyan.store.RedisLiveStore;
import io.banyan.testkit.Await;
import io.banyan.testkit.RealRedis;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;

class RedisLiveStoreTests extends RecoveryContract {
    private static RealRedis redis;

    private RedisLink link;
    private RedisLink other;
    private RedisLiveStore store;
    private RedisLiveStore another;

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
        redis.say("SCRIPT", "FLUSH");
        link = new RedisLink(RedisAddress.parse(redis.url()));
        other = new RedisLink(RedisAddress.parse(redis.url()));
        store = new RedisLiveStore(link, "test");
        another = new RedisLiveStore(other, "test");
    }

    @AfterEach
    void close() {
        link.close();
        other.close();
    }

    @Override
    LiveStore store() {
        return store;
    }

    @Override
    LiveStore another() {
        return another;
    }

    @Override
    LiveStore restarted() {
        close();
        redis.kill();
        redis.restart();
        link = new RedisLink(RedisAddress.parse(redis.url()));
        other = new RedisLink(RedisAddress.parse(redis.url()));
        store = new RedisLiveStore(link, "test");
        return store;
    }

    @Test
    void isTheRedisKind() {
        assertThat(store.kind()).isEqualTo("redis");
    }

    @Test
    void keepsAllItsKeysUnderOneHashTag() {
        committed(Commits.weight(StoredState.EMPTY, "events", 10));

        assertThat(redis.say("KEYS", "*").lines())
                .containsExactlyInAnyOrder("banyan:{test}:state", "banyan:{test}:audit", "banyan:{test}:ids");
    }

    @Test
    void hintsAtWhatAnotherCommitsAlsoAfterRedisWasAway() {
        List<Revision> heard = new CopyOnWriteArrayList<>();
        Disposable hints = store.hints().subscribe(heard::add);
        Await.until("it listens", () -> redis.say("PUBSUB", "CHANNELS").contains("banyan:{test}:revisions"));
        StoredState state = answer(another.commit(Commits.weight(StoredState.EMPTY, "events", 10)))
                .state();
        Await.until("the first hint", () -> heard.contains(new Revision(1, 1)));

        redis.kill();
        redis.restart();
        Await.until("it listens again", () -> redis.say("PUBSUB", "CHANNELS").contains("banyan:{test}:revisions"));
        Await.until("the store is back", () -> answers(another));
        answer(another.commit(Commits.weight(state, "events", 20)));

        Await.until("the second hint", () -> heard.contains(new Revision(1, 2)));
        store.close();
        Await.until("the hints end", hints::isDisposed);
    }

    @Test
    void anUnreadableGroupIsKilledAndHarmsNoOther() {
        StoredState state = committed(Commits.weight(StoredState.EMPTY, "events", 10));
        committed(Commits.weight(state, "members", 20));

        redis.say("HSET", "banyan:{test}:state", "group:events", "{");

        StoredState read = answer(store.read(0)).state();
        assertThat(read.group("events").killed()).isTrue();
        assertThat(read.group("members").killed()).isFalse();
        assertThat(answer(store.commit(Commits.weight(read, "members", 30))).taken())
                .isTrue();
    }

    static boolean answers(LiveStore store) {
        try {
            return store.revision().block() != null;
        } catch (RuntimeException away) {
            return false;
        }
    }
}
