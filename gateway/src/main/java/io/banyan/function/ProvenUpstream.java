package io.banyan.function;

import io.banyan.exchange.Failure;
import io.banyan.upstream.Call;
import io.banyan.upstream.CallListener;
import io.banyan.upstream.Client;
import io.banyan.upstream.Upstream;
import io.banyan.upstream.UpstreamAround;
import io.banyan.upstream.UpstreamRequest;
import java.util.Optional;

/// MODERN over HTTP behind a platform that wants proof of who calls.
record ProvenUpstream(Upstream plain, Proof proof, PlatformState state) implements UpstreamAround {
    @Override
    public Call call(Client client, UpstreamRequest request, CallListener listener) {
        String missing = proof.add(request);
        if (missing != null) {
            state.failed(missing);
            return new FailedCall(Failure.CREDENTIALS, listener);
        }
        ProvenCall call = new ProvenCall(proof, state, listener);
        return call.over(plain.call(client, request, call));
    }

    @Override
    public Optional<String> platformProblem() {
        return state.problem();
    }
}
