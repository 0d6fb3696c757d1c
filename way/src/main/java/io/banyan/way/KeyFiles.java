package io.banyan.way;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Files of keys. A gateway's has one a line, in base64; the first signs, all are taken. A service's or a host's has a
/// group and its key a line, `prices tEw…=`, as `./banyan way keys` prints them; a group may have several. Blank lines
/// and lines that begin with `#` count for nothing.
public final class KeyFiles {
    private static final long MOST = 1 << 20;
    private static final String MAKE = "make one: ./banyan way create --file ";

    private KeyFiles() {}

    /// A gateway's, at least one.
    public static List<WayKey> ofInstallation(Path file) throws BadKeys {
        List<WayKey> keys = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        int number = 0;
        for (String line : lines(file, MAKE + file)) {
            number++;
            if (counts(line)) {
                WayKey key = key(line.strip());
                if (key == null) {
                    problems.add(file + ":" + number + ": is no key: at least 32 bytes in base64; " + MAKE + "FILE");
                } else {
                    keys.add(key);
                }
            }
        }
        if (problems.isEmpty() && keys.isEmpty()) {
            problems.add(file + ": has no key; " + MAKE + "FILE");
        }
        if (!problems.isEmpty()) {
            throw new BadKeys(problems);
        }
        return List.copyOf(keys);
    }

    /// A service's or a host's, by group, at least one.
    public static Map<String, List<WayKey>> ofGroups(Path file) throws BadKeys {
        String write = "write the lines that this prints: ./banyan way keys --file way-keys.txt --groups prices";
        Map<String, List<WayKey>> keys = new LinkedHashMap<>();
        List<String> problems = new ArrayList<>();
        int number = 0;
        for (String line : lines(file, write)) {
            number++;
            if (counts(line)) {
                String[] parts = line.strip().split("\\s+", 3);
                WayKey key = parts.length == 2 && parts[0].matches("[a-z0-9-]{1,63}") ? key(parts[1]) : null;
                if (key == null) {
                    problems.add(file + ":" + number + ": is no group with its key; " + write);
                } else {
                    keys.computeIfAbsent(parts[0], group -> new ArrayList<>()).add(key);
                }
            }
        }
        if (problems.isEmpty() && keys.isEmpty()) {
            problems.add(file + ": has no group's key; " + write);
        }
        if (!problems.isEmpty()) {
            throw new BadKeys(problems);
        }
        return keys;
    }

    private static List<String> lines(Path file, String write) throws BadKeys {
        try {
            if (!Files.isRegularFile(file) || Files.size(file) > MOST) {
                throw new BadKeys(List.of(file + ": is no file of keys; " + write));
            }
            return Files.readString(file, StandardCharsets.UTF_8).lines().toList();
        } catch (IOException | UncheckedIOException unreadable) {
            throw new BadKeys(List.of(file + ": cannot be read (" + unreadable.getMessage() + "); " + write));
        }
    }

    private static boolean counts(String line) {
        return !line.isBlank() && !line.stripLeading().startsWith("#");
    }

    private static @Nullable WayKey key(String base64) {
        try {
            byte[] secret = Base64.getDecoder().decode(base64);
            return secret.length < WayKey.LEAST ? null : WayKey.of(secret);
        } catch (IllegalArgumentException none) {
            return null;
        }
    }
}
