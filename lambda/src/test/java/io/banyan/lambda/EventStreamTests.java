package io.banyan.lambda;

import static io.banyan.lambda.Asks.bytes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.eventstream.HeaderValue;
import software.amazon.awssdk.eventstream.Message;

class EventStreamTests {
    private static final Frame.Complete DONE = new Frame.Complete(null, null, null);

    @Property
    void framesAreTheSameHoweverTheyAreCut(
            @ForAll @Size(max = 5) List<byte[]> payloads, @ForAll @IntRange(min = 1, max = 300) int piece)
            throws BadFrame {
        ByteArrayOutputStream sent = new ByteArrayOutputStream();
        payloads.forEach(payload -> sent.writeBytes(EventStream.payload(payload)));
        sent.writeBytes(EventStream.complete(DONE));
        EventStream stream = new EventStream();
        List<Frame> came = new ArrayList<>();

        byte[] all = sent.toByteArray();
        for (int at = 0; at < all.length; at += piece) {
            assertThat(stream.isComplete()).isFalse();
            came.addAll(stream.feed(Arrays.copyOfRange(all, at, Math.min(all.length, at + piece))));
        }

        assertThat(came.removeLast()).isEqualTo(DONE);
        assertThat(stream.isComplete()).isTrue();
        assertThat(came).map(frame -> ((Frame.Payload) frame).bytes()).containsExactlyElementsOf(payloads);
    }

    @Test
    void everyByteThatChangesOnTheWayIsFound() {
        byte[] frame = EventStream.payload(bytes("an answer"));
        for (int at = 0; at < frame.length; at++) {
            for (int with = 1; with < 256; with++) {
                byte[] changed = frame.clone();
                changed[at] ^= (byte) with;
                EventStream stream = new EventStream();

                assertThatThrownBy(() -> stream.feed(changed))
                        .as("byte %d changed by %d", at, with)
                        .isInstanceOf(BadFrame.class);
            }
        }
    }

    /// From the test suite of the format.
    @Test
    void readsAFrameByItsDocumentedBytes() {
        byte[] frame = HexFormat.of()
                .parseHex("0000003d0000002007fd83960c636f6e74656e742d747970650700106170706c69636174696f6e2f6a736f6e"
                        + "7b27666f6f273a27626172277d8d9c08b1");

        assertThat(Message.decode(ByteBuffer.wrap(frame)).getPayload()).isEqualTo(bytes("{'foo':'bar'}"));
        // It says nothing of what kind of message it is.
        assertThatThrownBy(() -> new EventStream().feed(frame))
                .isInstanceOf(BadFrame.class)
                .hasMessageEndingWith("a frame of no known type");
    }

    @Test
    void theLastFrameSaysHowTheFunctionEnded() throws BadFrame {
        Frame.Complete failed = new Frame.Complete("Runtime.ExitError", "é", "bG9n");

        assertThat(new EventStream().feed(EventStream.complete(failed))).containsExactly(failed);
        assertThat(new EventStream().feed(message("event", ":event-type", "InvokeComplete", "")))
                .containsExactly(DONE);
    }

    @Test
    void nothingFollowsOnTheLastFrame() throws BadFrame {
        EventStream stream = new EventStream();
        stream.feed(EventStream.complete(DONE));

        assertThatThrownBy(() -> stream.feed(EventStream.payload(bytes("more"))))
                .hasMessage("a frame follows on the last one");
    }

    @Test
    void aStreamThatEndsWithinAFrameIsNotComplete() throws BadFrame {
        EventStream stream = new EventStream();
        byte[] frame = EventStream.complete(DONE);

        assertThat(stream.feed(Arrays.copyOf(frame, frame.length - 1))).isEmpty();
        assertThat(stream.isComplete()).isFalse();
    }

    @Test
    void thePlatformsOwnErrorsEndTheStream() {
        assertThatThrownBy(() ->
                        new EventStream().feed(message("exception", ":exception-type", "TooManyRequests", "secret")))
                .hasMessage("the platform ended the stream: TooManyRequests");
        assertThatThrownBy(() -> new EventStream().feed(message("error", ":error-code", "500", "")))
                .hasMessage("the platform ended the stream: 500");
        assertThatThrownBy(() -> new EventStream().feed(message("event", ":event-type", "New", "")))
                .hasMessage("a frame has no known event");
        assertThatThrownBy(() -> new EventStream().feed(message("event", ":event-type", "InvokeComplete", "{")))
                .hasMessage("the last frame is not JSON");
    }

    @Test
    void aLengthThatCannotBeIsRefusedAtOnce() {
        assertThatThrownBy(() -> new EventStream().feed(prelude(EventStream.LIMIT + 1, 0)))
                .hasMessage("a frame has more than 16 MB");
        assertThatThrownBy(() -> new EventStream().feed(prelude(-1, 0))).hasMessage("a frame has more than 16 MB");
        assertThatThrownBy(() -> new EventStream().feed(prelude(15, 0)))
                .hasMessage("a frame is shorter than its headers");
        assertThatThrownBy(() -> new EventStream().feed(prelude(100, -1)))
                .hasMessage("a frame is shorter than its headers");
    }

    @Test
    void largeFramesAreFineUpToTheLimit() throws BadFrame {
        byte[] large = new byte[EventStream.LIMIT - 1000];

        List<Frame> frames = new EventStream().feed(EventStream.payload(large));

        assertThat(((Frame.Payload) frames.getFirst()).bytes()).hasSize(large.length);
    }

    private static byte[] message(String type, String name, String value, String payload) {
        ByteBuffer encoded = new Message(
                        Map.of(":message-type", HeaderValue.fromString(type), name, HeaderValue.fromString(value)),
                        bytes(payload))
                .toByteBuffer();
        byte[] exact = new byte[encoded.remaining()];
        encoded.get(exact);
        return exact;
    }

    private static byte[] prelude(int length, int headers) {
        ByteBuffer prelude = ByteBuffer.allocate(12).putInt(length).putInt(headers);
        CRC32 sum = new CRC32();
        sum.update(prelude.array(), 0, 8);
        return prelude.putInt((int) sum.getValue()).array();
    }
}
