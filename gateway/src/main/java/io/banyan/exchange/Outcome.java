package io.banyan.exchange;

import java.util.Locale;

/// What happened to a request after its decision: a closed set that says which leg broke.
public sealed interface Outcome {
    /// The decided side answered to the last byte.
    record Served() implements Outcome {}

    /// MODERN failed a read before its first byte and LEGACY answered.
    record FellBack(Failure failure) implements Outcome {}

    /// A MODERN read was kept away from MODERN and LEGACY answered.
    record NotTried(Guard guard) implements Outcome {}

    /// Banyan answered itself: 4xx for a request that HTTP forbids or a limit, 502, 503, 504 or 508 otherwise.
    record Refused(Why why) implements Outcome {
        /// For no reason that has a name.
        public Refused() {
            this(Why.REQUEST);
        }
    }

    /// What a request was refused for.
    enum Why {
        /// The request itself, or what became of it.
        REQUEST,
        /// A call between groups that the inner door does not let pass.
        CALLER,
        /// A call between groups that leads back to where it was, or too far.
        LOOP
    }

    /// An upstream died after the first byte; the client got a visibly cut answer.
    record Cut() implements Outcome {}

    /// The client went away, or was cut at a limit, before the end.
    record Cancelled() implements Outcome {}

    /// What can keep a read away from MODERN.
    enum Guard {
        BREAKER,
        BULKHEAD,
        /// A function's platform asked for fewer calls.
        THROTTLE,
        /// The event of a function cannot hold the request.
        UNREPRESENTABLE,
        /// It is not known who asks, and the group's MODERN is to hear it.
        IDENTITY;

        /// The second half of an outcome's spelling.
        String tag() {
            return this == THROTTLE ? "throttled" : name().toLowerCase(Locale.ROOT);
        }
    }

    /// The spelling in meters and logs: `fell-back:timeout`, `not-tried:breaker`.
    default String tag() {
        return switch (this) {
            case Served served -> "served";
            case FellBack fellBack -> "fell-back:" + fellBack.failure().tag();
            case NotTried notTried -> "not-tried:" + notTried.guard().tag();
            case Refused(Why why) ->
                why == Why.REQUEST ? "refused" : "refused:" + why.name().toLowerCase(Locale.ROOT);
            case Cut cut -> "cut";
            case Cancelled cancelled -> "cancelled";
        };
    }
}
