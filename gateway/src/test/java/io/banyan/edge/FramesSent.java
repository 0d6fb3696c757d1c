package io.banyan.edge;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// What a client's frames say of its bodies, without a look at the codec that they go to. Only streams that end, and
/// of those all that came in DATA, whether or not it was allowed.
final class FramesSent {
    private static final int HEAD = 9;
    private static final int DATA = 0;
    private static final int HEADERS = 1;
    private static final int END_STREAM = 1;
    private static final int PADDED = 8;

    private final Map<Integer, StringBuilder> bodies = new LinkedHashMap<>();
    private final Map<Integer, String> whole = new LinkedHashMap<>();

    private FramesSent() {}

    /// The bodies of all streams until their ends; empty ones too.
    ///
    /// @param bytes in ISO-8859-1, behind the preface
    static List<String> bodies(String bytes) {
        FramesSent sent = new FramesSent();
        int at = 0;
        while (at + HEAD <= bytes.length()) {
            int length = bytes.charAt(at) << 16 | bytes.charAt(at + 1) << 8 | bytes.charAt(at + 2);
            int end = at + HEAD + length;
            if (end <= bytes.length()) {
                int id = bytes.charAt(at + 7) << 8 | bytes.charAt(at + 8);
                sent.frame(bytes.charAt(at + 3), bytes.charAt(at + 4), id, bytes.substring(at + HEAD, end));
            }
            at = end;
        }
        return Stream.concat(sent.whole.values().stream(), Stream.of("")).toList();
    }

    private void frame(int type, int flags, int id, String payload) {
        StringBuilder body = bodies.computeIfAbsent(id, any -> new StringBuilder());
        if (type == DATA) {
            body.append((flags & PADDED) == 0 ? payload : unpadded(payload));
        }
        if ((type == DATA || type == HEADERS) && (flags & END_STREAM) != 0) {
            whole.putIfAbsent(id, body.toString());
        }
    }

    private static String unpadded(String payload) {
        int padding = payload.isEmpty() ? 0 : payload.charAt(0);
        return payload.length() > padding ? payload.substring(1, payload.length() - padding) : "";
    }
}
