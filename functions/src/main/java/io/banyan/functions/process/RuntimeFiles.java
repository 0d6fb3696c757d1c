package io.banyan.functions.process;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the runtimes are made of on this machine.
///
/// @param java the program
/// @param javaJars a folder with AWS's runtime interface client and what it needs
/// @param node the program; null: there is none
/// @param nodeBootstrap our script
/// @param setpriv ends a process with its parent; null: there is no such program
/// @param setsid gives a process a group of its own
public record RuntimeFiles(
        Path java,
        Path javaJars,
        @Nullable Path node,
        Path nodeBootstrap,
        @Nullable Path setpriv,
        Path setsid) {
    private static final List<String> JARS = List.of(
            "aws-lambda-java-runtime-interface-client.jar",
            "aws-lambda-java-core.jar",
            "aws-lambda-java-serialization.jar",
            "utils-lite.jar");

    /// Lays our own out in a folder, and looks for the others.
    ///
    /// @param path where programs are: `PATH`
    public static RuntimeFiles in(Path folder, @Nullable String path) throws IOException {
        Path jars = Files.createDirectories(folder.resolve("java25"));
        for (String jar : JARS) {
            lay("java25/" + jar, jars.resolve(jar));
        }
        Path bootstrap = folder.resolve("nodejs/bootstrap.mjs");
        Files.createDirectories(folder.resolve("nodejs"));
        lay("nodejs/bootstrap.mjs", bootstrap);
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        Path setsid = find("setsid", path);
        if (setsid == null) {
            throw new IOException("there is no setsid on this machine; install it with: apt-get install util-linux");
        }
        return new RuntimeFiles(java, jars, find("node", path), bootstrap, find("setpriv", path), setsid);
    }

    /// Whole or not at all: another host may be reading it.
    private static void lay(String resource, Path file) throws IOException {
        Path part = Files.createTempFile(file.getParent(), "laying", ".part");
        try (InputStream in = RuntimeFiles.class.getResourceAsStream("/runtimes/" + resource)) {
            if (in == null) {
                throw new IOException("this build has no runtimes/" + resource + "; build it anew: ./banyan build");
            }
            Files.copy(in, part, StandardCopyOption.REPLACE_EXISTING);
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    static @Nullable Path find(String program, @Nullable String path) {
        for (String folder : (path == null ? "/usr/local/bin:/usr/bin:/bin" : path).split(File.pathSeparator, -1)) {
            Path file = Path.of(folder.isEmpty() ? "." : folder, program);
            if (Files.isRegularFile(file) && Files.isExecutable(file)) {
                return file.toAbsolutePath();
            }
        }
        return null;
    }
}
