package io.banyan.feed;

import io.banyan.freshness.TicketKeys;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/// The file of `--ticket-keys`: a key a line, base64 of at least 16 bytes, the first signs. Empty lines and lines that
/// begin with `#` count for nothing.
public final class TicketKeyFile {
    private static final int LEAST = 16;
    private static final String MAKE = "make one with: head -c 32 /dev/urandom | base64";

    private TicketKeyFile() {}

    /// Throws IllegalArgumentException with a message that names the file, the line, and what to write.
    public static TicketKeys read(Path file) {
        List<byte[]> keys = new ArrayList<>();
        List<String> lines = lines(file);
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (!line.isEmpty() && !line.startsWith("#")) {
                keys.add(key(file + ":" + (i + 1), line));
            }
        }
        if (keys.isEmpty()) {
            throw new IllegalArgumentException("--ticket-keys: " + file + " has no key; " + MAKE);
        }
        return TicketKeys.of(keys);
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file, StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new IllegalArgumentException(
                    "--ticket-keys: " + file + " cannot be read as text; " + MAKE, unreadable);
        }
    }

    private static byte[] key(String place, String line) {
        try {
            byte[] key = Base64.getDecoder().decode(line);
            if (key.length >= LEAST) {
                return key;
            }
        } catch (IllegalArgumentException notBase64) {
            throw wrong(place);
        }
        throw wrong(place);
    }

    private static IllegalArgumentException wrong(String place) {
        return new IllegalArgumentException(
                "--ticket-keys: " + place + " must be base64 of at least 16 bytes; " + MAKE);
    }
}
