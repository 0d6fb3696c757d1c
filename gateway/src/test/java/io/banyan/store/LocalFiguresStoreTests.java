package io.banyan.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalFiguresStoreTests {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @TempDir
    private Path state = Path.of("replaced");

    @Test
    void keepsRingsOfTextsOverARestart() {
        LocalFiguresStore before = new LocalFiguresStore(state);
        before.keep("carried", 12, "old").block(PATIENCE);
        before.keep("carried", 3, "494 events=81.2").block(PATIENCE);
        before.keep("carried", 12, "495").block(PATIENCE);
        before.keep("other", 1, "of another ring").block(PATIENCE);

        LocalFiguresStore after = new LocalFiguresStore(state);

        assertThat(kept(after, 168)).containsExactly("494 events=81.2", "495");
        assertThat(kept(after, 12)).containsExactly("494 events=81.2");
    }

    @Test
    void knowsNothingAtFirst() {
        assertThat(kept(new LocalFiguresStore(state), 168)).isEmpty();
    }

    @Test
    void beginsAnewWhereItsFileIsDamaged() throws IOException {
        Files.writeString(state.resolve("figures-carried"), "1 a\nnonsense\n");
        LocalFiguresStore figures = new LocalFiguresStore(state);

        assertThat(kept(figures, 168)).isEmpty();

        figures.keep("carried", 2, "b").block(PATIENCE);
        assertThat(kept(figures, 168)).containsExactly("b");
    }

    private static @Nullable List<String> kept(LocalFiguresStore figures, int slots) {
        return figures.kept("carried", slots).block(PATIENCE);
    }
}
