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
    /// @param names of a script and, before it, of what it shares with others
    /// @throws IllegalStateException when there is none
    public static RedisScript beside(Class<?> user, String... names) {
        StringBuilder text = new StringBuilder();
        for (String name : names) {
            text.append(read(user, name + ".lua"));
        }
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-1").digest(text.toString().getBytes(StandardCharsets.UTF_8));
            return new RedisScript(text.toString(), HexFormat.of().formatHex(digest));
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    private static String read(Class<?> user, String name) {
        try (InputStream file = user.getResourceAsStream(name)) {
            if (file == null) {
                throw new IllegalStateException(name + " is missing from the jar");
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
