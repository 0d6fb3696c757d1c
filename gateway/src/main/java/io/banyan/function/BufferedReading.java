package io.banyan.function;

import io.banyan.function.InvokeCall.Next;
import io.banyan.lambda.BadAnswer;
import io.banyan.lambda.FunctionAnswer;
import java.io.ByteArrayOutputStream;

/// The answer of a function that returns it whole: nothing of it is known before its last byte.
final class BufferedReading implements InvokeCall.Reading {
    /// What the platform lets through, and a little.
    private static final int LARGEST = 7 << 20;

    private final Answering to;
    private final AnswerMemory memory;
    private final ByteArrayOutputStream payload = new ByteArrayOutputStream();
    private int taken;

    BufferedReading(Answering to, AnswerMemory memory) {
        this.to = to;
        this.memory = memory;
    }

    @Override
    public Next take(byte[] piece, boolean last) {
        if (payload.size() + piece.length > LARGEST) {
            return failed("it answered with more than 6 MB");
        }
        if (!memory.take(piece.length)) {
            return failed("its answers are too many and too large at once: all functions' answers may have "
                    + (memory.most() >> 20) + " MB of this gateway's memory; let it stream them, or give the gateway"
                    + " a larger heap");
        }
        taken += piece.length;
        payload.writeBytes(piece);
        return last ? told() : Next.MORE;
    }

    private Next told() {
        try {
            FunctionAnswer answer = FunctionAnswer.of(payload.toByteArray());
            int bytes = taken;
            taken = 0;
            return to.whole(
                    answer.status(), answer.headers(), new AnswerBody(answer.body(), () -> memory.leave(bytes)));
        } catch (BadAnswer bad) {
            return failed(Answering.NO_ANSWER + bad.getMessage());
        }
    }

    private Next failed(String says) {
        drop();
        return to.failed(says);
    }

    @Override
    public void drop() {
        memory.leave(taken);
        taken = 0;
        payload.reset();
    }
}
