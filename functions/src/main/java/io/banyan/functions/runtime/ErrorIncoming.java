package io.banyan.functions.runtime;

import io.banyan.functions.environment.Failure;
import io.netty.handler.codec.http.HttpHeaders;
import java.io.ByteArrayOutputStream;
import java.util.function.Predicate;

/// The error that a process reports: its JSON, of which 256 KB are kept.
final class ErrorIncoming implements Incoming {
    private static final int MOST = 256 << 10;

    private final HttpHeaders headers;
    private final Predicate<Failure> call;
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();

    /// @param call false: there is no such invocation
    ErrorIncoming(HttpHeaders headers, Predicate<Failure> call) {
        this.headers = headers;
        this.call = call;
    }

    @Override
    public boolean piece(byte[] bytes) {
        body.write(bytes, 0, Math.min(bytes.length, MOST - body.size()));
        return true;
    }

    @Override
    public Outcome end(HttpHeaders trailers) {
        Failure failure = ReportedError.of(headers.get("Lambda-Runtime-Function-Error-Type"), body.toByteArray());
        return call.test(failure) ? Outcome.TAKEN : Outcome.NO_SUCH_ID;
    }
}
