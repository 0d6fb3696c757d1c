package io.banyan.snapshot;

import io.banyan.config.Given;
import io.banyan.config.ParsedFile;
import io.banyan.written.RouteFile;
import io.banyan.written.RoutesFolder;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Copies of the files in force, kept in the state folder for a start at which a file is bad. Written one by one by an
/// atomic rename, so a crash leaves each as it was or as it is. A full disk is logged once and changes nothing else;
/// they are written when it takes them.
public final class LastGoodCopies {
    private static final Logger LOG = LoggerFactory.getLogger(LastGoodCopies.class);

    private static final long LOOK_NANOS = 1_000_000_000;

    private final Path folder;
    private final Map<String, ParsedFile> kept = new HashMap<>();
    private String failed = "";
    private long keptAt = System.nanoTime();

    /// @param state the state folder of the installation; copies go to `last-good` in it
    public LastGoodCopies(Path state) {
        this.folder = state.resolve("last-good");
    }

    /// The good copies of the files named, by name.
    ///
    /// @param shownAs the folder by whose name the copies' lines are told
    Map<String, ParsedFile> read(Set<String> names, RoutesFolder shownAs, Given given) {
        var copies = new RoutesFolder(folder);
        for (String name : names) {
            if (Files.isRegularFile(folder.resolve(name))) {
                RouteFile copy = copies.read(name);
                var file = new RouteFile(name, shownAs.shown(name), copy.changed(), copy.text(), copy.unreadable());
                ParsedFile parsed = ParsedFile.parse(file, given);
                if (parsed.good()) {
                    kept.put(name, parsed);
                }
            }
        }
        return Map.copyOf(kept);
    }

    /// Once a second at most: makes them anew where they are gone, or could not be made.
    void keepOn(Map<String, FileState> states) {
        if (System.nanoTime() - keptAt < LOOK_NANOS) {
            return;
        }
        keptAt = System.nanoTime();
        boolean gone = !Files.isDirectory(folder);
        if (gone) {
            kept.clear();
        }
        if (gone || !failed.isEmpty()) {
            keep(states);
        }
    }

    /// Makes the copies equal to what is in force.
    void keep(Map<String, FileState> states) {
        String before = failed;
        failed = "";
        try {
            Files.createDirectories(folder);
            states.forEach((name, state) -> keep(name, state.inForce()));
            drop(states.keySet());
        } catch (IOException failure) {
            failed = RoutesFolder.words(failure);
        }
        if (!failed.isEmpty() && !failed.equals(before)) {
            LOG.warn("Cannot keep last good route files in {}: {}", folder, failed);
        }
    }

    private void keep(String name, @Nullable ParsedFile inForce) {
        if (inForce == null || inForce == kept.get(name)) {
            return;
        }
        try {
            Path fresh = folder.resolve("." + name + ".new");
            Files.writeString(fresh, inForce.file().text());
            Files.move(
                    fresh, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            kept.put(name, inForce);
        } catch (IOException failure) {
            failed = name + ": " + RoutesFolder.words(failure);
        }
    }

    private void drop(Set<String> names) throws IOException {
        kept.keySet().retainAll(names);
        Set<Path> left = new HashSet<>();
        try (DirectoryStream<Path> copies = Files.newDirectoryStream(folder)) {
            copies.forEach(left::add);
        } catch (NoSuchFileException gone) {
            return;
        }
        left.removeIf(copy -> names.contains(String.valueOf(copy.getFileName())));
        for (Path copy : left) {
            Files.deleteIfExists(copy);
        }
    }
}
