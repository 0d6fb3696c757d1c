package io.banyan.upstream;

import io.banyan.exchange.ModernState;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// An upstream that changes the calls of another one, and is that other one in everything else.
public interface UpstreamAround extends Upstream {
    /// The one whose calls it changes.
    Upstream plain();

    @Override
    default UpstreamSpec spec() {
        return plain().spec();
    }

    @Override
    default int openConnections() {
        return plain().openConnections();
    }

    @Override
    default int idleConnections() {
        return plain().idleConnections();
    }

    @Override
    default ModernState.@Nullable What connectFault() {
        return plain().connectFault();
    }

    @Override
    default Optional<String> tlsProblem() {
        return plain().tlsProblem();
    }

    @Override
    default Optional<String> platformProblem() {
        return plain().platformProblem();
    }

    @Override
    default Map<String, Instant> versions() {
        return plain().versions();
    }

    @Override
    default void retire() {
        plain().retire();
    }
}
