package io.banyan.blackbox.documents;

import static java.nio.file.StandardCopyOption.COPY_ATTRIBUTES;

import io.banyan.testkit.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.stream.Stream;

/// A checkout as a reader has it, with what was built here, whose route files and state may be changed. Its launcher
/// finds nothing to build, since no source in it is newer than the build.
final class Checkout {
    private static final List<String> COPIED = List.of(
            "banyan",
            "gateway/start",
            "gateway/src/main/jvm",
            "projector/src/main/jvm",
            "functions/src/main/jvm",
            "demo/functions/groups-view",
            "demo/functions/group-page/function.yaml",
            "demo/projections/src/main/java",
            "routes");
    private static final List<String> BUILT = List.of(
            "gateway/target",
            "projector/target",
            "functions/target",
            "demo/monolith/target",
            "demo/projections/target",
            "demo/modern/target",
            "demo/functions/group-page/target",
            "demo/stage/target");

    private Checkout() {}

    static Path in(Path folder) throws IOException {
        Path root = Repository.root();
        for (String name : COPIED) {
            try (Stream<Path> files = Files.walk(root.resolve(name))) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    copy(file, folder.resolve(root.relativize(file)));
                }
            }
        }
        for (String name : BUILT) {
            Path link = folder.resolve(name);
            Files.createDirectories(link.getParent());
            Files.createSymbolicLink(link, root.resolve(name));
        }
        return folder;
    }

    /// What was built stays; only the links to it go.
    static void leave(Path folder) throws IOException {
        for (String name : BUILT) {
            Files.deleteIfExists(folder.resolve(name));
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to.getParent());
        Files.copy(from, to, COPY_ATTRIBUTES);
        Files.setLastModifiedTime(to, FileTime.fromMillis(0));
    }
}
