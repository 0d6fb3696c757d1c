package io.banyan.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// The tokens of tests, and the file of `--tokens` that takes them.
public final class Tokens {
    public static final String ADMIN = "admin-0123456789abcdefghijklmnopqrstuvwxyz-ADMIN";
    /// An operator of the group `events`.
    public static final String EVENTS = "events-0123456789abcdefghijklmnopqrstuvwxyz-EVENTS";
    /// An operator of the group `listings`.
    public static final String LISTINGS = "listings-0123456789abcdefghijklmnopqrstuvwxyz-LIST";
    public static final String VIEWER = "viewer-0123456789abcdefghijklmnopqrstuvwxyz-VIEWER";

    private Tokens() {}

    /// Writes the file into a folder.
    public static Path file(Path folder) {
        String text = entry("root", "admin", "\"*\"", ADMIN)
                + entry("ann", "operator", "events", EVENTS)
                + entry("ben", "operator", "listings", LISTINGS)
                + entry("eve", "viewer", "\"*\"", VIEWER);
        try {
            return Files.writeString(folder.resolve("tokens.yaml"), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String entry(String name, String role, String groups, String token) {
        return "- name: " + name + "\n  role: " + role + "\n  groups: [" + groups + "]\n  hash: sha256:" + hash(token)
                + "\n";
    }

    private static String hash(String token) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
