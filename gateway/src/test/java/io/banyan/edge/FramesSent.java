package io.banyan.edge;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// What a client's frames say of its bodies, without a look at the codec that they go to. Only streams that end, and
/// of those all that came in DATA, whether or not it was allowed.
final class FramesSent {
    private static final int PADDED = 8;

    private final Map<Long, StringBuilder> bodies = new LinkedHashMap<>();
    private final Map<Long, String> whole = new LinkedHashMap<>();

    private FramesSent() {}

    /// The bodies of all streams until their ends; empty ones too.
    ///
    /// @param bytes in ISO-8859-1, behind the preface
    static List<String> bodies(String bytes) {
        FramesSent sent = new FramesSent();
        WireFrame.in(bytes).forEach(sent::frame);
        return Stream.concat(sent.whole.values().stream(), Stream.of("")).toList();
    }

    private void frame(WireFrame frame) {
        StringBuilder body = bodies.computeIfAbsent(frame.stream(), any -> new StringBuilder());
        boolean data = frame.type() == WireFrame.DATA;
        if (data) {
            body.append(frame.has(PADDED) ? unpadded(frame.payload()) : frame.payload());
        }
        if ((data || frame.type() == WireFrame.HEADERS) && frame.has(WireFrame.END_STREAM)) {
            whole.putIfAbsent(frame.stream(), body.toString());
        }
    }

    private static String unpadded(String payload) {
        int padding = payload.isEmpty() ? 0 : payload.charAt(0);
        return payload.length() > padding ? payload.substring(1, payload.length() - padding) : "";
    }
}
