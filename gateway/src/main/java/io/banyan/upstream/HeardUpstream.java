package io.banyan.upstream;

import io.banyan.exchange.ModernState;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// An upstream whose calls somebody listens to: what goes over the wire is the same.
///
/// @param hears told each call as it is made
public record HeardUpstream(Upstream plain, Consumer<Hearing> hears) implements Upstream {
    @Override
    public Call call(Client client, UpstreamRequest request, CallListener listener) {
        Hearing hearing = new Hearing(listener);
        hears.accept(hearing);
        return hearing.over(plain.call(client, request, hearing));
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
        return plain.platformProblem();
    }

    @Override
    public void retire() {}
}
