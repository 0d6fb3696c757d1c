package io.banyan.blackbox.streams;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.testkit.Await;
import io.banyan.testkit.Behaviours;
import io.banyan.testkit.Body;
import io.banyan.testkit.FrameClient;
import io.banyan.testkit.TwoSides;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Whoever reads slowly holds back the one that sends to it, and no other stream of the connection.
@ExtendWith(SharedTls.class)
class StreamBackpressureTests {
    @Test
    void holdsAClientBackAsFarAsTheUpstreamDoes(TwoSides sides) {
        CompletableFuture<Void> takeIt = new CompletableFuture<>();
        sides.legacy().now(exchange -> {
            Await.result("the upstream may read", takeIt);
            Body body = exchange.readBody();
            exchange.send(Behaviours.ok("", String.valueOf(body.length())));
        });
        String piece = "x".repeat(16_384);
        try (FrameClient client = FrameClient.connect(sides.gateway().port())) {
            int slow = client.post("/upload");
            long stuckAt = fill(client, slow, piece);
            fill(client, client.post("/upload"), piece);

            assertThat(stuckAt).isLessThan(16L << 20);
            sides.legacy().now(Behaviours.echoes());
            int other = client.post("/legacy", "content-length", "3");
            client.data(other, true, "abc");
            assertThat(client.stream(other).answer().body()).isEqualTo("abc");
            takeIt.complete(null);
            Await.until("window comes back", () -> client.stream(slow).window() > stuckAt - 65_535);
            client.data(slow, true, "");
            assertThat(client.stream(slow).answer().body()).isEqualTo(String.valueOf(stuckAt));
        }
    }

    /// Sends for as long as there is window; returns the bytes sent when none has come for half a second.
    private static long fill(FrameClient client, int stream, String piece) {
        long sent = 0;
        while (true) {
            long next = sent + piece.length();
            if (!Await.holdsWithin(
                    Duration.ofMillis(500), () -> client.stream(stream).window() + 65_535 >= next)) {
                return sent;
            }
            client.data(stream, false, piece);
            sent = next;
        }
    }

    @Test
    void holdsAnUpstreamBackAsFarAsTheClientDoes(TwoSides sides) {
        long length = 64L << 20;
        sides.legacy().now(Behaviours.sendsGenerated(length));
        try (FrameClient client = FrameClient.withoutReading(sides.gateway().port())) {
            int slow = client.get("/download");
            assertThat(client.stream(slow).status()).isEqualTo(200);
            Await.until(
                    "its window is used up", () -> client.stream(slow).body().length() == 65_535);
            client.windowUpdate(0, 1 << 20);
            sides.calm();

            assertThat(client.stream(client.get("/legacy")).answer().body()).isEqualTo("legacy");
            assertThat(client.stream(slow).body()).hasSize(65_535);
            assertThat(client.stream(slow).over()).isFalse();
        }
    }
}
