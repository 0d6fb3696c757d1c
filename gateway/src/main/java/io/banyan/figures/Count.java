package io.banyan.figures;

import io.banyan.exchange.Failure;
import io.banyan.exchange.Outcome;
import io.banyan.route.Side;

/// What is counted of a group. Replicas tell each other a list of these numbers: each keeps its place in it
/// for good.
enum Count {
    LEGACY(0),
    MODERN(1),
    LEGACY_ERRORS(2),
    MODERN_ERRORS(3),
    CONNECT(4),
    RESET(5),
    MALFORMED(6),
    TIMEOUT(7),
    STATUS(8),
    BREAKER(9),
    BULKHEAD(10),
    AMBIGUOUS(11),
    UNMATCHED(12),
    /// Clear reads, whatever decided them.
    READS(13),
    /// Clear reads decided by weight or kill switch, by the side that answered.
    WEIGHED_LEGACY(14),
    WEIGHED_MODERN(15),
    /// Microseconds that those took to their last byte, by the side they were decided to: how
    /// long they held a place there. Reads that a guard kept away held none.
    HELD_LEGACY(16),
    HELD_MODERN(17),
    LANE(18),
    UNEXPECTED(19),
    COOKIE(20),
    STALE(21),
    /// A function's platform had no place for the call.
    THROTTLED(22),
    /// A function, its platform or the credentials for it gave no answer.
    FUNCTION(23),
    UNREPRESENTABLE(24),
    /// Not even called, since the platform asked for fewer calls.
    KEPT_THROTTLED(25),
    /// Not tried, since it was not known who asks.
    IDENTITY(26);

    private final int at;

    Count(int at) {
        this.at = at;
    }

    /// Its place in the list, from 0.
    int at() {
        return at;
    }

    static Count rate(Side side) {
        return side == Side.LEGACY ? LEGACY : MODERN;
    }

    static Count errors(Side side) {
        return side == Side.LEGACY ? LEGACY_ERRORS : MODERN_ERRORS;
    }

    static Count weighed(Side side) {
        return side == Side.LEGACY ? WEIGHED_LEGACY : WEIGHED_MODERN;
    }

    static Count held(Side side) {
        return side == Side.LEGACY ? HELD_LEGACY : HELD_MODERN;
    }

    static Count of(Failure failure) {
        return switch (failure) {
            case CONNECT -> CONNECT;
            case RESET -> RESET;
            case MALFORMED -> MALFORMED;
            case TIMEOUT -> TIMEOUT;
            case STATUS -> STATUS;
            case COOKIE -> COOKIE;
            case STALE -> STALE;
            case THROTTLED -> THROTTLED;
            case FUNCTION, PLATFORM, CREDENTIALS -> FUNCTION;
            case UNREPRESENTABLE -> UNREPRESENTABLE;
            case LANE -> LANE;
            case UNEXPECTED -> UNEXPECTED;
        };
    }

    static Count of(Outcome.Guard guard) {
        return switch (guard) {
            case BREAKER -> BREAKER;
            case BULKHEAD -> BULKHEAD;
            case THROTTLE -> KEPT_THROTTLED;
            case UNREPRESENTABLE -> UNREPRESENTABLE;
            case IDENTITY -> IDENTITY;
        };
    }
}
