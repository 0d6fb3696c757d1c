package io.banyan.edge;

import io.banyan.decide.Decision;
import io.banyan.exchange.Asked;
import io.banyan.exchange.ExchangeRecord;
import io.banyan.exchange.Outcome;
import io.banyan.route.Side;
import io.banyan.upstream.EndlessAnswer;
import io.netty.channel.Channel;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http2.Http2StreamChannel;
import org.jspecify.annotations.Nullable;

/// Counts one exchange while it runs, for the record at its end.
final class ExchangeTally {
    private final ClientRequest request;
    private final boolean stream;
    private final long startedMillis = System.currentTimeMillis();
    private ExchangeRecord.Kind kind = ExchangeRecord.Kind.PLAIN;
    private long requestBytes;
    private long headNanos = -1;

    /// @param client the client's connection, or its stream of HTTP/2
    ExchangeTally(ClientRequest request, Channel client) {
        this.request = request;
        this.stream = client instanceof Http2StreamChannel;
    }

    void received(int bytes) {
        requestBytes += bytes;
    }

    void answered(HttpResponse head) {
        headNanos = System.nanoTime() - request.receivedNanos();
        if (EndlessAnswer.is(head)) {
            kind = ExchangeRecord.Kind.STREAM;
        }
    }

    void upgraded() {
        kind = ExchangeRecord.Kind.TUNNEL;
    }

    /// @param decision null where none was made
    /// @param last the side that was called last
    ExchangeRecord record(@Nullable Decision decision, Side last, Outcome outcome, Answer answer) {
        return new ExchangeRecord(
                decision,
                outcome instanceof Outcome.Refused ? null : last,
                outcome,
                answer.status(),
                this::asked,
                request.client().text(),
                startedMillis,
                System.nanoTime() - request.receivedNanos(),
                requestBytes,
                answer.bytes(),
                kind,
                new ExchangeRecord.LastCall(last, headNanos));
    }

    private Asked asked() {
        HttpRequest head = request.head();
        boolean understood = head.decoderResult().isSuccess();
        String host = request.host();
        boolean named = host != null && !host.isEmpty() && Authority.isOne(host);
        boolean read = !(head instanceof FullHttpRequest); // what stands for one whose first line is none
        return new Asked(
                request.method(),
                read ? request.target() : "-",
                named ? host : null,
                stream ? "HTTP/2" : understood ? head.protocolVersion().text() : null,
                TraceParent.traceId(head.headers()));
    }
}
