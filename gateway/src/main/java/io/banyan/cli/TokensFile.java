package io.banyan.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/// The file of `--tokens`, to which an entry is added at the end. A new file is readable by its user alone; one that
/// exists keeps its owner and rights, since the gateway may run as somebody else.
///
/// @param shown its name as written, for messages
record TokensFile(Path path, String shown) {
    void append(TokenEntry entry) {
        try {
            String before = opened();
            List<String> lines = before.lines()
                    .filter(line -> !line.isBlank() && !line.stripLeading().startsWith("#"))
                    .toList();
            if (!lines.isEmpty() && !lines.getFirst().matches("-( .*)?|---")) {
                throw Refused.because(
                        shown + " is no list of tokens: its first line must begin with - ; nothing was written");
            }
            String name = entry.name();
            if (name != null && lines.stream().anyMatch(named(name))) {
                throw Refused.because(
                        "'" + name + "' has a token in " + shown + " already; nothing was written",
                        "take its entry out first, or give this one another --name, such as " + name + "-2");
            }
            String end = before.isEmpty() || before.endsWith("\n") ? "" : "\n";
            Files.writeString(path, end + entry.yaml(), StandardOpenOption.APPEND, StandardOpenOption.SYNC);
        } catch (IOException failed) {
            throw Refused.because(shown + " cannot be written (" + failed.getMessage() + "); choose another --file");
        }
    }

    private static Predicate<String> named(String name) {
        return Pattern.compile("(- +| +)name: *[\"']?" + Pattern.quote(name) + "[\"']?( +#.*)?")
                .asMatchPredicate();
    }

    /// What the file says; makes it where it does not exist.
    private String opened() throws IOException {
        try {
            Files.createFile(path, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            return "";
        } catch (FileAlreadyExistsException before) {
            return Files.readString(path, StandardCharsets.UTF_8);
        }
    }
}
