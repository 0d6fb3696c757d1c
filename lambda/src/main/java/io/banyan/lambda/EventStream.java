package io.banyan.lambda;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.eventstream.HeaderValue;
import software.amazon.awssdk.eventstream.Message;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The frames that a streamed answer comes in (`application/vnd.amazon.eventstream`): each has its length, headers,
/// a payload, and two checksums, all of which are checked. An instance decodes one stream, by one thread at a time.
public final class EventStream {
    /// The content type of the frames.
    public static final String CONTENT_TYPE = "application/vnd.amazon.eventstream";

    /// A longer frame is refused as soon as its length is known.
    public static final int LIMIT = 16 * 1024 * 1024;

    private static final int PRELUDE = 12;
    private static final int LEAST = PRELUDE + 4;
    private static final JsonMapper JSON = new JsonMapper();

    private byte[] held = {};
    private int size;
    private boolean completed;

    /// Takes the next bytes of the stream, and returns the frames that end in them.
    public List<Frame> feed(byte[] chunk) throws BadFrame {
        hold(chunk);
        List<Frame> frames = new ArrayList<>();
        int at = 0;
        while (size - at >= PRELUDE) {
            int length = length(at);
            if (size - at < length) {
                break;
            }
            frames.add(frame(ByteBuffer.wrap(held, at, length).slice()));
            at += length;
        }
        System.arraycopy(held, at, held, 0, size - at);
        size -= at;
        return frames;
    }

    /// Whether the last frame has come, and nothing else. Ask at the end of the stream: otherwise it was cut.
    public boolean isComplete() {
        return completed && size == 0;
    }

    /// A frame with a part of the answer.
    public static byte[] payload(byte[] bytes) {
        return encoded("PayloadChunk", "application/octet-stream", bytes);
    }

    /// The last frame.
    public static byte[] complete(Frame.Complete how) {
        Map<String, String> members = new LinkedHashMap<>();
        put(members, "ErrorCode", how.errorCode());
        put(members, "ErrorDetails", how.errorDetails());
        put(members, "LogResult", how.logResult());
        return encoded("InvokeComplete", "application/json", JSON.writeValueAsBytes(members));
    }

    private static void put(Map<String, String> members, String name, @Nullable String value) {
        if (value != null) {
            members.put(name, value);
        }
    }

    private static byte[] encoded(String event, String contentType, byte[] payload) {
        Map<String, HeaderValue> headers = new LinkedHashMap<>();
        headers.put(":message-type", HeaderValue.fromString("event"));
        headers.put(":event-type", HeaderValue.fromString(event));
        headers.put(":content-type", HeaderValue.fromString(contentType));
        ByteBuffer frame = new Message(headers, payload).toByteBuffer();
        byte[] bytes = new byte[frame.remaining()];
        frame.get(bytes);
        return bytes;
    }

    private void hold(byte[] chunk) {
        if (held.length - size < chunk.length) {
            held = Arrays.copyOf(held, Math.max(size + chunk.length, Math.min(2 * held.length, LIMIT)));
        }
        System.arraycopy(chunk, 0, held, size, chunk.length);
        size += chunk.length;
    }

    /// Of the frame that begins here, once its own checksum has shown that it is one.
    private int length(int at) throws BadFrame {
        ByteBuffer prelude = ByteBuffer.wrap(held, at, PRELUDE);
        CRC32 sum = new CRC32();
        sum.update(held, at, PRELUDE - 4);
        long length = Integer.toUnsignedLong(prelude.getInt());
        long headers = Integer.toUnsignedLong(prelude.getInt());
        if (prelude.getInt() != (int) sum.getValue()) {
            throw new BadFrame("the checksum of a frame's length is wrong");
        }
        if (length > LIMIT) {
            throw new BadFrame("a frame has more than 16 MB");
        }
        if (length < LEAST + headers) {
            throw new BadFrame("a frame is shorter than its headers");
        }
        return (int) length;
    }

    private Frame frame(ByteBuffer bytes) throws BadFrame {
        if (completed) {
            throw new BadFrame("a frame follows on the last one");
        }
        Message message;
        try {
            message = Message.decode(bytes);
        } catch (RuntimeException unreadable) {
            throw new BadFrame("a frame's checksum or headers are wrong");
        }
        String type = text(message, ":message-type");
        if (!"event".equals(type)) {
            String what = text(message, "exception".equals(type) ? ":exception-type" : ":error-code");
            throw new BadFrame("the platform ended the stream: " + (what == null ? "a frame of no known type" : what));
        }
        String event = text(message, ":event-type");
        if ("PayloadChunk".equals(event)) {
            return new Frame.Payload(message.getPayload());
        }
        if ("InvokeComplete".equals(event)) {
            completed = true;
            return complete(message.getPayload());
        }
        throw new BadFrame("a frame has no known event");
    }

    private static @Nullable String text(Message message, String name) throws BadFrame {
        HeaderValue value = message.getHeaders().get(name);
        if (value == null) {
            return null;
        }
        try {
            return value.getString();
        } catch (RuntimeException notText) {
            throw new BadFrame("a frame's header " + name + " is not a string");
        }
    }

    private static Frame complete(byte[] payload) throws BadFrame {
        if (payload.length == 0) {
            return new Frame.Complete(null, null, null);
        }
        try {
            JsonNode how = JSON.readTree(payload);
            return new Frame.Complete(member(how, "ErrorCode"), member(how, "ErrorDetails"), member(how, "LogResult"));
        } catch (JacksonException notJson) {
            throw new BadFrame("the last frame is not JSON");
        }
    }

    private static @Nullable String member(JsonNode how, String name) {
        JsonNode member = how.get(name);
        return member == null || !member.isString() ? null : member.asString();
    }
}
