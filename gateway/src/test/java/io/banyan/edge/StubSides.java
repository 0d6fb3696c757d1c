package io.banyan.edge;

import io.banyan.edge.StrictReader.Message;
import io.banyan.route.Side;
import io.banyan.upstream.EmbeddedUpstream;
import io.banyan.upstream.EmbeddedUpstream.Wire;
import java.util.ArrayList;
import java.util.List;

/// Both sides behind a traffic port. They read by the letter whatever reaches them, and answer each whole request by
/// its number: `seen 1`. A target that begins with `/chat` may change protocols, one with `chunked` in it is answered
/// so.
final class StubSides {
    final List<Seen> seen = new ArrayList<>();
    final List<Far> wires = new ArrayList<>();
    private final EdgeSketch edge;

    StubSides(EdgeSketch edge) {
        this.edge = edge;
    }

    /// A whole request, and where it came out.
    record Seen(Side side, Message request) {
        String method() {
            return request.start().getFirst();
        }

        String target() {
            return request.start().get(1);
        }

        /// For comparing two runs.
        String text() {
            return side + " " + method() + " " + target() + " '" + request.body() + "'";
        }
    }

    /// The far end of one connection.
    static final class Far {
        final Side side;
        final Wire wire;
        boolean tunnel;
        private int read;

        Far(Side side, Wire wire) {
            this.side = side;
            this.wire = wire;
        }

        /// What came behind the last whole request: a part of the next one, or a tunnel's bytes.
        String rest() {
            return wire.written().substring(read);
        }
    }

    /// Reads and answers until nobody has anything to say.
    void turn() {
        boolean more = true;
        while (more) {
            edge.client.runPendingTasks();
            accept(edge.legacy, Side.LEGACY);
            accept(edge.modern, Side.MODERN);
            more = false;
            for (Far far : wires) {
                more |= !far.tunnel && answered(far);
            }
        }
    }

    private void accept(EmbeddedUpstream upstream, Side side) {
        while (upstream.waiting() > 0) {
            wires.add(new Far(side, upstream.accepted()));
        }
    }

    private boolean answered(Far far) {
        StrictReader reader = StrictReader.of(far.wire.written(), far.read);
        Message request = reader.request();
        if (request == null) {
            return false;
        }
        if (!reader.atEnd()) {
            throw new AssertionError("behind a request, before its answer: " + reader.rest());
        }
        far.read = reader.at();
        seen.add(new Seen(far.side, request));
        far.tunnel = request.start().get(1).startsWith("/chat")
                && !request.all("upgrade").isEmpty();
        if (far.wire.open()) {
            far.wire.sends(far.tunnel ? "HTTP/1.1 101 Over\r\nUpgrade: chat\r\n\r\n" : answer(request));
        }
        return true;
    }

    private String answer(Message request) {
        String body = "seen " + seen.size();
        String length = "HTTP/1.1 200 OK\r\nContent-Length: " + body.length() + "\r\n\r\n";
        if (request.start().getFirst().equals("HEAD")) {
            return length;
        }
        return request.start().get(1).contains("chunked")
                ? "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n%x\r\n%s\r\n0\r\n\r\n"
                        .formatted(body.length(), body)
                : length + body;
    }
}
