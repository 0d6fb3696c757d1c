package io.banyan.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/// The folders of a run, and its free ports.
///
/// @param repository where `./banyan` is
/// @param folder what the run writes and nobody keeps
record Workplace(Path repository, Path folder) {
    /// Fills the `{{places}}` of a file of `tests/bench/peers`.
    ///
    /// @param file where it goes, below the run's folder
    Path write(String template, Map<String, String> places, String file) {
        try {
            String text = Files.readString(peers(template)).replace("{{folder}}", folder.toString());
            for (Map.Entry<String, String> place : places.entrySet()) {
                text = text.replace("{{" + place.getKey() + "}}", place.getValue());
            }
            Path written = folder.resolve(file);
            Files.createDirectories(written.resolveSibling("."));
            return Files.writeString(written, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// A file of `tests/bench/peers`.
    Path peers(String file) {
        return repository.resolve("tests/bench/peers").resolve(file);
    }

    static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
