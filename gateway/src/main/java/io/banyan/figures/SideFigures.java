package io.banyan.figures;

import org.jspecify.annotations.Nullable;

/// What one side did.
///
/// @param rate exchanges a second that it answered, or was to answer
/// @param errors of those a second: answered with a status of 500 or more, refused by Banyan in its place, or cut
/// @param p50 milliseconds to the response head, the middle of the last five seconds; null without any
/// @param p99 as `p50`: one of a hundred took longer
public record SideFigures(
        double rate,
        double errors,
        @Nullable Double p50,
        @Nullable Double p99) {
    static final SideFigures NONE = new SideFigures(0, 0, null, null);
}
