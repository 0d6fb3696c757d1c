package io.banyan.blackbox.streams;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.testkit.Await;
import io.banyan.testkit.Behaviours;
import io.banyan.testkit.ConnectionSeen.GoAway;
import io.banyan.testkit.FrameClient;
import io.banyan.testkit.Gateway;
import io.banyan.testkit.GatewaySetup;
import io.banyan.testkit.StreamSeen;
import io.banyan.testkit.StubUpstream;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/// A stop of the gateway as HTTP/2 clients see it.
class StreamDrainTests {
    @Test
    void letsRunningStreamsEndAndTakesNoMoreConnections() {
        CompletableFuture<Void> mayAnswer = new CompletableFuture<>();
        try (StubUpstream legacy = StubUpstream.that(exchange -> {
            Await.result("the answer may come", mayAnswer);
            Behaviours.says("late").serve(exchange);
        })) {
            Gateway gateway = GatewaySetup.facing(legacy.url())
                    .tls()
                    .option("--drain", "8s")
                    .start();
            try (FrameClient busy = FrameClient.connect(gateway.port());
                    FrameClient idle = FrameClient.connect(gateway.port())) {
                StreamSeen running = busy.stream(busy.get("/legacy"));
                legacy.next();
                CompletableFuture<Void> stopped = CompletableFuture.runAsync(gateway::close);

                idle.seen().awaitEnd();
                Await.until("both steps are told", () -> busy.seen().goAways().size() == 2);
                assertThat(busy.seen().goAways()).containsExactly(new GoAway(Integer.MAX_VALUE, 0), new GoAway(1, 0));
                assertThat(busy.seen().ended()).isFalse();
                mayAnswer.complete(null);
                assertThat(running.answer().body()).isEqualTo("late");
                busy.seen().awaitEnd();
                Await.result("the gateway has stopped", stopped);
            }
        }
    }

    @Test
    void cutsWhatIsStillRunningAtTheEnd() {
        try (StubUpstream legacy = StubUpstream.that(exchange -> {
            exchange.send("HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\ndata: 1\n\n");
            exchange.awaitPeerGone();
        })) {
            Gateway gateway = GatewaySetup.facing(legacy.url())
                    .tls()
                    .option("--drain", "300ms")
                    .start();
            try (FrameClient client = FrameClient.connect(gateway.port())) {
                StreamSeen events = client.stream(client.get("/legacy"));
                Await.until("an event came", () -> events.body().equals("data: 1\n\n"));
                gateway.close();

                client.seen().awaitEnd();
                assertThat(events.ended()).isFalse();
            }
        }
    }
}
