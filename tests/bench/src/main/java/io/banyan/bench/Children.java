package io.banyan.bench;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Every process of a run. All of them are ended with it, also by Ctrl-C.
final class Children {
    private static final long SECONDS_TO_END = 3;

    private final Path logs;
    private final List<Child> running = new ArrayList<>();
    private boolean closed;
    private volatile boolean kept;

    /// @param logs a folder for what they print, one file each
    Children(Path logs) {
        this.logs = logs;
        Runtime.getRuntime().addShutdownHook(new Thread(this::endAll));
    }

    /// Starts one.
    ///
    /// @param name of its log too; one that is used again overwrites it
    synchronized Child start(String name, Map<String, String> environment, List<String> command) {
        if (closed) {
            throw new BenchFailure("stopped");
        }
        File log = logs.resolve(name.replaceAll("[^a-z0-9-]", "-") + ".log").toFile();
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log);
        builder.environment().putAll(environment);
        try {
            Child child = new Child(name, builder.start(), log.toPath());
            running.add(child);
            return child;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Leaves the folder when all has ended.
    void keepLogs() {
        kept = true;
    }

    void end(Child child) {
        child.end(SECONDS_TO_END);
        synchronized (this) {
            running.remove(child);
        }
    }

    private void endAll() {
        List<Child> left;
        synchronized (this) {
            closed = true;
            left = List.copyOf(running);
        }
        left.forEach(child -> child.process().destroy());
        left.forEach(child -> child.end(SECONDS_TO_END));
        if (!kept) {
            remove();
        }
    }

    private void remove() {
        try (Stream<Path> files = Files.walk(logs)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException e) {
            System.err.println("banyan: left behind: " + logs);
        }
    }
}
