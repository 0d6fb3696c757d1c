package io.banyan.edge;

import io.banyan.decide.Decision;
import io.banyan.exchange.ExchangeRecord;
import io.banyan.exchange.Outcome;
import io.banyan.route.Side;
import io.netty.handler.codec.http.HttpRequest;
import org.jspecify.annotations.Nullable;

/// Counts one exchange while it runs, for the record at its end.
final class ExchangeTally {
    private final HttpRequest head;
    private final String clientAddress;
    private final long startedMillis = System.currentTimeMillis();
    private final long startedNanos = System.nanoTime();
    private ExchangeRecord.Kind kind = ExchangeRecord.Kind.PLAIN;
    private long requestBytes;

    ExchangeTally(HttpRequest head, String clientAddress) {
        this.head = head;
        this.clientAddress = clientAddress;
    }

    void received(int bytes) {
        requestBytes += bytes;
    }

    void kind(ExchangeRecord.Kind kind) {
        this.kind = kind;
    }

    boolean tunnel() {
        return kind == ExchangeRecord.Kind.TUNNEL;
    }

    ExchangeRecord record(@Nullable Decision decision, @Nullable Side side, Outcome outcome, Answer answer) {
        return new ExchangeRecord(
                decision,
                side,
                outcome,
                answer.status(),
                head.method().name(),
                head.uri(),
                clientAddress,
                startedMillis,
                System.nanoTime() - startedNanos,
                requestBytes,
                answer.bytes(),
                kind);
    }
}
