package io.banyan.blackbox.streams;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.testkit.FrameClient;
import io.banyan.testkit.Requests;
import io.banyan.testkit.StreamSeen;
import io.banyan.testkit.TwoSides;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// B9, B12, B13 and B14 on streams: what is malformed is refused on its stream alone, and no upstream sees it whole.
@ExtendWith(SharedTls.class)
class MalformedStreamTests {
    private static final int PROTOCOL_ERROR = 1;
    private static final int STREAM_CLOSED = 5;
    private static final String OK = ":method=GET|:scheme=https|:authority=www.example.com|:path=/legacy";

    private static @Nullable FrameClient shared;

    /// One connection for all tests: none of them may end it.
    private static FrameClient client(TwoSides sides) {
        if (shared == null) {
            shared = FrameClient.connect(sides.gateway().port());
        }
        return shared;
    }

    @AfterAll
    static void close() {
        if (shared != null) {
            shared.close();
        }
    }

    static Stream<String> malformed() {
        return Stream.concat(malformedControls(), malformedFields());
    }

    private static Stream<String> malformedControls() {
        return Stream.of(
                OK.replace(":method=GET|", ""),
                OK.replace(":scheme=https|", ""),
                OK.replace("|:path=/legacy", ""),
                OK.replace(":authority=www.example.com|", ""),
                OK.replace("www.example.com", ""),
                OK.replace("www.example.com", "a@b"),
                OK.replace("www.example.com", "a b"),
                OK.replace("=https", "=ftp"),
                OK.replace("=https", "=https://x"),
                OK.replace("=/legacy", "="),
                OK.replace("=/legacy", "=legacy"),
                OK.replace("=/legacy", "=*"),
                OK.replace("=/legacy", "=http://www.example.com/legacy"),
                OK.replace("=/legacy", "=/a b"),
                OK.replace("=/legacy", "=/a\r\nx: y"),
                OK.replace("=/legacy", "=/a\nb"),
                OK.replace("=/legacy", "=/a\0b"),
                OK.replace("=/legacy", "=/a\u007fb"),
                OK.replace("=GET", "="),
                OK.replace("=GET", "=GET /evil HTTP/1.1\r\nx: y\r\n\r\nGET"),
                OK.replace("=GET", "=G T"),
                OK.replace("=GET", "=CONNECT"),
                ":method=CONNECT|:authority=www.example.com",
                OK + "|:protocol=websocket",
                OK.replace("=GET", "=CONNECT") + "|:protocol=websocket",
                OK + "|:path=/other",
                OK + "|:method=GET",
                OK + "|:authority=www.example.com",
                OK + "|:scheme=https",
                OK + "|:status=200",
                OK + "|:new=1",
                "x-a=1|" + OK);
    }

    private static Stream<String> malformedFields() {
        return Stream.of(
                OK + "|host=other.example.com",
                OK + "|host=www.example.com|host=www.example.com.",
                OK + "|X-Upper=1",
                OK + "|connection=close",
                OK + "|connection=x-a|x-a=1",
                OK + "|transfer-encoding=chunked",
                OK + "|keep-alive=1",
                OK + "|proxy-connection=close",
                OK + "|upgrade=websocket",
                OK + "|upgrade=h2c|http2-settings=AAMAAABk",
                OK + "|te=gzip",
                OK + "|te=trailers, deflate",
                OK + "|x-a=b\r\nx-c: d",
                OK + "|x-a=b\nc",
                OK + "|x-a=b\rc",
                OK + "|x-a=b\0c",
                OK + "|x-a= b",
                OK + "|x a=b",
                OK + "|x-a:=b",
                OK + "|x-a\r\nx-b=c",
                OK + "|=b",
                OK + "|content_length=3",
                OK + "|transfer_encoding=chunked",
                OK + "|content-length=3",
                OK + "|content-length=-1",
                OK + "|content-length=+0",
                OK + "|content-length=0|content-length=3",
                OK + "|content-length=99999999999999999999");
    }

