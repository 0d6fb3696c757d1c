package io.banyan.report;

import io.banyan.catalog.Declared;
import io.banyan.catalog.DeclaredVersion;
import io.banyan.catalog.Ownership;
import io.banyan.catalog.Subject;
import io.banyan.config.FileGroup;
import io.banyan.descriptor.AgainstGroups;
import io.banyan.descriptor.Described;
import io.banyan.function.HostedFunction;
import io.banyan.lambda.FunctionName;
import io.banyan.route.Lifecycle;
import io.banyan.route.Origin;
import io.banyan.snapshot.Snapshot;
import io.banyan.split.Weight;
import io.banyan.upstream.Platform;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The functions that somebody declares: the team in a descriptor, a function host by its `function.yaml`, or
/// at least the route file of a group that calls it. Whose it is, the first of these says that there is. One
/// whose group no route file has is not declared.
final class DeclaredFunctions {
    private final Function<FileGroup, Weight> applied;
    private final Map<String, Sources> functions = new TreeMap<>();

    /// Where one function is named.
    private static final class Sources {
        private final List<FileGroup> callers = new ArrayList<>();
        private @Nullable Described backstage;
        private @Nullable Described descriptor;
        private @Nullable HostedFunction hosted;
    }

    /// @param applied the highest weight of a group's routes
    DeclaredFunctions(Snapshot files, Function<FileGroup, Weight> applied, SeenElsewhere seen, AgainstGroups against) {
        this.applied = applied;
        files.groups().values().stream()
                .sorted(Comparator.comparing(FileGroup::name))
                .forEach(file -> {
                    FunctionName name = nameOf(file);
                    if (name != null) {
                        of(name.name()).callers.add(file);
                    }
                });
        seen.descriptors().described().stream()
                .filter(one -> one.subject().kind() == Subject.Kind.FUNCTION)
                .filter(against::isKnown)
                .forEach(one -> {
                    Sources sources = of(one.subject().name());
                    if (one.backstage()) {
                        sources.backstage = one;
                    } else {
                        sources.descriptor = one;
                    }
                });
        seen.hosted().stream()
                .filter(one -> files.groups().containsKey(one.group()))
                .forEach(one -> of(one.name()).hosted = one);
    }

    /// The function that a group's MODERN is; null = it is none.
    static @Nullable FunctionName nameOf(FileGroup file) {
        return file.upstreams().modern().platform() instanceof Platform.Lambda lambda ? lambda.function() : null;
    }

    private Sources of(String name) {
        return functions.computeIfAbsent(name, none -> new Sources());
    }

    List<Declared> all() {
        return functions.entrySet().stream()
                .map(one -> declared(one.getKey(), one.getValue()))
                .toList();
    }

    private Declared declared(String name, Sources sources) {
        Described said = sources.backstage == null ? sources.descriptor : sources.backstage;
        HostedFunction hosted = sources.hosted;
        if (said != null) {
            String contact = Stream.of(said, sources.descriptor)
                    .filter(Objects::nonNull)
                    .map(one -> one.ownership().contact())
                    .filter(text -> !text.isEmpty())
                    .findFirst()
                    .orElse("");
            Ownership ownership = new Ownership(
                    said.ownership().owner(), contact, said.ownership().reviewBy());
            return made(name, said.group(), ownership, said.lifecycle(), said.origin(), sources);
        }
        if (hosted != null) {
            Lifecycle lifecycle = Lifecycle.of(hosted.lifecycle()).orElse(Lifecycle.PRODUCTION);
            Ownership ownership = new Ownership(hosted.owner(), hosted.contact(), null);
            return made(name, hosted.group(), ownership, lifecycle, new Origin(hosted.file(), 1), sources);
        }
        FileGroup caller = sources.callers.getFirst();
        Ownership ownership =
                new Ownership(caller.group().owner(), caller.group().contact(), null);
        return made(
                name,
                caller.name(),
                ownership,
                caller.group().lifecycle(),
                caller.group().origin(),
                sources);
    }

    private Declared made(
            String name, String group, Ownership ownership, Lifecycle lifecycle, Origin origin, Sources sources) {
        Weight most = sources.callers.stream()
                .map(applied)
                .max(Comparator.naturalOrder())
                .orElse(null);
        return new Declared(
                Subject.function(name),
                group,
                ownership,
                lifecycle,
                place(sources),
                versions(name, sources),
                most,
                origin);
    }

    private static String place(Sources sources) {
        return Stream.concat(
                        sources.callers.stream().map(file -> file.group().deployed()),
                        Stream.ofNullable(sources.hosted).map(HostedFunction::host))
                .findFirst()
                .orElse("");
    }

    /// What the Component says; else the numbers that route files name. An alias names no version.
    private static List<DeclaredVersion> versions(String name, Sources sources) {
        Described backstage = sources.backstage;
        if (backstage != null && backstage.version() != null) {
            return List.of(new DeclaredVersion(
                    backstage.version(), "write its number under banyan.io/version in " + backstage.origin()));
        }
        return sources.callers.stream()
                .mapMulti((FileGroup file, java.util.function.Consumer<DeclaredVersion> found) -> {
                    FunctionName written = nameOf(file);
                    String qualifier = written == null ? null : written.qualifier();
                    if (qualifier != null && qualifier.matches("[0-9]+")) {
                        found.accept(new DeclaredVersion(
                                qualifier,
                                "write 'url: lambda:%s:VERSION' in %s"
                                        .formatted(name, file.group().origin().file())));
                    }
                })
                .distinct()
                .toList();
    }
}
