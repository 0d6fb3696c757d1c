package io.banyan.views;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.projections.store.RedisCheck;
import org.junit.jupiter.api.Test;

class RedisViewStoreTests extends ViewStoreContract {
    @Override
    Stores stores() {
        return Shared.redis();
    }

    @Test
    void aRedisWithAnAppendOnlyFileWillDo() {
        assertThat(RedisCheck.of(Shared.redis().link())).isEmpty();
    }
}
