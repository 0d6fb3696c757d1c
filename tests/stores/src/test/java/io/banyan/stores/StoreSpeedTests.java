package io.banyan.stores;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.live.CommitResult;
import io.banyan.live.LiveStore;
import io.banyan.live.Pending;
import io.banyan.live.ReplicaCopy;
import io.banyan.live.StoredState;
import io.banyan.redis.RedisAddress;
import io.banyan.redis.RedisLink;
import io.banyan.store.LocalLiveStore;
import io.banyan.store.RedisLiveStore;
import io.banyan.testkit.FullNumbers;
import io.banyan.testkit.Measured;
import io.banyan.testkit.RealRedis;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// How many commits one client gets done, one after the other; nothing is promised but that it is far above what
/// operators do.
class StoreSpeedTests {
    private static final int GROUPS = 100;
    private static final int COMMITS = FullNumbers.pick(300, 10_000);

    @Test
    void takesFarMoreCommitsThanOperatorsMake(@TempDir Path state) {
        var nothing = new ReplicaCopy.Saved(StoredState.EMPTY, List.of(), Pending.NONE);
        try (RealRedis redis = RealRedis.start();
                RedisLink link = new RedisLink(RedisAddress.parse(redis.url()));
                LiveStore embedded = new LocalLiveStore(state, nothing, InstantSource.system());
                LiveStore fleet = new RedisLiveStore(link, "test")) {
            long embeddedRate = rate(embedded);
            long fleetRate = rate(fleet);

            Measured.as("stores")
                    .figure("commits of one group of " + GROUPS + ", one client, " + COMMITS + " in a row", "")
                    .figure("embedded (SQLite, synchronous=FULL), commits/s", embeddedRate)
                    .figure("Redis (append-only file, everysec), commits/s", fleetRate)
                    .append();
            assertThat(embeddedRate).isGreaterThan(10);
            assertThat(fleetRate).isGreaterThan(10);
        }
    }

    private static long rate(LiveStore store) {
        StoredState known = StoredState.EMPTY;
        for (int i = 0; i < GROUPS; i++) {
            known = committed(store, known, i);
        }
        long began = System.nanoTime();
        for (int i = 0; i < COMMITS; i++) {
            known = committed(store, known, i);
        }
        return COMMITS * 1_000_000_000L / (System.nanoTime() - began);
    }

    private static StoredState committed(LiveStore store, StoredState known, int i) {
        CommitResult result = LiveStoreContract.answer(
                store.commit(Commits.weight(known, "group-" + i % GROUPS, 1 + i / GROUPS % 99)));
        assertThat(result.taken()).isTrue();
        return result.state();
    }
}
