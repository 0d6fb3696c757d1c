package io.banyan.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One process a state folder: two that write one live state would undo each other. Held by a lock on the file `lock`
/// in it, which the system takes back however the process ends; the file says the process's id, for people. Where the
/// folder cannot be written there is nothing to lock, until `look` finds that it can be.
public final class StateLock implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(StateLock.class);
    /// The system's lock belongs to the whole process, and closing any channel of the file gives it up: so this
    /// process must not even open the file again.
    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

    private final Path state;
    private final Path folder;
    private @Nullable FileChannel channel;
    private @Nullable Object locked;

    private StateLock(Path state, Path folder) {
        this.state = state;
        this.folder = folder;
    }

    /// Holds the folder until it is closed.
    ///
    /// @param state the folder, which need not exist
    /// @throws StateTaken when another process, or this one, holds it
    public static StateLock hold(Path state) {
        Path folder = real(state);
        if (!HELD.add(folder)) {
            throw taken(state, ProcessHandle.current().pid() + ", this one");
        }
        StateLock lock = new StateLock(state, folder);
        try {
            lock.take();
        } catch (IOException notWritten) {
            LOG.debug("There is no lock yet", notWritten);
        } catch (RuntimeException failed) {
            HELD.remove(folder);
            throw failed;
        }
        return lock;
    }

    /// Takes the lock anew where its file is gone, or where it could not be had.
    ///
    /// @return why it is not held; empty = it is
    public synchronized Optional<String> look() {
        if (channel != null && locked != null && locked.equals(SqliteOpening.key(file()))) {
            return Optional.empty();
        }
        try {
            take();
            return Optional.empty();
        } catch (IOException failed) {
            return Optional.of("no lock: " + failed.getMessage());
        } catch (StateTaken other) {
            return Optional.of("another gateway has started to use it in the meantime: give it a folder of its own");
        }
    }

    private synchronized void take() throws IOException {
        FileChannel taken = locked(state, file());
        if (channel != null) {
            channel.close();
        }
        channel = taken;
        locked = SqliteOpening.key(file());
    }

    private Path file() {
        return folder.resolve("lock");
    }

    private static Path real(Path state) {
        try {
            return state.toRealPath();
        } catch (IOException absent) {
            return state.toAbsolutePath().normalize();
        }
    }

    private static FileChannel locked(Path state, Path file) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            if (channel.tryLock() == null) {
                throw taken(state, pid(file));
            }
            sayWho(channel);
            return channel;
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
    public synchronized void close() {
        try {
            if (channel != null) {
                channel.close();
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } finally {
            HELD.remove(folder);
        }
    }
}
