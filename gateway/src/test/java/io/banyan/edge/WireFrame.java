package io.banyan.edge;

import java.util.ArrayList;
import java.util.List;

/// One HTTP/2 frame as it stands on the wire (RFC 9113 §4.1). Characters stand for bytes (ISO-8859-1).
///
/// @param stream the whole field, its reserved bit too
record WireFrame(int type, int flags, long stream, String payload) {
    static final int DATA = 0;
    static final int HEADERS = 1;
    static final int RESET = 3;
    static final int END_STREAM = 1;
    static final int END_HEADERS = 4;
    private static final int HEAD = 9;

    boolean has(int flag) {
        return (flags & flag) != 0;
    }

    int length() {
        return HEAD + payload.length();
    }

    /// The frames that are whole; a last one may be cut off.
    static List<WireFrame> in(String bytes) {
        List<WireFrame> frames = new ArrayList<>();
        int at = 0;
        while (at + HEAD <= bytes.length()) {
            int end = at + HEAD + (int) number(bytes, at, 3);
            if (end > bytes.length()) {
                break;
            }
            long stream = number(bytes, at + 5, 4);
            frames.add(
                    new WireFrame(bytes.charAt(at + 3), bytes.charAt(at + 4), stream, bytes.substring(at + HEAD, end)));
            at = end;
        }
        return frames;
    }

    private static long number(String bytes, int from, int length) {
        return bytes.substring(from, from + length).chars().asLongStream().reduce(0, (sum, one) -> sum << 8 | one);
    }
}
