package io.banyan.stores;

import static io.banyan.stores.LiveStoreContract.answer;
import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.live.AuditQuery;
import io.banyan.live.Commit;
import io.banyan.live.Presence;
import io.banyan.live.Revision;
import io.banyan.live.StoredState;
import io.banyan.redis.RedisAddress;
import io.banyan.redis.RedisLink;
import io.banyan.shadow.CopyBudget;
import io.banyan.shadow.ShadowRule.Budget;
import io.banyan.store.RedisCopyBudget;
import io.banyan.store.RedisFleetStore;
import io.banyan.store.RedisLiveStore;
import io.banyan.testkit.Await;
import io.banyan.testkit.RealRedis;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;

/// A cluster refuses every script whose keys are not all in one slot; one node that has all slots shows that ours are.
class RedisClusterTests {
    @Test
    void everyQuestionWorksInACluster() {
        try (RealRedis redis = RealRedis.start("--cluster-enabled", "yes")) {
            String[] slots = IntStream.range(-2, 16_384)
                    .mapToObj(slot -> slot == -2 ? "CLUSTER" : slot == -1 ? "ADDSLOTS" : String.valueOf(slot))
                    .toArray(String[]::new);
            redis.say(slots);
            Await.until("the cluster is up", () -> redis.say("CLUSTER", "INFO").contains("cluster_state:ok"));
            RedisAddress address = RedisAddress.parse("redis-cluster://127.0.0.1:" + redis.port());
            try (RedisLink link = new RedisLink(address);
                    RedisLiveStore store = new RedisLiveStore(link, "test");
                    RedisFleetStore fleet = new RedisFleetStore(link, "test")) {
                asksEverything(store, redis);
                fleet.publish(new Presence("a", new Revision(1, 1), Commits.NOW, "{}"))
                        .block(Duration.ofSeconds(2));
                assertThat(answer(fleet.present())).hasSize(1);
                CopyBudget copies = new RedisCopyBudget(link, "test");
                Await.until("copies are counted", () -> copies.take("events", new Budget(99, 99))
                        .join());
            }
        }
    }

    private static void asksEverything(RedisLiveStore store, RealRedis redis) {
        Await.until("the store answers", () -> RedisLiveStoreTests.answers(store));
        List<Revision> heard = new CopyOnWriteArrayList<>();
        Disposable hints = store.hints().subscribe(heard::add);
        Await.until("it listens", () -> redis.say("PUBSUB", "CHANNELS").contains("banyan:{test}:revisions"));
        Commit commit = Commits.weight(StoredState.EMPTY, "events", 10);
        StoredState state = answer(store.commit(commit)).state();

        assertThat(answer(store.read(0)).changes()).isEqualTo(commit.changes());
        assertThat(answer(store.audit(new AuditQuery(10, "events", null)))).isEqualTo(commit.changes());
        assertThat(answer(store.recover(state.revision(), state, commit.changes()))
                        .taken())
                .isTrue();
        store.seen(Set.of("events"), Commits.NOW).block(Duration.ofSeconds(2));
        Await.until("a hint came", () -> heard.contains(new Revision(1, 1)));
        hints.dispose();
    }
}
