package io.banyan.lambda;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// A function's answer as it streams: where the content type of the stream is `application/vnd.awslambda.
/// http-integration-response`, first the head as JSON (`{"statusCode": 200, "headers": {…}, "cookies": […]}`) and
/// eight NUL bytes, then the body; else the body alone, 200 `application/octet-stream`. Takes the payloads of
/// [EventStream]'s frames one by one. For one stream, by one thread at a time.
public final class StreamAnswer {
    /// The content type of a stream that begins with a head.
    public static final String WITH_HEAD = "application/vnd.awslambda.http-integration-response";

    /// A head above this, in bytes, is refused.
    public static final int HEAD_LIMIT = 256 * 1024;

    private static final int NULS = 8;
    private static final String BYTES = "application/octet-stream";
    private static final byte[] NOTHING = {};

    private final ByteArrayOutputStream start = new ByteArrayOutputStream();
    private int nuls;
    private @Nullable AnswerHead head;

    private StreamAnswer(@Nullable AnswerHead head) {
        this.head = head;
    }

    /// An answer of which nothing has come yet.
    ///
    /// @param contentType of the whole stream; null: it has none
    public static StreamAnswer of(@Nullable String contentType) throws BadAnswer {
        String type = contentType == null ? "" : contentType.split(";", 2)[0].strip();
        return new StreamAnswer(type.equalsIgnoreCase(WITH_HEAD) ? null : AnswerHead.of(Map.of(), BYTES));
    }

    /// Takes the next bytes, and returns those of the body that are among them.
    public byte[] feed(byte[] chunk) throws BadAnswer {
        if (head != null) {
            return chunk;
        }
        int at = 0;
        while (at < chunk.length && nuls < NULS) {
            take(chunk[at++]);
        }
        if (nuls < NULS) {
            return NOTHING;
        }
        head = read(start.toByteArray());
        start.reset();
        return Arrays.copyOfRange(chunk, at, chunk.length);
    }

    /// Status and headers; null: not all of them have come.
    public @Nullable AnswerHead head() {
        return head;
    }

    /// To be called at the end of the stream. Throws if that came before the end of the head.
    public AnswerHead end() throws BadAnswer {
        if (head == null) {
            throw new BadAnswer("it ended before its head did");
        }
        return head;
    }

    private void take(byte one) throws BadAnswer {
        if (one == 0) {
            nuls++;
        } else if (nuls > 0) {
            throw new BadAnswer("fewer than eight NUL bytes follow on its head");
        } else if (start.size() == HEAD_LIMIT) {
            throw new BadAnswer("its head has more than " + HEAD_LIMIT / 1024 + " KB");
        } else {
            start.write(one);
        }
    }

    private static AnswerHead read(byte[] json) throws BadAnswer {
        Map<String, JsonNode> members = FunctionAnswer.members(json);
        if (members.isEmpty()
                && !new String(json, StandardCharsets.UTF_8).strip().startsWith("{")) {
            throw new BadAnswer("its head is not an object");
        }
        return AnswerHead.of(members, BYTES);
    }
}
