package io.banyan.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.edge.FramesGot.Stream;
import io.banyan.upstream.EmbeddedUpstream.Wire;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// An exchange on a stream of HTTP/2 whose client or socket does not take all of its answer: it ends, is told of, and
/// gives its place back.
class StreamExchangeTests {
    private static final int WINDOW_UPDATE = 8;
    private static final int WINDOW = 65_535;

    private final EdgeSketch edge = EdgeSketch.ofStreams();
    private final HeldSocket socket = new HeldSocket();

    @BeforeEach
    void asks() {
        edge.client.pipeline().addFirst("socket", socket);
        edge.client.arrives(StreamInputFuzzTests.PREFACE);
        edge.client.arrives(frame(WireFrame.HEADERS, WireFrame.END_HEADERS | WireFrame.END_STREAM, 1, asked()));
        edge.client.runPendingTasks();
    }

    @AfterEach
    void nothingIsLeft() {
        socket.fails();
        edge.client.ends();
        edge.client.finishAndReleaseAll();

        assertThat(edge.places()).isZero();
        assertThat(edge.ended).hasSize(1);
    }

    @Test
    void endsWhenItIsCancelledThoughItsBytesAreStillInTheSocket() {
        socket.holds = true;
        Wire legacy = answers(100_000, 50_000);

        cancel();

        assertThat(edge.ends()).containsExactly("LEGACY cancelled 200");
        assertThat(legacy.open()).isFalse();
        assertThat(edge.places()).isZero();
        socket.takes();
        edge.client.runPendingTasks();
    }

    @Test
    void endsAsItsLastBytesDoThoughItIsCancelledBefore() {
        socket.holds = true;
        answers(1_000, 1_000);
        cancel();
        assertThat(edge.ended).isEmpty();

        socket.takes();
        edge.client.runPendingTasks();

        assertThat(edge.ends()).containsExactly("LEGACY served 200");
    }

    @Test
    void isCancelledWhereItsLastBytesNeverLeaveTheSocket() {
        socket.holds = true;
        answers(1_000, 1_000);
        cancel();

        socket.fails();
        edge.client.runPendingTasks();

        assertThat(edge.ends()).containsExactly("LEGACY cancelled 200");
    }

    @Test
    void isResetWhereTheEndOfAWholeAnswerIsNotTaken() {
        answers(WINDOW + 10, WINDOW + 10);
        edge.look(0);
        edge.look(59);
        assertThat(stream().reset).isFalse();

        edge.look(61);

        assertThat(stream().reset).isTrue();
        assertThat(stream().ended).isFalse();
        assertThat(edge.ends()).containsExactly("LEGACY cancelled 200");
    }

    @Test
    void isNotResetWhileItsClientTakesAFrameOfSixteenKilobytesInTime() {
        answers(200_000, 200_000);
        for (int second = 0; !stream().ended; second += 40) {
            edge.look(second);
            assertThat(stream().reset).isFalse();
            edge.client.arrives(frame(WINDOW_UPDATE, 0, 0, "\0\0P\0") + frame(WINDOW_UPDATE, 0, 1, "\0\0P\0"));
            edge.client.runPendingTasks();
        }

        assertThat(stream().ended).isTrue();
        assertThat(stream().body).hasSize(200_000);
        assertThat(edge.ends()).containsExactly("LEGACY served 200");
    }

    private Wire answers(int length, int bytes) {
        Wire wire = edge.legacy.accepted();
        wire.sends("HTTP/1.1 200 OK\r\nContent-Length: " + length + "\r\n\r\n" + "x".repeat(bytes));
        edge.client.runPendingTasks();
        return wire;
    }

    private void cancel() {
        edge.client.arrives(frame(WireFrame.RESET, 0, 1, "\0\0\0\b"));
        edge.client.runPendingTasks();
    }

    private Stream stream() {
        return FramesGot.in(edge.client.written()).getOrDefault(1L, new Stream());
    }

    private static String asked() {
        StringBuilder block = new StringBuilder();
        for (String text : List.of(":method", "GET", ":scheme", "https", ":authority", "a", ":path", "/other")) {
            block.append(text.startsWith(":") ? "\0" : "")
                    .append((char) text.length())
                    .append(text);
        }
        return block.toString();
    }

    private static String frame(int type, int flags, int stream, String payload) {
        return "\0" + (char) (payload.length() >> 8) + (char) (payload.length() & 255) + (char) type + (char) flags
                + "\0\0\0" + (char) stream + payload;
    }
}
