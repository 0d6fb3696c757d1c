package io.banyan.stores;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.live.Change;
import io.banyan.live.Commit;
import io.banyan.live.GroupValues;
import io.banyan.live.LiveValue;
import io.banyan.live.Pending;
import io.banyan.live.Reading;
import io.banyan.live.ReplicaCopy;
import io.banyan.live.StoredState;
import io.banyan.live.Values;
import io.banyan.split.Weight;
import io.banyan.store.SqliteReplicaCopy;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteReplicaCopyTests {
    private static final Pending PENDING = new Pending(
            List.of(
                    new Pending.Kill("one", "events", Commits.NOW, Commits.ANN),
                    new Pending.Kill("two", null, Commits.NOW, Commits.BOB)),
            List.of(new Pending.FileEdit(
                    "events",
                    GroupValues.NONE,
                    GroupValues.NONE.with(LiveValue.WEIGHT, new Values<>(Weight.ALL, Map.of("page", new Weight(5)))),
                    Commits.BOB)));

    @TempDir
    Path state = Path.of("replaced");

    private SqliteReplicaCopy opened() {
        return new SqliteReplicaCopy(state, InstantSource.fixed(Commits.NOW));
    }

    @Test
    void holdsNothingAtFirst() {
        try (SqliteReplicaCopy copy = opened()) {
            assertThat(copy.load()).isEqualTo(new ReplicaCopy.Saved(StoredState.EMPTY, List.of(), Pending.NONE));
        }
    }

    @Test
    void keepsStateChangesAndWhatIsPendingOverARestart() {
        Commit first = Commits.firstFile(StoredState.EMPTY, "events", 10);
        StoredState before = StoredState.EMPTY.after(first);
        Commit second = Commits.kill(before, null);
        try (SqliteReplicaCopy copy = opened()) {
            copy.save(new Reading(before, first.changes()));
            copy.save(PENDING);
            copy.save(new Reading(before.after(second), second.changes()));
        }

        try (SqliteReplicaCopy copy = opened()) {
            assertThat(copy.load())
                    .isEqualTo(
                            new ReplicaCopy.Saved(before.after(second), LiveStoreContract.all(first, second), PENDING));
            copy.save(Pending.NONE);
            assertThat(copy.load().pending()).isEqualTo(Pending.NONE);
        }
    }

    @Test
    void keepsTheNewestThousandChangesEachOnceAndDropsGroupsThatAreGone() {
        List<Change> changes = new ArrayList<>();
        StoredState now = StoredState.EMPTY;
        for (int i = 0; i < Reading.KEPT + 20; i++) {
            Commit commit = Commits.weight(now, "group-" + i % 3, 1 + i % 50);
            changes.addAll(commit.changes());
            now = now.after(commit);
        }
        StoredState fewer = new StoredState(now.revision(), Map.of("group-1", now.group("group-1")), now.everything());

        try (SqliteReplicaCopy copy = opened()) {
            copy.save(new Reading(now, changes.subList(0, 600)));
            copy.save(new Reading(now, changes.subList(500, changes.size())));
            copy.save(new Reading(fewer, List.of()));

            assertThat(copy.load().state()).isEqualTo(fewer);
            assertThat(copy.load().changes()).isEqualTo(changes.subList(20, changes.size()));
        }
    }
}
