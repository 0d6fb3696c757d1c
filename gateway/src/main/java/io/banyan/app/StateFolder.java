package io.banyan.app;

import io.banyan.options.StartRefused;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.function.Supplier;

/// The folder for what must survive a restart; made when absent.
record StateFolder(Path path) {
    /// Opens the folder; refuses where it cannot be written.
    static StateFolder open(Path path) {
        try {
            Files.createDirectories(path);
            if (!Files.isWritable(path)) {
                throw new IOException("no right to write");
            }
            return new StateFolder(path);
        } catch (IOException failed) {
            throw refused(path, failed);
        }
    }

    /// A short text that is made once and kept for good, readable by this user alone.
    ///
    /// @param first makes it where the file does not exist
    Kept keep(String file, Supplier<String> first) {
        Path kept = path.resolve(file);
        try {
            try {
                return new Kept(make(kept, first.get()), kept, true);
            } catch (FileAlreadyExistsException keptBefore) {
                return new Kept(Files.readString(kept).strip(), kept, false);
            }
        } catch (IOException failed) {
            throw refused(kept, failed);
        }
    }

    private static String make(Path file, String text) throws IOException {
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(file, text + "\n", StandardCharsets.UTF_8, StandardOpenOption.WRITE, StandardOpenOption.SYNC);
        return text;
    }

    private static StartRefused refused(Path path, IOException failed) {
        return new StartRefused(
                "--state: " + path + " cannot be written (" + failed.getMessage()
                        + "); choose another folder with --state DIR",
                failed);
    }

    /// @param made true when this start made it
    record Kept(String text, Path file, boolean made) {}
}
