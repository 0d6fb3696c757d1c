package io.banyan.edge;

import io.banyan.upstream.Call;
import io.banyan.upstream.CallListener;
import io.banyan.upstream.Client;
import io.banyan.upstream.Upstream;
import io.banyan.upstream.UpstreamAround;
import io.banyan.upstream.UpstreamRequest;

/// MODERN behind the Spring filters of one route.
record LaneUpstream(ModernLane lane, Upstream behind) implements UpstreamAround {
    @Override
    public Call call(Client client, UpstreamRequest request, CallListener listener) {
        return new LaneCall(this, client, request, listener);
    }

    @Override
    public Upstream plain() {
        return behind;
    }
}
