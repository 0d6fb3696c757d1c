package io.banyan.edge;

import io.banyan.decide.Decision;
import io.banyan.exchange.Tap;
import io.banyan.identity.Credential;
import io.banyan.identity.CredentialSource;
import io.banyan.identity.Forgotten;
import io.banyan.identity.Identities;
import io.banyan.upstream.UpstreamRequest;
import io.netty.util.AsciiString;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What all exchanges share about who asks, where at least one group's MODERN is told.
///
/// @param groups by name, those whose file has `identity`
/// @param sources where any of them reads a credential: a write with one forgets it in all of them
/// @param hash gives the keyed hashes of a text, one for each key in use
/// @param tell tells the fleet what was forgotten here
public record Identity(
        Map<String, Identities> groups,
        List<CredentialSource> sources,
        Function<String, List<String>> hash,
        Forgotten forgotten,
        Consumer<List<String>> tell) {
    /// Says to MODERN who asks. Clients cannot send it: it is one of Banyan's own.
    static final AsciiString HEADER = AsciiString.cached("X-Banyan-Identity");

    public Identity {
        groups = Map.copyOf(groups);
        sources = List.copyOf(sources);
    }

    /// Tells a group's MODERN that nobody asks, on a read that no client sent.
    ///
    /// @param all null = no group's MODERN is told who asks
    static void markNobody(@Nullable Identity all, String group, UpstreamRequest head) {
        Identities of = all == null ? null : all.groups.get(group);
        String token = of == null ? null : of.anonymousToken();
        if (token != null) {
            head.headers().set(HEADER, token);
        }
    }

    /// A request was decided.
    ExchangeIdentity begin(Decision decision, ClientRequest request, Tap tap) {
        Identities group = decision.group() == null ? null : groups.get(decision.group());
        return new ExchangeIdentity(this, group, decision, request, tap);
    }

    /// What was asked before with one of the credentials of a request counts no more, here and, a moment later, on
    /// every replica.
    void forget(ClientRequest request) {
        Credential credential = Credential.of(sources, request::header);
        if (!credential.isNone()) {
            List<String> names = credential.names(hash).all();
            forgotten.forget(names);
            tell.accept(names);
        }
    }
}
