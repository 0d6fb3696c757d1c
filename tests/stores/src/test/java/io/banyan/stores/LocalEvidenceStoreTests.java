package io.banyan.stores;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.evidence.Count;
import io.banyan.evidence.EvidenceStore;
import io.banyan.evidence.Kind;
import io.banyan.store.LocalEvidenceStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway.Init")
class LocalEvidenceStoreTests extends EvidenceStoreContract {
    @TempDir
    private Path state;

    @Override
    EvidenceStore fresh() {
        return new LocalEvidenceStore(state);
    }

    @Override
    EvidenceStore again() {
        return new LocalEvidenceStore(state);
    }

    @Test
    void countsAnEntityAgainAfterAMinute() {
        EvidenceStore store = fresh();
        add(store, START, good("r1", "a"));
        add(store, START.plusSeconds(60), good("r1", "a"));

        assertThat(read(store, "r1").of("event").of(Kind.ERRORS)).isEqualTo(new Count(0, 2));
    }

    @Test
    void leavesOutLinesThatCannotBeRead() throws IOException {
        add(fresh(), START, good("r1", "a"));
        Path file = state.resolve("evidence");
        Files.writeString(
                file,
                Files.readString(file) + "c\tevents\tr1\t0\tevent\terrors\t5\t4\nc\tevents\tr1\t0\tevent\tcastle\t1\t4"
                        + "\n\ne\tevents\tmany\nx\nc\tevents\n");

        EvidenceStore store = fresh();

        assertThat(read(store, "r1").of("event").of(Kind.ERRORS)).isEqualTo(new Count(0, 1));
        assertThat(epochs(store)).isEmpty();
    }

    @Test
    void goesOnInMemoryWhereTheFolderTakesNothing() throws IOException {
        Files.createDirectories(state.resolve("evidence").resolve("in-the-way"));

        EvidenceStore store = fresh();
        add(store, START, good("r1", "a"));

        assertThat(read(store, "r1").of("event").of(Kind.ERRORS)).isEqualTo(new Count(0, 1));
    }
}
