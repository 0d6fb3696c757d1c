package io.banyan.blackbox.streams;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.testkit.Await;
import io.banyan.testkit.Behaviours;
import io.banyan.testkit.Ending;
import io.banyan.testkit.FrameClient;
import io.banyan.testkit.ReceivedRequest;
import io.banyan.testkit.Requests;
import io.banyan.testkit.StreamSeen;
import io.banyan.testkit.TwoSides;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A request on an HTTP/2 stream reaches its side as HTTP/1.1, and the answer comes back as frames.
@ExtendWith(SharedTls.class)
class StreamTests {
    @Test
    void sendsAReadAsHttpOneWithEverythingInItsPlace(TwoSides sides) {
        try (FrameClient client = FrameClient.connect(sides.gateway().port())) {
            int id = client.get("/legacy?a=b&&c=%zz", "cookie", "a=1", "x-y", "z", "cookie", "b=2", "te", "trailers");

            assertThat(client.stream(id).answer().body()).isEqualTo("legacy");
        }
        ReceivedRequest received = sides.legacy().next();
        assertThat(received.head().startLine()).isEqualTo("GET /legacy?a=b&&c=%zz HTTP/1.1");
        assertThat(received.head().lines())
                .contains("host: " + Requests.HOST, "cookie: a=1; b=2", "x-y: z", "TE: trailers", "Connection: TE")
                .contains("X-Forwarded-Proto: https", "X-Forwarded-Port: 443", "X-Forwarded-Host: " + Requests.HOST)
                .noneMatch(line -> line.startsWith(":"));
        assertThat(received.header("Transfer-Encoding")).isEmpty();
        assertThat(received.header("Content-Length")).isEmpty();
    }

    @Test
    void letsModernAnswerReads(TwoSides sides) {
        try (FrameClient client = FrameClient.connect(sides.gateway().port())) {
            StreamSeen seen = client.stream(client.get("/events/7")).answer();

            assertThat(seen.head()).contains(":status: 200", "x-side: modern");
            assertThat(seen.body()).isEqualTo("modern");
        }
    }

    @Test
    void aClientsStreamsShareTheUpstreamConnectionsOfTheirConnection(TwoSides sides) {
        try (FrameClient one = FrameClient.connect(sides.gateway().port());
                FrameClient other = FrameClient.connect(sides.gateway().port())) {
            for (int i = 0; i < 3; i++) {
                one.stream(one.get("/one")).answer();
                other.stream(other.get("/other")).answer();
            }
        }

        Map<String, Set<Integer>> connections = sides.legacy().requests().stream()
                .collect(Collectors.groupingBy(
                        ReceivedRequest::target, Collectors.mapping(ReceivedRequest::connection, Collectors.toSet())));
        assertThat(connections.get("/one")).hasSize(1);
        assertThat(connections.get("/other")).hasSize(1).isNotEqualTo(connections.get("/one"));
    }

    @Test
    void stripsWhatOnlyHttpTwoGatewaysWouldSay(TwoSides sides) {
        try (FrameClient client = FrameClient.connect(sides.gateway().port())) {
            int id = client.get(
                    "/legacy", "x-http2-stream-id", "3", "http2-settings", "AAMAAABk", "host", Requests.HOST);
            client.stream(id).answer();
        }
        ReceivedRequest received = sides.legacy().next();
        assertThat(received.head().names())
                .noneMatch(name -> name.toLowerCase(Locale.ROOT).contains("http2"));
        assertThat(received.head().values("host")).containsExactly(Requests.HOST);
    }

    @Test
    void sendsABodyOfUnknownLengthInChunksWithItsTrailers(TwoSides sides) {
        try (FrameClient client = FrameClient.connect(sides.gateway().port())) {
            int id = client.post("/legacy", "trailer", "x-sum");
            client.data(id, false, "abc").data(id, false, "def").headers(id, true, "x-sum", "6", "host", "evil");

            client.stream(id).answer();
        }
        ReceivedRequest received = sides.legacy().next();
        assertThat(received.header("Transfer-Encoding")).contains("chunked");
        assertThat(received.body().text()).isEqualTo("abcdef");
        assertThat(received.body().trailers()).containsExactly("x-sum: 6");
    }

