package io.banyan.demo.stage;

import java.io.File;
import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// The folders of the demo's functions as its host serves them: copies, whose files name the Redis and the port of this
/// demo, and which may be changed while it runs.
final class FunctionCopies {
    private static final String REDIS = "redis://127.0.0.1:6379";
    private static final String VIEW = "groups-view";

    private FunctionCopies() {}

    /// Makes them, and returns the folder that they are in. Without Node there is none of `groups-view`, nor its view,
    /// and the monolith answers.
    ///
    /// @param redis where the views are
    static Path make(StageOptions options, String redis) throws IOException {
        for (Path function : functions(options.root().resolve("demo/functions"))) {
            if (hasNode() || !function.endsWith(VIEW)) {
                copy(function, options, redis);
            }
        }
        return options.functions();
    }

    /// What the projector is given beside its classes: folders with views that functions make.
    static List<Path> views(StageOptions options) {
        return hasNode() ? List.of(options.functions().resolve(VIEW)) : List.of();
    }

    /// Whether functions in JavaScript can run here.
    static boolean hasNode() {
        String path = System.getenv("PATH");
        return path != null
                && Stream.of(path.split(File.pathSeparator, -1))
                        .anyMatch(folder -> Files.isExecutable(Path.of(folder, "node")));
    }

    private static List<Path> functions(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new StageFailure(folder + " is missing; take a whole checkout");
        }
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(each -> Files.isRegularFile(each.resolve("function.yaml")))
                    .sorted()
                    .toList();
        }
    }

    private static void copy(Path function, StageOptions options, String redis) throws IOException {
        Path target = options.functions().resolve(function.getFileName());
        try (Stream<Path> all = Files.walk(function, FileVisitOption.FOLLOW_LINKS)) {
            for (Path file : (Iterable<Path>) all.filter(Files::isRegularFile)::iterator) {
                Path inside = function.relativize(file);
                if (isServed(inside)) {
                    Files.createDirectories(target.resolve(inside).getParent());
                    copy(file, target.resolve(inside), options, redis);
                }
            }
        }
    }

    private static boolean isServed(Path inside) {
        return inside.startsWith("target/function")
                || !(inside.startsWith("target") || inside.startsWith("src") || inside.endsWith("pom.xml"));
    }

    private static void copy(Path file, Path target, StageOptions options, String redis) throws IOException {
        if (!file.toString().endsWith(".yaml")) {
            Files.copy(file, target);
            return;
        }
        String usual = RouteFolder.address(Ports.USUAL.functions());
        String text = Files.readString(file)
                .replace(REDIS, redis)
                .replace(usual, RouteFolder.address(options.ports().functions()));
        Files.writeString(target, text);
    }
}
