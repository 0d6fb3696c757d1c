package io.banyan.functions.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.functions.environment.Wiring.Pace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OptionsCheckTests {
    private final Path folder;

    OptionsCheckTests(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void standsForWhatIsNotWritten() {
        ServeSpec spec = Objects.requireNonNull(
                OptionsCheck.of(given(null, null, null, null)).spec());

        assertThat(spec.address().getAddress().isLoopbackAddress()).isTrue();
        assertThat(spec.address().getPort()).isEqualTo(9001);
        assertThat(spec.host().functions()).isEqualTo(Path.of("."));
        assertThat(spec.host().state()).isEqualTo(Path.of(".state/functions").toAbsolutePath());
        assertThat(spec.host().region()).isEqualTo("eu-west-1");
        assertThat(spec.host().pace()).isEqualTo(Pace.DEFAULT);
    }

    @Test
    void opensToOthersOnlyWithAToken() throws IOException {
        assertThat(problems(given("0.0.0.0", null, null, null)))
                .singleElement()
                .asString()
                .contains("no --token-file");
        assertThat(problems(given("0.0.0.0", file("short"), null, null)))
                .singleElement()
                .asString()
                .contains("must be one line of 22 to 512 characters");

        Path good = file("0123456789abcdef0123456789abcdef\n");
        ServeSpec spec = Objects.requireNonNull(
                OptionsCheck.of(given("0.0.0.0", good, null, null)).spec());
        assertThat(spec.admission().token()).isEqualTo("0123456789abcdef0123456789abcdef");
        assertThat(spec.toString()).doesNotContain("0123456789abcdef");
    }

    @Test
    void tellsAllThatIsWrongAtOnce() {
        assertThat(problems(given("here", Path.of("/missing"), "Ireland", "soon")))
                .hasSize(4);
    }

    @Test
    void readsHowLongAnIdleEnvironmentStays() {
        ServeSpec spec = Objects.requireNonNull(
                OptionsCheck.of(given(null, null, null, "90s")).spec());

        assertThat(spec.host().pace().idle()).isEqualTo(Duration.ofSeconds(90));
    }

    private static List<String> problems(Given given) {
        return OptionsCheck.of(given).problems();
    }

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("token"), text);
    }

    private static Given given(
            @Nullable String bind, @Nullable Path token, @Nullable String region, @Nullable String idle) {
        return new Given(null, null, bind, token, null, region, idle, Given.Gateway.NONE, false);
    }
}
