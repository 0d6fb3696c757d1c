package io.banyan.edge;

import io.banyan.decide.Decision;
import io.banyan.exchange.ExchangeRecord;
import io.banyan.exchange.Outcome;
import io.banyan.route.Side;
import io.banyan.upstream.EndlessAnswer;
import io.netty.handler.codec.http.HttpResponse;
import org.jspecify.annotations.Nullable;

/// Counts one exchange while it runs, for the record at its end.
final class ExchangeTally {
    private final ClientRequest request;
    private final long startedMillis = System.currentTimeMillis();
    private ExchangeRecord.Kind kind = ExchangeRecord.Kind.PLAIN;
    private long requestBytes;

    ExchangeTally(ClientRequest request) {
        this.request = request;
    }

    void received(int bytes) {
        requestBytes += bytes;
    }

    void answered(HttpResponse head) {
        if (EndlessAnswer.is(head)) {
            kind = ExchangeRecord.Kind.STREAM;
        }
    }

    void upgraded() {
        kind = ExchangeRecord.Kind.TUNNEL;
    }

    /// @param decision null where none was made
    /// @param side that answered; null where Banyan did or nobody could
    ExchangeRecord record(@Nullable Decision decision, @Nullable Side side, Outcome outcome, Answer answer) {
        return new ExchangeRecord(
                decision,
                side,
                outcome,
                answer.status(),
                request.method(),
                request.target(),
                request.client().text(),
                startedMillis,
                System.nanoTime() - request.receivedNanos(),
                requestBytes,
                answer.bytes(),
                kind);
    }
}
