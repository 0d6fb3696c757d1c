package io.banyan.stores;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.banyan.evidence.Count;
import io.banyan.evidence.EvidenceStore;
import io.banyan.evidence.Kind;
import io.banyan.redis.RedisLink;
import io.banyan.store.RedisEvidenceStore;
import io.banyan.testkit.RealRedis;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class RedisEvidenceStoreTests extends EvidenceStoreContract {
    @RegisterExtension
    private static final RedisOfTests REAL = new RedisOfTests();

    private final String installation = RedisOfTests.installation();

    @Override
    EvidenceStore fresh() {
        return new RedisEvidenceStore(REAL.link(), installation);
    }

    @Override
    EvidenceStore again() {
        return new RedisEvidenceStore(REAL.link(), installation);
    }

    @Test
    void addsUpWhatReplicasSawAndCountsTheirRepeatsOnce() {
        EvidenceStore ours = fresh();
        EvidenceStore theirs = again();
        add(ours, START, good("r1", "a"), good("r1", "b"));
        add(theirs, START, good("r1", "b"), good("r1", "c"));

        assertThat(read(ours, "r1").of("event").of(Kind.ERRORS)).isEqualTo(new Count(0, 3));
        assertThat(read(theirs, "r1").of("event").of(Kind.ERRORS)).isEqualTo(new Count(0, 3));
    }

    @Test
    void leavesNoKeyForGood() {
        EvidenceStore store = fresh();
        for (int i = 1; i <= 12; i++) {
            add(store, START.plusSeconds(i), good("r" + i, "entity" + i));
        }
        store.forget("events").block();

        assertThat(keys("of:*")).isEmpty();
        assertThat(keys("revisions:*")).isEmpty();
        assertThat(keys("seen:*")).hasSize(12).allSatisfy(key -> assertThat(
                        REAL.link().ask(commands -> commands.pttl(key)).block())
                .isBetween(1L, 60_000L));
    }

    private List<String> keys(String pattern) {
        return Objects.requireNonNull(REAL.link()
                .ask(commands -> commands.keys("banyan:{" + installation + "}:evidence:" + pattern)
                        .collectList())
                .block());
    }

    @Test
    void saysThatRedisIsAway() {
        try (RealRedis other = RealRedis.start();
                RedisLink gone = RedisOfTests.linkTo(other)) {
            EvidenceStore store = new RedisEvidenceStore(gone, "test");
            add(store, START, good("r1", "a"));
            other.freeze();

            assertThatThrownBy(() -> add(store, START, good("r1", "b"))).isInstanceOf(RuntimeException.class);
            other.thaw();
        }
    }
}
