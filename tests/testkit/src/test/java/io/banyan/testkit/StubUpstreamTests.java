package io.banyan.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class StubUpstreamTests {
    @Test
    void recordsARequestByteForByte() {
        try (StubUpstream stub = StubUpstream.that(Behaviours.says("legacy"));
                RawClient client = RawClient.connect(stub.port())) {
            RawAnswer answer = client.exchange(Requests.get("/\u00e9//x?a=|%zz", "x-lower:  two ", "X-lower: three"));
            ReceivedRequest received = stub.next();

            assertThat(answer.text()).isEqualTo("legacy");
            assertThat(received.target()).isEqualTo("/\u00e9//x?a=|%zz");
            assertThat(received.head().lines())
                    .containsExactly("Host: www.example.com", "x-lower:  two ", "X-lower: three");
            assertThat(received.body().complete()).isTrue();
        }
    }

    @Test
    void readsChunksAndTrailers() {
        try (StubUpstream stub = StubUpstream.that(Behaviours.echoes());
                RawClient client = RawClient.connect(stub.port())) {
            client.send(Requests.of("POST", "/", "Transfer-Encoding: chunked"));
            client.send("3\r\nabc\r\n2;x=y\r\nde\r\n0\r\nT: 1\r\n\r\n");

            assertThat(client.read().text()).isEqualTo("abcde");
            assertThat(stub.next().body().trailers()).containsExactly("T: 1");
        }
    }

    @Test
    void tellsABrokenBodyFromAWholeOne() {
        try (StubUpstream stub = StubUpstream.that(Behaviours.echoes())) {
            try (RawClient client = RawClient.connect(stub.port())) {
                client.send(Requests.of("POST", "/", "Content-Length: 10")).send("abc");
            }
            ReceivedRequest closed = stub.next();
            RawClient resetting = RawClient.connect(stub.port());
            resetting.send(Requests.of("POST", "/", "Content-Length: 10"));
            ReceivedRequest reset = stub.next();
            resetting.reset();

            assertThat(closed.body().ending()).isEqualTo(Ending.CLOSED);
            assertThat(reset.body().ending()).isEqualTo(Ending.RESET);
        }
    }

    @Test
    void showsPoisonToWhoeverReadsOn() {
        String poison = "HTTP/1.1 200 OK\r\nSet-Cookie: session=evil\r\n";
        try (StubUpstream stub = StubUpstream.that(Behaviours.answers(Behaviours.ok("", "a") + poison));
                RawClient client = RawClient.connect(stub.port())) {
            client.exchange(Requests.get("/"));
            RawAnswer second = client.exchange(Requests.get("/"));

            assertThat(second.head().lines()).contains("Set-Cookie: session=evil");
        }
    }

    @Test
    void refusesWhileItIsDeadAndComesBackOnItsPort() {
        try (StubUpstream stub = StubUpstream.that(Behaviours.says("modern"))) {
            stub.kill();
            Await.until("nobody listens", () -> refuses(stub.port()));

            stub.revive();
            try (RawClient client = RawClient.connect(stub.port())) {
                assertThat(client.exchange(Requests.get("/")).text()).isEqualTo("modern");
            }
        }
    }

    private static boolean refuses(int port) {
        try {
            RawClient.connect(port).close();
            return false;
        } catch (UncheckedIOException refused) {
            return true;
        }
    }

    @Test
    void cutsAnswersVisibly() {
        try (StubUpstream stub = StubUpstream.that(Behaviours.resetsMidBody())) {
            try (RawClient client = RawClient.connect(stub.port())) {
                assertThat(client.exchange(Requests.get("/")).body().ending()).isEqualTo(Ending.RESET);
            }
            stub.now(Behaviours.closesMidChunk());
            try (RawClient client = RawClient.connect(stub.port())) {
                assertThat(client.exchange(Requests.get("/")).body().ending()).isEqualTo(Ending.CLOSED);
            }
        }
    }

    @Test
    void sendsGeneratedBytesOfAnyLength() {
        long length = 3_000_001;
        try (StubUpstream stub = StubUpstream.that(Behaviours.sendsGenerated(length));
                RawClient client = RawClient.connect(stub.port())) {
            Body body = client.exchange(Requests.get("/")).body();

            assertThat(body.length()).isEqualTo(length);
            assertThat(body.crc()).isEqualTo(Generated.crc(length));
        }
    }

    @Test
    void answersOnlyAsManyAtOnceAsItHasThreads() {
        Behaviour slow = Behaviours.answersAfter(Duration.ofMillis(100), Behaviours.says("legacy"));
        try (StubUpstream stub = StubUpstream.withThreads(2, slow)) {
            long start = System.nanoTime();
            List<Integer> statuses = Crowd.of(6, 6, number -> {
                try (RawClient client = RawClient.connect(stub.port())) {
                    return client.exchange(Requests.get("/")).status();
                }
            });

            assertThat(statuses).containsOnly(200).hasSize(6);
            assertThat(System.nanoTime() - start).isGreaterThanOrEqualTo(290_000_000L);
        }
    }

    @Test
    void keepsASteadyLoad() {
        try (StubUpstream stub = StubUpstream.that(Behaviours.says("legacy"));
                Load load = Load.start(stub.port(), 200, number -> Requests.get("/" + number))) {
            load.awaitMore(100);
            List<Shot> shots = load.stop();

            assertThat(shots).allMatch(Shot::ok).allMatch(shot -> shot.side().equals("legacy"));
            assertThat(stub.requests()).hasSameSizeAs(shots);
        }
    }
}
