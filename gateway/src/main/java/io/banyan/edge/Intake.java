package io.banyan.edge;

import io.banyan.decide.Decider;
import io.banyan.decide.Decision;
import io.banyan.decide.PreviewCheck;
import io.banyan.exchange.Tap;
import io.banyan.split.ClientAddress;
import io.banyan.upstream.Client;
import io.banyan.upstream.Forwarded;
import io.banyan.upstream.ProxyHint;
import io.banyan.upstream.Unexpected;
import io.netty.channel.Channel;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.util.AsciiString;
import io.netty.util.NetUtil;
import java.net.InetSocketAddress;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// What every connection of the traffic port shares: the steps of a request before its exchange begins.
///
/// @param traffic the snapshot in force; each request asks once
/// @param preview who may see a side before it is given a share
/// @param tap hears of every exchange
/// @param calls what the port has to do with calls between groups
/// @param draining true from the moment the listener is closed: answers then say `Connection: close`
record Intake(
        EdgeOptions options,
        RequestHeads heads,
        Supplier<Traffic> traffic,
        PreviewCheck preview,
        Tap tap,
        ProxyHint proxyHint,
        GroupCalls calls,
        BooleanSupplier draining) {
    private static final AsciiString[] A_PROXY_SAYS = {
        ForwardedHeaders.FOR,
        ForwardedHeaders.FORWARDED,
        ForwardedHeaders.REAL_IP,
        ForwardedHeaders.PROTO,
        ForwardedHeaders.HOST
    };

    /// Who the client is as far as a connection goes: its other end, or whom a trusted proxy relays.
    static ClientAddress address(Channel channel) {
        Relayed relayed = Relayed.of(channel);
        return relayed == null ? socket(channel) : relayed.client();
    }

    /// The other end of a connection.
    static ClientAddress socket(Channel channel) {
        InetSocketAddress remote = (InetSocketAddress) channel.remoteAddress();
        return remote == null
                ? ClientAddress.UNKNOWN
                : ClientAddress.of(remote.getAddress(), NetUtil.toAddressString(remote.getAddress()));
    }

    /// Who the client of a connection is, where none of its requests is asked.
    ///
    /// @param address of the channel
    /// @return null = a trusted proxy: each request says who its client is
    @Nullable
    Forwarded direct(Channel channel, ClientAddress address) {
        Relayed relayed = Relayed.of(channel);
        boolean speaks = relayed == null || relayed.told();
        if (speaks && options.proxies().trusted().trusts(address)) {
            return null;
        }
        return relayed == null ? Forwarded.direct(address) : Forwarded.relayed(address);
    }

    /// 1. The trust rules say whose request it is.
    ClientRequest received(HttpRequest head, ClientAddress socket, @Nullable Forwarded direct) {
        HttpHeaders headers = head.headers();
        if (direct == null) {
            var said = Forwarded.by(
                    socket,
                    headers.getAll(ForwardedHeaders.FOR),
                    headers.getAll(ForwardedHeaders.FORWARDED),
                    options.proxies().trusted());
            return new ClientRequest(head, said, options.scheme());
        }
        if (aProxySays(headers)) {
            proxyHint.dropped(socket);
        }
        return new ClientRequest(head, direct, options.scheme());
    }

    private static boolean aProxySays(HttpHeaders headers) {
        for (AsciiString name : A_PROXY_SAYS) {
            if (headers.contains(name)) {
                return true;
            }
        }
        return false;
    }

    /// 2. What HTTP forbids, and what has passed here before, is refused; null = neither. What means the same as
    /// another head is that head from here on.
    @Nullable
    Refusal refused(ClientRequest request) {
        Refusal refusal = HeadCheck.check(request.head(), options.limits());
        if (refusal == null) {
            AbsoluteForm.resolve(request.head());
        }
        // Where groups call, the way tells of loops, and better: a group may pass on what it was sent.
        boolean loops = calls.door() == null
                && request.head().headers().containsValue(ForwardedHeaders.HOP, options.replica(), false);
        return refusal == null && loops ? Refusal.LOOP : refusal;
    }

    /// 3. The one decision is made. Should that fail, the monolith answers as if Banyan were not there.
    Sides decided(ClientRequest request, Client client) {
        client.asks();
        Traffic now = traffic.get();
        Decision decision = decision(now, request);
        request.passes(calls.passage(request, decision.group(), now.calls()));
        ExchangeFreshness fresh = null;
        ExchangeIdentity identity = null;
        try {
            fresh = now.freshness() == null ? null : now.freshness().begin(decision, request, tap);
            identity = now.identity() == null ? null : now.identity().begin(decision, request, tap);
        } catch (RuntimeException | Error unexpected) {
            Unexpected.log("the reading of a ticket or a credential", unexpected);
            decision = Decision.undecided();
        }
        return new Sides(
                decision, request, now, this, client, Beside.of(fresh, identity, shadow(now, decision, request)));
    }

    /// Null = the read is not copied.
    private static @Nullable ExchangeShadow shadow(Traffic now, Decision decision, ClientRequest request) {
        Shadows shadows = now.rules().copies() ? now.besides().shadows() : null;
        try {
            return shadows == null ? null : shadows.begin(decision, request, now);
        } catch (RuntimeException | Error unexpected) {
            Unexpected.log("the drawing of a read to be copied", unexpected);
            return null;
        }
    }

    private Decision decision(Traffic now, ClientRequest request) {
        try {
            return Decider.decide(now.rules(), request, preview);
        } catch (RuntimeException | Error unexpected) {
            Unexpected.log("a decision", unexpected);
            return Decision.undecided();
        }
    }
}
