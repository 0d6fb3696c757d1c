package io.banyan.compare;

import io.banyan.position.Watermark;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// One side's answer to a read.
///
/// @param type its `Content-Type`, empty = none
/// @param proof MODERN's `Banyan-As-Of`, LEGACY's `Banyan-Position`; null = it has none
/// @param sent when the read was sent
@SuppressWarnings("ArrayRecordComponent")
public record Seen(
        int status, String type, byte[] body, @Nullable Watermark proof, Instant sent) {
    boolean isJson() {
        return type.toLowerCase(Locale.ROOT).contains("json");
    }
}
