package io.banyan.views;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.banyan.projections.store.PostgresViewStore;
import io.banyan.projections.store.ViewId;
import io.banyan.projections.store.ViewRefused;
import io.banyan.projections.store.Wish;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class PostgresViewStoreTests extends ViewStoreContract {
    @Override
    Stores stores() {
        return Shared.postgres();
    }

    @Test
    void refusesWhatNoIndexTakes() {
        begin();
        String text = new Random(7)
                .ints(8_000, 'a', 'z')
                .mapToObj(Character::toString)
                .collect(Collectors.joining());

        assertThatExceptionOfType(ViewRefused.class)
                .isThrownBy(() -> put("1", "2", 20, written(ONE, null, entered("a", text))))
                .withMessageContaining("SQLSTATE 54000");
        assertThat(store.checkpoint(VIEW, 0)).isEqualTo(checkpoint("1", 10));
    }

    @Test
    void tablesThatAreThereAreKept() {
        Shared.postgres().store().ask(new ViewId("events", 1), new Wish.Replay("w"));

        assertThat(PostgresViewStore.open(Shared.postgres().pool()).wish(new ViewId("events", 1)))
                .isEqualTo(new Wish.Replay("w"));
    }
}
