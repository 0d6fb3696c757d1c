package io.banyan.written;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;

/// What can be told of a file without reading it. A plain edit changes size or time, an atomic rename the key (inode),
/// a swapped symlink the real path.
public record FileSignature(long size, FileTime changed, String key, String realPath) {
    /// Of a file that is not there, or hides.
    public static final FileSignature UNREADABLE = new FileSignature(-1, FileTime.fromMillis(0), "", "");

    /// As the file is now.
    public static FileSignature of(Path file) {
        try {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            String key = String.valueOf(attributes.fileKey());
            String real = file.toRealPath().toString();
            return new FileSignature(attributes.size(), attributes.lastModifiedTime(), key, real);
        } catch (IOException unreadable) {
            return UNREADABLE;
        }
    }
}
