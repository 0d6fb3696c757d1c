package io.banyan.upstream;

import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/// How a pool opens a connection: [Connector], or in tests something without a network.
@FunctionalInterface
interface Dialer {
    /// `done` is called once on the pool's event loop with a connection or a cause.
    void dial(
            ConnectionPool pool, String serverName, BiConsumer<@Nullable UpstreamConnection, @Nullable Throwable> done);
}
