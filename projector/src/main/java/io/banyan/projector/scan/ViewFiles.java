package io.banyan.projector.scan;

import io.banyan.projector.function.ViewFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/// The files `NAME.view.yaml` of folders and jars, or files that are some themselves.
final class ViewFiles {
    private ViewFiles() {}

    static boolean isOne(String name) {
        return name.endsWith(ViewFile.ENDING);
    }

    /// Where → its text.
    ///
    /// @param problems takes a sentence for each that cannot be read; what is wrong with a jar is told elsewhere
    static SortedMap<String, String> read(List<Path> places, List<String> problems) {
        SortedMap<String, String> texts = new TreeMap<>();
        for (Path place : places) {
            try {
                if (Files.isDirectory(place)) {
                    for (Path file : inFolder(place)) {
                        texts.put(file.toString(), Files.readString(file));
                    }
                } else if (isOne(place.toString())) {
                    texts.put(place.toString(), Files.readString(place));
                } else {
                    inJar(place, texts);
                }
            } catch (IOException failed) {
                problems.add(place + " has a file *" + ViewFile.ENDING + " that cannot be read (" + failed.getMessage()
                        + "); let it be text in UTF-8");
            }
        }
        return texts;
    }

    private static List<Path> inFolder(Path folder) throws IOException {
        try (Stream<Path> walked = Files.walk(folder)) {
            return walked.filter(file -> isOne(file.getFileName().toString()) && Files.isRegularFile(file))
                    .sorted()
                    .toList();
        }
    }

    private static void inJar(Path file, SortedMap<String, String> texts) {
        try (JarFile jar = new JarFile(file.toFile())) {
            for (Enumeration<JarEntry> entries = jar.entries(); entries.hasMoreElements(); ) {
                JarEntry entry = entries.nextElement();
                if (isOne(entry.getName())) {
                    try (InputStream bytes = jar.getInputStream(entry)) {
                        texts.put(
                                file + "!" + entry.getName(), new String(bytes.readAllBytes(), StandardCharsets.UTF_8));
                    }
                }
            }
        } catch (IOException noJar) {
            // Whoever looks for classes in it says so.
        }
    }
}
