package io.banyan.edge;

import io.banyan.identity.Found;
import io.banyan.route.Side;
import io.banyan.upstream.Client;
import io.banyan.upstream.Unexpected;
import io.banyan.upstream.Upstream;
import io.banyan.upstream.UpstreamRequest;
import org.jspecify.annotations.Nullable;

/// Makes the calls of copies, each once: past every guard, with the group's filters and signatures, for nobody or for
/// who asks.
record ShadowRequests(RequestHeads heads, GroupCalls calls) {
    /// Starts a call, at once or when it is known who asks.
    void start(ShadowCopy copy, Client client, ShadowCall listener) {
        if (copy.to() == Side.LEGACY) {
            call(copy, client, listener, null);
            return;
        }
        new ShadowAsker(heads).ask(copy, client, found -> {
            if (copy.isOver()) {
                return;
            }
            if (found instanceof Found.None) {
                listener.unknown();
            } else {
                call(copy, client, listener, found);
            }
        });
    }

    private void call(ShadowCopy copy, Client client, ShadowCall listener, @Nullable Found asker) {
        try {
            begin(copy, client, listener, asker);
        } catch (RuntimeException | Error unexpected) {
            Unexpected.log("a copy of a read", unexpected);
            listener.broke();
        }
    }

    private void begin(ShadowCopy copy, Client client, ShadowCall listener, @Nullable Found asker) {
        Upstream side = copy.to() == Side.MODERN
                ? copy.traffic().modern(copy.route(), copy.sides(), calls.ofGateway(copy.group()))
                : copy.sides().legacy();
        listener.start(side.call(client.once(), head(side, copy, asker), listener), client.loop());
    }

    private UpstreamRequest head(Upstream side, ShadowCopy copy, @Nullable Found asker) {
        boolean modern = copy.to() == Side.MODERN;
        UpstreamRequest head = modern
                ? heads.toModern(side.spec(), copy.request(), false)
                : heads.toLegacy(side.spec(), copy.request(), false);
        if (asker instanceof Found.Token(String token)) {
            head.headers().set(Identity.HEADER, token);
        } else if (modern) {
            Identity.markNobody(copy.traffic().identity(), copy.group(), head);
        }
        head.headers().set(ShadowHeads.SHADOW, "1");
        return head;
    }
}
