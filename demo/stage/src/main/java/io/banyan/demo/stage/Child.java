package io.banyan.demo.stage;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;

/// A process in a session of its own: Ctrl-C in the terminal reaches only the stage, which then stops its children in
/// order.
final class Child implements AutoCloseable {
    private static final Path SETSID = Path.of("/usr/bin/setsid");
    private static final int PATIENCE = 10;

    private final Process process;
    private final Path log;
    private volatile boolean ready;

    private Child(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    /// A JVM that runs one of our jars.
    ///
    /// @param jvm options before `-jar`
    /// @param log takes what it prints
    static Child java(Path jar, List<String> jvm, List<String> arguments, Path log) throws IOException {
        if (!Files.isRegularFile(jar)) {
            throw new StageFailure(jar + " is missing; build it with: ./banyan build");
        }
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(jvm);
        command.add("-jar");
        command.add(jar.toString());
        command.addAll(arguments);
        return start(command, log);
    }

    /// @param log takes what it prints
    static Child start(List<String> program, Path log) throws IOException {
        var command = new ArrayList<String>();
        if (Files.isExecutable(SETSID)) {
            command.add(SETSID.toString());
        }
        command.addAll(program);
        var process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .redirectInput(new File("/dev/null"))
                .start();
        return new Child(process, log);
    }

    long pid() {
        return process.pid();
    }

    Path log() {
        return log;
    }

    boolean alive() {
        return process.isAlive();
    }

    /// Runs with the exit code when it has ended, whoever ended it.
    void whenEnded(IntConsumer then) {
        Thread.ofVirtual().start(() -> then.accept(process.onExit().join().exitValue()));
    }

    /// From now on it is asked to stop, not made to.
    void becameReady() {
        ready = true;
    }

    /// Asks it to stop, and after ten seconds no longer asks. One that is still starting would first finish that, so
    /// it is not asked at all.
    @Override
    public void close() {
        if (!ready) {
            process.destroyForcibly();
        }
        process.destroy();
        wake();
        try {
            if (process.waitFor(PATIENCE, TimeUnit.SECONDS)) {
                return;
            }
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
        process.destroyForcibly();
    }

    /// One that somebody stopped for a while, as the welcome proposes, hears of nothing before it goes on.
    private void wake() {
        try {
            new ProcessBuilder("kill", "-CONT", String.valueOf(process.pid())).start();
        } catch (IOException noSuchProgram) {
            // Then it is ended by force.
        }
    }
}
