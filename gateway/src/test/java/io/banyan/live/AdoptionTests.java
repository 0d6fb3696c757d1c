package io.banyan.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.split.Weight;
import org.junit.jupiter.api.Test;

class AdoptionTests {
    private final MemoryStore redis = new MemoryStore("redis");

    @Test
    void aGroupThatTheStoreDoesNotKnowTakesItsFilesWeight() {
        Replica replica = Replica.on(redis).file("10%", "page", "5%");

        assertThat(replica.inForce()).isEqualTo("10% {page=5%}");
        assertThat(redis.changes()).singleElement().satisfies(change -> {
            assertThat(change.author().door()).isEqualTo(Door.FILE);
            assertThat(change.author().by()).isEqualTo("routes/events.yaml");
        });
    }

    @Test
    void aGroupThatBeginsAtNothingIsKnownToo() {
        Replica replica = Replica.on(redis).file("0%");

        assertThat(replica.inForce()).isEqualTo("0% {}");
        assertThat(redis.changes()).hasSize(1);
    }

    @Test
    void anEditIsTakenOverOnceHoweverManyReplicasSeeIt() {
        Replica one = Replica.on(redis).file("10%");
        Replica two = Replica.on(redis).file("10%");

        one.file("20%");
        two.file("20%");

        assertThat(two.inForce()).isEqualTo("20% {}");
        assertThat(redis.changes()).hasSize(2);
    }

    @Test
    void onlyTheValueThatWasEditedMoves() {
        Replica replica = Replica.on(redis).file("10%", "page", "5%");
        replica.weight("30%");

        replica.file("10%", "page", "6%");

        assertThat(replica.inForce()).isEqualTo("30% {page=6%}");
    }

    @Test
    void aFileReadAgainUndoesNoOperator() {
        Replica.on(redis).file("10%").weight("30%");

        assertThat(Replica.on(redis).file("10%").inForce()).isEqualTo("30% {}");
    }

    @Test
    void anOldFileOfAReplicaThatRestartsMidRolloutMovesNothing() {
        Replica.on(redis).file("10%").file("20%");

        Replica old = new Replica(redis, new MemoryCopy(), 0).file("10%");

        assertThat(old.inForce()).isEqualTo("20% {}");
        assertThat(old.file("20%").inForce()).isEqualTo("20% {}");
        assertThat(redis.changes()).hasSize(2);
    }

    @Test
    void aHigherFilesVersionIsAnEditAtTheStartAndALowerIsNot() {
        new Replica(redis, new MemoryCopy(), 6).file("20%");

        assertThat(new Replica(redis, new MemoryCopy(), 5).file("10%").inForce())
                .isEqualTo("20% {}");
        assertThat(new Replica(redis, new MemoryCopy(), 6).file("10%").inForce())
                .isEqualTo("20% {}");
        assertThat(new Replica(redis, new MemoryCopy(), 7).file("10%").inForce())
                .isEqualTo("10% {}");
    }

    @Test
    void withTheEmbeddedStoreAnEditMadeWhileItWasDownIsTakenOver() {
        MemoryStore embedded = new MemoryStore("embedded");
        Replica.on(embedded).file("10%").weight("30%");

        assertThat(Replica.on(embedded).file("10%").inForce()).isEqualTo("30% {}");
        assertThat(Replica.on(embedded).file("11%").inForce()).isEqualTo("11% {}");
    }

    @Test
    void anEditWhileTheStoreIsAwayLowersAtOnceAndRaisesLater() {
        Replica replica = Replica.on(redis).file("10%", "page", "5%");
        redis.away = true;

        replica.file("4%", "page", "50%");
        assertThat(replica.inForce()).isEqualTo("4% {page=5%}");

        redis.away = false;
        replica.look();
        assertThat(replica.inForce()).isEqualTo("4% {page=50%}");
        assertThat(replica.live.now().pending().isEmpty()).isTrue();
    }

    @Test
    void anEditWhileTheStoreIsAwayOutlivesTheProcess() {
        Replica replica = Replica.on(redis).file("10%");
        redis.away = true;
        replica.file("4%");

        Replica restarted = new Replica(redis, replica.copy, 0).file("4%");
        assertThat(restarted.inForce()).isEqualTo("4% {}");

        redis.away = false;
        restarted.look();
        assertThat(redis.state().group("events").weights().group()).isEqualTo(Weight.parse("4%"));
        assertThat(redis.changes()).hasSize(2);
    }

    @Test
    void anEditFromWhatNobodyAdoptedIsDrift() {
        Replica late = Replica.on(redis).file("10%");
        Replica.on(redis).file("10%").file("20%");

        late.file("15%");

        assertThat(late.inForce()).isEqualTo("20% {}");
        assertThat(redis.state().group("events").adopted().of(LiveValue.WEIGHT).group())
                .isEqualTo(Weight.parse("20%"));
    }
}
