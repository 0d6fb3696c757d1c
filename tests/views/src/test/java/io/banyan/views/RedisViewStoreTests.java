package io.banyan.views;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.banyan.projections.store.IndexRange;
import io.banyan.projections.store.RedisCheck;
import io.banyan.projections.store.Registration;
import io.banyan.projections.store.ViewReader;
import io.banyan.projections.store.ViewRefused;
import java.util.List;
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

    /// Of several partitions: its entries of what is everywhere cannot be told from others.
    @Test
    void aViewThatWasBuiltBeforeItsListsCouldBeCountedSaysWhatToRun() {
        fill(4, List.of("2026-11", "2026-12"));
        for (int partition = 0; partition < 4; partition++) {
            Shared.redis().server().say("HDEL", "banyan:view:{events:v3:" + partition + "}", "counts");
        }
        var reader = new ViewReader(store, VIEW);

        assertThatThrownBy(() -> reader.count(IndexRange.of("by-start")))
                .isInstanceOf(ViewRefused.class)
                .hasMessageContaining("run ./banyan view rebuild events 3");
        assertThat(reader.page(IndexRange.of("by-start")).value().documents()).hasSize(2);
    }

    @Test
    void aRedisWithAnAppendOnlyFileWillDo() {
        assertThat(RedisCheck.of(Shared.redis().link())).isEmpty();
    }
}
