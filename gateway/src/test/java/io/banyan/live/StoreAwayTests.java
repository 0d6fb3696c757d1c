package io.banyan.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class StoreAwayTests {
    private final MemoryStore redis = new MemoryStore("redis");
    private final Replica one = Replica.on(redis).file("10%");
    private final Replica two = Replica.on(redis).file("10%");

    @Test
    void weightsAreFrozenAndTheLastKnownStateStands() {
        redis.away = true;

        assertThatThrownBy(() -> one.weight("20%")).isInstanceOf(StoreAway.class);
        assertThat(one.inForce()).isEqualTo("10% {}");
        assertThat(one.live.now().store().inStep()).isFalse();
    }

    @Test
    void aReplicaThatStartsMeanwhileServesItsCopy() {
        one.weight("20%");
        redis.away = true;

        assertThat(new Replica(redis, one.copy, 0).file("10%").inForce()).isEqualTo("20% {}");
        assertThat(Replica.on(redis).file("10%").inForce()).isEqualTo("unknown");
    }

    @Test
    void aKillWorksMeanwhileOutlivesItsProcessAndIsInTheAuditAfterwards() {
        redis.away = true;
        one.kill();
        two.kill();
        assertThat(one.inForce()).isEqualTo("killed");

        Replica restarted = new Replica(redis, one.copy, 0);
        assertThat(restarted.inForce()).isEqualTo("killed");

        redis.away = false;
        restarted.look();
        two.look();
        assertThat(redis.changes())
                .filteredOn(change -> change.steps().getFirst().what().equals("kill"))
                .hasSize(2);
        assertThat(redis.state().group("events").killed()).isTrue();
        assertThat(restarted.live.now().pending().isEmpty()).isTrue();
    }

    @Test
    void aKillThatTheStoreHadTakenBeforeIsNotThrownTwice() {
        redis.away = true;
        one.kill();
        MemoryCopy beforeTheMerge = new MemoryCopy();
        beforeTheMerge.save(new Reading(one.copy.load().state(), one.copy.load().changes()));
        beforeTheMerge.save(one.live.now().pending());
        redis.away = false;
        one.look();
        two.look();
        two.change(new Edit.Kill("events", false, false));

        Replica crashed = new Replica(redis, beforeTheMerge, 0);
        crashed.look();

        assertThat(crashed.inForce()).isEqualTo("10% {}");
    }

    @Test
    void aStoreThatComesBackEmptyIsFilledFromTheCopies() {
        one.weight("20%");
        two.look();
        redis.empty();

        one.look();
        two.look();

        assertThat(redis.state().group("events").values()).isEqualTo(Replica.weights("20%"));
        assertThat(redis.state().revision().epoch()).isEqualTo(2);
        assertThat(redis.changes()).hasSize(3);
        assertThat(redis.changes().getLast().author().reason())
                .contains("empty")
                .contains("may be missing");
        assertThat(two.live.now().stored()).isEqualTo(redis.state());
        assertThat(one.live.now().stored()).isEqualTo(redis.state());
    }

    @Test
    void theHighestCopyWinsWhoeverComesFirst() {
        two.look();
        StoredState behind = redis.state();
        one.weight("20%");
        one.weight("30%");
        redis.back(behind);
        Replica third = Replica.on(redis);
        third.look();
        third.change(new Edit.OfGroup<>(LiveValue.WEIGHT, "other", io.banyan.split.Weight.ALL, false));

        one.look();
        two.look();
        third.look();

        assertThat(redis.state().group("events").values()).isEqualTo(Replica.weights("30%"));
        assertThat(redis.state().groups()).containsKey("other");
        assertThat(redis.changes().stream().filter(change -> change.author().door() == Door.RECOVERY))
                .hasSize(1);
        assertThat(two.inForce()).isEqualTo("30% {}");
        assertThat(third.inForce()).isEqualTo("30% {}");
    }

    @Test
    void aCopyThatKnowsBetterIsHeardInTheNewEpochToo() {
        StoredState behind = redis.state();
        one.weight("20%");
        two.look();
        one.weight("30%");
        redis.back(behind);

        two.look();
        assertThat(redis.state().group("events").values()).isEqualTo(Replica.weights("20%"));
        one.look();
        two.look();

        assertThat(redis.state().group("events").values()).isEqualTo(Replica.weights("30%"));
        assertThat(two.inForce()).isEqualTo("30% {}");
        assertThat(redis.state().revision().epoch()).isEqualTo(2);
    }

    @Test
    void whatWasChangedInTheNewEpochBeatsWhatWasKnownBefore() {
        StoredState behind = redis.state();
        one.weight("20%");
        two.look();
        one.weight("30%");
        one.weight("40%");
        redis.back(behind);
        two.look();
        two.weight("5%");

        one.look();

        assertThat(one.inForce()).isEqualTo("5% {}");
        assertThat(redis.state().group("events").values()).isEqualTo(Replica.weights("5%"));
    }
}
