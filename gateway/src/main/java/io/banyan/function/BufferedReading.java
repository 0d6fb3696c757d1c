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
    private final ByteArrayOutputStream payload = new ByteArrayOutputStream();

    BufferedReading(Answering to) {
        this.to = to;
    }

    @Override
    public Next take(byte[] piece, boolean last) {
        payload.writeBytes(piece);
        if (payload.size() > LARGEST) {
            return to.failed("it answered with more than 6 MB");
        }
        return last ? told() : Next.MORE;
    }

    private Next told() {
        try {
            FunctionAnswer answer = FunctionAnswer.of(payload.toByteArray());
            return to.whole(answer.status(), answer.headers(), answer.body());
        } catch (BadAnswer bad) {
            return to.failed(String.valueOf(bad.getMessage()));
        }
    }
}
