package io.banyan.upstream;

import io.banyan.exchange.Failure;
import io.netty.channel.EventLoop;
import io.netty.handler.codec.http.HttpResponse;
import java.time.Duration;
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

    /// Where a call waits for its head from its start until one of the three above; null = nowhere, since it is neither
    /// ever late nor asked to give up.
    ///
    /// @param timeout of the side, from the end of the request to the head; null = none
    WaitingLine.@Nullable Place line(Pass pass, EventLoop loop, @Nullable Duration timeout);
}
