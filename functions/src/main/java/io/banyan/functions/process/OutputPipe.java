package io.banyan.functions.process;

import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.file.Files;
import java.nio.file.Path;

/// A named pipe between a process and who reads what it prints. The JDK's own pipe cannot be asked whether anything is
/// left in it while somebody waits for more.
///
/// @param path there until both ends are open
record OutputPipe(Path path) {
    private static final int OURS_ALONE = 0600;
    private static final MethodHandle MAKE = make();

    @SuppressWarnings("restricted")
    private static MethodHandle make() {
        Linker linker = Linker.nativeLinker();
        return linker.downcallHandle(
                linker.defaultLookup().findOrThrow("mkfifo"),
                FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.ADDRESS, ValueLayout.JAVA_INT));
    }

    static OutputPipe in(Path folder, String name) throws IOException {
        Path path = Files.createDirectories(folder).resolve(name);
        Files.deleteIfExists(path);
        try (Arena arena = Arena.ofConfined()) {
            int failed = (int) MAKE.invokeExact(arena.allocateFrom(path.toString()), OURS_ALONE);
            if (failed != 0) {
                throw new IOException("no pipe can be made in " + folder + "; the state folder must be on a file system"
                        + " of this machine's own");
            }
        } catch (IOException refused) {
            throw refused;
        } catch (Throwable broken) {
            throw new IllegalStateException("mkfifo(3) cannot be called", broken);
        }
        return new OutputPipe(path);
    }

    File file() {
        return path.toFile();
    }

    /// Waits until somebody writes.
    FileInputStream open() throws IOException {
        return new FileInputStream(file());
    }

    /// Lets whoever waits in `open` go on, where nobody came to write. Opened at both ends, which never waits: whoever
    /// waited may have seen a process that was killed before it began (fifo(7)).
    void release() {
        try {
            new RandomAccessFile(file(), "rw").close();
        } catch (IOException gone) {
            return;
        }
    }

    /// Both ends are open: its name is no longer needed.
    void forget() throws IOException {
        Files.deleteIfExists(path);
    }
}
