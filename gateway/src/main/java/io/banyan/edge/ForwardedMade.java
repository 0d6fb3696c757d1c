package io.banyan.edge;

/// Which of `X-Forwarded-For`, `-Proto`, `-Host` and `-Port` Banyan makes for LEGACY: some monoliths behave otherwise
/// once they see them. Whatever is chosen, what a trusted proxy sent goes on and what anyone else sent does not. MODERN
/// always gets all.
public enum ForwardedMade {
    ALL,
    /// `X-Forwarded-For` alone.
    FOR,
    /// None, and a trusted proxy's `X-Forwarded-For` stays as it came.
    NONE
}
