package io.banyan.lambda;

import static io.banyan.lambda.Asks.bytes;
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

        List<Frame> frames = new EventStream().feed(EventStream.complete(failed));

        assertThat(frames).containsExactly(failed);
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
