package io.banyan.edge;

import io.netty.handler.codec.http.HttpHeaders;
import io.netty.util.AsciiString;
import org.jspecify.annotations.Nullable;

/// The `traceparent` of a request (W3C Trace Context §3.2), which goes to upstreams as it came:
/// `00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01`.
final class TraceParent {
    private static final AsciiString NAME = AsciiString.cached("traceparent");
    private static final int LENGTH = 55;

    private TraceParent() {}

    /// The trace id; null where there is no such header, more than one, or one that is malformed.
    static @Nullable String traceId(HttpHeaders headers) {
        var values = headers.valueStringIterator(NAME);
        String value = values.hasNext() ? values.next() : null;
        return value == null || values.hasNext() ? null : traceId(value);
    }

    private static @Nullable String traceId(String value) {
        boolean valid = value.length() >= LENGTH
                && version(value)
                && isHex(value, 3, 35)
                && isHex(value, 36, 52)
                && isHex(value, 53, LENGTH)
                && value.charAt(2) == '-'
                && value.charAt(35) == '-'
                && value.charAt(52) == '-'
                && !isZero(value, 3, 35)
                && !isZero(value, 36, 52);
        return valid ? value.substring(3, 35) : null;
    }

    /// A later version may have more to say behind what this one has; ff is none.
    private static boolean version(String value) {
        boolean longer = value.length() > LENGTH;
        return isHex(value, 0, 2)
                && !value.startsWith("ff")
                && (!longer || (!value.startsWith("00") && value.charAt(LENGTH) == '-'));
    }

    private static boolean isHex(String text, int from, int to) {
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if ((c < '0' || c > '9') && (c < 'a' || c > 'f')) {
                return false;
            }
        }
        return true;
    }

    private static boolean isZero(String text, int from, int to) {
        for (int i = from; i < to; i++) {
            if (text.charAt(i) != '0') {
                return false;
            }
        }
        return true;
    }
}
