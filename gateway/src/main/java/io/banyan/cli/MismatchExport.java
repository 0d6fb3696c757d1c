package io.banyan.cli;

import io.banyan.written.Counted;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.StreamSupport;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// A group's differences as files for the team of its new side: a stub of each side's answer for each kind of
/// difference, and a class of tests for each route. It writes into a folder that is empty or holds its own files alone,
/// which it replaces.
///
/// @param files path within the folder → text
record MismatchExport(Map<String, String> files) {
    /// Lists the files of an export.
    static final String LIST = "banyan-export.json";

    static MismatchExport of(String group, JsonNode report) {
        Map<String, String> files = new TreeMap<>();
        Map<String, List<Different>> routes = new TreeMap<>();
        for (Different one : Different.all(report)) {
            files.put(
                    one.folder() + "/legacy/mappings/answer.json",
                    ExportedStub.legacy(one).text());
            files.put(
                    one.folder() + "/modern/mappings/answer.json",
                    ExportedStub.modern(one).text());
            routes.computeIfAbsent(one.route(), none -> new ArrayList<>()).add(one);
        }
        routes.forEach((route, its) -> {
            String name = className(route, its.getFirst().number(), files);
            files.put(name + ".java", new ExportedTests(name, route, its).text());
        });
        ObjectNode list = JsonMapper.shared().createObjectNode().put("group", group);
        files.keySet().forEach(list.putArray("files")::add);
        files.put(LIST, JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(list) + "\n");
        return new MismatchExport(files);
    }

    /// `EventPageMismatchTests`; with a number where another route's has the name.
    private static String className(String route, int number, Map<String, String> files) {
        StringBuilder name = new StringBuilder();
        for (String word : route.split("[^A-Za-z0-9]+", -1)) {
            if (!word.isEmpty()) {
                name.append(Character.toUpperCase(word.charAt(0))).append(word, 1, word.length());
            }
        }
        String safe = name.isEmpty() || Character.isDigit(name.charAt(0)) ? "Route" + name : name.toString();
        return files.keySet().stream().anyMatch(file -> file.equalsIgnoreCase(safe + "MismatchTests.java"))
                ? safe + number + "MismatchTests"
                : safe + "MismatchTests";
    }

    /// What was written into a folder, a sentence.
    String says(Path folder) {
        long kinds = files.keySet().stream()
                .filter(file -> file.contains("/legacy/"))
                .count();
        return kinds == 0
                ? "no difference to export: the replica that was asked has no example of one; " + folder
                        + " holds an empty list"
                : "written to " + folder + ": " + Counted.of(kinds, "kind")
                        + " of difference, each with a stub of both answers and a test";
    }

    /// @throws Refused where the folder holds something else, or takes nothing
    void write(Path folder) {
        try {
            Files.createDirectories(folder);
            for (String old : own(folder)) {
                Files.delete(folder.resolve(old));
            }
            for (Map.Entry<String, String> file : files.entrySet()) {
                Path written = folder.resolve(file.getKey());
                Files.createDirectories(written.getParent());
                Files.writeString(written, file.getValue(), StandardOpenOption.CREATE_NEW);
            }
        } catch (IOException failed) {
            throw Refused.because(folder + " cannot be written: " + failed);
        }
    }

    /// The files of an export before, which are all that the folder holds.
    private static Set<String> own(Path folder) throws IOException {
        Set<String> there = there(folder);
        if (there.isEmpty()) {
            return there;
        }
        Set<String> listed = new TreeSet<>(Set.of(LIST));
        if (there.contains(LIST)) {
            listed.addAll(listed(folder.resolve(LIST)));
        }
        for (String file : there) {
            if (!listed.contains(file)) {
                throw Refused.because(
                        "%s holds %s, which is no file of an export: choose an empty folder".formatted(folder, file));
            }
        }
        return there;
    }

    private static List<String> listed(Path list) throws IOException {
        try {
            JsonNode files =
                    JsonMapper.shared().readTree(Files.readString(list)).path("files");
            return StreamSupport.stream(files.spliterator(), false)
                    .map(file -> file.asString(""))
                    .toList();
        } catch (JacksonException garbled) {
            return List.of();
        }
    }

    private static Set<String> there(Path folder) throws IOException {
        Set<String> there = new TreeSet<>();
        Path root = folder.toRealPath();
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                String name = root.relativize(file).toString();
                there.add(attributes.isRegularFile() ? name : name + " (no regular file)");
                return FileVisitResult.CONTINUE;
            }
        });
        return there;
    }
}
