package io.banyan.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// A started process with its own children: nginx's master and its worker are one.
record Child(String name, Process process, Path log) {
    /// Nanoseconds of CPU so far, of all its threads, ended ones too.
    long cpuNanos() {
        return family().mapToLong(pid -> ProcText.cpuNanos(proc(pid, "stat"))).sum();
    }

    /// Resident memory in bytes.
    long residentBytes() {
        return family().mapToLong(pid -> ProcText.residentBytes(proc(pid, "status")))
                .sum();
    }

    /// The command line as the process itself sees it: what a launcher made of ours.
    List<String> commandLine() {
        return List.of(proc(process.pid(), "cmdline").split("\0", -1));
    }

    /// Waits for it to end by itself.
    ///
    /// @return what it printed
    String output(long seconds) {
        try {
            if (!process.waitFor(seconds, TimeUnit.SECONDS)) {
                throw new BenchFailure(name + " did not end within " + seconds + " s: " + log);
            }
            String printed = Files.readString(log);
            if (process.exitValue() != 0) {
                throw new BenchFailure(name + " failed: " + printed.strip());
            }
            return printed;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchFailure("interrupted");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Asks it to end, and ends it with all its children where that takes longer.
    void end(long seconds) {
        List<ProcessHandle> family = process.descendants().toList();
        process.destroy();
        try {
            if (!process.waitFor(seconds, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                family.forEach(ProcessHandle::destroyForcibly);
                process.waitFor();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            family.forEach(ProcessHandle::destroyForcibly);
            Thread.currentThread().interrupt();
        }
    }

    private Stream<Long> family() {
        return Stream.concat(Stream.of(process.pid()), process.descendants().map(ProcessHandle::pid));
    }

    private String proc(long pid, String file) {
        try {
            return Files.readString(Path.of("/proc", Long.toString(pid), file));
        } catch (IOException e) {
            throw new BenchFailure(name + " ended by itself; what it said: " + log);
        }
    }
}
