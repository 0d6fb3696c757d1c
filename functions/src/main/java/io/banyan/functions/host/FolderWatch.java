package io.banyan.functions.host;

import io.banyan.functions.spec.FunctionFolders;
import io.banyan.functions.spec.FunctionSpec;
import io.banyan.functions.spec.Problem;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What the folders say now. A change counts once two looks in a row have seen the same, since a build writes for a
/// while and an editor takes a file away for a moment; a function whose file has a mistake stays as it was.
final class FolderWatch {
    private static final Logger LOG = LoggerFactory.getLogger("functions");

    /// One function, and its files as they were when it was taken over.
    private record Seen(FunctionSpec spec, FolderSignature signature) {}

    /// All that stands.
    private record Standing(Map<String, Seen> functions, List<Problem> problems) {}

    private final FunctionFolders folders;
    private final Consumer<FunctionSpec> replaced;
    private final Map<String, FolderSignature> changing = new HashMap<>();
    private final Set<String> missing = new HashSet<>();
    private volatile Standing standing = new Standing(Map.of(), List.of());

    /// @param replaced told of each that is no longer served as it was
    FolderWatch(FunctionFolders folders, Consumer<FunctionSpec> replaced) {
        this.folders = folders;
        this.replaced = replaced;
    }

    @Nullable
    FunctionSpec latest(String name) {
        Seen seen = standing.functions().get(name);
        return seen == null ? null : seen.spec();
    }

    List<FunctionSpec> all() {
        return standing.functions().values().stream().map(Seen::spec).toList();
    }

    List<Problem> problems() {
        return standing.problems();
    }

    /// Looks once; by one thread at a time.
    void look() {
        FunctionFolders.Found found = folders.read();
        Standing before = standing;
        Map<String, Seen> now = new LinkedHashMap<>();
        found.specs()
                .forEach((name, spec) -> now.put(name, taken(before.functions().get(name), spec)));
        Set<String> wrong = found.problems().stream().map(Problem::file).collect(Collectors.toSet());
        before.functions().forEach((name, seen) -> {
            boolean isWrong = wrong.contains(seen.spec().source().file());
            if (!now.containsKey(name) && (isWrong || missing.add(name))) {
                now.put(name, seen);
            } else {
                missing.remove(name);
            }
        });
        standing = new Standing(now, found.problems());
        tell(before, standing);
    }

    private Seen taken(@Nullable Seen before, FunctionSpec spec) {
        FolderSignature signature = FolderSignature.of(spec);
        if (before == null) {
            return new Seen(spec, signature);
        }
        boolean isSame = before.spec().equals(spec) && before.signature().equals(signature);
        boolean isStill = signature.equals(changing.put(spec.name(), signature));
        if (isSame) {
            changing.remove(spec.name());
        }
        return isSame || !isStill ? before : new Seen(spec, signature);
    }

    @SuppressWarnings("ReferenceEquality") // which of the two it is, not whether they are alike
    private void tell(Standing before, Standing now) {
        before.functions().forEach((name, seen) -> {
            Seen next = now.functions().get(name);
            if (next != seen) {
                LOG.info("{}: {} {}", seen.spec().source().file(), name, next == null ? "is gone" : "has changed");
                replaced.accept(seen.spec());
            }
        });
        Set<Problem> known = new HashSet<>(before.problems());
        now.problems().stream().filter(one -> !known.contains(one)).forEach(one -> LOG.warn("{}", one));
    }
}
