package io.banyan.doctor;

import java.util.Locale;

/// What the doctor asks, in this order: each question makes sense only once those before it are answered well.
public enum Question {
    /// Whether its name leads to an address. Not asked of an address.
    NAME,
    /// Whether it takes a connection, soon enough.
    CONNECTION,
    /// Whether it is who it says. Not asked over plain HTTP.
    TLS,
    /// Whether there is something to show its platform. Not asked where that asks for nothing.
    CREDENTIALS,
    /// Whether its platform takes a call: of a function without calling it, else by the read that follows.
    CALL,
    /// Whether one read is answered as it should be.
    READ,
    /// Whether a function ends about when its reads do.
    LIMIT,
    /// Whether its answers say how new they are, and its view is known.
    FRESHNESS,
    /// Whether LEGACY says who asks, as its file has it.
    IDENTITY;

    /// As it is written: `credentials`.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
