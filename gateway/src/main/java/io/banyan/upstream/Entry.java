package io.banyan.upstream;

import io.banyan.exchange.Outcome;

/// What entering a [ModernGuard] comes to: a [Pass], or no.
public sealed interface Entry permits Pass, Entry.Kept {
    /// LEGACY answers.
    ///
    /// @param guard the one that keeps the read away
    record Kept(Outcome.Guard guard) implements Entry {}
}
