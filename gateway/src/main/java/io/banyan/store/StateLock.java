package io.banyan.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One process a state folder: two that write one live state would undo each other. Held by a lock on the file `lock`
/// in it, which the system takes back however the process ends; the file says the process's id, for people.
public final class StateLock implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(StateLock.class);
    /// The system's lock belongs to the whole process, and closing any channel of the file gives it up: so this
    /// process must not even open the file again.
    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

    private final Path folder;
    private final FileChannel channel;

    private StateLock(Path folder, FileChannel channel) {
        this.folder = folder;
        this.channel = channel;
    }

    /// Holds the folder until it is closed.
    ///
    /// @param state an existing folder
    /// @throws StateTaken when another process, or this one, holds it
    /// @throws UncheckedIOException when the file cannot be written or locked
    public static StateLock hold(Path state) {
        try {
            Path folder = state.toRealPath();
            if (!HELD.add(folder)) {
                throw taken(state, ProcessHandle.current().pid() + ", this one");
            }
            try {
                return held(state, folder);
            } catch (IOException | RuntimeException failed) {
                HELD.remove(folder);
                throw failed;
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static StateLock held(Path state, Path folder) throws IOException {
        Path file = folder.resolve("lock");
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            if (channel.tryLock() == null) {
                throw taken(state, pid(file));
            }
            sayWho(channel);
            return new StateLock(folder, channel);
        } catch (IOException | RuntimeException failed) {
            channel.close();
            throw failed;
        }
    }

    /// For people alone: a full disk is no reason to refuse.
    private static void sayWho(FileChannel channel) {
        byte[] pid = (ProcessHandle.current().pid() + "\n").getBytes(StandardCharsets.UTF_8);
        try {
            channel.truncate(0).write(ByteBuffer.wrap(pid), 0);
        } catch (IOException failed) {
            LOG.warn("Cannot write the process's id into the lock file: {}", failed.toString());
        }
    }

    private static String pid(Path file) throws IOException {
        String text = Files.readString(file).strip();
        return text.matches("[0-9]{1,19}") ? text : "unknown";
    }

    private static StateTaken taken(Path state, String pid) {
        return new StateTaken("--state: " + state + " is in use by another gateway (process " + pid
                + "); give this one a folder of its own with --state DIR");
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } finally {
            HELD.remove(folder);
        }
    }
}
