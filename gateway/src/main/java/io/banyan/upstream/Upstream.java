package io.banyan.upstream;

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

    /// No longer in any snapshot: gives up what no call needs. Calls under way end as ever.
    void retire();
}
