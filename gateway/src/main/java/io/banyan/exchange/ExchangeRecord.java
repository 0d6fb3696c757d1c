package io.banyan.exchange;

import io.banyan.decide.Decision;
import io.banyan.route.Side;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// One finished exchange, told once, on success, error and cancel.
///
/// @param decision null when the request was refused before a decision
/// @param side the side that answered, null when Banyan did or nobody could
/// @param status sent to the client, 0 when none was
/// @param asked for the access log only: made when somebody asks, while the record is told and no later
/// @param startedMillis epoch milliseconds of the request head
/// @param durationNanos to the last byte
/// @param requestBytes of its body, as it came; 0 for a tunnel's
/// @param responseBytes of the answer's body, as it went to the client; 0 for a tunnel's
/// @param kind what sort of exchange: long ones are metered apart
/// @param last the call that was made last
public record ExchangeRecord(
        @Nullable Decision decision,
        @Nullable Side side,
        Outcome outcome,
        int status,
        Supplier<Asked> asked,
        String clientAddress,
        long startedMillis,
        long durationNanos,
        long requestBytes,
        long responseBytes,
        Kind kind,
        LastCall last) {
    /// The same for whoever reads it later: what was asked is made now.
    public ExchangeRecord withAsked() {
        Asked now = asked.get();
        return new ExchangeRecord(
                decision,
                side,
                outcome,
                status,
                () -> now,
                clientAddress,
                startedMillis,
                durationNanos,
                requestBytes,
                responseBytes,
                kind,
                last);
    }

    /// The side that was called last, whether it answered or not; LEGACY where nobody was called.
    ///
    /// @param headNanos from the request's head to the head that went to the client; -1 = none did
    public record LastCall(Side side, long headNanos) {}

    /// PLAIN: request and answer. STREAM: a `text/event-stream` answer. TUNNEL: bytes after a 101.
    public enum Kind {
        PLAIN,
        STREAM,
        TUNNEL
    }
}
