package io.banyan.function;

import io.banyan.upstream.UpstreamRequest;
import io.netty.handler.codec.http.HttpResponse;
import org.jspecify.annotations.Nullable;

/// Proof of who calls, added to each request for a platform that asks for it.
interface Proof {
    /// Adds it.
    ///
    /// @return why there is none at this moment, for people; null = it is there
    @Nullable
    String add(UpstreamRequest request);

    /// Whether this head says that the platform does not accept the proof, as told from an application's own answer.
    ///
    /// @return what to do about it, for people; null = it says nothing of the kind
    @Nullable
    String refused(HttpResponse head);
}
