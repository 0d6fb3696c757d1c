package io.banyan.identity;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.List;
import java.util.function.Supplier;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/// Keeps a text from whoever can read where it lies: AES-256-GCM, under a secret that is kept elsewhere.
///
/// @param secrets of 32 bytes each, those in force; the first seals, all of them open. None: nothing is sealed, and
///         nothing sealed can be opened
/// @param nonces 12 bytes, unlike any before
public record Seal(Supplier<List<byte[]>> secrets, Supplier<byte[]> nonces) {
    private static final String MARK = "sealed:";
    /// Bytes of a nonce.
    public static final int NONCE = 12;

    private static final int TAG_BITS = 128;

    /// What a text says.
    ///
    /// @param text null = it is sealed, and no secret here opens it
    /// @param current it would be written so now: sealed with the first secret, or plain where there is none
    public record Opened(@Nullable String text, boolean current) {}

    /// A text as it may lie about.
    public String closed(String text) {
        List<byte[]> all = secrets.get();
        if (all.isEmpty()) {
            return text;
        }
        byte[] nonce = nonces.get();
        byte[] body = crypt(Cipher.ENCRYPT_MODE, all.getFirst(), nonce, text.getBytes(UTF_8));
        if (body == null) {
            throw new IllegalStateException("AES-GCM does not encrypt");
        }
        ByteBuffer both = ByteBuffer.allocate(NONCE + body.length).put(nonce).put(body);
        return MARK + Base64.getEncoder().encodeToString(both.array());
    }

    /// What [#closed] wrote, or a plain text.
    public Opened opened(String kept) {
        List<byte[]> all = secrets.get();
        if (!kept.startsWith(MARK)) {
            return new Opened(kept, all.isEmpty());
        }
        byte[] both = bytes(kept.substring(MARK.length()));
        for (int i = 0; i < all.size() && both.length > NONCE; i++) {
            byte[] text = opened(all.get(i), both);
            if (text != null) {
                return new Opened(new String(text, UTF_8), i == 0);
            }
        }
        return new Opened(null, true);
    }

    private static byte @Nullable [] opened(byte[] secret, byte[] both) {
        byte[] nonce = new byte[NONCE];
        byte[] body = new byte[both.length - NONCE];
        ByteBuffer.wrap(both).get(nonce).get(body);
        return crypt(Cipher.DECRYPT_MODE, secret, nonce, body);
    }

    private static byte[] bytes(String base64) {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException none) {
            return new byte[0];
        }
    }

    private static byte @Nullable [] crypt(int mode, byte[] secret, byte[] nonce, byte[] text) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, new SecretKeySpec(secret, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
            return cipher.doFinal(text);
        } catch (GeneralSecurityException another) {
            return null;
        }
    }
}
