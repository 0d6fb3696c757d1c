package io.banyan.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.banyan.decide.PreviewTokens;
import io.banyan.tokens.TokenFile;
import io.banyan.tokens.TokensRunner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;

class TokensHealthTests {
    @Test
    void staysUpWithABadFileAndSaysWhatIsInForce(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("previews.yaml");
        Files.writeString(
                file, "- { groups: [events], expires: 2999-06-30, hash: \"sha256:" + "a".repeat(64) + "\" }\n");
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        TokenFile<PreviewTokens> first = TokenFile.ofPreviews(file, today);
        Files.writeString(file, "- { groups: [events] }\n");
        TokenFile.Reading<PreviewTokens> reading = TokenFile::ofPreviews;

        try (var runner = new TokensRunner<>(file, first, reading, Clock.systemUTC())) {
            Health before = new TokensHealth(List.of(runner)).health();
            runner.start();
            await().until(() -> !runner.errors().isEmpty());
            Health after = new TokensHealth(List.of(runner)).health();

            assertThat(before.getStatus()).isEqualTo(Status.UP);
            assertThat(before.getDetails()).containsOnlyKeys("--preview-tokens");
            assertThat(after.getStatus()).isEqualTo(Status.UP);
            assertThat(after.getDetails())
                    .containsEntry("--preview-tokens", 1)
                    .containsEntry("condition", "degraded")
                    .containsEntry("errors", reading.of(file, today).errors());
        }
    }
}
