package io.banyan.store;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.sqlite.SQLiteJDBCLoader;
import org.sqlite.util.LibraryLoaderUtil;

/// SQLite's native part: a library (1 MB) in the driver's jar, which a process can load only from a file. It lies in
/// `native` of the state folder and is written anew only when it is another one, so that a disk that has become full
/// keeps nobody from starting. Where that folder takes nothing, or no program may run from its disk (`noexec`), it is
/// loaded from a temporary folder. `-Dorg.sqlite.tmpdir` and `-Dorg.sqlite.lib.path` say otherwise.
final class NativePart {
    private static final String FOLDER = "org.sqlite.lib.path";
    private static final String NAME = "org.sqlite.lib.name";
    private static final String UNPACKED_IN = "org.sqlite.tmpdir";

    private static boolean loaded;

    private NativePart() {}

    /// Loads it, once a process.
    ///
    /// @return why SQLite cannot be used; empty = it can
    static synchronized Optional<String> load(Path state) {
        if (loaded) {
            return Optional.empty();
        }
        if (System.getProperty(UNPACKED_IN) != null || System.getProperty(FOLDER) != null) {
            return initialized();
        }
        List<String> failures = new ArrayList<>();
        try {
            Path folder = Files.createDirectories(state.toAbsolutePath().resolve("native"));
            kept(folder);
            return loaded(folder);
        } catch (IOException failed) {
            failures.add(failed.toString());
        }
        for (Path place : ScratchFolder.places()) {
            try (ScratchFolder scratch = ScratchFolder.in(place)) {
                Files.write(scratch.path().resolve(LibraryLoaderUtil.getNativeLibName()), library());
                return loaded(scratch.path());
            } catch (IOException failed) {
                failures.add(failed.toString());
            }
        }
        return Optional.of("SQLite's native part cannot be loaded from any of its folders: " + failures);
    }

    /// What older versions and other releases left there goes.
    private static void kept(Path folder) throws IOException {
        Path file = folder.resolve(LibraryLoaderUtil.getNativeLibName());
        byte[] library = library();
        if (Files.exists(file)
                && Files.size(file) == library.length
                && Arrays.equals(Files.readAllBytes(file), library)) {
            return;
        }
        try (DirectoryStream<Path> left = Files.newDirectoryStream(folder)) {
            for (Path old : left) {
                Files.delete(old);
            }
        }
        Path fresh = folder.resolve("new");
        try {
            Files.write(fresh, library);
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException failed) {
            // Half of it would fill the disk for everything else.
            Files.deleteIfExists(fresh);
            throw failed;
        }
    }

    private static byte[] library() throws IOException {
        String name = LibraryLoaderUtil.getNativeLibResourcePath() + "/" + LibraryLoaderUtil.getNativeLibName();
        try (InputStream in = SQLiteJDBCLoader.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new FileNotFoundException("the driver has none for this system: " + name);
            }
            return in.readAllBytes();
        }
    }

    private static Optional<String> loaded(Path folder) throws IOException {
        Path file = folder.resolve(LibraryLoaderUtil.getNativeLibName());
        boolean runs = Files.isExecutable(file) || (file.toFile().setExecutable(true) && Files.isExecutable(file));
        if (!runs) {
            throw new IOException(folder + " is on a disk from which no program may run");
        }
        System.setProperty(FOLDER, folder.toString());
        System.setProperty(NAME, LibraryLoaderUtil.getNativeLibName());
        System.setProperty(UNPACKED_IN, folder.toString());
        return initialized();
    }

    private static Optional<String> initialized() {
        try {
            loaded = SQLiteJDBCLoader.initialize();
            return loaded ? Optional.empty() : Optional.of("SQLite's native part was not loaded");
        } catch (Exception | LinkageError failed) {
            return Optional.of("SQLite's native part was not loaded: " + failed);
        }
    }
}
