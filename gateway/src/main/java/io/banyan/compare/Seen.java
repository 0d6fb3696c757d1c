package io.banyan.compare;

import io.banyan.position.Watermark;
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
