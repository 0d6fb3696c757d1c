package io.banyan.functions.runtime;

import io.banyan.functions.environment.Failure;
import io.banyan.functions.environment.RuntimeCalls;
import io.banyan.functions.environment.RuntimeCalls.Receiving;
import io.netty.handler.codec.http.HttpHeaders;
import java.io.ByteArrayOutputStream;

/// A function's answer that is sent on only once it is whole: at most 6 MB.
final class WholeIncoming implements Incoming {
    static final int MOST = 6 << 20;

    private final RuntimeCalls calls;
    private final String requestId;
    private final String contentType;
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();
    private boolean isTooLarge;

    WholeIncoming(RuntimeCalls calls, String requestId, String contentType) {
        this.calls = calls;
        this.requestId = requestId;
        this.contentType = contentType;
    }

    @Override
    public boolean piece(byte[] bytes) {
        isTooLarge |= body.size() + bytes.length > MOST;
        if (!isTooLarge) {
            body.writeBytes(bytes);
        }
        return true;
    }

    @Override
    public Outcome end(HttpHeaders trailers) {
        if (isTooLarge) {
            boolean isKnown = calls.fail(requestId, tooLarge(MOST));
            return isKnown ? Outcome.TOO_LARGE : Outcome.NO_SUCH_ID;
        }
        Receiving receiving = calls.respond(requestId, contentType);
        if (receiving == null) {
            return Outcome.NO_SUCH_ID;
        }
        receiving.piece(body.toByteArray());
        receiving.complete();
        return Outcome.TAKEN;
    }

    static Failure tooLarge(long most) {
        return Failure.of(
                "Function.ResponseSizeTooLarge",
                "Response payload size exceeded maximum allowed payload size (" + most + " bytes).");
    }
}
