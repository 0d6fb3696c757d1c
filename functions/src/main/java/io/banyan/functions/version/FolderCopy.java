package io.banyan.functions.version;

import io.banyan.functions.spec.FunctionFolders;
import io.banyan.functions.spec.FunctionSpec;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// What a version is made of: the function's file and its code, or all of its folder where the code is all of it.
/// Hidden files are left out; a link that leaves the folder is refused, since what it names may change.
///
/// @param folder the function's
/// @param files in it, sorted, as paths in it
record FolderCopy(Path folder, List<Path> files) {
    private static final int MOST = 20_000;

    FolderCopy {
        files = List.copyOf(files);
    }

    static FolderCopy of(FunctionSpec spec) throws IOException {
        Path folder = spec.source().folder();
        Set<Path> starts =
                Set.of(folder.resolve(FunctionFolders.FILE), spec.program().code());
        List<Path> files = new ArrayList<>();
        for (Path start : starts) {
            try (Stream<Path> walk = Files.walk(start, FileVisitOption.FOLLOW_LINKS)) {
                for (Path file : (Iterable<Path>) walk.filter(Files::isRegularFile)::iterator) {
                    add(folder, file, files);
                }
            }
        }
        return new FolderCopy(folder, files.stream().distinct().sorted().toList());
    }

    private static void add(Path folder, Path file, List<Path> files) throws IOException {
        Path inside = folder.relativize(file);
        for (Path part : inside) {
            if (part.toString().startsWith(".")) {
                return;
            }
        }
        if (!file.toRealPath().startsWith(folder.toRealPath())) {
            throw new IOException(
                    inside + " is a link that leaves the function's folder; copy what it names into the folder");
        }
        files.add(inside);
        if (files.size() > MOST) {
            throw new IOException("the folder has more than " + MOST + " files; write  code:  with the folder that is"
                    + " to be published");
        }
    }

    /// Of all names and bytes, in hexadecimal.
    String digest() throws IOException {
        MessageDigest digest = sha256();
        byte[] bytes = new byte[64 << 10];
        for (Path file : files) {
            digest.update((file + "\0" + Files.isExecutable(folder.resolve(file)) + "\0"
                            + Files.size(folder.resolve(file)) + "\0")
                    .getBytes(StandardCharsets.UTF_8));
            try (InputStream in = Files.newInputStream(folder.resolve(file))) {
                for (int many = in.read(bytes); many >= 0; many = in.read(bytes)) {
                    digest.update(bytes, 0, many);
                }
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /// Copies all, so that nobody writes to it by mistake.
    void to(Path target) throws IOException {
        for (Path file : files) {
            Path copy = target.resolve(file);
            Path parent = copy.getParent();
            if (parent != null) {
                Files.createDirectories(parent);
            }
            boolean isExecutable = Files.isExecutable(folder.resolve(file));
            Files.copy(folder.resolve(file), copy);
            boolean isSet = copy.toFile().setWritable(false, false)
                    && copy.toFile().setReadable(true, true)
                    && (!isExecutable || copy.toFile().setExecutable(true, true));
            if (!isSet) {
                throw new IOException("the copy's permissions cannot be set: " + copy);
            }
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException never) {
            throw new IllegalStateException(never);
        }
    }
}
