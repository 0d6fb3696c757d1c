package io.banyan.redis;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// A Lua script, which Redis runs alone and whole. It touches the keys it is given and no others (Redis Cluster).
///
/// @param text Lua 5.1 with what Redis 6.2 has
/// @param digest by which Redis knows it once it has run it
public record RedisScript(String text, String digest) {
    /// Reads `NAME.lua` in UTF-8, which lies beside a class of whoever uses it.
    ///
    /// @throws IllegalStateException when there is none
    public static RedisScript beside(Class<?> user, String name) {
        try (InputStream file = user.getResourceAsStream(name + ".lua")) {
            if (file == null) {
                throw new IllegalStateException(name + ".lua is missing from the jar");
            }
            byte[] text = file.readAllBytes();
            byte[] digest = MessageDigest.getInstance("SHA-1").digest(text);
            return new RedisScript(
                    new String(text, StandardCharsets.UTF_8), HexFormat.of().formatHex(digest));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
