package io.banyan.stores;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.live.AuditQuery;
import io.banyan.live.Change;
import io.banyan.live.Commit;
import io.banyan.live.Door;
import io.banyan.live.Pending;
import io.banyan.live.Reading;
import io.banyan.live.ReplicaCopy;
import io.banyan.live.Revision;
import io.banyan.live.StoreRecovery;
import io.banyan.live.StoredState;
import io.banyan.store.LocalLiveStore;
import io.banyan.store.SqliteReplicaCopy;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DamagedFileTests {
    private static final InstantSource CLOCK = InstantSource.fixed(Commits.NOW);
    private static final ReplicaCopy.Saved NOTHING = new ReplicaCopy.Saved(StoredState.EMPTY, List.of(), Pending.NONE);

    @TempDir
    Path state = Path.of("replaced");

    @Test
    void aFileThatIsNoDatabaseIsSetAsideAndEverythingIsKilled() throws IOException {
        Files.writeString(state.resolve("live.db"), "this is not a database, it only stands where one should be");

        try (LocalLiveStore store = new LocalLiveStore(state, NOTHING, CLOCK)) {
            Reading reading = LiveStoreContract.answer(store.read(0));

            assertThat(reading.state().everything().killed()).isTrue();
            assertThat(reading.state().revision()).isEqualTo(new Revision(1, 1));
            Change entry = reading.changes().getFirst();
            assertThat(entry.author().door()).isEqualTo(Door.RECOVERY);
            assertThat(entry.author().reason()).contains("live.db.unreadable-", "take the kill of everything back");
        }
        assertThat(names()).contains("live.db.unreadable-2026-11-22T031209.123456789Z");
    }

    @Test
    void aDamagedFileLosesNothingThatTheCopyHas() throws IOException {
        Commit file = Commits.firstFile(StoredState.EMPTY, "events", 10);
        StoredState known = StoredState.EMPTY.after(file);
        Commit raised = Commits.weight(known, "events", 90);
        known = known.after(raised);
        try (LocalLiveStore store = new LocalLiveStore(state, NOTHING, CLOCK)) {
            LiveStoreContract.answer(store.commit(file));
            LiveStoreContract.answer(store.commit(raised));
        }
        damage(state.resolve("live.db"));

        List<Change> changes = LiveStoreContract.all(file, raised);
        var last = new ReplicaCopy.Saved(known, changes, Pending.NONE);
        try (LocalLiveStore store = new LocalLiveStore(state, last, CLOCK)) {
            StoredState begun = LiveStoreContract.answer(store.read(0)).state();

            assertThat(begun.groups()).isEqualTo(known.groups());
            assertThat(begun.everything().killed()).isTrue();
            assertThat(begun.revision()).isEqualTo(new Revision(2, 3));
            assertThat(LiveStoreContract.answer(store.audit(new AuditQuery(10, null, null))))
                    .hasSize(3);
            assertThat(StoreRecovery.needed(known, begun, Commits.NOW, "id"))
                    .as("the kill stays")
                    .isNull();
        }
    }

    @Test
    void aDamagedCopyBeginsEmpty() throws IOException {
        try (SqliteReplicaCopy copy = new SqliteReplicaCopy(state, CLOCK)) {
            copy.save(new Reading(StoredState.EMPTY.after(Commits.firstFile(StoredState.EMPTY, "a", 1)), List.of()));
        }
        damage(state.resolve("copy.db"));

        try (SqliteReplicaCopy copy = new SqliteReplicaCopy(state, CLOCK)) {
            assertThat(copy.load()).isEqualTo(NOTHING);
        }
        assertThat(names()).anyMatch(name -> name.startsWith("copy.db.unreadable-"));
    }

    private List<String> names() throws IOException {
        try (var files = Files.list(state)) {
            return files.map(file -> String.valueOf(file.getFileName())).toList();
        }
    }

    /// Every page but the first, as a bad disk would.
    private static void damage(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.allocate((int) channel.size() - 4_096), 4_096);
        }
    }
}
