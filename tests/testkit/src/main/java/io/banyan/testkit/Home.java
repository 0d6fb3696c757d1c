package io.banyan.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// The folder of one gateway under test: `routes`, `state`, `output`.
///
/// @param lasting whether it stays when the gateway is closed
record Home(Path folder, boolean lasting) {
    static Home temporary() {
        try {
            return created(Files.createTempDirectory("banyan-test-"), false);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Home lasting(Path folder) {
        return created(folder, true);
    }

    RouteFiles routes() {
        return new RouteFiles(folder.resolve("routes"));
    }

    Path state() {
        return folder.resolve("state");
    }

    Path output() {
        return folder.resolve("output");
    }

    /// Deletes it unless it lasts. What a stopping gateway still writes stays for the system to clean.
    void leave() {
        if (lasting) {
            return;
        }
        try (Stream<Path> all = Files.walk(folder)) {
            List<Path> deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
            for (Path path : deepestFirst) {
                Files.deleteIfExists(path);
            }
        } catch (IOException | UncheckedIOException e) {
            folder.toFile().deleteOnExit();
        }
    }

    private static Home created(Path folder, boolean lasting) {
        try {
            Files.createDirectories(folder.resolve("routes"));
            Files.createDirectories(folder.resolve("state"));
            return new Home(folder, lasting);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
