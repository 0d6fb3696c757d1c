package io.banyan.lambda;

import static io.banyan.lambda.Asks.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What others got wrong on the way back from a function, with the right value: one kit for answers that come whole
/// and for those that stream.
abstract class PublicAnswerBugs {
    /// @param head JSON members: `"statusCode":200`
    /// @param body as a client is to see it
    abstract FunctionAnswer answered(String head, String body) throws BadAnswer;

    /// What came is not of the form.
    abstract FunctionAnswer garbled(String json) throws BadAnswer;

    /// JSON that names no status.
    abstract FunctionAnswer bare(String json) throws BadAnswer;

    /// envoy 16615.
    @Test
    void bug2TheFunctionsContentTypeWins() throws BadAnswer {
        FunctionAnswer answer = answered("\"statusCode\":200,\"headers\":{\"Content-Type\":\"text/csv\"}", "a,b");

        assertThat(answer.headers()).containsExactly(new Field("Content-Type", "text/csv"));
    }

    /// envoy-gloo 138.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "<html>",
                "{",
                "{\"statusCode\":200",
                "{\"statusCode\":200}}",
                "nul",
                "\"a",
                "{\"statusCode\":\"OK\"}",
                "{\"statusCode\":null}",
                "{\"statusCode\":99}",
                "{\"statusCode\":101}",
                "{\"statusCode\":600}",
                "{\"statusCode\":200.5}",
                "{\"statusCode\":1e400}",
                "{\"statusCode\":99999999999}",
                "{\"statusCode\":200,\"headers\":[]}",
                "{\"statusCode\":200,\"headers\":{\"a\":[\"1\"]}}",
                "{\"statusCode\":200,\"headers\":{\"a b\":\"1\"}}",
                "{\"statusCode\":200,\"headers\":{\"a\":\"1\\r\\nb: 2\"}}",
                "{\"statusCode\":200,\"headers\":{\"content-type\":\"a/b\",\"Content-Type\":\"a/c\"}}",
                "{\"statusCode\":200,\"cookies\":\"a=1\"}",
                "{\"statusCode\":200,\"cookies\":[1]}",
                "{\"statusCode\":200,\"cookies\":[\"a=1\\nb\"]}"
            })
    void bug3WhatIsNoAnswerIsToldAndNeverACrash(String json) {
        assertThatThrownBy(() -> garbled(json)).isInstanceOf(BadAnswer.class).hasMessageMatching("[\\p{Print}]{10,}");
    }

    /// Kong 9550.
    @Test
    void bug6NoIsBase64EncodedIsFalse() throws BadAnswer {
        FunctionAnswer answer = answered("\"statusCode\":200,\"isBase64Encoded\":null", "Zg==");

        assertThat(text(answer.body())).isEqualTo("Zg==");
    }

    /// Kong 3.9.
    @Test
    void bug7NoHeadersAreNoError() throws BadAnswer {
        FunctionAnswer answer =
                answered("\"statusCode\":201,\"headers\":null,\"multiValueHeaders\":null,\"cookies\":null", "x");

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.headers()).extracting(Field::name).containsExactly("content-type");
    }

    /// Kong 13084.
    @ParameterizedTest
    @ValueSource(strings = {"[]", "[ ]", "{}", "{\"a\":[]}", "null", "\"text\"", "1.0", "{\"a\":1,\"a\":2}"})
    void bug8AnEmptyListStaysOne(String json) throws BadAnswer {
        FunctionAnswer answer = bare(json);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(text(answer.body())).isEqualTo(json);
        assertThat(answered("\"statusCode\":200,\"cookies\":[]", json).headers())
                .hasSize(1);
    }

    /// krakend-lambda 2, krakend-ce 612.
    @Test
    void bug14StatusHeadersAndBodyAreExpanded() throws BadAnswer {
        FunctionAnswer answer =
                answered("\"statusCode\":404,\"headers\":{\"X-A\":\"1\",\"content-type\":\"a/b\"}", "no");

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.headers()).containsExactly(new Field("X-A", "1"), new Field("content-type", "a/b"));
        assertThat(text(answer.body())).isEqualTo("no");
    }

    /// quarkus 50075, hono 2921.
    @Test
    void bug17EachCookieIsItsOwnHeader() throws BadAnswer {
        FunctionAnswer answer = answered(
                "\"statusCode\":200,\"cookies\":[\"a=1; Path=/\",\"b=2, c\"],\"headers\":{\"content-type\":\"a/b\"}",
                "x");

        assertThat(answer.headers())
                .containsExactly(
                        new Field("content-type", "a/b"),
                        new Field("set-cookie", "a=1; Path=/"),
                        new Field("set-cookie", "b=2, c"));
    }

    /// remix-aws 7 (the other half is about events).
    @Test
    void bug18ACookieThatHeadersAndListBothHaveIsSetOnce() throws BadAnswer {
        FunctionAnswer answer =
                answered("\"statusCode\":200,\"headers\":{\"Set-Cookie\":\"a=1\"},\"cookies\":[\"a=1\",\"b=2\"]", "");

        assertThat(answer.headers().stream()
                        .filter(header -> header.name().equalsIgnoreCase("set-cookie"))
                        .map(Field::value))
                .containsExactly("a=1", "b=2");
    }

    /// srvx 300, serverless-http 269, 283: the keys are those of payload 1.0 and of load balancers.
    @Test
    void bug20KeysOfOtherFormatsAreNotRead() throws BadAnswer {
        FunctionAnswer answer = answered(
                "\"statusCode\":200,\"statusDescription\":\"404 Not Found\",\"headers\":{\"content-type\":\"a/b\"},"
                        + "\"multiValueHeaders\":{\"set-cookie\":[\"a=1\"],\"content-type\":[\"c/d\"]}",
                "x");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.headers()).isEqualTo(List.of(new Field("content-type", "a/b")));
    }

    /// spring-cloud-function 709.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"headers\":{\"Host\":\"evil\"},\"body\":\"x\"}",
                "{\"headers\":[1],\"cookies\":2,\"isBase64Encoded\":3,\"body\":{}}"
            })
    void bug21ABodyWithAMemberHeadersIsABody(String json) throws BadAnswer {
        FunctionAnswer inside = answered("\"statusCode\":200,\"headers\":{\"content-type\":\"a/b\"}", json);

        assertThat(text(inside.body())).isEqualTo(json);
        assertThat(inside.headers()).containsExactly(new Field("content-type", "a/b"));
        assertThat(text(bare(json).body())).isEqualTo(json);
        assertThat(bare(json).headers()).hasSize(1);
    }
}
