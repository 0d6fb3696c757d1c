package io.banyan.demo.stage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// The route files that a demo's gateway reads.
final class RouteFolder {
    private RouteFolder() {}

    /// The folder itself when the modern side listens on its usual port; else a copy, made once, whose URLs name the
    /// port that it listens on.
    static Path forPorts(StageOptions options) throws IOException {
        Path routes = options.routes();
        int modern = options.ports().modern();
        if (!Files.isDirectory(routes)) {
            throw new StageFailure(routes + " is not a folder; name the folder of the route files with --routes");
        }
        if (modern == Ports.USUAL.modern()) {
            return routes;
        }
        Path copies = options.routeCopies();
        if (!Files.isDirectory(copies)) {
            Files.createDirectories(copies);
            for (Path file : yamlFiles(routes)) {
                String text = Files.readString(file).replace(address(Ports.USUAL.modern()), address(modern));
                Files.writeString(copies.resolve(file.getFileName()), text);
            }
        }
        return copies;
    }

    private static String address(int port) {
        return "127.0.0.1:" + port;
    }

    private static List<Path> yamlFiles(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .toList();
        }
    }
}
