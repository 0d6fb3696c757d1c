package io.banyan.edge;

import io.banyan.upstream.Call;
import io.banyan.upstream.CallListener;
import io.banyan.upstream.Client;
import io.banyan.upstream.Upstream;
import io.banyan.upstream.UpstreamRequest;
import io.banyan.upstream.UpstreamSpec;

/// MODERN behind the Spring filters of one route.
record LaneUpstream(ModernLane lane, Upstream behind) implements Upstream {
    @Override
    public Call call(Client client, UpstreamRequest request, CallListener listener) {
        return new LaneCall(this, client, request, listener);
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
