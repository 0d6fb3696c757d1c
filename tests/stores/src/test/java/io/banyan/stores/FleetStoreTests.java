package io.banyan.stores;

import static io.banyan.stores.LiveStoreContract.answer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.banyan.live.Presence;
import io.banyan.live.Revision;
import io.banyan.redis.RedisAddress;
import io.banyan.redis.RedisLink;
import io.banyan.store.RedisFleetStore;
import io.banyan.testkit.Await;
import io.banyan.testkit.RealRedis;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class FleetStoreTests {
    private static final Duration SECOND = Duration.ofSeconds(1);

    @Test
    void replicasSeeEachOtherInOrderUntilTheyGo() {
        try (RealRedis redis = RealRedis.start();
                RedisLink link = new RedisLink(RedisAddress.parse(redis.url()));
                RedisLink other = new RedisLink(RedisAddress.parse(redis.url()));
                RedisFleetStore ours = new RedisFleetStore(link, "test")) {
            RedisFleetStore theirs = new RedisFleetStore(other, "test");
            assertThat(answer(ours.present())).isEmpty();
            theirs.publish(shown("b", 1)).block(SECOND);
            ours.publish(shown("a", 1)).block(SECOND);
            theirs.publish(shown("b", 2)).block(SECOND);

            assertThat(answer(ours.present())).containsExactly(shown("a", 1), shown("b", 2));
            assertThat(answer(new RedisFleetStore(link, "another").present())).isEmpty();
            theirs.close();
            assertThat(answer(ours.present())).containsExactly(shown("a", 1));
        }
    }

    @Test
    void aReplicaThatDiedIsGoneAfterFiveSeconds() {
        try (RealRedis redis = RealRedis.start();
                RedisLink link = new RedisLink(RedisAddress.parse(redis.url()))) {
            RedisFleetStore fleet = new RedisFleetStore(link, "test");
            fleet.publish(shown("dead", 1)).block(SECOND);
            long began = System.nanoTime();

            Await.until("it is gone", () -> {
                fleet.publish(shown("alive", 1)).block(SECOND);
                return answer(fleet.present()).size() == 1;
            });

            Duration life = Duration.ofNanos(System.nanoTime() - began);
            assertThat(life).isBetween(Duration.ofMillis(4_500), Duration.ofMillis(6_500));
            assertThat(answer(fleet.present())).containsExactly(shown("alive", 1));
        }
    }

    @Test
    void aFrozenRedisIsAnErrorWithinHalfASecond() {
        try (RealRedis redis = RealRedis.start();
                RedisLink link = new RedisLink(RedisAddress.parse(redis.url()));
                RedisFleetStore fleet = new RedisFleetStore(link, "test")) {
            fleet.publish(shown("a", 1)).block(SECOND);
            redis.freeze();

            assertThatThrownBy(() -> fleet.present().block(SECOND)).hasMessageNotContaining("Timeout on blocking read");
            redis.thaw();
        }
    }

    private static Presence shown(String replica, long number) {
        return new Presence(replica, new Revision(1, number), Commits.NOW, "{\"rate\":1.5}");
    }
}
