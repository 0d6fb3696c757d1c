package io.banyan.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// The built gateway as `./banyan` starts it: its jars side by side, with the AOT cache of a rehearsal. The first one
/// that asks after a build waits until that has been made, some 20 s.
final class Rehearsed {
    private static final Duration REHEARSAL = Duration.ofSeconds(110);

    private static volatile boolean isDone;

    private Rehearsed() {}

    /// The JVM's command but for Banyan's own arguments.
    ///
    /// @param jvmOptions come after those of the installation and take precedence
    static List<String> serve(List<String> jvmOptions) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("@" + Repository.root().resolve("gateway/src/main/jvm/serve"));
        Path run = run();
        Path cache = run.resolve("serve.aot");
        if (Files.exists(cache)) {
            command.add("-XX:AOTCache=" + cache);
        }
        command.addAll(jvmOptions);
        command.addAll(List.of("-jar", run.resolve("gateway.jar").toString()));
        return command;
    }

    /// Where the jars are. Each caller of the first one waits for it.
    private static Path run() {
        if (!isDone) {
            rehearse();
        }
        return Repository.root().resolve("gateway/target/run");
    }

    /// Has `./banyan` lay out the jars and make the caches where there are none of this build.
    static synchronized void rehearse() {
        if (isDone) {
            return;
        }
        try {
            Path output = Files.createTempFile("banyan-test-", ".out");
            Process process = new ProcessBuilder(
                            Repository.root().resolve("banyan").toString(), "serve", "--help")
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            Await.until("a start is rehearsed", REHEARSAL, () -> !process.isAlive());
            if (process.exitValue() != 0) {
                throw new IllegalStateException(Files.readString(output));
            }
            isDone = true;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
