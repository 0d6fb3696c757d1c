package io.banyan.upstream;

import io.banyan.exchange.Failure;
import io.netty.channel.Channel;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpResponse;

/// Hears what comes of a [Call], on its event loop, in this order: ready, interim*, then one of head + content* (the
/// last one a LastHttpContent), upgraded, failed. `failed` may also come after `head`: the answer is then cut.
public interface CallListener {
    /// The head is on its way and its body may follow, or the connection can take more of the body again. Comes again
    /// when a stale connection made the call start again.
    default void ready() {}

    /// A 1xx head other than 101.
    default void interim(HttpResponse response) {}

    void head(HttpResponse response);

    /// Takes over the reference.
    void content(HttpContent content);

    /// All that one read brought has been told: a good moment to flush.
    default void readComplete() {}

    /// A 101: the channel is handed over with its codec still in place; answered requests without `Upgrade` never
    /// come here.
    default void upgraded(HttpResponse response, Channel upstream) {
        upstream.close();
    }

    /// A function's platform has no place free; `failed` with `THROTTLED` follows.
    ///
    /// @param seconds after which it may have, as it says; 0 = it does not say
    default void throttled(int seconds) {}

    void failed(Failure failure);
}
