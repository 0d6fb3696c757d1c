package io.banyan.store;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// A folder for a moment, where the state folder takes nothing: in the system's temporary folder, or in memory.
///
/// @param path readable by this user alone
record ScratchFolder(Path path) implements AutoCloseable {
    /// Where one may be made, in the order to try.
    static List<Path> places() {
        return List.of(Path.of(System.getProperty("java.io.tmpdir", "/tmp")), Path.of("/dev/shm"));
    }

    static ScratchFolder in(Path place) throws IOException {
        return new ScratchFolder(Files.createTempDirectory(place, "banyan-"));
    }

    /// Deletes it with the files in it.
    @Override
    public void close() throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(path)) {
            for (Path file : files) {
                Files.delete(file);
            }
        }
        Files.delete(path);
    }
}
