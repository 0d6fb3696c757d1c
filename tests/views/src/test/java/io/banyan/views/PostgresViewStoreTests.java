package io.banyan.views;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.projections.store.PostgresViewStore;
import io.banyan.projections.store.ViewId;
import io.banyan.projections.store.Wish;
import org.junit.jupiter.api.Test;

class PostgresViewStoreTests extends ViewStoreContract {
    @Override
    Stores stores() {
        return Shared.postgres();
    }

    @Test
    void tablesThatAreThereAreKept() {
        Shared.postgres().store().ask(new ViewId("events", 1), Wish.REPLAY);

        assertThat(PostgresViewStore.open(Shared.postgres().pool()).wish(new ViewId("events", 1)))
                .isEqualTo(Wish.REPLAY);
    }
}
