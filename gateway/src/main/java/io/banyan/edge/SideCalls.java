package io.banyan.edge;

import io.banyan.decide.Decision;
import io.banyan.identity.Credential;
import io.banyan.identity.IdentityRule;
import io.banyan.identity.Said;
import io.banyan.upstream.Call;
import io.banyan.upstream.CallListener;
import io.banyan.upstream.Client;
import io.banyan.upstream.GroupTraffic;
import io.banyan.upstream.Pass;
import io.banyan.upstream.Unexpected;
import io.banyan.upstream.Upstream;
import io.banyan.upstream.UpstreamRequest;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Makes the calls of one exchange, none of which is started.
///
/// @param group null = the request is of no group
/// @param fresh null = no group asks for freshness
/// @param identity null = no group's MODERN is told who asks
record SideCalls(
        ClientRequest request,
        Traffic traffic,
        RequestHeads heads,
        Client client,
        @Nullable GroupTraffic group,
        @Nullable ExchangeFreshness fresh,
        @Nullable ExchangeIdentity identity) {
    /// To MODERN, by a pass that its guard gave.
    Call modern(Pass pass, GroupTraffic to, Decision decision, CallListener listener) {
        try {
            Upstream modern = traffic.modern(decision.route(), to, request.passage());
            UpstreamRequest head =
                    heads.toModern(modern.spec(), request, to.answers().keepValidators());
            if (identity != null) {
                identity.mark(head);
            }
            return pass.through(modern, client, head, listener);
        } catch (RuntimeException | Error unexpected) {
            pass.cancel();
            throw unexpected;
        }
    }

    /// Asks MODERN beside LEGACY how new it is, where that is of use and its guard lets it. Whatever goes wrong with
    /// that hurts nobody.
    void probe(GroupTraffic to, Decision decision, ExchangeFreshness by) {
        try {
            if (by.probes(decision)
                    && to.enterModern(decision.place(), decision.weight().basisPoints(), false) instanceof Pass probe) {
                SecondCall.start(beside -> modern(probe, to, decision, by.probing(beside)));
            }
        } catch (RuntimeException | Error unexpected) {
            Unexpected.log("a probe of a view", unexpected);
        }
    }

    /// Asks LEGACY who the client is.
    ///
    /// @param told hears what comes of it
    CompletableFuture<Said> identity(Credential credential, IdentityRule rule, Consumer<Said> told) {
        Upstream legacy = group == null ? traffic.legacy() : group.legacy();
        ClientRequest asked = IdentityCall.request(request, credential, rule);
        return new IdentityCall(rule)
                .start(legacy, client, asked, heads)
                .whenComplete((said, failed) -> told.accept(said));
    }

    /// To LEGACY; null = it has no place free.
    ///
    /// @param fellBack since MODERN failed, so it holds one of the places for fall-backs; a stale answer is no
    /// failure
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