    @Test
    void sendsABodyOfKnownLengthWithItsLength(TwoSides sides) {
        sides.legacy().now(Behaviours.echoes());
        try (FrameClient client = FrameClient.connect(sides.gateway().port())) {
            int id = client.post("/legacy", "content-length", "6");
            client.data(id, false, "abc").data(id, true, "def");

            assertThat(client.stream(id).answer().body()).isEqualTo("abcdef");
        }
        assertThat(sides.legacy().next().header("Transfer-Encoding")).isEmpty();
    }

    @Test
    @SuppressWarnings("StringConcatToTextBlock") // lines end in CR LF
    void bringsTrailersAndHintsAndNoHeadersOfAnHttpOneConnection(TwoSides sides) {
        sides.legacy()
                .now(Behaviours.answers("HTTP/1.1 103 Early Hints\r\nLink: </a.css>\r\n\r\nHTTP/1.1 200 OK\r\n"
                        + "Connection: keep-alive, X-Hop\r\nKeep-Alive: timeout=9\r\nX-Hop: 1\r\nX-Kept: 2\r\n"
                        + "Transfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\nX-Sum: 6\r\n\r\n"));
        try (FrameClient client = FrameClient.connect(sides.gateway().port())) {
            StreamSeen seen = client.stream(client.get("/legacy")).answer();

            assertThat(seen.interim()).containsExactly(103);
            assertThat(seen.head()).containsExactly(":status: 200", "x-kept: 2");
            assertThat(seen.body()).isEqualTo("abc");
            assertThat(seen.trailers()).containsExactly("x-sum: 6");
        }
    }

