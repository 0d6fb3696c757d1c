package io.banyan.functions.version;

import io.banyan.functions.spec.FunctionFolders;
import io.banyan.functions.spec.FunctionSpec;
import io.banyan.functions.spec.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The versions and aliases of all functions, in a folder of its name each. Numbers begin with 1 and are given once.
public final class VersionStore {
    private static final Pattern ALIAS = Pattern.compile("(?![0-9]+$)[A-Za-z0-9-_]{1,128}");
    private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,8}");
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Path folder;
    private final Map<String, SortedMap<String, String>> known = new ConcurrentHashMap<>();

    /// @param folder made when something is published
    public VersionStore(Path folder) {
        this.folder = folder;
    }

    /// Keeps a copy of the function as it is, and gives its number; where nothing has changed since the last version,
    /// that one's.
    public synchronized String publish(FunctionSpec spec) throws IOException {
        FolderCopy copy = FolderCopy.of(spec);
        String digest = copy.digest();
        List<String> there = versions(spec.name());
        if (!there.isEmpty() && digest.equals(digest(spec.name(), there.getLast()))) {
            return there.getLast();
        }
        String next = String.valueOf(there.isEmpty() ? 1 : Integer.parseInt(there.getLast()) + 1);
        Path versions = Files.createDirectories(folder.resolve(spec.name()).resolve("versions"));
        Path part = Files.createTempDirectory(versions, ".publishing");
        copy.to(part.resolve("function"));
        Files.writeString(part.resolve("sha256"), digest);
        Files.move(part, versions.resolve(next), StandardCopyOption.ATOMIC_MOVE);
        return next;
    }

    /// The numbers, from the first to the last.
    public List<String> versions(String name) {
        try (Stream<Path> entries = Files.list(folder.resolve(name).resolve("versions"))) {
            return entries.map(entry -> String.valueOf(entry.getFileName()))
                    .filter(entry -> NUMBER.matcher(entry).matches())
                    .sorted((one, other) -> Integer.compare(Integer.parseInt(one), Integer.parseInt(other)))
                    .toList();
        } catch (IOException none) {
            return List.of();
        }
    }

    private @Nullable String digest(String name, String version) {
        try {
            return Files.readString(version(name, version).resolve("sha256"));
        } catch (IOException unreadable) {
            return null;
        }
    }

    private Path version(String name, String version) {
        return folder.resolve(name).resolve("versions").resolve(version);
    }

    /// The function as it was published.
    public FunctionSpec spec(String name, String version) throws BadVersion {
        if (!versions(name).contains(version)) {
            throw new BadVersion("there is no version " + version + " of " + name + "; there are "
                    + shown(versions(name)) + "; ./banyan functions publish " + name + " makes one");
        }
        List<Problem> problems = new ArrayList<>();
        FunctionFolders.Found found = new FunctionFolders(version(name, version).resolve("function")).read();
        problems.addAll(found.problems());
        FunctionSpec spec = found.specs().get(name);
        if (spec == null) {
            throw new BadVersion("version " + version + " of " + name + " was damaged: " + problems);
        }
        return spec;
    }

    /// Alias → version, by alias.
    public SortedMap<String, String> aliases(String name) {
        return known.computeIfAbsent(name, this::read);
    }

    private SortedMap<String, String> read(String name) {
        SortedMap<String, String> aliases = new TreeMap<>();
        try {
            JsonNode read = JSON.readTree(Files.readAllBytes(aliasFile(name)));
            read.properties()
                    .forEach(one -> aliases.put(one.getKey(), one.getValue().asString("")));
        } catch (IOException | JacksonException none) {
            aliases.clear();
        }
        return Collections.unmodifiableSortedMap(aliases);
    }

    /// From now on, this alias is this version.
    public synchronized void alias(String name, String alias, String version) throws BadVersion, IOException {
        if (!ALIAS.matcher(alias).matches()) {
            throw new BadVersion(
                    "alias was '" + alias + "' but must be 1 to 128 letters, digits, hyphens or underscores,"
                            + " not digits alone; write live");
        }
        if (!version.equals("$LATEST") && !versions(name).contains(version)) {
            throw new BadVersion("version was '" + version + "' but must be one of " + name + "'s: "
                    + shown(versions(name)) + "; ./banyan functions publish " + name + " makes one");
        }
        SortedMap<String, String> aliases = new TreeMap<>(aliases(name));
        aliases.put(alias, version);
        Path file = aliasFile(name);
        Path home = Files.createDirectories(folder.resolve(name));
        Path part = Files.createTempFile(home, ".aliases", ".part");
        Files.write(part, JSON.writeValueAsBytes(aliases));
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        known.put(name, Collections.unmodifiableSortedMap(aliases));
    }

    private Path aliasFile(String name) {
        return folder.resolve(name).resolve("aliases.json");
    }

    private static String shown(List<String> versions) {
        return versions.isEmpty() ? "$LATEST alone" : "$LATEST, " + String.join(", ", versions);
    }
}
