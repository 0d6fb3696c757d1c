package io.banyan.tokens;

import io.banyan.way.BadKeys;
import io.banyan.way.GroupKeys;
import io.banyan.way.KeyFiles;
import io.banyan.way.WayKey;
import io.banyan.written.Counted;
import io.banyan.written.FileSignature;
import io.banyan.written.Lookout;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keeps the keys of ways current: one daemon thread that looks at the file once a second and reads it when it has
/// changed. A file with errors leaves those of before in force, and says so in the log and in the health.
public final class WayKeysRunner implements Supplier<GroupKeys>, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(WayKeysRunner.class);
    private static final long PAUSE_MILLIS = 1_000;

    private final Path path;
    private final Lookout lookout;
    private FileSignature seen = FileSignature.UNREADABLE;
    private volatile GroupKeys inForce;
    private volatile List<String> errors = List.of();

    private WayKeysRunner(Path path, GroupKeys first) {
        this.path = path;
        this.inForce = first;
        this.lookout = new Lookout(
                "banyan-way-keys",
                this::look,
                thrown -> LOG.error("Checking {} failed; the keys stay as they were", path, thrown),
                () -> PAUSE_MILLIS);
    }

    /// Reads the file, and keeps what it says current once started.
    public static WayKeysRunner open(Path path) throws BadKeys {
        return new WayKeysRunner(path, new GroupKeys(KeyFiles.ofInstallation(path)));
    }

    /// Begins to look.
    public void start() {
        lookout.start();
    }

    /// Those in force; the first of them signs.
    @Override
    public GroupKeys get() {
        return inForce;
    }

    /// What is wrong with the file as it is now, so that the keys of before are in force; empty = nothing.
    public List<String> errors() {
        return errors;
    }

    /// That edits are not seen: the file was not looked at for a while.
    public Optional<String> unread() {
        return lookout.silence()
                .map(since -> path + " was last read " + since.toSeconds()
                        + " s ago: the keys of then are in force, edits wait until it can be read again");
    }

    /// Reads the file where it has changed since the last look.
    void look() {
        FileSignature now = FileSignature.of(path);
        if (now.equals(seen)) {
            return;
        }
        try {
            List<WayKey> keys = KeyFiles.ofInstallation(path);
            errors = List.of();
            if (!inForce.isOf(keys)) {
                inForce = new GroupKeys(keys);
                LOG.info("{} was read again: {} in force, the first signs", path, Counted.of(keys.size(), "key"));
            }
        } catch (BadKeys bad) {
            errors = bad.problems().stream()
                    .map(problem -> "--way-keys: " + problem + "; the keys of before stay in force")
                    .toList();
            errors.forEach(LOG::warn);
        }
        seen = now;
    }

    @Override
    public void close() {
        lookout.close();
    }
}
