package io.banyan.compare;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.InflaterInputStream;
import org.jspecify.annotations.Nullable;

/// An answer's body without its `Content-Encoding`, of at most 4 MiB.
///
/// @param bytes empty where they cannot be had
/// @param fault why they cannot, a sentence's end: `is encoded as br`; null = they can
@SuppressWarnings("ArrayRecordComponent")
record Content(byte[] bytes, @Nullable String fault) {
    private static final int LARGEST = 4 << 20;

    static Content of(Seen answer) {
        List<String> written = answer.header("content-encoding");
        String encoding = String.join(",", written).strip().toLowerCase(Locale.ROOT);
        return switch (encoding) {
            case "", "identity" -> new Content(answer.body(), null);
            case "gzip", "x-gzip", "deflate" -> inflated(answer.body(), encoding);
            default -> new Content(new byte[0], "is encoded as " + encoding);
        };
    }

    private static Content inflated(byte[] body, String encoding) {
        if (body.length == 0) {
            return new Content(body, null);
        }
        InputStream whole = new ByteArrayInputStream(body);
        try (InputStream plain =
                encoding.equals("deflate") ? new InflaterInputStream(whole) : new GZIPInputStream(whole)) {
            byte[] bytes = plain.readNBytes(LARGEST + 1);
            return bytes.length > LARGEST
                    ? new Content(new byte[0], "has more than 4 MiB once it is unpacked")
                    : new Content(bytes, null);
        } catch (IOException broken) {
            return new Content(new byte[0], "is no " + encoding + ", although it says so");
        }
    }
}
