package io.banyan.upstream;

import io.banyan.exchange.ModernState;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The target of one side as built: whatever can answer a request. [HttpUpstream] is one over HTTP/1.1.
public interface Upstream {
    /// A call that begins with [Call#start]. Everything about it happens on the client's event loop, and so
    /// does what the listener hears.
    Call call(Client client, UpstreamRequest request, CallListener listener);

    UpstreamSpec spec();

    /// Connections open now, leased and idle, over all event loops.
    int openConnections();

    /// Of those, the ones that wait for a call.
    int idleConnections();

    /// Why it took no connection when one was last tried; null = nobody knows.
    default ModernState.@Nullable What connectFault() {
        return null;
    }

    /// What is wrong with TLS to it, a sentence; empty = nothing, as far as anybody knows.
    default Optional<String> tlsProblem() {
        return Optional.empty();
    }

    /// What its platform last said of its calls, or why none could be made, a sentence; empty = nothing, as far as
    /// anybody knows.
    default Optional<String> platformProblem() {
        return Optional.empty();
    }

    /// The versions of it that its answers named → when each last answered; empty where answers name none.
    default Map<String, Instant> versions() {
        return Map.of();
    }

    /// No longer in any snapshot: gives up what no call needs. Calls under way end as ever.
    void retire();
}
