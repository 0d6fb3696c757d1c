package io.banyan.edge;

import io.banyan.upstream.UpstreamRequest;
import io.netty.handler.codec.http.HttpResponse;
import java.util.concurrent.CompletionStage;

/// The Spring filters of one route, run around one upstream call: they see and change the request's head on its way
/// out and the answer's head on its way back. Bodies never pass through.
public interface ModernLane {
    /// Completes with the head to answer, or with a failure: then LEGACY answers.
    CompletionStage<HttpResponse> send(UpstreamRequest head, Behind behind);

    /// Whether the filters change heads of answers. A 1xx head passes no filter, so it must not go out then: it may
    /// name what they hide.
    default boolean changesAnswers() {
        return true;
    }

    /// Sends a head upstream and gives the answer's head. Called once at most.
    @FunctionalInterface
    interface Behind {
        CompletionStage<HttpResponse> call(UpstreamRequest filtered);
    }
}
