package io.banyan.edge;

import io.banyan.exchange.LegacyAnswer;
import io.netty.handler.codec.http.HttpResponse;
import org.jspecify.annotations.Nullable;

/// A head of an answer, for those who watch.
record SeenHead(HttpResponse head) implements LegacyAnswer.Head {
    @Override
    public int status() {
        return head.status().code();
    }

    @Override
    public @Nullable String header(String name) {
        return head.headers().get(name);
    }
}
