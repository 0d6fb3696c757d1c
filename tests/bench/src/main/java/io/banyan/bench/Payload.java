package io.banyan.bench;

import java.util.Locale;

/// The sizes of an answer's body.
enum Payload {
    SMALL(170),
    KB10(10_000),
    MB1(1_000_000);

    private final int bytes;

    Payload(int bytes) {
        this.bytes = bytes;
    }

    int bytes() {
        return bytes;
    }

    /// Its last segment in every path.
    String segment() {
        return switch (this) {
            case SMALL -> "small";
            case KB10 -> "10k";
            case MB1 -> "1m";
        };
    }

    static Payload of(String segment) {
        for (Payload payload : values()) {
            if (payload.segment().equals(segment.toLowerCase(Locale.ROOT))) {
                return payload;
            }
        }
        throw new BenchFailure("no payload is named " + segment + "; there are small, 10k and 1m");
    }
}
