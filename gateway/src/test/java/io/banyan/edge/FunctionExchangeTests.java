package io.banyan.edge;

import static io.banyan.edge.InvokeAnswers.answer;
import static io.banyan.edge.InvokeAnswers.chunk;
import static io.banyan.edge.InvokeAnswers.end;
import static io.banyan.edge.InvokeAnswers.frame;
import static io.banyan.edge.InvokeAnswers.streamed;
import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.function.FunctionSketch;
import io.banyan.lambda.EventStream;
import io.banyan.lambda.Identity;
import io.banyan.route.Side;
import io.banyan.upstream.EmbeddedUpstream.Wire;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A read that a function answers, or LEGACY behind it.
class FunctionExchangeTests {
    private static final String READ = "GET /events/7?a=1&a=%2F HTTP/1.1~Host: www.example.com~X-A: b~~";
    private static final String LEGACY = "HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\nlegacy";
    private static final String THROTTLED = "HTTP/1.1 429 No\r\nRetry-After: 60\r\nContent-Length: 0\r\n\r\n";
    private static final JsonMapper JSON = new JsonMapper();

    private final FunctionSketch functions = new FunctionSketch();
    private final EdgeSketch edge = new EdgeSketch();

    @AfterEach
    void everyPlaceIsLeft() {
        edge.client.ends();
        edge.client.finishAndReleaseAll();

        assertThat(edge.places()).isZero();
        assertThat(functions.held()).isZero();
    }

    private Wire invoked(boolean streamed) {
        edge.modernBy(plain -> functions.over(plain, FunctionSketch.lambda(streamed)));
        edge.sends(READ);
        return edge.modern.accepted();
    }

    private void legacyAnswers() {
        edge.legacy.accepted().sends(LEGACY);
        assertThat(edge.got()).endsWith("~Content-Length: 6~~legacy");
    }

    @Test
    void aFunctionGetsAnEventAndItsAnswerIsTheClients() {
        Wire wire = invoked(false);
        String invoke = wire.written();
        JsonNode event = JSON.readTree(invoke.substring(invoke.indexOf("\r\n\r\n") + 4));

        assertThat(invoke)
                .startsWith("POST /2015-03-31/functions/events-page/invocations?Qualifier=live HTTP/1.1\r\n")
                .contains("\r\nHost: view:8080\r\n", "\r\nX-Amz-Security-Token: a-session-token\r\n")
                .containsPattern("Authorization: AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20270101/eu-west-1/lambda/");
        assertThat(event.path("rawPath").asString()).isEqualTo("/events/7");
        assertThat(event.path("rawQueryString").asString()).isEqualTo("a=1&a=%2F");
        assertThat(event.path("headers").path("host").asString()).isEqualTo("www.example.com");
        assertThat(event.path("headers").path("x-a").asString()).isEqualTo("b");
        assertThat(event.path("headers").has("authorization")).isFalse();

        wire.sends(answer("{\"statusCode\":200,\"headers\":{\"content-type\":\"text/html\"},\"body\":\"hi\"}"));

        assertThat(edge.got()).isEqualTo("HTTP/1.1 200 OK~content-type: text/html~content-length: 2~~hi");
        assertThat(edge.ends()).containsExactly("MODERN served 200");
        assertThat(wire.open()).isTrue();
    }

    @Test
    void theClientsAuthorizationIsInTheEventAndNotInTheSignedRequest() {
        edge.modernBy(plain -> functions.over(plain, FunctionSketch.lambda(false)));
        edge.sends("GET /events/7 HTTP/1.1~Host: a~Authorization: Bearer his~~");
        String invoke = edge.modern.accepted().written();

        assertThat(invoke.substring(0, invoke.indexOf("\r\n\r\n"))).doesNotContain("his");
        assertThat(invoke).contains("\"authorization\":\"Bearer his\"");
    }

