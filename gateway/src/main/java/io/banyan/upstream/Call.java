package io.banyan.upstream;

import io.netty.handler.codec.http.HttpContent;

/// One request to one upstream. What comes of it is told to a [CallListener].
public interface Call {
    /// Sends the head; once. The listener may hear of the end before this returns.
    void start();

    /// Sends a piece of the body; takes over its reference. After the end of the call pieces are dropped.
    void body(HttpContent content);

    /// True when more of the body may be sent now; otherwise [CallListener#ready] tells when.
    boolean writable();

    /// Stops or goes on reading the answer: back-pressure of a slow client.
    void reading(boolean on);

    /// Gives the call up: an upstream that has only a part of the request sees a reset. The listener hears nothing
    /// more.
    void cancel();
}
