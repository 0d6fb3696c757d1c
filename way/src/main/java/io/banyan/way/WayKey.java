package io.banyan.way;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// A secret of at least 32 bytes that signs by HMAC-SHA-256. An installation's key makes one key for each group, and a
/// group's key makes the one of its callers' tokens: who has a group's key learns nothing of another one's. Safe for
/// any thread.
public final class WayKey {
    /// The least that a secret has, in bytes.
    public static final int LEAST = 32;

    private static final String ALGORITHM = "HmacSHA256";
    private final byte[] secret;
    private final ThreadLocal<Mac> macs;

    private WayKey(byte[] secret) {
        this.secret = secret;
        SecretKeySpec spec = new SecretKeySpec(secret, ALGORITHM);
        this.macs = ThreadLocal.withInitial(() -> mac(spec));
    }

    /// Of its bytes, which are copied.
    ///
    /// @param secret at least [#LEAST] bytes
    public static WayKey of(byte[] secret) {
        if (secret.length < LEAST) {
            throw new IllegalArgumentException("a key has at least " + LEAST + " bytes");
        }
        return new WayKey(secret.clone());
    }

    /// Of an installation's key: the one of a group.
    public WayKey ofGroup(String group) {
        return new WayKey(sign("banyan way of " + group));
    }

    /// Of a group's key: the one that signs its callers' tokens.
    WayKey ofCallers() {
        return new WayKey(sign("banyan caller"));
    }

    /// A secret of 32 bytes for something else than signing; another one for each purpose, and none tells of the key.
    public byte[] secretFor(String purpose) {
        return sign("banyan secret for " + purpose);
    }

    /// As it is written in a file: base64.
    public String text() {
        return Base64.getEncoder().encodeToString(secret);
    }

    byte[] sign(String text) {
        return macs.get().doFinal(text.getBytes(UTF_8));
    }

    /// Whether a text's signature is of this key.
    ///
    /// @param signature in base64url
    boolean signed(String text, String signature) {
        byte[] right = Base64.getUrlEncoder().withoutPadding().encode(sign(text));
        return MessageDigest.isEqual(right, signature.getBytes(US_ASCII));
    }

    private static Mac mac(SecretKeySpec secret) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(secret);
            return mac;
        } catch (GeneralSecurityException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof WayKey key && MessageDigest.isEqual(secret, key.secret);
    }

    @Override
    public int hashCode() {
        return secret[0];
    }

    /// Nothing of the secret.
    @Override
    public String toString() {
        return "a key";
    }
}
