package io.banyan.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.exchange.Asked;
import io.banyan.exchange.ExchangeRecord.Kind;
import io.banyan.exchange.Outcome;
import io.banyan.route.Side;
import io.banyan.split.ClientAddress;
import io.banyan.upstream.Forwarded;
import io.netty.channel.Channel;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.DefaultHttpResponse;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExchangeTallyTests {
    @ParameterizedTest
    @CsvSource({
        "text/event-stream, STREAM",
        "Text/Event-Stream;charset=utf-8, STREAM",
        "text/html, PLAIN",
        "text/event, PLAIN",
        ", PLAIN"
    })
    void anEventStreamIsKnownByItsType(String type, Kind kind) {
        ClientRequest request = ClientRequest.unknown();
        ExchangeTally tally = new ExchangeTally(request, new EmbeddedChannel());
        HttpResponse head = new DefaultHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.OK);
        if (type != null) {
            head.headers().set("Content-Type", type);
        }

        tally.answered(head);

        Answer answer = new Answer(new EmbeddedChannel(), request.head());
        assertThat(tally.record(null, Side.LEGACY, new Outcome.Served(), answer).kind())
                .isEqualTo(kind);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "GET /a?b HTTP/1.1~Host: a.example:8443   | GET /a?b | a.example:8443 | HTTP/1.1 | -",
                "HEAD * HTTP/1.0                          | HEAD *   | -              | HTTP/1.0 | -",
                "GET / HTTP/1.1~Host:                     | GET /    | -              | HTTP/1.1 | -",
                "GET / HTTP/1.1~Host: ann:s3cret@a        | GET /    | -              | HTTP/1.1 | -",
                "GET / HTTP/1.1~Host: a~traceparent: 00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"
                        + "| GET / | a | HTTP/1.1 | 0af7651916cd43dd8448eb211c80319c",
                "GET / HTTP/1.1~Host: a~traceparent: 00-1-2-01 | GET / | a | HTTP/1.1 | -",
            })
    void whatWasAskedIsInTheClientsWords(
            String raw, String line, @Nullable String host, String protocol, @Nullable String trace) {
        ClientRequest request = new ClientRequest(
                RawHead.of(raw.replace('~', '\n')), Forwarded.direct(ClientAddress.of("192.0.2.7")), "http");

        Asked asked = asked(request, new EmbeddedChannel());

        assertThat(asked.method() + " " + asked.target()).isEqualTo(line);
        assertThat(asked.host()).isEqualTo(host);
        assertThat(asked.protocol()).isEqualTo(protocol);
        assertThat(asked.traceId()).isEqualTo(trace);
    }

    @Test
    void theProtocolOfARequestThatNeverCameIsNotTold() {
        assertThat(asked(ClientRequest.unknown(), new EmbeddedChannel()).protocol())
                .isNull();
    }

    private static Asked asked(ClientRequest request, Channel client) {
        Answer answer = new Answer(client, request.head());
        return new ExchangeTally(request, client)
                .record(null, Side.LEGACY, new Outcome.Served(), answer)
                .asked()
                .get();
    }
}
