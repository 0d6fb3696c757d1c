package io.banyan.upstream;

import io.banyan.exchange.Failure;
import io.netty.handler.codec.http.HttpResponse;
import org.jspecify.annotations.Nullable;

/// What a [Pass] tells the guard that gave it, on the event loop of its call: at most one of `answered`, `failed` and
/// `cancelled`, then `left`.
interface Guard {
    /// The head has come.
    ///
    /// @return why it is no answer to this request; null where it is one
    @Nullable
    Failure answered(UpstreamRequest request, HttpResponse head);

    /// No head came.
    void failed(Failure failure);

    /// Nobody waits for the head any more.
    void cancelled();

    /// The place is free: after the last byte, however that came.
    void left();

    /// A call begins, and may be asked to give up while it waits for its head.
    default void waits(Pass pass) {}

    /// One of the three above follows.
    default void waitsNoMore(Pass pass) {}
}
