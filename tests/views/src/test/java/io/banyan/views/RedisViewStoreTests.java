package io.banyan.views;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.projections.store.RedisCheck;
import io.banyan.projections.store.Registration;
import org.junit.jupiter.api.Test;

class RedisViewStoreTests extends ViewStoreContract {
    @Override
    Stores stores() {
        return Shared.redis();
    }

    @Test
    void aRegistrationByHalvesIsNone() {
        Shared.redis().server().say("HSET", "banyan:view:{events:v3}", "partitions", "4");

        assertThat(store.register(new Registration(VIEW, "aa", 1))).isEqualTo(new Registration(VIEW, "aa", 1));
    }

    @Test
    void aRedisWithAnAppendOnlyFileWillDo() {
        assertThat(RedisCheck.of(Shared.redis().link())).isEmpty();
    }
}
