package io.banyan.lambda;

import static io.banyan.lambda.Asks.bytes;
import static io.banyan.lambda.Asks.text;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Of answers that stream, each taken through frames of seven bytes.
class PublicStreamBugsTests extends PublicAnswerBugs {
    private static final int PIECE = 7;

    @Override
    FunctionAnswer answered(String head, String body) throws BadAnswer {
        return streamed(StreamAnswer.WITH_HEAD, "{" + head + "}\0\0\0\0\0\0\0\0" + body);
    }

    @Override
    FunctionAnswer garbled(String json) throws BadAnswer {
        return streamed(StreamAnswer.WITH_HEAD, json + "\0\0\0\0\0\0\0\0body");
    }

    @Override
    FunctionAnswer bare(String json) throws BadAnswer {
        return streamed("application/json", json);
    }

    /// Kong 2676: of a stream that is the last frame, after a part of the answer.
    @Test
    void bug11AFunctionsErrorIsTold() throws BadFrame {
        Frame.Complete failed = new Frame.Complete("Runtime.ExitError", "exit status 1", null);
        EventStream stream = new EventStream();

        List<Frame> part = stream.feed(EventStream.payload(bytes("part")));
        List<Frame> end = stream.feed(EventStream.complete(failed));

        assertThat(part).hasOnlyElementsOfType(Frame.Payload.class).hasSize(1);
        assertThat(end).containsExactly(failed);
    }

    /// serverless-java-container 339: in frames there is no base64, and what looks like it stays.
    @Test
    void bug19BytesPassAsTheyAre() throws BadAnswer {
        assertThat(text(answered("\"statusCode\":200,\"isBase64Encoded\":true", "aGVs\r\nbG8=\n")
                        .body()))
                .isEqualTo("aGVs\r\nbG8=\n");
    }

    private static FunctionAnswer streamed(String contentType, String all) throws BadAnswer {
        StreamAnswer answer = StreamAnswer.of(contentType);
        EventStream stream = new EventStream();
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        byte[] sent = bytes(all);
        for (int at = 0; at < sent.length; at += PIECE) {
            byte[] piece = Arrays.copyOfRange(sent, at, Math.min(at + PIECE, sent.length));
            for (Frame frame : fed(stream, EventStream.payload(piece))) {
                body.writeBytes(answer.feed(((Frame.Payload) frame).bytes()));
            }
        }
        AnswerHead head = answer.end();
        return new FunctionAnswer(head.status(), head.headers(), body.toByteArray());
    }

    private static List<Frame> fed(EventStream stream, byte[] bytes) {
        try {
            return stream.feed(bytes);
        } catch (BadFrame never) {
            throw new AssertionError(never);
        }
    }
}
