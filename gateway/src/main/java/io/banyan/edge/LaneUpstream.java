package io.banyan.edge;

import io.banyan.upstream.Call;
import io.banyan.upstream.CallListener;
import io.banyan.upstream.Upstream;
import io.banyan.upstream.UpstreamRequest;
import io.banyan.upstream.UpstreamSpec;
import io.netty.channel.EventLoop;

/// MODERN behind the Spring filters of one route.
record LaneUpstream(ModernLane lane, Upstream behind) implements Upstream {
    @Override
    public Call call(EventLoop loop, UpstreamRequest request, CallListener listener) {
        return new LaneCall(this, loop, request, listener);
    }

    @Override
    public UpstreamSpec spec() {
        return behind.spec();
    }

    @Override
    public int openConnections() {
        return behind.openConnections();
    }

    @Override
    public int idleConnections() {
        return behind.idleConnections();
    }

    @Override
    public void retire() {
        behind.retire();
    }
}
