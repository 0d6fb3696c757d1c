package io.banyan.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// The temporary folder of one gateway under test: `routes`, `state`, `output`.
final class Home {
    private Home() {}

    static Path create() {
        try {
            Path home = Files.createTempDirectory("banyan-test-");
            Files.createDirectory(home.resolve("routes"));
            Files.createDirectory(home.resolve("state"));
            return home;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// What is left over stays for the system to clean: a stopping gateway may still write.
    static void delete(Path home) {
        try (Stream<Path> all = Files.walk(home)) {
            List<Path> deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
            for (Path path : deepestFirst) {
                Files.deleteIfExists(path);
            }
        } catch (IOException | UncheckedIOException e) {
            home.toFile().deleteOnExit();
        }
    }
}
