package io.banyan.tokens;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.config.RouteFiles;
import io.banyan.decide.PreviewTokens;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PreviewTokenFileTests {
    private final Path file;

    PreviewTokenFileTests(@TempDir Path temp) {
        this.file = temp.resolve("preview.yaml");
    }

    @Test
    void letsATokenInForItsGroupsUntilTheEndOfItsLastDay() throws IOException {
        write("- hash: sha256:" + PreviewTokens.sha256("secret"), "  groups: [events]", "  expires: 2027-06-30");

        PreviewTokenFile read = PreviewTokenFile.read(file, RouteFiles.TODAY);

        assertThat(read.problems()).isEmpty();
        PreviewTokens tokens = read.tokens();
        assertThat(tokens.allow("secret", "events", Instant.parse("2027-06-30T23:59:59Z")))
                .isTrue();
        assertThat(tokens.allow("secret", "events", Instant.parse("2027-07-01T00:00:00Z")))
                .isFalse();
        assertThat(tokens.allow("secret", "members", Instant.parse("2027-06-30T00:00:00Z")))
                .isFalse();
    }

    @Test
    void takesAStarForEveryGroup() throws IOException {
        write("- hash: sha256:" + PreviewTokens.sha256("secret"), "  groups: ['*']", "  expires: 2027-06-30");

        PreviewTokens tokens = PreviewTokenFile.read(file, RouteFiles.TODAY).tokens();

        assertThat(tokens.allow("secret", "anything", Instant.parse("2027-06-30T00:00:00Z")))
                .isTrue();
    }

    @Test
    void neverShowsWhatMayBeAToken() throws IOException {
        write("- hash: my-very-secret-token", "  groups: [events]", "  expires: 2027-06-30");

        PreviewTokenFile read = PreviewTokenFile.read(file, RouteFiles.TODAY);

        assertThat(read.hasErrors()).isTrue();
        assertThat(read.problems().toString()).doesNotContain("my-very-secret-token");
        assertThat(read.tokens()).isEqualTo(PreviewTokens.NONE);
    }

    @Test
    void tellsThatTheFileIsNotThere() {
        PreviewTokenFile read = PreviewTokenFile.read(file, RouteFiles.TODAY);

        assertThat(read.problems())
                .singleElement()
                .hasToString(file + ": cannot be read (it is not there); make it a file that this process may read");
    }

    private void write(String... lines) throws IOException {
        Files.writeString(file, String.join("\n", lines));
    }
}
