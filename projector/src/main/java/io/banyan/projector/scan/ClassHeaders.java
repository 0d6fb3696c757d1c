package io.banyan.projector.scan;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/// The class files of folders and jars. A class that several have counts where it is first, as for Java.
final class ClassHeaders {
    private final Map<String, ClassHeader> headers = new TreeMap<>();
    private final List<String> problems;

    private ClassHeaders(List<String> problems) {
        this.problems = problems;
    }

    /// @param problems takes a sentence for each that cannot be read
    static Map<String, ClassHeader> read(List<Path> places, List<String> problems) {
        ClassHeaders read = new ClassHeaders(problems);
        places.forEach(read::place);
        return read.headers;
    }

    private void place(Path place) {
        try {
            if (Files.isDirectory(place)) {
                folder(place);
            } else if (!ViewFiles.isOne(place.toString())) {
                jar(place);
            }
        } catch (IOException failed) {
            problems.add("--projections was '" + place + "', which cannot be read (" + failed.getMessage()
                    + "); name a folder of classes or a jar: --projections target/classes");
        }
    }

    private void folder(Path folder) throws IOException {
        List<Path> files;
        try (Stream<Path> walked = Files.walk(folder)) {
            files = walked.filter(file -> isClass(file.getFileName().toString()))
                    .sorted()
                    .toList();
        }
        for (Path file : files) {
            header(file.toString(), Files.readAllBytes(file));
        }
    }

    private void jar(Path file) throws IOException {
        try (JarFile jar = new JarFile(file.toFile())) {
            if (jar.getEntry("BOOT-INF/classes/") != null || jar.getEntry("WEB-INF/classes/") != null) {
                problems.add(
                        "--projections was '" + file + "', which is a jar to be started, and its classes are not"
                                + " where Java looks for them; name the plain jar, or its folder: --projections target/classes");
                return;
            }
            Enumeration<JarEntry> entries = jar.entries();
            while (entries.hasMoreElements()) {
                JarEntry entry = entries.nextElement();
                if (isClass(entry.getName()) && !entry.getName().startsWith("META-INF/")) {
                    try (InputStream bytes = jar.getInputStream(entry)) {
                        header(file + "!" + entry.getName(), bytes.readAllBytes());
                    }
                }
            }
        }
    }

    private static boolean isClass(String name) {
        return name.endsWith(".class") && !name.endsWith("-info.class");
    }

    private void header(String where, byte[] file) {
        try {
            ClassHeader header = ClassHeader.of(file);
            headers.putIfAbsent(header.name(), header);
        } catch (IllegalArgumentException unreadable) {
            problems.add(where + " is no class file that this Java reads (" + unreadable.getMessage()
                    + "); compile it again, for Java " + Runtime.version().feature() + " at most");
        }
    }

    /// Those among them that stand above a class, however far, by what they name as their own.
    static List<String> above(String name, Map<String, ClassHeader> headers) {
        List<String> all = new ArrayList<>();
        ClassHeader header = headers.get(name);
        for (String next : header == null ? List.<String>of() : header.above()) {
            all.add(next);
            all.addAll(above(next, headers));
        }
        return all;
    }
}
