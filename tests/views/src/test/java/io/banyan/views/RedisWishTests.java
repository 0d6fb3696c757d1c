package io.banyan.views;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.banyan.projections.store.ViewRefused;
import io.banyan.projections.store.Wish;
import org.junit.jupiter.api.Test;

class RedisWishTests extends WishContract {
    @Override
    Stores stores() {
        return Shared.redis();
    }

    @Test
    void whatAnOlderVersionKeptIsNamedAndGivesWayToTheNext() {
        Shared.redis().server().say("SET", "banyan:view:{events:v3}:wish", "REBUILD");

        assertThatThrownBy(() -> store.wish(VIEW))
                .isInstanceOf(ViewRefused.class)
                .hasMessageContaining("another version of Banyan")
                .hasMessageContaining("ask for it again");
        store.ask(VIEW, new Wish.Rebuild("1"));

        assertThat(store.wish(VIEW)).isEqualTo(new Wish.Rebuild("1"));
    }
}
