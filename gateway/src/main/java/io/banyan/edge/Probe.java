package io.banyan.edge;

import io.banyan.exchange.Failure;
import io.netty.channel.Channel;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpResponse;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Asks a MODERN side whose breaker is half open whether it is back, with a copy of a read that LEGACY answers: no
/// client waits for a side that may still hang. The answer is thrown away after its head.
final class Probe implements Attempt.Sink {
    private @Nullable Attempt attempt;

    private Probe() {}

    /// @param toModern makes the attempt that reports to the given sink
    static void start(Function<Attempt.Sink, Attempt> toModern) {
        Probe probe = new Probe();
        Attempt attempt = toModern.apply(probe);
        probe.attempt = attempt;
        attempt.start();
    }

    @Override
    public void answered(HttpResponse head) {
        if (attempt != null) {
            attempt.cancel();
        }
    }

    @Override
    public void content(HttpContent content) {
        content.release();
    }

    @Override
    public void upgraded(HttpResponse head, Channel upstream) {
        upstream.close();
    }

    @Override
    public void sent() {}

    @Override
    public void writable() {}

    @Override
    public void interim(HttpResponse head) {}

    @Override
    public void flush() {}

    @Override
    public void broke(Failure failure) {}
}
