package io.banyan.upstream;

import io.banyan.exchange.Failure;
import io.netty.channel.EventLoop;
import io.netty.handler.codec.http.HttpResponse;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// What a [Pass] tells the guard that gave it, on the event loop of its call: first `answered` or nothing,
/// then at most one of `succeeded`, `failed` and `cancelled`, then `left`.
interface Guard {
    /// The head has come.
    ///
    /// @return how the call came out, where it did with the head and nothing more is to be told: `STATUS` of
    ///     an answer that counts as a failure and is passed on all the same, else why it is no answer to this
    ///     request. Null of an answer whose body decides
    @Nullable
    Failure answered(UpstreamRequest request, HttpResponse head);

    /// The whole answer came, or as much of it as anybody wanted.
    ///
    /// @param probe it was to find out whether the side is back
    void succeeded(boolean probe);

    /// A platform asks for fewer calls; `failed` follows.
    ///
    /// @param seconds that it asks to wait; 0 = it does not say
    default void throttled(int seconds) {}

    /// No head came, or not the whole body.
    void failed(Failure failure);

    /// Nobody waits for the head any more.
    void cancelled();

    /// The place is free: after the last byte, however that came.
    void left();

    /// Where a call waits for its head, from its start until one of `answered`, `failed` and `cancelled`.
    ///
    /// @param timeout of the side, from the end of the request to the head; null = none
    WaitingLine.Place line(Pass pass, EventLoop loop, @Nullable Duration timeout);
}
