package io.banyan.function;

import io.banyan.function.InvokeCall.Next;
import io.banyan.lambda.AnswerHead;
import io.banyan.lambda.BadAnswer;
import io.banyan.lambda.BadFrame;
import io.banyan.lambda.EventStream;
import io.banyan.lambda.Frame;
import io.banyan.lambda.StreamAnswer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// The answer of a function that streams it: the head as soon as it is whole, then each piece as it comes. What fails
/// before the head leaves the request to LEGACY; after it, the answer is cut.
final class StreamedReading implements InvokeCall.Reading {
    /// Where the platform says what the function itself calls its stream.
    static final String TYPE = "X-Amzn-Remapped-Content-Type";

    private static final int LOOKED_AT = 1_024;

    private final Answering to;
    private final EventStream frames = new EventStream();
    private final @Nullable String type;
    private @Nullable StreamAnswer answer;
    private boolean begun;
    private boolean bodiless;

    /// @param type that the function gives its stream; null = none
    StreamedReading(Answering to, @Nullable String type) {
        this.to = to;
        this.type = type;
    }

    @Override
    public Next take(byte[] piece, boolean last) {
        try {
            for (Frame frame : frames.feed(piece)) {
                Next next =
                        switch (frame) {
                            case Frame.Payload payload -> payload(payload.bytes());
                            case Frame.Complete how -> complete(how);
                        };
                if (next != Next.MORE) {
                    return next;
                }
            }
            return last ? fail("its stream ended before its last frame") : Next.MORE;
        } catch (BadFrame bad) {
            return fail("its stream is broken: " + bad.getMessage());
        } catch (BadAnswer bad) {
            return fail(Answering.NO_ANSWER + bad.getMessage());
        }
    }

    private StreamAnswer answer() throws BadAnswer {
        if (answer == null) {
            answer = StreamAnswer.of(type);
        }
        return answer;
    }

    private Next payload(byte[] bytes) throws BadAnswer {
        if (!begun && isWhole(bytes)) {
            return fail("it returned its answer whole; write modern.lambda.mode: buffered");
        }
        byte[] body = answer().feed(bytes);
        AnswerHead head = answer().head();
        if (head == null) {
            return Next.MORE;
        }
        Next next = begin(head);
        if (next == Next.MORE && !bodiless) {
            to.piece(body);
        }
        return next;
    }

    /// What a function returns that does not stream is no body for a client.
    private boolean isWhole(byte[] first) {
        boolean withHead = type != null && type.startsWith(StreamAnswer.WITH_HEAD);
        String start = new String(first, 0, Math.min(first.length, LOOKED_AT), StandardCharsets.ISO_8859_1);
        return !withHead && start.stripLeading().startsWith("{") && start.contains("\"statusCode\"");
    }

    private Next begin(AnswerHead head) {
        if (begun) {
            return Next.MORE;
        }
        begun = true;
        bodiless = to.isBodiless(head.status());
        return to.begin(head.status(), head.headers());
    }

    private Next complete(Frame.Complete how) throws BadAnswer {
        String error = how.errorCode();
        if (error != null) {
            return begun ? to.cut() : to.functionFailed("it failed with " + error);
        }
        Next next = begin(answer().end());
        return next == Next.MORE ? to.end() : next;
    }

    private Next fail(String says) {
        return begun ? to.cut() : to.failed(says);
    }
}
