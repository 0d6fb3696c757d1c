package io.banyan.functions.spec;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The functions of a folder: of itself where it has a `function.yaml`, else of each folder in it that has one.
///
/// @param root as it was named
public record FunctionFolders(Path root) {
    /// What a function is written in.
    public static final String FILE = "function.yaml";

    private static final long LARGEST = 1 << 20;

    /// What was found. A function with a mistake is not among the specs, and harms no other.
    ///
    /// @param specs by name, in the order of their folders
    public record Found(Map<String, FunctionSpec> specs, List<Problem> problems) {
        public Found {
            specs = new LinkedHashMap<>(specs);
            problems = List.copyOf(problems);
        }
    }

    /// Reads all, now.
    public Found read() {
        List<Problem> problems = new ArrayList<>();
        Map<String, FunctionSpec> specs = new LinkedHashMap<>();
        List<Path> folders = folders(problems);
        for (Path folder : folders) {
            FunctionSpec spec = read(folder, problems);
            if (spec == null) {
                continue;
            }
            FunctionSpec before = specs.putIfAbsent(spec.name(), spec);
            if (before != null) {
                problems.add(new Problem(
                        spec.source().file(),
                        spec.source().nameLine(),
                        "name was '" + spec.name() + "', which "
                                + before.source().file() + " has already; give one of them another name"));
            }
        }
        return new Found(specs, problems);
    }

    private List<Path> folders(List<Problem> problems) {
        if (Files.exists(root.resolve(FILE))) {
            return List.of(root);
        }
        try (Stream<Path> entries = Files.list(root)) {
            List<Path> folders = entries.filter(entry -> Files.exists(entry.resolve(FILE)))
                    .sorted()
                    .toList();
            if (folders.isEmpty()) {
                problems.add(new Problem(
                        root.toString(),
                        0,
                        "no function here: neither it nor a folder in it has a " + FILE
                                + "; name the folder that your functions' folders are in"));
            }
            return folders;
        } catch (IOException unreadable) {
            problems.add(new Problem(
                    root.toString(), 0, "the folder is not there or cannot be read; name one that holds functions"));
            return List.of();
        }
    }

    /// The function of one folder, or null after a problem was added.
    static @Nullable FunctionSpec read(Path folder, List<Problem> problems) {
        Path file = folder.resolve(FILE);
        int before = problems.size();
        String text = text(file, problems);
        if (text == null) {
            return null;
        }
        WrittenFields written = WrittenFields.read(text, file.toString(), problems);
        if (problems.size() > before && written.all().isEmpty()) {
            return null;
        }
        FunctionSpec spec = new SpecCheck(written, folder.toAbsolutePath().normalize(), file.toString()).spec();
        if (problems.size() > before) {
            return null;
        }
        String wrong = CodeCheck.wrong(spec);
        if (wrong == null) {
            return spec;
        }
        int line = spec.source().handlerLine();
        problems.add(new Problem(
                file.toString(), line, "handler was '" + spec.program().handler() + "'" + wrong));
        return null;
    }

    private static @Nullable String text(Path file, List<Problem> problems) {
        try {
            if (!Files.isRegularFile(file) || Files.size(file) > LARGEST) {
                problems.add(new Problem(file.toString(), 0, "must be a file of at most 1 MB; write one"));
                return null;
            }
            return Files.readString(file);
        } catch (CharacterCodingException other) {
            problems.add(new Problem(file.toString(), 0, "is no UTF-8 text; save it as UTF-8"));
        } catch (IOException unreadable) {
            problems.add(new Problem(file.toString(), 0, "cannot be read; let this process read it"));
        }
        return null;
    }
}
