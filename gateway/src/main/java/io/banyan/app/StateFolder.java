package io.banyan.app;

import io.banyan.options.StartRefused;
import io.banyan.written.RegularFile;
import io.banyan.written.RoutesFolder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The folder for what must survive a restart; made when absent. A disk that takes nothing keeps no gateway from
/// starting: what should be kept is then known to this process alone, until `look` can write it.
final class StateFolder {
    private static final Logger LOG = LoggerFactory.getLogger(StateFolder.class);
    private static final int LONGEST = 1_000;

    private final Path path;
    private final List<Kept> kept = new CopyOnWriteArrayList<>();

    private StateFolder(Path path) {
        this.path = path;
    }

    /// Why a start is refused that is to have its state there; empty = it is not.
    static Optional<String> problem(Path path) {
        Path there = path.toAbsolutePath();
        while (!Files.exists(there) && there.getParent() != null) {
            there = there.getParent();
        }
        if (Files.exists(there) && !Files.isDirectory(there)) {
            return Optional.of("--state: " + path + " cannot be a folder (" + there
                    + " is a file); choose another folder with --state DIR");
        }
        return Optional.empty();
    }

    /// Opens the folder; refuses what can be none, a file.
    static StateFolder open(Path path) {
        problem(path).ifPresent(problem -> {
            throw new StartRefused(problem, null);
        });
        try {
            Files.createDirectories(path);
        } catch (IOException failed) {
            LOG.debug("{} cannot be created yet", path, failed);
        }
        return new StateFolder(path);
    }

    Path path() {
        return path;
    }

    /// A short text that is made once and kept for good, readable by this user alone.
    ///
    /// @param first makes it where the file does not exist, or cannot be read
    Kept keep(String file, Supplier<String> first) {
        Path written = path.resolve(file);
        String before = read(written);
        if (before != null && !before.isEmpty()) {
            return kept(new Kept(before, written, false, true));
        }
        String text = first.get();
        try {
            if (before != null) {
                write(written, text);
                return kept(new Kept(text, written, true, true));
            }
        } catch (IOException failed) {
            LOG.debug("{} is not written yet", written, failed);
        }
        return kept(new Kept(text, written, true, false));
    }

    /// A text that was kept before; null = there is none, or it cannot be read.
    @Nullable
    Kept find(String file) {
        Path written = path.resolve(file);
        String before = read(written);
        return before == null || before.isEmpty() ? null : kept(new Kept(before, written, false, true));
    }

    /// Keeps another text in the place of one.
    ///
    /// @return what is kept now
    Kept replace(Kept before, String text) {
        boolean saved = true;
        try {
            write(before.file(), text);
        } catch (IOException failed) {
            LOG.warn("{} cannot be written ({})", before.file(), RoutesFolder.words(failed));
            saved = false;
        }
        Kept now = new Kept(text, before.file(), true, saved);
        kept.replaceAll(one -> one.file().equals(before.file()) ? now : one);
        return now;
    }

    private Kept kept(Kept one) {
        kept.add(one);
        return one;
    }

    /// Looks whether the folder is there and can be written. One that was deleted, with all in it, is made anew; what
    /// is gone while the rest stayed was taken away on purpose.
    ///
    /// @return why it cannot be written; empty = it can
    Optional<String> look() {
        try {
            Files.createDirectories(path);
            if (!Files.isWritable(path)) {
                return Optional.of("no right to write, or a read-only disk");
            }
            boolean emptied = kept.stream().noneMatch(one -> Files.exists(one.file()));
            for (Kept one : kept) {
                boolean there = Files.exists(one.file());
                if (there && !one.saved()) {
                    return Optional.of(one.file().getFileName() + " cannot be read");
                }
                if (!there && (emptied || !one.saved())) {
                    write(one.file(), one.text());
                    kept.set(kept.indexOf(one), new Kept(one.text(), one.file(), one.made(), true));
                    LOG.info("{} was written", one.file());
                }
            }
            return Optional.empty();
        } catch (IOException failed) {
            return Optional.of(RoutesFolder.words(failed));
        }
    }

    /// Empty where there is nothing to read; null where it cannot be read, and must not be written over.
    private static @Nullable String read(Path file) {
        try {
            return new String(RegularFile.read(file, LONGEST), StandardCharsets.UTF_8).strip();
        } catch (NoSuchFileException absent) {
            return "";
        } catch (IOException unreadable) {
            LOG.warn("{} cannot be read ({})", file, RoutesFolder.words(unreadable));
            return null;
        }
    }

    /// Whole or not at all: half a token would be another one.
    private static void write(Path file, String text) throws IOException {
        Path fresh = file.resolveSibling("." + file.getFileName() + ".new");
        Files.deleteIfExists(fresh);
        try {
            Files.createFile(fresh, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(
                    fresh, text + "\n", StandardCharsets.UTF_8, StandardOpenOption.WRITE, StandardOpenOption.SYNC);
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException failed) {
            Files.deleteIfExists(fresh);
            throw failed;
        }
    }

    /// @param made true when this start made it
    /// @param saved false while this process alone knows it
    record Kept(String text, Path file, boolean made, boolean saved) {}
}
