package io.banyan.blackbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// The text of a tokens file: only hashes, as an installation has them.
final class TokensText {
    private final StringBuilder text = new StringBuilder();

    TokensText viewer(String name, String token) {
        return entry(name, "viewer", "", token);
    }

    TokensText operator(String name, String token, String group) {
        return entry(name, "operator", "  groups: [" + group + "]\n", token);
    }

    TokensText admin(String name, String token) {
        return entry(name, "admin", "", token);
    }

    Path in(Path folder) {
        try {
            return Files.writeString(folder.resolve("tokens.yaml"), text);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private TokensText entry(String name, String role, String more, String token) {
        text.append("- name: %s\n  role: %s\n%s  hash: sha256:%s\n".formatted(name, role, more, sha256(token)));
        return this;
    }

    private static String sha256(String token) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
