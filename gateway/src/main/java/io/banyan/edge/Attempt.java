package io.banyan.edge;

import io.banyan.exchange.Failure;
import io.netty.channel.Channel;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpResponse;

/// One try to have an exchange answered by one side.
interface Attempt {
    void start();

    /// Takes over the reference.
    void body(HttpContent content);

    /// Whether more of the request's body may be sent now.
    boolean writable();

    /// Stops or goes on reading the answer.
    void reading(boolean on);

    /// Gives up; the sink hears nothing more.
    void cancel();

    /// Hears what comes of an attempt: sent, interim*, then answered + content*, upgraded, or broke.
    interface Sink {
        void sent();

        void writable();

        void interim(HttpResponse head);

        /// The head as the client may see it.
        void answered(HttpResponse head);

        void content(HttpContent content);

        void flush();

        void upgraded(HttpResponse head, Channel upstream);

        /// Before `answered`: nothing reached the client. After it: the answer is cut.
        void broke(Failure failure);
    }
}
