package io.banyan.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.live.LiveStore;
import io.banyan.live.Pending;
import io.banyan.live.ReplicaCopy;
import io.banyan.live.StoredState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateDatabasesTests {
    private static final ReplicaCopy.Saved NOTHING = new ReplicaCopy.Saved(StoredState.EMPTY, List.of(), Pending.NONE);

    @TempDir
    Path state = Path.of("replaced");

    @Test
    void withoutSqliteAFreshStartServesFromMemory() {
        StateDatabases databases = withoutSqlite();

        try (LiveStore store = databases.store(NOTHING);
                ReplicaCopy copy = databases.copy()) {
            assertThat(copy.load()).isEqualTo(NOTHING);
            assertThat(state(store)).isEqualTo(StoredState.EMPTY);
        }
        assertThat(databases.look()).hasValue("no native part");
    }

    @Test
    void withoutSqliteAStateThatCannotBeReadIsAllKilled() throws IOException {
        Files.writeString(state.resolve("live.db"), "weights and kills");

        try (LiveStore store = withoutSqlite().store(NOTHING)) {
            assertThat(state(store).everything().killed()).isTrue();
        }
    }

    @Test
    void withSqliteEverythingIsWhereItBelongs() {
        StateDatabases databases = new StateDatabases(state, InstantSource.system());

        try (ReplicaCopy copy = databases.copy();
                LiveStore store = databases.store(copy.load())) {
            assertThat(store.kind()).isEqualTo("embedded");
            assertThat(databases.look()).isEmpty();
        }
        assertThat(state.resolve("live.db")).isNotEmptyFile();
    }

    private static StoredState state(LiveStore store) {
        return Objects.requireNonNull(store.read(-1).block()).state();
    }

    private StateDatabases withoutSqlite() {
        return new StateDatabases(state, InstantSource.system(), Optional.of("no native part"));
    }
}
