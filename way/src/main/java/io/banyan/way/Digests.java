package io.banyan.way;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;

/// SHA-256 of short texts.
final class Digests {
    private static final int HALF = 16;

    private Digests() {}

    /// 128 bits in base64url: 22 characters.
    static String shortHash(String text) {
        byte[] digest = sha256().digest(text.getBytes(StandardCharsets.ISO_8859_1));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(digest, HALF));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
