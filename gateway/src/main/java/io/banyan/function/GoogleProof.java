package io.banyan.function;

import io.banyan.upstream.UpstreamRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpResponse;
import org.jspecify.annotations.Nullable;

/// An ID token for Cloud Run and Google's functions, in the header that leaves the client's own Authorization alone.
record GoogleProof(GoogleTokens tokens) implements Proof {
    static final String HEADER = "X-Serverless-Authorization";

    @Override
    public @Nullable String add(UpstreamRequest request) {
        String token = tokens.value();
        if (token == null) {
            return "there is no ID token of Google's: " + tokens.problem();
        }
        request.headers().set(HEADER, "Bearer " + token);
        return null;
    }

    /// The platform says why in a Bearer challenge.
    @Override
    public @Nullable String refused(HttpResponse head) {
        int status = head.status().code();
        String challenge = head.headers().get(HttpHeaderNames.WWW_AUTHENTICATE, "");
        return (status == 401 || status == 403) && challenge.startsWith("Bearer") && challenge.contains("error=")
                ? "Google does not let this identity call it (" + status
                        + "); give it the role roles/run.invoker on the service"
                : null;
    }
}
