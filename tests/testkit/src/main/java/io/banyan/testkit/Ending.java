package io.banyan.testkit;

/// How a message, or a connection, came to its end.
public enum Ending {
    /// By its own framing.
    COMPLETE,
    /// The peer closed before the framing said so.
    CLOSED,
    /// The peer reset the connection.
    RESET
}
