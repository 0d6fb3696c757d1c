package io.banyan.stores;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.live.LiveStore;
import io.banyan.live.Pending;
import io.banyan.live.ReplicaCopy;
import io.banyan.live.StoredState;
import io.banyan.store.LocalLiveStore;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import reactor.test.StepVerifier;

class LocalLiveStoreTests extends RecoveryContract {
    private Path state;
    private LocalLiveStore store;

    @BeforeEach
    void open(@TempDir Path folder) {
        state = folder;
        store = opened(folder);
    }

    @AfterEach
    void close() {
        store.close();
    }

    private static LocalLiveStore opened(Path state) {
        var nothing = new ReplicaCopy.Saved(StoredState.EMPTY, List.of(), Pending.NONE);
        return new LocalLiveStore(state, nothing, InstantSource.fixed(Commits.NOW));
    }

    @Override
    LiveStore store() {
        return store;
    }

    @Override
    LiveStore another() {
        return store;
    }

    @Override
    LiveStore restarted() {
        store.close();
        store = opened(state);
        return store;
    }

    @Test
    void isTheEmbeddedKind() {
        assertThat(store.kind()).isEqualTo("embedded");
    }

    @Test
    void hintsOfNothingAndEndWithIt() {
        StepVerifier.create(store.hints())
                .then(() -> committed(Commits.weight(StoredState.EMPTY, "events", 10)))
                .then(store::close)
                .verifyComplete();
    }
}
