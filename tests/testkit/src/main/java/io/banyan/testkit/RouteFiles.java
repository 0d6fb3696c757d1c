package io.banyan.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/// The folder of route files that a gateway under test reads, and the ways people change it.
public record RouteFiles(Path folder) {
    /// Writes into the file itself, as `echo ... > FILE` does.
    public void write(String name, String text) {
        io(() -> Files.writeString(folder.resolve(name), text));
    }

    /// Puts a new file in the old one's place at once, as editors do.
    public void replace(String name, String text) {
        io(() -> {
            Path fresh = Files.writeString(folder.resolve("." + name + ".new"), text);
            return Files.move(fresh, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
        });
    }

    public void delete(String name) {
        io(() -> Files.deleteIfExists(folder.resolve(name)));
    }

    private static void io(FileCall call) {
        try {
            call.run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private interface FileCall {
        Object run() throws IOException;
    }
}
