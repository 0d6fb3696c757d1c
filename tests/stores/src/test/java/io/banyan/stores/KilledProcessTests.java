package io.banyan.stores;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.banyan.live.Change;
import io.banyan.live.Pending;
import io.banyan.live.Reading;
import io.banyan.live.ReplicaCopy;
import io.banyan.live.StoredState;
import io.banyan.store.LocalLiveStore;
import io.banyan.store.StateLock;
import io.banyan.store.StateTaken;
import io.banyan.testkit.FullNumbers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KilledProcessTests {
    @TempDir
    Path state = Path.of("replaced");

    @Test
    void noAcknowledgedCommitIsLostAndNoneIsHalfThere() {
        Random random = new Random(42);
        long acknowledged = 0;
        for (int round = 0; round < FullNumbers.pick(5, 100); round++) {
            acknowledged = Math.max(acknowledged, killedAfter(1 + random.nextInt(60)));

            Reading reading = reading();
            long number = reading.state().revision().number();
            assertThat(number).isBetween(acknowledged, acknowledged + 1);
            assertThat(reading.state().group("events").revision())
                    .isEqualTo(reading.state().revision());
            assertThat(reading.changes().getLast().order()).isEqualTo(number);
            assertThat(reading.changes()).extracting(Change::order).isSorted().doesNotHaveDuplicates();
            acknowledged = number;
        }
        assertThat(state.resolve("native").toFile().list())
                .as("left of the last one at most")
                .hasSizeLessThan(3);
    }

    private long killedAfter(int commits) {
        try (CommittingProcess process = CommittingProcess.start(state)) {
            long said = 0;
            for (int i = 0; i < commits; i++) {
                said = process.next();
            }
            process.kill();
            for (long late = process.next(); late > 0; late = process.next()) {
                said = late;
            }
            return said;
        }
    }

    private Reading reading() {
        var nothing = new ReplicaCopy.Saved(StoredState.EMPTY, List.of(), Pending.NONE);
        try (LocalLiveStore store = new LocalLiveStore(state, nothing, InstantSource.system())) {
            return Objects.requireNonNull(store.read(0).block(Duration.ofSeconds(2)));
        }
    }

    @Test
    void aFolderInUseIsRefusedUntilItsProcessIsDeadHoweverItDied() {
        try (CommittingProcess process = CommittingProcess.start(state)) {
            process.next();

            assertThatThrownBy(() -> StateLock.hold(state))
                    .isInstanceOf(StateTaken.class)
                    .hasMessage("--state: " + state + " is in use by another gateway (process " + process.pid()
                            + "); give this one a folder of its own with --state DIR");
            process.kill();
        }

        StateLock.hold(state).close();
        StateLock.hold(state).close();
    }

    @Test
    void aProcessDoesNotTakeItsOwnFolderTwice() {
        try (StateLock first = StateLock.hold(state)) {
            assertThatThrownBy(() -> StateLock.hold(state.resolve(".")))
                    .isInstanceOf(StateTaken.class)
                    .hasMessageContaining("this one");
            assertThat(first).isNotNull();
        }
        StateLock.hold(state).close();
    }
}
