package io.banyan.stores;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.banyan.catalog.Calls;
import io.banyan.catalog.Sightings;
import io.banyan.catalog.SightingsStore;
import io.banyan.redis.RedisLink;
import io.banyan.store.RedisSightingsStore;
import io.banyan.testkit.RealRedis;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class RedisSightingsStoreTests extends SightingsStoreContract {
    @RegisterExtension
    private static final RedisOfTests REAL = new RedisOfTests();

    private final String installation = RedisOfTests.installation();

    @Override
    SightingsStore fresh() {
        return new RedisSightingsStore(REAL.link(), installation);
    }

    @Override
    SightingsStore again(SightingsStore before) {
        before.close();
        return new RedisSightingsStore(REAL.link(), installation);
    }

    @Test
    void addsUpWhatReplicasNoticed() {
        SightingsStore ours = fresh();
        SightingsStore theirs = new RedisSightingsStore(REAL.link(), installation);
        add(ours, traffic(START, ROUTE, 10, 1, Map.of("1", START)));
        add(theirs, traffic(START.plusSeconds(1), ROUTE, 5, 2, Map.of("2", START.plusSeconds(1))));

        Sightings both = read(ours, Sightings.NONE, START.plusSeconds(2));

        assertThat(route(both, START.plusSeconds(2)).hour().calls()).isEqualTo(new Calls(15, 3));
        assertThat(route(both, START.plusSeconds(2)).versions()).containsOnlyKeys("1", "2");
        assertThat(route(both, START.plusSeconds(2)).since()).isEqualTo(START);
    }

    @Test
    void keepsOfAFunctionTheNewestEightVersionsInRedis() {
        SightingsStore store = fresh();
        Map<String, Instant> versions = new HashMap<>();
        for (int version = 0; version < 12; version++) {
            versions.put("v" + version, START.plusSeconds(version));
        }
        add(store, traffic(START, FUNCTION, 1, 0, versions));

        read(store, Sightings.NONE, START);

        assertThat(REAL.link()
                        .ask(commands -> commands.hlen("banyan:{" + installation + "}:sightings:versions"))
                        .block())
                .isEqualTo(8);
    }

    @Test
    void saysThatRedisIsAway() {
        try (RealRedis other = RealRedis.start();
                RedisLink gone = RedisOfTests.linkTo(other)) {
            SightingsStore store = new RedisSightingsStore(gone, "test");
            add(store, traffic(START, ROUTE, 1, 0, Map.of()));
            other.freeze();

            assertThatThrownBy(() -> add(store, traffic(START, ROUTE, 1, 0, Map.of())))
                    .isInstanceOf(RuntimeException.class);
            other.thaw();
        }
    }
}
