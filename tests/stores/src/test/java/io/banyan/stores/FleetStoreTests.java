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
import io.banyan.testkit.Heartbeat;
import io.banyan.testkit.RealRedis;
import java.time.Duration;
import java.util.List;
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
        try (Heartbeat heartbeat = Heartbeat.start();
                RealRedis redis = RealRedis.start();
                RedisLink link = new RedisLink(RedisAddress.parse(redis.url()))) {
            RedisFleetStore fleet = new RedisFleetStore(link, "test");
            long began = System.nanoTime();
            fleet.publish(shown("dead", 1)).block(SECOND);

            Await.until("it is gone", () -> isAlone(fleet, shown("alive", 1)));

            assertThat(Duration.ofNanos(System.nanoTime() - began))
                    .isBetween(
                            Duration.ofMillis(4_900), Duration.ofMillis(6_500).plus(heartbeat.slack()));
        }
    }

    /// Not while a slow machine gives no answer in time.
    private static boolean isAlone(RedisFleetStore fleet, Presence one) {
        try {
            fleet.publish(one).block(SECOND);
            return answer(fleet.present()).equals(List.of(one));
        } catch (RuntimeException slow) {
            return false;
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

    @Test
    void keepsRingsOfTextsForADay() {
        try (RealRedis redis = RealRedis.start();
                RedisLink link = new RedisLink(RedisAddress.parse(redis.url()))) {
            RedisFleetStore before = new RedisFleetStore(link, "test");
            for (int slot = 143; slot >= 0; slot--) {
                before.keep("24h", slot, "old " + slot).block(SECOND);
            }
            before.keep("24h", 30, "new").block(SECOND);
            before.keep("1h", 5, "of the hour").block(SECOND);

            RedisFleetStore after = new RedisFleetStore(link, "test");

            assertThat(answer(after.kept("24h", 144)))
                    .hasSize(144)
                    .startsWith("old 0", "old 1")
                    .endsWith("old 143")
                    .contains("new")
                    .doesNotContain("old 30");
            assertThat(answer(after.kept("1h", 120))).containsExactly("of the hour");
            assertThat(answer(new RedisFleetStore(link, "another").kept("24h", 144)))
                    .isEmpty();
            assertThat(Long.parseLong(redis.say("TTL", "banyan:{test}:figures:24h")))
                    .isBetween(89_990L, 90_000L);
        }
    }

    @Test
    void aRedisThatIsFullOrHoldsSomethingElseSaysSo() {
        try (RealRedis redis = RealRedis.start();
                RedisLink link = new RedisLink(RedisAddress.parse(redis.url()))) {
            RedisFleetStore fleet = new RedisFleetStore(link, "test");
            redis.say("SET", "banyan:{test}:figures:24h", "garbage");

            assertThatThrownBy(() -> fleet.keep("24h", 1, "a").block(SECOND))
                    .hasMessageContaining("the key banyan:{test}:figures:24h was written by somebody else");
            assertThatThrownBy(() -> fleet.kept("24h", 144).block(SECOND))
                    .hasMessageContaining("the key banyan:{test}:figures:24h was written by somebody else");
            redis.say("CONFIG", "SET", "maxmemory", "1");
            assertThatThrownBy(() -> fleet.keep("1h", 1, "a").block(SECOND)).hasMessageContaining("it is full");
            assertThat(answer(fleet.kept("1h", 120))).isEmpty();
        }
    }

    private static Presence shown(String replica, long number) {
        return new Presence(replica, new Revision(1, number), Commits.NOW, "{\"rate\":1.5}");
    }
}
