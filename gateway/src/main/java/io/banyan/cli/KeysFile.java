package io.banyan.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// The file of `--keys`: a partition key a line. Blank lines and lines that begin with `#` count for nothing.
final class KeysFile {
    private static final int MOST = 10_000;

    private KeysFile() {}

    /// @param file `-` = standard input
    /// @throws WrongLine that says what is wrong with it
    static List<String> read(Path file, Path folder) {
        List<String> keys = lines(file, folder).stream()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .distinct()
                .toList();
        if (keys.isEmpty() || keys.size() > MOST) {
            throw new WrongLine("--keys: " + file + " has "
                    + (keys.isEmpty() ? "no key" : Numbers.count(keys.size()) + " keys")
                    + " but must have 1 to 10,000, one a line, such as event:42"
                    + (keys.isEmpty() ? "" : "; for more use --table and --where, or rebuild the version"));
        }
        return keys;
    }

    private static List<String> lines(Path file, Path folder) {
        try {
            byte[] all =
                    file.toString().equals("-") ? System.in.readAllBytes() : Files.readAllBytes(folder.resolve(file));
            return new String(all, StandardCharsets.UTF_8).lines().toList();
        } catch (IOException | UncheckedIOException unreadable) {
            throw new WrongLine("--keys: " + file + " cannot be read: " + unreadable.getMessage());
        }
    }
}
