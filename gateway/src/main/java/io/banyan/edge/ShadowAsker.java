package io.banyan.edge;

import io.banyan.identity.Credential;
import io.banyan.identity.Found;
import io.banyan.identity.Identities;
import io.banyan.identity.Unclear;
import io.banyan.upstream.Client;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Finds out who asks before a copy goes to MODERN, where the group's MODERN is told and its file passes credentials
/// on; else a copy is nobody's. LEGACY is asked as for a client's read, and what it says is kept for both.
record ShadowAsker(RequestHeads heads) {
    /// @param then gets what MODERN is told, on the client's event loop, within two seconds; null = nothing is to be
    ///     told beside what a copy of nobody's says
    void ask(ShadowCopy copy, Client client, Consumer<@Nullable Found> then) {
        Identity all = copy.traffic().identity();
        Identities group = all == null ? null : all.groups().get(copy.group());
        if (all == null || group == null || !copy.rule().credentials()) {
            then.accept(null);
            return;
        }
        Credential credential = Credential.of(group.rule().key(), copy.request()::header);
        CompletableFuture<Found> asked = credential.isNone()
                ? group.anonymous()
                : group.of(credential.names(all.hash()), () -> {
                    ClientRequest question = IdentityCall.request(copy.request(), credential, group.rule());
                    return new IdentityCall(group.rule()).start(copy.sides().legacy(), client, question, heads);
                });
        if (asked.isDone()) {
            then.accept(asked.join());
        } else {
            asked.whenComplete((found, failed) ->
                    client.loop().execute(() -> then.accept(found == null ? new Found.None(Unclear.FAILED) : found)));
        }
    }
}
