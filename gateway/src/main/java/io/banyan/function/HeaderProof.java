package io.banyan.function;

import io.banyan.upstream.UpstreamRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpResponse;
import org.jspecify.annotations.Nullable;

/// A header with a secret. Where that is `Authorization`, the client's own goes on as `X-Forwarded-Authorization`.
record HeaderProof(String name, HeldSecret secret) implements Proof {
    @Override
    public @Nullable String add(UpstreamRequest request) {
        String now = secret.value();
        if (now == null) {
            return "there is no secret for the header " + name + ": " + secret.problem();
        }
        String own = request.headers().get(name);
        if (own != null && HttpHeaderNames.AUTHORIZATION.contentEqualsIgnoreCase(name)) {
            request.headers().set(AwsProof.CLIENTS_OWN, own);
        }
        request.headers().set(name, now);
        return null;
    }

    /// A platform's refusal has no page; an application's has.
    @Override
    public @Nullable String refused(HttpResponse head) {
        int status = head.status().code();
        boolean empty = head.headers().get(HttpHeaderNames.CONTENT_LENGTH, "").equals("0");
        return (status == 401 || status == 403) && empty
                ? "its platform does not accept the secret in the header " + name + " (" + status
                        + "); compare it with the one that the platform shows"
                : null;
    }
}
