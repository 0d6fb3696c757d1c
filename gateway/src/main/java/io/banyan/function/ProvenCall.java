package io.banyan.function;

import io.banyan.exchange.Failure;
import io.banyan.upstream.CallAround;
import io.banyan.upstream.CallListener;
import io.netty.handler.codec.http.HttpResponse;

/// A call whose answer may be its platform's refusal, which no client is to see: LEGACY answers then.
final class ProvenCall extends CallAround {
    private final Proof proof;
    private final PlatformState state;

    ProvenCall(Proof proof, PlatformState state, CallListener listener) {
        super(listener);
        this.proof = proof;
        this.state = state;
    }

    @Override
    public void head(HttpResponse response) {
        String refused = proof.refused(response);
        if (refused == null) {
            state.works();
            super.head(response);
        } else {
            cancel();
            state.failed(refused);
            failed(Failure.CREDENTIALS);
        }
    }
}