    @Test
    void anInvokeIsRepeatedWholeWhenAKeptConnectionTurnsOutDead() {
        edge.modernBy(plain -> functions.over(plain, FunctionSketch.lambda(false)));
        Wire dead = edge.modern.idle(edge.caller);
        edge.sends(READ);
        assertThat(dead.written()).endsWith("}");
        dead.closes();

        Wire again = edge.modern.accepted();
        assertThat(again.written()).endsWith("}");
        again.sends(answer("{\"statusCode\":204}"));

        assertThat(edge.ends()).containsExactly("MODERN served 204");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"statusCode":200,"cookies":["a=1"],"body":"x"} | cookie
            no json | malformed
            {"statusCode":"two"} | malformed
            {"statusCode":200,"headers":{"a b":"c"}} | malformed
            {"statusCode":200,"headers":{"x":"a\\nb"}} | malformed
            {"statusCode":503} | status
            {"statusCode":404} | status
            """)
    void legacyAnswersWhereAFunctionsAnswerIsNone(String json, String failure) {
        invoked(false).sends(answer(json));
        legacyAnswers();

        assertThat(edge.ends()).containsExactly("LEGACY fell-back:" + failure + " 200");
        boolean isNone = failure.equals("malformed");
        assertThat(edge.behind().platformProblem().orElse("").contains(": what it returned is no answer: "))
                .isEqualTo(isNone);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            200 | X-Amz-Function-Error: Unhandled | {"errorType":"Runtime.ExitError"} | function | it failed with Runtime.ExitError
            200 | X-Amz-Function-Error: | {"errorMessage":"secret"} | function | it failed with an error without a type
            429 | x-amzn-errortype: TooManyRequestsException | {} | throttled | throttles it
            404 | x-amzn-errortype: ResourceNotFoundException | {} | platform | knows no such function
            403 | x-amzn-errortype: AccessDeniedException | {} | platform | lambda:InvokeFunction
            403 | x-amzn-errortype: UnrecognizedClientException | {} | credentials | does not accept the credentials
            403 | x-amzn-errortype: ExpiredTokenException | {} | credentials | have expired
            403 | x-amzn-errortype: InvalidSignatureException | {"message":"Signature expired: 1 is now earlier than 2"} | credentials | clock is off
            401 | X-Banyan-Refused: way | {"message":"Made 70 s from now: set the clocks."} | credentials | Made 70 s from now: set the clocks.
            502 | a: b | bad gateway | platform | answered 502
            """)
    void legacyAnswersWhereNoFunctionDid(int status, String header, String body, String failure, String says) {
        invoked(false)
                .sends("HTTP/1.1 " + status + " Yes\r\n" + header + "\r\nContent-Length: " + body.length() + "\r\n\r\n"
                        + body);
        legacyAnswers();

        assertThat(edge.ends()).containsExactly("LEGACY fell-back:" + failure + " 200");
        assertThat(edge.behind().platformProblem().orElse(""))
                .contains(says)
                .doesNotContain("a-secret-key", "errorMessage");
        boolean mayOthersHelp = failure.equals("credentials") && !says.contains("clock");
        assertThat(functions.asksAgain).isEqualTo(mayOthersHelp ? 1 : 0);
    }

    @Test
    void legacyAnswersWhereThePlatformTakesNoEventOfThatSize() {
        invoked(false)
                .sends(
                        "HTTP/1.1 413 Large\r\nx-amzn-errortype: RequestTooLargeException\r\nContent-Length: 2\r\n\r\n{}");
        legacyAnswers();

        assertThat(edge.ends()).containsExactly("LEGACY not-tried:unrepresentable 200");
    }

    @Test
    void legacyAnswersWhereNobodyCanSign() {
        functions.identity = new Identity.Missing("no place has any");
        edge.modernBy(plain -> functions.over(plain, FunctionSketch.lambda(false)));
        edge.sends(READ);
        legacyAnswers();

        assertThat(edge.modern.waiting()).isZero();
        assertThat(edge.ends()).containsExactly("LEGACY fell-back:credentials 200");
        assertThat(edge.behind().platformProblem().orElse("")).contains("no place has any");
    }

    @ParameterizedTest
    @ValueSource(strings = {"X-A: \u00ff", "X-A: a\u00c3"})
    void legacyAnswersWhatNoEventCanHold(String header) {
        edge.modernBy(plain -> functions.over(plain, FunctionSketch.lambda(false)));
        edge.sends("GET /events/7 HTTP/1.1~Host: a~" + header + "~~");
        legacyAnswers();

        assertThat(edge.modern.waiting()).isZero();
        assertThat(edge.ends()).containsExactly("LEGACY not-tried:unrepresentable 200");
    }

    @Test
    void aThrottledFunctionIsAskedByFewerClients() {
        Wire modern = invoked(false);
        modern.sends(THROTTLED);
        Wire legacy = edge.legacy.accepted();
        legacy.sends(LEGACY);
        String asked = "";
        while (!modern.written().equals(asked)) {
            asked = modern.written();
            edge.now = edge.now.plusSeconds(1);
            edge.sends(READ);
            if (!modern.written().equals(asked)) {
                modern.sends(THROTTLED);
            }
            legacy.sends(LEGACY);
        }

        assertThat(edge.ends().getLast()).isEqualTo("LEGACY not-tried:throttled 200");
    }

    /// Kong 12835.
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void bug10AFunctionsTimeIsModerns(boolean stream) {
        Wire wire = invoked(stream);
        long asked = System.nanoTime();
        String begun = "HTTP/1.1 200 OK\r\nContent-Length: 18\r\n\r\n{\"statusCode\"";
        wire.sends(stream ? streamed(frame(HEAD.substring(0, 9))) : begun);
        assertThat(edge.heads).isEmpty();
        long answered = System.nanoTime();
        wire.sends(stream ? frame(HEAD.substring(9)) + end("") : ":204}");

        assertThat(edge.ends()).containsExactly(stream ? "MODERN served 201" : "MODERN served 204");
        assertThat(edge.heads).containsOnlyKeys(Side.MODERN);
        assertThat(edge.heads.get(Side.MODERN)).isGreaterThanOrEqualTo(answered - asked);
    }

    private static final String HEAD = "{\"statusCode\":201,\"headers\":{\"x-a\":\"b\"}}" + "\0".repeat(8);

    @Test
    void aStreamedAnswerGoesOutAsItComes() {
        Wire wire = invoked(true);
        assertThat(wire.written()).startsWith("POST /2021-11-15/functions/events-page/response-streaming-invocations");
        wire.sends(streamed(frame(HEAD.substring(0, 9))));
        assertThat(edge.got()).isEmpty();
        wire.sends(frame(HEAD.substring(9) + "on"));
        assertThat(edge.got()).contains("HTTP/1.1 201 Created", "x-a: b").endsWith("on~");
        wire.sends(frame("e") + end(""));

        assertThat(edge.got()).endsWith("e~0~~");
        assertThat(edge.ends()).containsExactly("MODERN served 201");
        assertThat(wire.open()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"Runtime.Oops, function", "'', malformed"})
    void legacyAnswersWhereAStreamFailsBeforeItsHead(String error, String failure) {
        invoked(true).sends(streamed(frame("{\"status"), end(error)));
        legacyAnswers();

        assertThat(edge.ends()).containsExactly("LEGACY fell-back:" + failure + " 200");
    }

    @Test
    void legacyAnswersWhereAFunctionDoesNotStream() {
        invoked(true)
                .sends(streamed(frame("{\"statusCode\":200,\"body\":\"no body for a client\"}"), end(""))
                        .replace("application/vnd.awslambda.http-integration-response", "application/json"));
        legacyAnswers();

        assertThat(edge.ends()).containsExactly("LEGACY fell-back:malformed 200");
        assertThat(edge.behind().platformProblem().orElse("")).contains("mode: buffered");
    }

    @Test
    void aStreamThatFailsAfterItsHeadIsCut() {
        invoked(true).sends(streamed(frame(HEAD + "on"), end("Runtime.Oops")));

        assertThat(edge.got()).endsWith("on~");
        assertThat(edge.ends()).containsExactly("MODERN cut 201");
    }

    @Test
    void legacyAnswersWhereAFrameIsBroken() {
        byte[] frame = EventStream.payload(HEAD.getBytes(StandardCharsets.UTF_8));
        frame[frame.length - 1] ^= 1;
        Wire wire = invoked(true);
        wire.sends(streamed(chunk(frame)));
        legacyAnswers();

        assertThat(edge.ends()).containsExactly("LEGACY fell-back:malformed 200");
        assertThat(wire.open()).isFalse();
    }

    @Test
    void aSlowClientHoldsAStreamUp() {
        Wire wire = invoked(true);
        wire.sends(streamed(frame(HEAD)));
        edge.takesMore(false);
        wire.sends(frame("much"));
        assertThat(wire.reads()).isFalse();

        edge.takesMore(true);
        assertThat(wire.reads()).isTrue();
        wire.sends(end(""));
        assertThat(edge.ends()).containsExactly("MODERN served 201");
    }
}
