package io.banyan.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.exchange.ExchangeRecord.Kind;
import io.banyan.exchange.Outcome;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.DefaultHttpResponse;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
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
        ExchangeTally tally = new ExchangeTally(request);
        HttpResponse head = new DefaultHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.OK);
        if (type != null) {
            head.headers().set("Content-Type", type);
        }

        tally.answered(head);

        Answer answer = new Answer(new EmbeddedChannel(), request.head());
        assertThat(tally.record(null, null, new Outcome.Served(), answer).kind())
                .isEqualTo(kind);
    }
}
