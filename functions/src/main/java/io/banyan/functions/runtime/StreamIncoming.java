package io.banyan.functions.runtime;

import io.banyan.functions.environment.Failure;
import io.banyan.functions.environment.RuntimeCalls.Receiving;
import io.netty.handler.codec.http.HttpHeaders;

/// A function's answer that is sent on piece by piece: at most 200 MB. One that breaks off says why in its trailers.
final class StreamIncoming implements Incoming {
    private static final long MOST = 200L << 20;

    private final Receiving receiving;
    private long taken;

    StreamIncoming(Receiving receiving) {
        this.receiving = receiving;
    }

    @Override
    public boolean piece(byte[] bytes) {
        taken += bytes.length;
        return bytes.length == 0 || taken > MOST || receiving.piece(bytes);
    }

    @Override
    public Outcome end(HttpHeaders trailers) {
        String type = trailers.get("Lambda-Runtime-Function-Error-Type");
        if (taken > MOST) {
            receiving.fail(WholeIncoming.tooLarge(MOST));
            return Outcome.TOO_LARGE;
        }
        if (type == null) {
            receiving.complete();
        } else {
            receiving.fail(ReportedError.ofTrailers(type, trailers.get("Lambda-Runtime-Function-Error-Body")));
        }
        return Outcome.TAKEN;
    }

    @Override
    public void whenReady(Runnable call) {
        receiving.whenReady(call);
    }

    @Override
    public void cut() {
        receiving.fail(Failure.of("Runtime.TruncatedResponse", "The function's answer broke off."));
    }
}
