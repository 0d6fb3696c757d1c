package io.banyan.written;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

/// Reads files that others put where they like. Nothing is opened but a regular file, since a pipe makes its reader
/// wait and a device may have no end, and never is more read than was asked.
public final class RegularFile {
    private RegularFile() {}

    /// The file's bytes; of one that is longer than `most`, the first `most` and one more.
    ///
    /// @throws NotRegular where it is something else than a file
    public static byte[] read(Path file, int most) throws IOException {
        BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
        if (!now.isRegularFile()) {
            throw new NotRegular(now.isDirectory() ? "it is a folder" : "it is a pipe, a socket or a device");
        }
        if (now.size() == 0) {
            // So say all files of /proc, and there are some whose reader waits.
            return new byte[0];
        }
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(most + 1);
        }
    }

    /// What was to be read is no regular file; the message says what it is.
    public static final class NotRegular extends IOException {
        private static final long serialVersionUID = 1L;

        NotRegular(String what) {
            super(what);
        }
    }
}
