package io.banyan.tls;

/// Two files are no certificate and its key. The message says which, why, and what to write instead; it has no cause,
/// whose words might hold the key.
public final class BadKey extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BadKey(String message) {
        super(message);
    }
}
