package io.banyan.projector.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/// Java that a test writes, as a team's build makes classes of it.
final class Compiled {
    private Compiled() {}

    /// A class of package `org.example` that begins with `head` and makes a view.
    static void projection(Path folder, String type, String head, String view, int version) throws IOException {
        source(folder, type, """
            package org.example;
            import io.banyan.projections.change.*;
            import io.banyan.projections.projection.*;
            import java.util.List;
            %s
                public String name() { return "%s"; }
                public int version() { return %d; }
                public List<TableSpec> tables() { return List.of(TableSpec.of("event", "id", "%s")); }
                public PartitionKey partition(Change change) { return PartitionKey.EVERYWHERE; }
                public List<Operation> apply(Change change, View view) { return List.of(); }
            }
            """.formatted(head, view, version, "of_" + view + version));
    }

    /// A public class of a view's first version.
    static void projection(Path folder, String type, String view) throws IOException {
        projection(folder, type, "public class " + type + " implements Projection {", view, 1);
    }

    /// Compiled against what is in the folder already.
    static void source(Path folder, String type, String text) throws IOException {
        Path sources = Files.createTempDirectory("banyan-source-");
        Path source = Files.writeString(sources.resolve(type + ".java"), text);
        List<String> options = List.of(
                "-proc:none", "-d", folder.toString(), "-cp", System.getProperty("java.class.path") + ":" + folder);
        int failed = ToolProvider.getSystemJavaCompiler()
                .run(
                        null,
                        null,
                        null,
                        Stream.concat(options.stream(), Stream.of(source.toString()))
                                .toArray(String[]::new));
        assertThat(failed).isZero();
        Files.delete(source);
        Files.delete(sources);
    }

    /// A jar of all that is in the folder.
    static Path jar(Path folder, Path jar) throws IOException {
        try (OutputStream out = Files.newOutputStream(jar);
                JarOutputStream entries = new JarOutputStream(out);
                Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                entries.putNextEntry(new JarEntry(folder.relativize(file).toString()));
                Files.copy(file, entries);
            }
        }
        return jar;
    }
}
