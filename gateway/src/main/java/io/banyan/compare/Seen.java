package io.banyan.compare;

import io.banyan.position.Watermark;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One side's answer to a read.
///
/// @param headers by lower-case name, at least those that are compared
/// @param body as it came, `Content-Encoding` and all
/// @param proof MODERN's `Banyan-As-Of`, LEGACY's `Banyan-Position`; null = it has none
/// @param sent when the read was sent
@SuppressWarnings("ArrayRecordComponent")
public record Seen(
        int status,
        Map<String, List<String>> headers,
        byte[] body,
        @Nullable Watermark proof,
        Instant sent) {
    /// By how much the gateway's clock and the database's may differ.
    private static final Duration CLOCKS = Duration.ofMillis(200);

    public Seen {
        headers = Map.copyOf(headers);
    }

    List<String> header(String name) {
        return headers.getOrDefault(name, List.of());
    }

    boolean isJson() {
        String type = mediaType();
        return type.endsWith("/json") || type.endsWith("+json");
    }

    boolean isText() {
        String type = mediaType();
        return type.startsWith("text/") || type.endsWith("+xml") || type.endsWith("/xml");
    }

    /// Whether this answer of MODERN's shows at least what LEGACY's does, as far as both say; by the time at which
    /// LEGACY was asked where its answer has no position. One without proof does not.
    public boolean isAtLeastAsNewAs(Seen legacy) {
        if (proof == null) {
            return false;
        }
        Watermark least = legacy.proof();
        return proof.isAtLeastAsNewAs(
                least == null ? new Watermark(proof.source(), null, legacy.sent()) : least, CLOCKS);
    }

    boolean isHtml() {
        return mediaType().contains("html");
    }

    /// `Text/HTML; charset=x` → `text/html`.
    private String mediaType() {
        List<String> written = header("content-type");
        return written.isEmpty()
                ? ""
                : written.getFirst().split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    }
}