    @Test
    void waitsForAHundredWhereTheClientDoes(TwoSides sides) {
        sides.legacy().now(exchange -> {
            exchange.send("HTTP/1.1 100 Continue\r\n\r\n");
            Behaviours.echoes().serve(exchange);
        });
        try (FrameClient client = FrameClient.connect(sides.gateway().port())) {
            int id = client.post("/legacy", "expect", "100-continue", "content-length", "2");
            Await.until("100 has come", () -> client.stream(id).interim().contains(100));
            client.data(id, true, "ok");

            assertThat(client.stream(id).answer().body()).isEqualTo("ok");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {204, 304})
    void endsAnAnswerWithoutABodyWithItsHead(int status, TwoSides sides) {
        sides.legacy().now(Behaviours.answers("HTTP/1.1 " + status + " Whatever\r\nX-Side: legacy\r\n\r\n"));
        try (FrameClient client = FrameClient.connect(sides.gateway().port())) {
            StreamSeen seen = client.stream(client.get("/legacy")).answer();

            assertThat(seen.head()).containsExactly(":status: " + status, "x-side: legacy");
        }
    }

    @Test
    void answersHeadWithoutABody(TwoSides sides) {
        try (FrameClient client = FrameClient.connect(sides.gateway().port())) {
            int id = client.open(true, FrameClient.request("HEAD", "/legacy"));

            StreamSeen seen = client.stream(id).answer();
            assertThat(seen.head()).contains(":status: 200", "content-length: 6");
            assertThat(seen.body()).isEmpty();
        }
    }

    @Test
    void answersManyStreamsAtOnceEachWithItsOwn(TwoSides sides) {
        sides.legacy().now(Behaviours.echoes());
        try (FrameClient client = FrameClient.connect(sides.gateway().port())) {
            List<Integer> ids = new ArrayList<>();
            for (int i = 0; i < 100; i++) {
                ids.add(client.post("/legacy/" + i, "content-length", "3"));
            }
            ids.forEach(id -> client.data(id, true, "%03d".formatted(id)));

            assertThat(ids)
                    .allSatisfy(
                            id -> assertThat(client.stream(id).answer().body()).isEqualTo("%03d".formatted(id)));
        }
    }

    @Test
    void cancelsUpstreamWhenTheClientResetsItsStream(TwoSides sides) {
        CompletableFuture<Ending> gone = new CompletableFuture<>();
        sides.legacy().now(exchange -> gone.complete(exchange.awaitPeerGone()));
        try (FrameClient client = FrameClient.connect(sides.gateway().port())) {
            int id = client.get("/legacy");
            sides.legacy().next();
            client.reset(id);

            Await.result("LEGACY sees the client gone", gone);
            sides.calm();
            assertThat(client.stream(client.get("/legacy")).answer().body()).isEqualTo("legacy");
            assertThat(client.stream(id).resetBy()).isNull();
        }
    }

    @Test
    void breaksAWriteWhoseClientResetsItsStream(TwoSides sides) {
        try (FrameClient client = FrameClient.connect(sides.gateway().port())) {
            int id = client.post("/legacy");
            client.data(id, false, "abc");
            ReceivedRequest received = sides.legacy().next();
            client.reset(id);

            assertThat(received.body().complete()).isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Content-Length: 100\r\n\r\nhalf", "Transfer-Encoding: chunked\r\n\r\n4\r\nhalf\r\n"})
    void resetsTheStreamOfAnAnswerThatBrokeOff(String rest, TwoSides sides) {
        sides.legacy().now(Behaviours.sendsThenResets("HTTP/1.1 200 OK\r\n" + rest));
        try (FrameClient client = FrameClient.connect(sides.gateway().port())) {
            StreamSeen cut = client.stream(client.get("/legacy")).awaitOver();

            assertThat(cut.ended()).isFalse();
            assertThat(cut.resetBy()).isEqualTo(2);
            sides.calm();
            assertThat(client.stream(client.get("/legacy")).answer().body()).isEqualTo("legacy");
        }
    }

    @Test
    void answersAFailedUpstreamAndKeepsTheConnection(TwoSides sides) {
        sides.legacy().now(Behaviours.closesBeforeTheHead());
        try (FrameClient client = FrameClient.connect(sides.gateway().port())) {
            StreamSeen failed = client.stream(client.open(true, FrameClient.request("DELETE", "/legacy")))
                    .answer();

            assertThat(failed.head()).contains(":status: 502", "content-type: application/problem+json");
            assertThat(failed.head()).noneMatch(field -> field.startsWith("connection"));
            sides.calm();
            assertThat(client.stream(client.get("/legacy")).answer().body()).isEqualTo("legacy");
        }
    }

    @Test
    void tellsAClientThatIsAnsweredEarlyToStopSending(TwoSides sides) {
        sides.legacy().now(exchange -> exchange.send("HTTP/1.1 413 No\r\nContent-Length: 2\r\n\r\nno"));
        try (FrameClient client = FrameClient.connect(sides.gateway().port())) {
            int id = client.post("/legacy");
            client.data(id, false, "abc");

            StreamSeen seen = client.stream(id);
            assertThat(seen.status()).isEqualTo(413);
            Await.until("it is told to stop", () -> seen.resetBy() != null);
            assertThat(seen.body()).isEqualTo("no");
            assertThat(seen.resetBy()).isZero();
        }
    }

    @Test
    void dropsWhatAClientSendsBeforeItSeesThatItsStreamHasEnded(TwoSides sides) {
        sides.legacy().now(exchange -> exchange.send("HTTP/1.1 413 No\r\nContent-Length: 2\r\n\r\nno"));
        try (FrameClient client = FrameClient.connect(sides.gateway().port())) {
            int id = client.post("/legacy");
            Await.until("it is told to stop", () -> client.stream(id).resetBy() != null);
            for (int late = 0; late < 300; late++) {
                client.data(id, false, "late");
            }
            sides.calm();

            assertThat(client.stream(client.get("/legacy")).answer().body()).isEqualTo("legacy");
            assertThat(client.stream(id).resetBy()).isZero();
        }
    }
}
