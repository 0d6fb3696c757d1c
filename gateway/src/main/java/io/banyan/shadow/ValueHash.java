package io.banyan.shadow;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Stands for a value that is not kept: the same value has the same hash, and nobody without the key can try values
/// out.
public final class ValueHash {
    private static final int BYTES = 6;

    private final SecretKeySpec key;

    /// @param key of 32 random bytes, which live as long as this process
    public ValueHash(byte[] key) {
        this.key = new SecretKeySpec(key, "HmacSHA256");
    }

    /// `#3f9c01ab77de`; empty for nothing.
    String of(String value) {
        if (value.isEmpty()) {
            return "";
        }
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return "#" + HexFormat.of().formatHex(mac.doFinal(value.getBytes(StandardCharsets.UTF_8)), 0, BYTES);
        } catch (NoSuchAlgorithmException | InvalidKeyException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
