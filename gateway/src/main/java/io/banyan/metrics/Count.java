package io.banyan.metrics;

import io.banyan.route.Side;
import io.banyan.upstream.Failure;
import io.banyan.upstream.Outcome;

/// What is counted of a group. Replicas tell each other these numbers in this order: add at the end only.
enum Count {
    LEGACY,
    MODERN,
    LEGACY_ERRORS,
    MODERN_ERRORS,
    CONNECT,
    RESET,
    MALFORMED,
    TIMEOUT,
    STATUS,
    BREAKER,
    BULKHEAD,
    AMBIGUOUS,
    UNMATCHED,
    /// Clear reads, whatever decided them.
    READS,
    /// Clear reads decided by weight, by the side that answered.
    WEIGHED_LEGACY,
    WEIGHED_MODERN,
    /// Microseconds that clear reads decided by weight took to their last byte, by the side they were decided to: how
    /// long they held a place there. Reads that a guard kept away held none.
    HELD_LEGACY,
    HELD_MODERN;

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
        };
    }

    static Count of(Outcome.Guard guard) {
        return guard == Outcome.Guard.BREAKER ? BREAKER : BULKHEAD;
    }
}
