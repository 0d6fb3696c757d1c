package io.banyan.cli;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.random.RandomGenerator;

/// A token just made: 256 random bits as 64 hex digits. So many bits need no salt and no slow hash: nobody guesses
/// them.
record FreshToken(String text) {
    private static final int BYTES = 32;

    static FreshToken by(RandomGenerator random) {
        byte[] bits = new byte[BYTES];
        random.nextBytes(bits);
        return new FreshToken(HexFormat.of().formatHex(bits));
    }

    /// `sha256:` and 64 hex digits of the token's own text.
    String hash() {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.US_ASCII));
            return "sha256:" + HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException everyJvmHasIt) {
            throw new IllegalStateException(everyJvmHasIt);
        }
    }

    @Override
    public String toString() {
        return "FreshToken[" + hash() + "]";
    }
}
