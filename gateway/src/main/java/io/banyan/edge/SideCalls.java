package io.banyan.edge;

import io.banyan.decide.Decision;
import io.banyan.upstream.Call;
import io.banyan.upstream.CallListener;
import io.banyan.upstream.Client;
import io.banyan.upstream.GroupTraffic;
import io.banyan.upstream.Pass;
import io.banyan.upstream.Upstream;
import io.banyan.upstream.UpstreamRequest;
import org.jspecify.annotations.Nullable;

/// Makes the calls of one exchange, none of which is started.
///
/// @param group null = the request is of no group
/// @param fresh null = no group asks for freshness
record SideCalls(
        ClientRequest request,
        Traffic traffic,
        RequestHeads heads,
        Client client,
        @Nullable GroupTraffic group,
        @Nullable ExchangeFreshness fresh) {
    /// To MODERN, by a pass that its guard gave.
    Call modern(Pass pass, GroupTraffic to, Decision decision, CallListener listener) {
        try {
            Upstream modern = traffic.modern(decision.route(), to);
            UpstreamRequest head =
                    heads.toModern(modern.spec(), request, to.answers().keepValidators());
            return pass.through(modern, client, head, listener);
        } catch (RuntimeException | Error unexpected) {
            pass.cancel();
            throw unexpected;
        }
    }

    /// To LEGACY; null = it has no place free.
    @Nullable
    Call legacy(Decision decision, boolean fellBack, CallListener listener) {
        Upstream legacy = group == null ? traffic.legacy() : group.legacy();
        UpstreamRequest head = heads.toLegacy(legacy.spec(), request, decision.repeatable());
        Pass pass = group == null ? traffic.enterLegacy() : group.enterLegacy(fellBack);
        if (pass == null || fresh == null) {
            return pass == null ? null : pass.through(legacy, client, head, listener);
        }
        return fresh.legacy(client.loop(), listener, by -> pass.through(legacy, client, head, by));
    }
}
