package io.banyan.admin;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;
import java.util.regex.Pattern;

/// The token that opens the admin port. Only its hash is kept, so that neither a heap dump nor a log can show it.
public final class AdminToken {
    /// What a bearer token may consist of (RFC 6750, section 2.1).
    private static final Pattern BEARER = Pattern.compile("[A-Za-z0-9._~+/-]+=*");

    private static final Pattern HEX = Pattern.compile("[0-9a-fA-F]+");
    private static final int LEAST_BITS = 128;
    private static final int LEAST_DISTINCT_CHARACTERS = 10;

    /// Matches nothing.
    public static final AdminToken NONE = new AdminToken(new byte[0]);

    private final byte[] hash;

    private AdminToken(byte[] hash) {
        this.hash = hash;
    }

    /// The token `text`, which must have no `weakness`.
    public static AdminToken of(String text) {
        weakness(text).ifPresent(weakness -> {
            throw new IllegalArgumentException("the token " + weakness);
        });
        return new AdminToken(sha256(text));
    }

    /// Why a text cannot be the token, never with the text itself; empty when it can. A character counts 4 bits in a
    /// text of hex digits and 6 elsewhere: 32 hex digits or 22 characters of base64 are just enough.
    public static Optional<String> weakness(String text) {
        if (!BEARER.matcher(text).matches()) {
            return Optional.of("contains characters that are not allowed in a bearer token");
        }
        long bits =
                (HEX.matcher(text).matches() ? 4L : 6L) * text.replace("=", "").length();
        if (bits < LEAST_BITS) {
            return Optional.of("has at most " + bits + " bits but must have at least " + LEAST_BITS);
        }
        if (text.chars().distinct().count() < LEAST_DISTINCT_CHARACTERS) {
            return Optional.of("repeats only a few characters and is easy to guess");
        }
        return Optional.empty();
    }

    /// Takes the same time wherever the texts differ.
    public boolean matches(String presented) {
        return MessageDigest.isEqual(hash, sha256(presented));
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
