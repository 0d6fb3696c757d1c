package io.banyan.stores;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.redis.RedisLink;
import io.banyan.shadow.CopyBudget;
import io.banyan.shadow.ShadowRule.Budget;
import io.banyan.store.RedisCopyBudget;
import io.banyan.testkit.Await;
import io.banyan.testkit.RealRedis;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class RedisCopyBudgetTests extends CopyBudgetContract {
    @RegisterExtension
    private static final RedisOfTests REAL = new RedisOfTests();

    private final String installation = RedisOfTests.installation();

    @Override
    CopyBudget fresh() {
        return warm(REAL.link(), installation);
    }

    /// A first question makes the connection, which may take longer than the answer may.
    private static CopyBudget warm(RedisLink by, String installation) {
        CopyBudget budget = new RedisCopyBudget(by, installation);
        Await.until("Redis counts", () -> budget.take("warm", new Budget(0, 1_000_000))
                .join());
        return budget;
    }

    @Override
    CopyBudget again(CopyBudget before) {
        before.close();
        return fresh();
    }

    @Test
    void isExactOverReplicasThatAskAtOnce() {
        List<RedisLink> links = Stream.generate(() -> RedisOfTests.linkTo(REAL.redis()))
                .limit(4)
                .toList();
        List<CopyBudget> replicas =
                links.stream().map(one -> warm(one, installation)).toList();

        exactly(777, group -> taken(replicas, group, new Budget(0, 777), 1_000));
        links.forEach(RedisLink::close);
    }

    /// By Redis's clock, which this test does not see: what was given in each second is what the hash says it was.
    @Test
    void givesNoMoreThanItsPlacesOfASecond() {
        CopyBudget ours = fresh();
        CopyBudget theirs = fresh();
        String before = second();
        long given = taken(List.of(ours, theirs), "events", new Budget(5, 0), 400);
        long seconds = Long.parseLong(second()) - Long.parseLong(before) + 1;

        assertThat(given).isBetween(5L, 5 * seconds);
        assertThat(Integer.parseInt(REAL.redis().say("HGET", key(), "inSecond")))
                .isBetween(1, 5);
    }

    @Test
    void asksNoMoreUntilTheNextSecondOnceItIsRefused() {
        CopyBudget budget = fresh();
        Budget none = new Budget(0, 1);
        assertThat(taken(budget, "events", none, 1)).isOne();
        assertThat(taken(budget, "events", none, 1)).isZero();
        REAL.redis().say("DEL", key());

        assertThat(taken(budget, "events", none, 9)).as("refused here").isZero();
        assertThat(taken(fresh(), "events", none, 9)).isOne();
    }

    /// It came back empty, fell back to a copy that was behind, or needed the room: who used up what is remembered, and
    /// those who know more are listened to before anything is given.
    @Test
    void givesNoMoreOfADayThoughRedisHasLostWhatWasUsed() {
        Budget ten = new Budget(0, 10);
        exactly(10, group -> {
            CopyBudget ours = fresh();
            CopyBudget theirs = fresh();
            long given = taken(ours, group, ten, 3) + taken(theirs, group, ten, 5);
            REAL.redis().say("DEL", "banyan:{" + installation + "}:copies:" + group);

            given += taken(List.of(ours, theirs), group, ten, 2);
            assertThat(given).as("nothing while others may know more").isLessThanOrEqualTo(8);
            Await.until("the places that are left", () -> ours.take(group, ten).join());
            return given + 1 + taken(List.of(ours, theirs), group, ten, 20);
        });
    }

    @Test
    void givesAPlaceAgainInTheNextSecond() {
        CopyBudget budget = fresh();
        Budget one = new Budget(1, 0);
        taken(budget, "events", one, 9);

        Await.until("another second", () -> budget.take("events", one).join());
    }

    @Test
    void keepsAKeyForTwoDays() {
        taken(fresh(), "events", new Budget(9, 0), 1);

        assertThat(Long.parseLong(REAL.redis().say("TTL", key()))).isBetween(172_700L, 172_800L);
    }

    @Test
    void givesNothingWhileRedisIsAwayAndGoesOnAfterIt() {
        try (RealRedis other = RealRedis.start();
                RedisLink gone = RedisOfTests.linkTo(other)) {
            CopyBudget budget = warm(gone, installation);
            Budget hundred = new Budget(0, 100);
            long before = taken(budget, "events", hundred, 40);
            other.freeze();
            List<CompletableFuture<Boolean>> asked = IntStream.range(0, 20)
                    .mapToObj(i -> budget.take("events", hundred))
                    .toList();
            assertThat(asked).noneMatch(CompletableFuture::join);
            other.thaw();
            Await.until(
                    "Redis counts again", () -> budget.take("events", hundred).join());

            assertThat(before + 1 + taken(budget, "events", hundred, 200))
                    .as("what was asked meanwhile may have been counted")
                    .isBetween(2L, 100L);
        }
    }

    @Test
    void countsAClockThatWentBackAsTheLatest() {
        long ahead = Long.parseLong(second()) + 3_600;
        REAL.redis()
                .say("HSET", key(), "second", String.valueOf(ahead), "inSecond", "4", "day", "999999", "inDay", "7");

        assertThat(taken(fresh(), "events", new Budget(5, 0), 9)).isOne();
        assertThat(REAL.redis().say("HGET", key(), "second")).isEqualTo(String.valueOf(ahead));
    }

    private String key() {
        return "banyan:{" + installation + "}:copies:events";
    }

    private static String second() {
        return REAL.redis().say("TIME").lines().findFirst().orElseThrow();
    }
}
