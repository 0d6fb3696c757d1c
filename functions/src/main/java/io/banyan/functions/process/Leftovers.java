package io.banyan.functions.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// Ends what environments leave behind: processes that have left their environment's group, or whose host was killed.
/// They are known by a variable that they have inherited, the name of the environment's log stream; one that takes its
/// variables away is not found.
public final class Leftovers implements AutoCloseable {
    static final String STREAM = "AWS_LAMBDA_LOG_STREAM_NAME";
    private static final long LOOK_MILLIS = 1_000;

    private final Path folder;
    private final Set<String> ended = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService looks = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("functions-leftovers").factory());

    private Leftovers(Path folder) {
        this.folder = folder;
    }

    /// Ends what is left of an earlier host, and looks once a second from now on.
    ///
    /// @param folder has an empty file for each environment that runs, for the host that comes after this one
    public static Leftovers in(Path folder) throws IOException {
        Files.createDirectories(folder);
        Leftovers leftovers = new Leftovers(folder);
        leftovers.allHaveEnded();
        leftovers.looks.scheduleWithFixedDelay(leftovers::look, 0, LOOK_MILLIS, TimeUnit.MILLISECONDS);
        return leftovers;
    }

    /// To be called before its process is started.
    void begins(String stream) throws IOException {
        Files.createFile(folder.resolve(stream));
    }

    /// Its first process is gone, or never came.
    void ends(String stream) {
        ended.add(stream);
    }

    private void allHaveEnded() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            files.forEach(file -> ended.add(String.valueOf(file.getFileName())));
        }
    }

    private synchronized void look() {
        Set<String> names = Set.copyOf(ended);
        if (names.isEmpty()) {
            return;
        }
        ProcessHandle.allProcesses().filter(one -> names.contains(stream(one))).forEach(ProcessHandle::destroyForcibly);
        for (String name : names) {
            forget(name);
        }
    }

    private void forget(String name) {
        try {
            Files.deleteIfExists(folder.resolve(name));
            ended.remove(name);
        } catch (IOException later) {
            return;
        }
    }

    /// Empty: it is no environment's, another user's, or gone.
    private static String stream(ProcessHandle one) {
        try {
            byte[] variables = Files.readAllBytes(Path.of("/proc/" + one.pid() + "/environ"));
            for (String variable : new String(variables, StandardCharsets.ISO_8859_1).split("\0", -1)) {
                if (variable.startsWith(STREAM + "=")) {
                    return variable.substring(STREAM.length() + 1);
                }
            }
            return "";
        } catch (IOException hidden) {
            return "";
        }
    }

    /// Looks once more: the host ends, and so does all that it started.
    @Override
    public void close() throws IOException {
        looks.shutdownNow();
        allHaveEnded();
        look();
    }
}
