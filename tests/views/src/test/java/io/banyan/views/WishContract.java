package io.banyan.views;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.projections.change.TableName;
import io.banyan.projections.projection.PartitionKey;
import io.banyan.projections.store.Batch;
import io.banyan.projections.store.Did;
import io.banyan.projections.store.Registration;
import io.banyan.projections.store.Wish;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What every store of views promises whoever asks something of a view's runner.
abstract class WishContract extends ViewStoreStage {
    static Wish[] wishes() {
        return new Wish[] {
            new Wish.Rebuild("1"),
            new Wish.Replay("2"),
            new Wish.Drop("3"),
            new Wish.Keys("4", Set.of(PartitionKey.of("event", "é \"7\""), PartitionKey.of("event", "8"))),
            new Wish.Rows("5", TableName.parse("event"), "title = 'it''s' and group_id = 7")
        };
    }

    @ParameterizedTest
    @MethodSource("wishes")
    void keepsAWishAsItWasAsked(Wish wish) {
        store.ask(VIEW, wish);

        assertThat(store.wish(VIEW)).isEqualTo(wish);
    }

    @Test
    void keepsAWishUntilItIsTakenBack() {
        assertThat(store.wish(VIEW)).isNull();
        store.ask(VIEW, new Wish.Replay("1"));
        store.ask(VIEW, new Wish.Rebuild("2"));
        assertThat(store.wish(VIEW)).isEqualTo(new Wish.Rebuild("2"));
        store.ask(VIEW, null);
        assertThat(store.wish(VIEW)).isNull();
        assertThat(store.did(VIEW)).isNull();
    }

    @Test
    void aWishThatIsDoneTakesNoOtherWithItAndIsRemembered() {
        store.ask(VIEW, new Wish.Rebuild("2"));
        Did first = new Did("1", "1 parked change applied", World.BEGAN, false);
        store.done(VIEW, first);
        assertThat(store.wish(VIEW)).isEqualTo(new Wish.Rebuild("2"));
        assertThat(store.did(VIEW)).isEqualTo(first);

        Did second = new Did("2", "the view has stopped", World.BEGAN.plusMillis(123), true);
        store.done(VIEW, second);
        assertThat(store.wish(VIEW)).isNull();
        assertThat(store.did(VIEW)).isEqualTo(second);
    }

    @Test
    void whatIsDoneIsNotAskedAgain() {
        store.ask(VIEW, new Wish.Rebuild("1"));
        store.done(VIEW, new Did("1", "done", World.BEGAN, false));

        store.ask(VIEW, new Wish.Rebuild("1"));
        assertThat(store.wish(VIEW)).isNull();
        store.ask(VIEW, new Wish.Rebuild("2"));
        assertThat(store.wish(VIEW)).isEqualTo(new Wish.Rebuild("2"));
    }

    @Test
    void aDroppedVersionComesBackOnlyWhenItIsRevived() {
        store.register(new Registration(VIEW, "aa", 1));
        begin();
        put("1", "2", 20, written(ONE, null, entered("a", "2026")));
        store.ask(VIEW, new Wish.Drop("1"));

        store.drop(VIEW);

        assertThat(store.isDropped(VIEW)).isTrue();
        assertThat(store.wish(VIEW)).isNull();
        assertThat(store.views()).isEmpty();
        assertThat(store.size(VIEW, 0)).isZero();
        assertThat(store.register(new Registration(VIEW, "aa", 1))).isNull();
        assertThat(store.registration(VIEW)).isNull();
        assertThat(store.views()).isEmpty();

        store.revive(VIEW);
        assertThat(store.isDropped(VIEW)).isFalse();
        assertThat(store.registration(VIEW)).isNull();
        Registration other = new Registration(VIEW, "bb", 4);
        assertThat(store.register(other)).isEqualTo(other);
        assertThat(store.views()).containsExactly(VIEW);
        assertThat(store.apply(VIEW, 0, Batch.only(null, checkpoint("1", 5)))).isNotNull();
    }
}
