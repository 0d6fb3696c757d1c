package io.banyan.app;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletionStage;

/// The port that takes the monolith's traffic.
public interface TrafficPort {
    /// Listens when it returns; throws BindException where the port cannot be had.
    void start() throws IOException;

    /// The port listened on, also where 0 was asked.
    int port();

    /// Client connections open now.
    int connections();

    /// So many client connections at a time from now on; others wait to be accepted.
    void most(int clients);

    /// Accepts as ever for `accept`, then closes the listener and lets exchanges end for at most `drain`, then cuts
    /// what is left, streams and tunnels included. Completes when nothing is left.
    CompletionStage<Void> drain(Duration accept, Duration drain);

    /// Cuts everything at once; does nothing when closed before.
    void close();
}
