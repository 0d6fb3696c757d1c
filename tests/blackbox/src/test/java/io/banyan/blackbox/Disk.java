package io.banyan.blackbox;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// A small disk of a test's own, in memory; mounting one needs root.
record Disk(Path folder) implements AutoCloseable {
    private static final String FILLER = "filler";

    /// @param options such as `noexec`
    static Disk mounted(Path folder, String options) {
        try {
            run(
                    "mount",
                    "-t",
                    "tmpfs",
                    "-o",
                    options,
                    "banyan-test",
                    Files.createDirectories(folder).toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Disk(folder);
    }

    /// To the last byte.
    void fill() {
        byte[] page = new byte[4_096];
        try (OutputStream filler =
                Files.newOutputStream(folder.resolve(FILLER), StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            while (true) {
                filler.write(page);
            }
        } catch (IOException full) {
            // as wanted
        }
    }

    void free() {
        try {
            Files.delete(folder.resolve(FILLER));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// @param how `ro` or `rw`
    void remount(String how) {
        run("mount", "-o", "remount," + how, folder.toString());
    }

    @Override
    public void close() {
        run("umount", "-l", folder.toString());
    }

    private static void run(String... command) {
        try {
            int code = new ProcessBuilder(command).inheritIO().start().waitFor();
            if (code != 0) {
                throw new IllegalStateException(String.join(" ", command) + " ended with " + code);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