    @ParameterizedTest
    @MethodSource("malformed")
    void refusesAHeadThatHttpOneCouldNotSay(String fields, TwoSides sides) {
        FrameClient client = client(sides);
        int id = client.open(true, split(fields));

        assertRefused(client.stream(id));
        assertStillServes(client);
        assertThat(sides.legacy().requests()).hasSize(1);
        assertThat(sides.modern().requests()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("malformed")
    void refusesItWhenABodyFollowsAndTakesTheBodyForWhatItIs(String fields, TwoSides sides) {
        FrameClient client = client(sides);
        int id = client.open(false, split(fields.replace("=GET", "=POST").replace("|content-length=3", "|te=x")));
        client.data(id, true, "GET /legacy HTTP/1.1\r\nHost: evil\r\n\r\n");

        assertRefused(client.stream(id));
        assertStillServes(client);
        assertThat(sides.legacy().requests()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ab", "abcd", "", "abc+d"})
    void breaksAWriteWhoseBodyIsNotAsLongAsItSaid(String body, TwoSides sides) {
        FrameClient client = client(sides);
        int id = client.post("/legacy", "content-length", "3");
        String[] pieces = body.split("\\+", -1);
        for (String piece : Arrays.copyOf(pieces, pieces.length - 1)) {
            client.data(id, false, piece);
        }
        client.data(id, true, pieces[pieces.length - 1]);

        assertRefused(client.stream(id));
        assertStillServes(client);
        assertNoWriteIsComplete(sides);
    }

    @Test
    void breaksAWriteThatTrailersEndTooEarly(TwoSides sides) {
        FrameClient client = client(sides);
        int id = client.post("/legacy", "content-length", "3");
        client.data(id, false, "ab").headers(id, true, "x-sum", "1");

        assertRefused(client.stream(id));
        assertStillServes(client);
        assertNoWriteIsComplete(sides);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {":path=/x", "X-Upper=1", "connection=close", "x-a=b\r\nc: d", "x a=b", "transfer-encoding=x"})
    void breaksAWriteWithMalformedTrailers(String trailer, TwoSides sides) {
        FrameClient client = client(sides);
        int id = client.post("/legacy");
        client.data(id, false, "abc").headers(id, true, split(trailer));

        assertRefused(client.stream(id));
        assertStillServes(client);
        assertNoWriteIsComplete(sides);
    }

    @Test
    void breaksAWriteWhoseTrailersDoNotEndIt(TwoSides sides) {
        FrameClient client = client(sides);
        int id = client.post("/legacy");
        client.data(id, false, "abc").headers(id, false, "x-sum", "1").data(id, true, "def");

        assertRefused(client.stream(id));
        assertNoWriteIsComplete(sides);
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "HEAD"})
    void takesAnEmptyBodyForNone(String method, TwoSides sides) {
        FrameClient client = client(sides);
        int id = client.open(false, FrameClient.request(method, "/events/7"));
        client.data(id, false, "").data(id, true, "");

        client.stream(id).answer();
        assertThat(sides.modern().next().head().has("Transfer-Encoding")).isFalse();
    }

    @Test
    void ignoresFramesOfTypesItDoesNotKnow(TwoSides sides) {
        FrameClient client = client(sides);
        client.frame(0x1b, 0, 0, (byte) 1, (byte) 2);
        int id = client.post("/legacy");
        client.frame(0x2b, 0, id, (byte) 1).data(id, true, "abc");

        assertThat(client.stream(id).answer().body()).isEqualTo("legacy");
        assertStillServes(client);
    }

    /// An error of its stream (RFC 9113 §8.1.1), and no answer.
    private static void assertRefused(StreamSeen seen) {
        seen.awaitOver();
        assertThat(seen.resetBy()).isIn(PROTOCOL_ERROR, STREAM_CLOSED);
        assertThat(seen.head()).isEmpty();
    }

    private static void assertStillServes(FrameClient client) {
        assertThat(client.stream(client.get("/legacy")).answer().body()).isEqualTo("legacy");
        assertThat(client.seen().goAways()).isEmpty();
    }

    private static void assertNoWriteIsComplete(TwoSides sides) {
        assertThat(sides.legacy().requests())
                .filteredOn(request -> request.method().equals("POST"))
                .noneMatch(request -> request.body().complete());
    }

    private static String[] split(String fields) {
        List<String> out = new ArrayList<>();
        for (String field : fields.split("\\|", -1)) {
            int at = field.indexOf('=', field.isEmpty() || field.charAt(0) == '=' ? 0 : 1);
            out.add(field.substring(0, at));
            out.add(field.substring(at + 1).replace("HOST", Requests.HOST));
        }
        return out.toArray(String[]::new);
    }
}
