package io.banyan.functions.app;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

/// The code of the contract kit's functions.
final class Kit {
    private Kit() {}

    static String text(String resource) throws IOException {
        try (InputStream in = Objects.requireNonNull(Kit.class.getResourceAsStream("/contract/" + resource))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /// Compiles `contract.Handler` into a folder.
    static void compile(Path folder) throws IOException {
        Path source = Files.createTempDirectory("handler").resolve("Handler.java");
        Files.writeString(source, text("Handler.java.txt"));
        Path core = Files.createTempFile("core", ".jar");
        try (InputStream in =
                Objects.requireNonNull(Kit.class.getResourceAsStream("/runtimes/java25/aws-lambda-java-core.jar"))) {
            Files.write(core, in.readAllBytes());
        }
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        List<String> words = List.of("-proc:none", "-cp", core.toString(), "-d", folder.toString(), source.toString());
        int failed = compiler.run(null, null, null, words.toArray(String[]::new));
        if (failed != 0) {
            throw new IllegalStateException("the handler does not compile");
        }
    }

    static void bootstrap(Path folder, String text) throws IOException {
        Path file = folder.resolve("bootstrap");
        Files.writeString(file, text);
        if (!file.toFile().setExecutable(true)) {
            throw new IOException("cannot be made executable: " + file);
        }
    }
}
