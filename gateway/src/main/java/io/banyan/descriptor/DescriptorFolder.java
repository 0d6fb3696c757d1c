package io.banyan.descriptor;

import io.banyan.catalog.Subject;
import io.banyan.route.Origin;
import io.banyan.written.RoutesFolder;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.FileVisitor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/// A folder with descriptors anywhere below it, eight folders deep, 5,000 files at most. Hidden folders, and
/// those that builds and packages fill, are left out. A file, or a folder, that has an error now goes on saying
/// what it said when it was last good. Used by one thread at a time.
public final class DescriptorFolder {
    private static final int DEEPEST = 8;
    private static final int MOST = 5_000;
    private static final Set<String> LEFT_OUT = Set.of("node_modules", "target", "build", "dist");

    private final Path folder;
    private final Map<String, DescriptorFile> lastGood = new HashMap<>();

    public DescriptorFolder(Path folder) {
        this.folder = folder;
    }

    /// Reads all, now.
    public Descriptors read() {
        SortedMap<String, Path> paths = new TreeMap<>();
        List<Flaw> flaws = new ArrayList<>();
        try {
            Files.walkFileTree(folder, Set.of(), DEEPEST, finding(paths));
        } catch (IOException failed) {
            String why = RoutesFolder.words(failed);
            Flaw flaw = whole("cannot be read as a folder (%s); name a readable one with --catalog DIR".formatted(why));
            return new Descriptors(0, lastGoodOnes(), List.of(flaw));
        }
        if (paths.size() >= MOST) {
            flaws.add(whole(
                    "has more than %,d descriptors; the rest is left out: name a smaller folder".formatted(MOST)));
        }
        List<DescriptorFile> files = new ArrayList<>();
        paths.forEach((shown, path) -> files.add(DescriptorFile.read(path, shown)));
        lastGood.keySet().retainAll(paths.keySet());
        return together(files, flaws);
    }

    private List<Described> lastGoodOnes() {
        return lastGood.values().stream()
                .flatMap(file -> file.described().stream())
                .toList();
    }

    private Flaw whole(String says) {
        return new Flaw(new Origin(folder.toString(), 0), true, says);
    }

    private FileVisitor<Path> finding(Map<String, Path> paths) {
        return new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path at, BasicFileAttributes attributes) {
                String name = String.valueOf(at.getFileName());
                boolean skip = !at.equals(folder) && (name.startsWith(".") || LEFT_OUT.contains(name));
                return skip ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (DescriptorFile.isOne(String.valueOf(file.getFileName())) && !Files.isDirectory(file)) {
                    paths.put(file.toString(), file);
                }
                return paths.size() < MOST ? FileVisitResult.CONTINUE : FileVisitResult.TERMINATE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException failed) throws IOException {
                if (file.equals(folder)) {
                    throw failed;
                }
                return FileVisitResult.CONTINUE;
            }
        };
    }

    /// What each says, or said when it was last good. Of two files that name one subject in the same way
    /// the later by name has an error.
    private Descriptors together(List<DescriptorFile> files, List<Flaw> flaws) {
        Map<String, Described> named = new HashMap<>();
        List<Described> described = new ArrayList<>();
        for (DescriptorFile file : files) {
            DescriptorFile checked = file.isGood() ? against(file, named) : file;
            flaws.addAll(checked.flaws());
            if (checked.isGood()) {
                lastGood.put(file.file(), checked);
            }
            DescriptorFile inForce = checked.isGood() ? checked : lastGood.get(file.file());
            if (inForce != null) {
                inForce.described().stream()
                        .filter(one -> named.putIfAbsent(way(one), one) == null)
                        .forEach(described::add);
            }
        }
        flaws.addAll(contradictions(described));
        return new Descriptors(files.size(), described, flaws);
    }

    private static DescriptorFile against(DescriptorFile file, Map<String, Described> named) {
        Map<String, Described> all = new HashMap<>(named);
        List<Flaw> flaws = new ArrayList<>(file.flaws());
        for (Described one : file.described()) {
            Described before = all.putIfAbsent(way(one), one);
            if (before != null) {
                flaws.add(new Flaw(
                        one.origin(),
                        true,
                        "%s is declared in %s already; keep one of them".formatted(one.subject(), before.origin())));
            }
        }
        return new DescriptorFile(file.file(), file.described(), flaws);
    }

    private static String way(Described one) {
        return one.subject().key() + (one.backstage() ? " by Backstage" : "");
    }

    /// A function may have both, which should say the same.
    private static List<Flaw> contradictions(List<Described> described) {
        Map<Subject, Described> functions = new HashMap<>();
        described.stream().filter(one -> !one.backstage()).forEach(one -> functions.put(one.subject(), one));
        return described.stream()
                .filter(Described::backstage)
                .flatMap(one -> {
                    Described other = functions.get(one.subject());
                    return other == null ? Stream.of() : Contradiction.of(one, other);
                })
                .toList();
    }
}
