package io.banyan.edge;

import io.banyan.caller.Onward;
import io.banyan.caller.Ways;
import io.banyan.upstream.Call;
import io.banyan.upstream.CallListener;
import io.banyan.upstream.Client;
import io.banyan.upstream.Upstream;
import io.banyan.upstream.UpstreamAround;
import io.banyan.upstream.UpstreamRequest;
import io.banyan.way.Way;

/// MODERN whose calls carry a way. It is signed when the call is made, behind the filters of a route: for the target
/// that is sent, and with the time that is left then.
record WayUpstream(Upstream plain, Ways ways, Onward onward) implements UpstreamAround {
    @Override
    public Call call(Client client, UpstreamRequest request, CallListener listener) {
        String way = ways.sealed(onward, spec().timeout(), request.method().name(), request.uri());
        request.headers().set(Way.HEADER, way);
        return plain.call(client, request, listener);
    }
}
