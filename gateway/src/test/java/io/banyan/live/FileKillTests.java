package io.banyan.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FileKillTests {
    private final MemoryStore redis = new MemoryStore("redis");
    private final Replica one = Replica.on(redis).file("10%");
    private final Replica two = Replica.on(redis).file("10%");

    @Test
    void killsTheFleetWhateverWasMovedAndIsRecordedOnce() {
        one.weight("60%");

        one.killingFile("10%");
        two.look();
        assertThat(one.inForce()).isEqualTo("killed");
        assertThat(two.inForce()).isEqualTo("killed");

        two.killingFile("10%");
        assertThat(recorded()).containsExactly("file-kill off → on");
        assertThat(redis.changes().getLast().author().door()).isEqualTo(Door.FILE);
        assertThat(redis.changes().getLast().author().by()).isEqualTo("routes/events.yaml");
    }

    @Test
    void endsForTheFleetWithTheLine() {
        one.weight("60%");
        one.killingFile("10%");
        two.killingFile("10%");

        one.file("10%");
        two.file("10%");

        assertThat(one.inForce()).isEqualTo("60% {}");
        assertThat(two.inForce()).isEqualTo("60% {}");
        assertThat(recorded()).containsExactly("file-kill off → on", "file-kill on → off");
    }

    @Test
    void andAnOperatorsKillEndEachForItself() {
        one.change(new Edit.Kill("events", true, false));
        one.killingFile("10%");

        one.file("10%");
        assertThat(one.inForce()).isEqualTo("killed");

        one.change(new Edit.Kill("events", false, false));
        assertThat(one.inForce()).isEqualTo("10% {}");
    }

    @Test
    void ofAnotherReplicasFileEndsByAnOperator() {
        two.killingFile("10%");
        one.look();

        one.change(new Edit.Kill("events", false, false));
        two.look();

        assertThat(one.inForce()).isEqualTo("10% {}");
        assertThat(redis.state()
                        .group("events")
                        .adopted()
                        .of(LiveValue.FILE_KILL)
                        .group())
                .isTrue();
        two.file("10%");
        assertThat(recorded()).containsExactly("file-kill off → on", "file-kill on → off");
    }

    @Test
    void worksWhileTheStoreIsAwayAndOutlivesTheProcess() {
        redis.away = true;
        one.killingFile("10%");
        assertThat(one.inForce()).isEqualTo("killed");

        Replica restarted = new Replica(redis, one.copy, 0).killingFile("10%");
        assertThat(restarted.inForce()).isEqualTo("killed");

        redis.away = false;
        restarted.look();
        two.look();
        assertThat(two.inForce()).isEqualTo("killed");
        assertThat(recorded()).containsExactly("file-kill off → on");
    }

    @Test
    void endsWhenTheStoreIsBackWhereItsLineWentMeanwhile() {
        one.killingFile("10%");
        redis.away = true;
        one.file("10%");
        assertThat(one.inForce()).isEqualTo("killed");

        redis.away = false;
        one.look();
        assertThat(one.inForce()).isEqualTo("10% {}");
    }

    @Test
    void ofAFleetIsNeitherBegunNorEndedByAnOldFileOfAReplicaThatStarts() {
        Replica.on(redis).killingFile("10%");
        one.look();
        assertThat(one.inForce()).isEqualTo("10% {}");

        one.killingFile("10%");
        Replica old = Replica.on(redis).file("10%");
        assertThat(old.inForce()).isEqualTo("killed");
    }

    @Test
    void thatWasWrittenOrTakenAwayWhileItWasDownCountsWithTheEmbeddedStore() {
        MemoryStore embedded = new MemoryStore("embedded");
        Replica.on(embedded).file("10%");

        assertThat(Replica.on(embedded).killingFile("10%").inForce()).isEqualTo("killed");
        assertThat(Replica.on(embedded).file("10%").inForce()).isEqualTo("10% {}");
    }

    @Test
    void aFileThatIsRemovedIsRecordedOnceAndSoIsItsReturn() {
        one.files(Map.of());
        two.files(Map.of());
        two.files(Map.of());

        assertThat(recorded()).containsExactly("file present → removed");
        Change removed = redis.changes().getLast();
        assertThat(removed.author().by()).isEqualTo("routes/events.yaml");
        assertThat(removed.author().door()).isEqualTo(Door.FILE);

        Replica restarted = Replica.on(redis).file("10%");
        two.file("10%");
        assertThat(recorded()).containsExactly("file present → removed", "file removed → present");
        assertThat(restarted.inForce()).isEqualTo("10% {}");
    }

    /// Steps of values that only files move.
    private List<String> recorded() {
        return redis.changes().stream()
                .flatMap(change -> change.steps().stream())
                .filter(step -> step.what().startsWith("file"))
                .map(Step::words)
                .toList();
    }
}
