package io.banyan.written;

import io.banyan.route.Origin;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;

/// The folder of route files on disk: every `*.yaml` and `*.yml` that is not hidden; nothing below it.
public record RoutesFolder(Path path) {
    private static final String LINKS = "Too many levels of symbolic links";

    /// The signature of each route file, by name.
    public SortedMap<String, FileSignature> signatures() throws FolderUnreadable {
        SortedMap<String, FileSignature> signatures = new TreeMap<>();
        if (Files.exists(path) && !Files.isDirectory(path)) {
            // Opened as a folder, a pipe would make us wait.
            throw unreadable(Rule.FOLDER_UNREADABLE, "it is a file");
        }
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(path, RoutesFolder::isRouteFile)) {
            for (Path entry : entries) {
                signatures.put(String.valueOf(entry.getFileName()), FileSignature.of(entry));
            }
            return signatures;
        } catch (NoSuchFileException missing) {
            throw unreadable(Rule.FOLDER_MISSING);
        } catch (DirectoryIteratorException | IOException failed) {
            throw unreadable(Rule.FOLDER_UNREADABLE, words(failed));
        }
    }

    /// Never fails: what cannot be read is a file with that problem.
    public RouteFile read(String name) {
        Path file = path.resolve(name);
        long changed = 0;
        try {
            changed = Files.getLastModifiedTime(file).toMillis();
            byte[] bytes = RegularFile.read(file, RouteFile.LARGEST);
            return bytes.length > RouteFile.LARGEST
                    ? tooLarge(name, changed, Files.size(file))
                    : RouteFile.of(name, shown(name), changed, bytes);
        } catch (IOException failed) {
            return RouteFile.unreadable(name, shown(name), changed, Rule.FILE_UNREADABLE, words(failed));
        }
    }

    /// The warning that there is no file.
    public Problem empty() {
        return problem(Rule.FOLDER_EMPTY);
    }

    /// As the operator names it: `routes/events.yaml`.
    public String shown(String name) {
        return path.resolve(name).toString();
    }

    private RouteFile tooLarge(String name, long changed, long size) {
        String most = String.valueOf(RouteFile.LARGEST);
        return RouteFile.unreadable(name, shown(name), changed, Rule.FILE_TOO_LARGE, most, String.valueOf(size));
    }

    private FolderUnreadable unreadable(Rule rule, String... more) {
        return new FolderUnreadable(problem(rule, more));
    }

    private Problem problem(Rule rule, String... more) {
        return new Problem(rule, new Origin(path.toString(), 0), rule.message("", "", more));
    }

    private static boolean isRouteFile(Path entry) {
        String name = String.valueOf(entry.getFileName());
        return !name.startsWith(".") && (name.endsWith(".yaml") || name.endsWith(".yml"));
    }

    /// Java's exceptions name the file and, in their type, what is the matter.
    public static String words(Exception failed) {
        return switch (failed) {
            case NoSuchFileException missing -> "it is not there";
            case AccessDeniedException denied -> "permission denied";
            case NotDirectoryException file -> "it is a file";
            case FileSystemException loop
            when String.valueOf(loop.getReason()).startsWith(LINKS) -> "its links lead in a circle";
            case FileSystemException other when other.getReason() != null -> Problems.shown(other.getReason());
            default -> Problems.shown(String.valueOf(failed.getMessage()));
        };
    }
}
