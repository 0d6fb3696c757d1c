package io.banyan.edge;

/// What the traffic port asks of each of its client connections, on that connection's event loop.
interface OpenConnection {
    /// Looks whether the client keeps its limits.
    ///
    /// @param now nanoseconds of `System.nanoTime`
    void check(long now);

    /// Ends the connection if nothing has been under way for a second: others wait for its place.
    ///
    /// @param now nanoseconds of `System.nanoTime`
    void spare(long now);

    /// The port no longer accepts: ends the connection now if nothing is under way, otherwise as soon as that is over.
    void drain();
}
