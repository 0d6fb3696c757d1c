package io.banyan.edge;

import io.banyan.upstream.Reset;
import io.netty.channel.Channel;

/// Holds one client that speaks HTTP/1.1, or one stream of HTTP/2, to its limits.
///
/// @param reset closes it so that its client sees that its answer is cut
record ClientWatch(Channel channel, ClientConnection client, ClientClock clock, Runnable reset)
        implements OpenConnection {
    /// Of one that speaks HTTP/1.1.
    static ClientWatch of(Channel channel, ClientConnection client, ClientClock clock) {
        return new ClientWatch(channel, client, clock, () -> Reset.on(channel));
    }

    @Override
    public void check(long now) {
        var out = channel.unsafe().outboundBuffer();
        check(now, out == null ? 0 : out.totalPendingWriteBytes(), out == null ? 0 : out.currentProgress());
    }

    /// @param pending bytes that wait for the client to read them
    /// @param progress any number that changes when it reads some of them
    void check(long now, long pending, long progress) {
        switch (clock.check(now, pending, progress)) {
            case FINE -> {}
            case IDLE -> channel.close();
            case SLOW -> client.slow();
            case NOT_READING -> reset.run();
        }
    }

    @Override
    public void spare(long now) {
        if (clock.idleFor(ClientClock.SPARE, now)) {
            channel.close();
        }
    }

    @Override
    public void drain() {
        client.drain();
    }
}
