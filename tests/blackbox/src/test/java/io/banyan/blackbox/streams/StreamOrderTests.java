package io.banyan.blackbox.streams;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.testkit.Await;
import io.banyan.testkit.Behaviours;
import io.banyan.testkit.FrameClient;
import io.banyan.testkit.TwoSides;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// RFC 9113 §5.1 and §5.1.1: a head that comes on a stream out of its turn.
@ExtendWith(SharedTls.class)
class StreamOrderTests {
    private static final int PROTOCOL_ERROR = 1;
    private static final int STREAM_CLOSED = 5;

    @Test
    void resetsAStreamThatGoesOnAfterItsEnd(TwoSides sides) {
        sides.legacy().now(Behaviours.hangs());
        try (FrameClient client = FrameClient.connect(sides.gateway().port())) {
            int id = client.get("/legacy");
            client.headers(id, true, FrameClient.request("GET", "/legacy"));

            assertThat(client.stream(id).awaitOver().resetBy()).isEqualTo(STREAM_CLOSED);
            sides.calm();
            assertThat(client.stream(client.get("/legacy")).answer().body()).isEqualTo("legacy");
            assertThat(client.seen().goAways()).isEmpty();
        }
    }

    @Test
    void endsAConnectionWhoseClientGoesOnWithAnAnsweredStream(TwoSides sides) {
        try (FrameClient client = FrameClient.connect(sides.gateway().port())) {
            int id = client.get("/legacy");
            client.stream(id).answer();
            client.headers(id, true, FrameClient.request("GET", "/legacy"));

            assertGoneWith(STREAM_CLOSED, client);
        }
    }

    @Test
    void endsAConnectionWhoseClientOpensAStreamThatItSkipped(TwoSides sides) {
        try (FrameClient client = FrameClient.connect(sides.gateway().port())) {
            client.headers(5, true, FrameClient.request("GET", "/legacy"));
            client.stream(5).answer();
            client.headers(3, true, FrameClient.request("GET", "/legacy"));

            assertGoneWith(PROTOCOL_ERROR, client);
        }
        assertThat(sides.legacy().requests()).hasSize(1);
    }

    @Test
    void dropsTheHeadThatWasOnItsWayWhenTheStreamWasGivenUp(TwoSides sides) {
        try (FrameClient client = FrameClient.connect(sides.gateway().port())) {
            int id = client.post("/legacy");
            client.reset(id).headers(id, true, "x-sum", "1");

            assertThat(client.stream(client.get("/legacy")).answer().body()).isEqualTo("legacy");
            assertThat(client.seen().goAways()).isEmpty();
        }
    }

    private static void assertGoneWith(int error, FrameClient client) {
        Await.until("GOAWAY", () -> !client.seen().goAways().isEmpty());
        assertThat(client.seen().goAways().getLast().error()).isEqualTo(error);
        client.seen().awaitEnd();
    }
}
