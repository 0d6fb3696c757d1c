package io.banyan.function;

import io.banyan.exchange.Failure;
import io.banyan.exchange.ModernState;
import io.banyan.upstream.Call;
import io.banyan.upstream.CallListener;
import io.banyan.upstream.Client;
import io.banyan.upstream.Upstream;
import io.banyan.upstream.UpstreamRequest;
import io.banyan.upstream.UpstreamSpec;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// MODERN over HTTP behind a platform that wants proof of who calls.
record ProvenUpstream(Upstream plain, Proof proof, PlatformState state) implements Upstream {
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
    public UpstreamSpec spec() {
        return plain.spec();
    }

    @Override
    public int openConnections() {
        return plain.openConnections();
    }

    @Override
    public int idleConnections() {
        return plain.idleConnections();
    }

    @Override
    public ModernState.@Nullable What connectFault() {
        return plain.connectFault();
    }

    @Override
    public Optional<String> tlsProblem() {
        return plain.tlsProblem();
    }

    @Override
    public Optional<String> platformProblem() {
        return state.problem();
    }

    @Override
    public void retire() {
        plain.retire();
    }
}
