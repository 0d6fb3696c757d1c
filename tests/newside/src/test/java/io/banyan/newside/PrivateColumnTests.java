package io.banyan.newside;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.testkit.Await;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/// A column that nobody declared stays in the database, though somebody publishes it.
class PrivateColumnTests {
    private static final Duration LONG = Duration.ofSeconds(30);

    @Test
    void appearsNowhere() throws Exception {
        try (NewSide side = new NewSide(NewSide.FRESH);
                Client client = side.client(1)) {
            side.monolith.run(
                    "alter publication banyan set table counter",
                    "update counter set password = 'hunter2 again', number = number + 1");
            long written = client.write();

            Await.until("the view has it", LONG, () -> {
                Client.Seen seen = client.read();
                return seen.modern() && seen.number() >= written;
            });
            side.monolith.run("update counter set password = 'hunter2 of a dead letter', number = -1 where id = 2");
            Await.until("the view is stale", LONG, () -> side.status().contains("is marked stale"));
            assertThat(hasWritten(side, "number")).isTrue();
            assertThat(hasWritten(side, "hunter2")).isFalse();
            assertThat(side.projector().output()).doesNotContain("hunter2");
            assertThat(side.status()).doesNotContain("hunter2");
        }
    }

    /// Its append-only file holds everything that it was ever told.
    private static boolean hasWritten(NewSide side, String text) throws IOException {
        Path folder = Path.of(side.redis
                .say("CONFIG", "GET", "dir")
                .lines()
                .skip(1)
                .findFirst()
                .orElseThrow());
        String file = Files.readString(folder.resolve("appendonly.aof"), StandardCharsets.ISO_8859_1);
        return file.contains(text);
    }
}
