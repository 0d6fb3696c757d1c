package io.banyan.function;

import io.banyan.exchange.Failure;
import io.banyan.upstream.Call;
import io.banyan.upstream.CallListener;
import io.netty.handler.codec.http.HttpContent;

/// A call that cannot be made: it fails when it is started.
record FailedCall(Failure failure, CallListener listener) implements Call {
    @Override
    public void start() {
        listener.failed(failure);
    }

    @Override
    public void body(HttpContent content) {
        content.release();
    }

    @Override
    public boolean writable() {
        return true;
    }

    @Override
    public void reading(boolean on) {}

    @Override
    public void cancel() {}
}
