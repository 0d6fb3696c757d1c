package io.banyan.edge;

import io.banyan.exchange.Failure;
import io.banyan.upstream.CallListener;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpResponse;
import java.util.function.Consumer;

/// Passes on what comes of a call, and lets somebody look at its head before.
record ProbedHead(CallListener to, Consumer<HttpResponse> look) implements CallListener {
    @Override
    public void head(HttpResponse response) {
        look.accept(response);
        to.head(response);
    }

    @Override
    public void content(HttpContent content) {
        to.content(content);
    }

    @Override
    public void failed(Failure failure) {
        to.failed(failure);
    }
}
