package io.banyan.demo.stage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// The route files that a demo's gateway reads.
final class RouteFolder {
    private static final String RAMPED = "events.yaml";

    private RouteFolder() {}

    /// The folder itself when the modern side and its functions listen on their usual ports; else a copy, made once,
    /// whose URLs name the ports that they listen on. With a ramp always a copy, with the file that has one.
    static Path forPorts(StageOptions options) throws IOException {
        Path routes = options.routes();
        Ports ports = options.ports();
        if (!Files.isDirectory(routes)) {
            throw new StageFailure(routes + " is not a folder; name the folder of the route files with --routes");
        }
        if (!options.ramp() && ports.modern() == Ports.USUAL.modern() && ports.functions() == Ports.USUAL.functions()) {
            return routes;
        }
        Path copies = options.routeCopies();
        if (!Files.isDirectory(copies)) {
            Files.createDirectories(copies);
            for (Path file : yamlFiles(routes)) {
                String text = Files.readString(options.ramp() && file.endsWith(RAMPED) ? ramped(options) : file)
                        .replace(address(Ports.USUAL.modern()), address(ports.modern()))
                        .replace(address(Ports.USUAL.functions()), address(ports.functions()));
                Files.writeString(copies.resolve(file.getFileName()), text);
            }
        }
        return copies;
    }

    private static Path ramped(StageOptions options) {
        return options.root().resolve("demo/summertime/routes").resolve(RAMPED);
    }

    static String address(int port) {
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
