package io.banyan.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.function.FunctionSketch;
import io.banyan.upstream.EmbeddedUpstream.Wire;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What whole answers of functions may take of a gateway's memory.
class FunctionMemoryTests {
    private final FunctionSketch functions = new FunctionSketch();
    private final EdgeSketch edge = new EdgeSketch();

    @BeforeEach
    void invoked() {
        edge.modernBy(plain -> functions.over(plain, FunctionSketch.lambda(false)));
        edge.sends("GET /events/7 HTTP/1.1~Host: www.example.com~~");
    }

    @AfterEach
    void nothingIsHeld() {
        edge.client.ends();
        edge.client.finishAndReleaseAll();

        assertThat(functions.held()).isZero();
        assertThat(edge.places()).isZero();
    }

    private static String answer(int length) {
        String json = "{\"statusCode\":200,\"body\":\"" + "x".repeat(length) + "\"}";
        return "HTTP/1.1 200 OK\r\nContent-Length: " + json.length() + "\r\n\r\n" + json;
    }

    @Test
    void nothingIsHeldOfAnAnswerThatItsClientHas() {
        edge.modern.accepted().sends(answer(400_000));

        assertThat(edge.got()).endsWith("xxx");
        assertThat(functions.held()).isZero();
    }

    @Test
    void legacyAnswersWhereFunctionsAnswersFillTheMemory() {
        Wire wire = edge.modern.accepted();
        wire.sends(answer(1 << 20));
        edge.legacy.accepted().sends("HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\nlegacy");

        assertThat(edge.ends()).containsExactly("LEGACY fell-back:malformed 200");
        assertThat(edge.behind().platformProblem().orElse("")).contains("1 MB of this gateway's memory");
    }

    @Test
    void nothingIsHeldOfAnAnswerWhoseClientHasGone() {
        Wire wire = edge.modern.accepted();
        wire.sends("HTTP/1.1 200 OK\r\nContent-Length: 18\r\n\r\n{\"statusCode\"");
        assertThat(functions.held()).isPositive();

        edge.client.close();

        assertThat(functions.held()).isZero();
    }
}
