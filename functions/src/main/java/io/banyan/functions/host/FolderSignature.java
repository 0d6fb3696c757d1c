package io.banyan.functions.host;

import io.banyan.functions.spec.FunctionFolders;
import io.banyan.functions.spec.FunctionSpec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.stream.Stream;

/// What can be told of a function's files without reading them: another signature, and the function has changed.
///
/// @param sum over names, sizes and times
/// @param files how many
record FolderSignature(long sum, long files) {
    private static final FolderSignature GONE = new FolderSignature(0, 0);
    private static final long MOST = 20_000;

    static FolderSignature of(FunctionSpec spec) {
        FolderSignature code = of(spec.program().code());
        FolderSignature file = of(spec.source().folder().resolve(FunctionFolders.FILE));
        return new FolderSignature(code.sum + 31 * file.sum, code.files + file.files);
    }

    private static FolderSignature of(Path start) {
        try (Stream<Path> walk = Files.walk(start)) {
            long[] sums = new long[2];
            walk.limit(MOST).forEach(file -> {
                sums[0] += one(file);
                sums[1]++;
            });
            return new FolderSignature(sums[0], sums[1]);
        } catch (IOException | UncheckedIOException changing) {
            return GONE;
        }
    }

    private static long one(Path file) {
        try {
            BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
            // A folder's time changes with each file that a function writes beside its code and takes away again.
            return now.isDirectory()
                    ? 0
                    : file.hashCode() * 31L
                            + now.size() * 17
                            + now.lastModifiedTime().toMillis();
        } catch (IOException gone) {
            return 1;
        }
    }
}
