package io.banyan.edge;

import io.banyan.route.Side;
import io.banyan.upstream.Client;
import io.banyan.upstream.Upstream;
import io.banyan.upstream.UpstreamRequest;

/// Makes the calls of copies: past every guard, with the group's filters and signatures, for nobody.
record ShadowRequests(RequestHeads heads, GroupCalls calls) {
    void start(ShadowCopy copy, Client client, ShadowCall listener) {
        Upstream side = copy.to() == Side.MODERN
                ? copy.traffic().modern(copy.route(), copy.sides(), calls.ofGateway(copy.group()))
                : copy.sides().legacy();
        listener.start(side.call(client, head(side, copy), listener), client.loop());
    }

    private UpstreamRequest head(Upstream side, ShadowCopy copy) {
        boolean modern = copy.to() == Side.MODERN;
        UpstreamRequest head = modern
                ? heads.toModern(side.spec(), copy.request(), false)
                : heads.toLegacy(side.spec(), copy.request(), false);
        if (modern) {
            Identity.markNobody(copy.traffic().identity(), copy.group(), head);
        }
        head.headers().set(ShadowHeads.SHADOW, "1");
        return head;
    }
}
