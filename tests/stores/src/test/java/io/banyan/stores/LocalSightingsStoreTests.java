package io.banyan.stores;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.catalog.Sightings;
import io.banyan.catalog.SightingsStore;
import io.banyan.store.LocalSightingsStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway.Init")
class LocalSightingsStoreTests extends SightingsStoreContract {
    @TempDir
    private Path state;

    @Override
    SightingsStore fresh() {
        return new LocalSightingsStore(state);
    }

    @Override
    SightingsStore again(SightingsStore before) {
        before.close();
        return new LocalSightingsStore(state);
    }

    @Test
    void leavesOutLinesThatCannotBeRead() throws IOException {
        SightingsStore store = fresh();
        add(store, traffic(START, ROUTE, 1, 0, Map.of()));
        store.close();
        Path file = state.resolve("sightings");
        Files.writeString(
                file,
                Files.readString(file) + "t\troute/x\tsoon\t-\t-\nc\troute/x\t1\ttwo\t3\n\nt\tcastle/x\t1\t-\t-\n");

        assertThat(read(fresh(), Sightings.NONE, START).times()).containsOnlyKeys(ROUTE);
    }

    @Test
    void goesOnInMemoryWhereTheFolderTakesNothing() throws IOException {
        Files.createDirectories(state.resolve("sightings"));

        SightingsStore store = fresh();
        add(store, traffic(START, ROUTE, 1, 0, Map.of()));

        assertThat(read(store, Sightings.NONE, START).times()).containsOnlyKeys(ROUTE);
    }
}
